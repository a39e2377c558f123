// Calls to our server outlive a lost network and an ended session: they wait, and are sent again.
(() => {
  const designer = window.caseflowDesigner;
  const plain = window.fetch.bind(window);
  const passing = new Set([502, 503, 504]);
  const waits = [1_000, 2_000, 4_000, 8_000, 15_000];
  let waiting = 0;
  let signingIn = null;

  const later = wait => new Promise(done => {
    const over = () => { clearTimeout(timer); removeEventListener("online", over); done(); };
    const timer = setTimeout(over, wait);
    addEventListener("online", over);
  });

  /** Sends until the server itself answers; the same request, under the same idempotency key. */
  async function send(make) {
    for (let attempt = 0, lost = false; ; attempt++) {
      const answer = await plain(...make()).catch(() => null);
      if (answer && !passing.has(answer.status)) {
        if (lost && --waiting === 0) {
          designer.banner(designer.text("network.back"), "good");
          setTimeout(() => waiting || designer.banner(null), 4_000);
        }
        return answer;
      }
      if (!lost) { lost = true; waiting++; }
      designer.banner(designer.text("network.lost"));
      await later(waits[Math.min(attempt, waits.length - 1)]);
    }
  }

  /** Waits until somebody has signed in again in a window of its own. */
  function signIn() {
    return signingIn ??= new Promise(done => {
      const channel = new BroadcastChannel("caseflow-designer");
      let finish = null;
      channel.onmessage = ({ data }) => {
        if (data.person !== designer.page.person) return designer.banner(designer.text("session.other-person"));
        designer.banner(null);
        channel.close();
        finish?.();
      };
      designer.ask("session", designer.text("session.title"), [designer.text("session.text")], [{
        key: "sign-in", main: true, text: designer.text("session.sign-in"),
        stay: (_, close) => {
          finish = close;
          window.open(`/sign-in?returnUrl=${encodeURIComponent("/designer/signed-in")}`, "caseflow-sign-in", "width=900,height=720");
        },
      }]).then(() => { signingIn = null; done(); });
    });
  }

  async function call(make) {
    for (;;) {
      const answer = await send(make);
      if (answer.status !== 401) return answer;
      await signIn();
    }
  }

  designer.call = call;
  designer.hooks = [];

  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (url.origin !== location.origin || !url.pathname.startsWith("/elsa/")) return plain(input, init);
    const request = new Request(input, init);
    const body = ["GET", "HEAD"].includes(request.method) ? undefined : await request.clone().text();
    const ask = { url, method: request.method, body, headers: new Headers(request.headers) };
    const ahead = () => ask.method === "GET" ? designer.ahead.take(url) : undefined;
    const next = () => ahead() ?? call(() => [url, { method: ask.method, body: ask.body, headers: ask.headers, credentials: "same-origin" }]);
    const hook = designer.hooks.find(h => h.takes(ask));
    return hook ? hook.call(ask, next) : next();
  };
})();
