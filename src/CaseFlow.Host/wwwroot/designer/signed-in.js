// Tells the designer that waits in another window who has signed in, and closes.
const channel = new BroadcastChannel("caseflow-designer");
channel.postMessage({ person: document.body.dataset.person });
setTimeout(() => window.close(), 800);
