// What the phone keeps: setup and words, checks, and files (photos, signatures) that are not sent yet.
let opened;

function open() {
  return opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open("caseflow-field", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("meta");
      asked.result.createObjectStore("checks", { keyPath: "id" });
      asked.result.createObjectStore("files", { keyPath: "id" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

async function work(store, mode, act) {
  const db = await open();
  return new Promise((done, fail) => {
    const transaction = db.transaction(store, mode);
    const asked = act(transaction.objectStore(store));
    transaction.oncomplete = () => done(asked?.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

export const meta = {
  get: key => work("meta", "readonly", s => s.get(key)),
  put: (key, value) => work("meta", "readwrite", s => s.put(value, key)),
  remove: key => work("meta", "readwrite", s => s.delete(key)),
};

export const checks = {
  all: () => work("checks", "readonly", s => s.getAll()),
  get: id => work("checks", "readonly", s => s.get(id)),
  put: check => work("checks", "readwrite", s => s.put(check)),
  remove: id => work("checks", "readwrite", s => s.delete(id)),
};

export const files = {
  get: id => work("files", "readonly", s => s.get(id)),
  put: file => work("files", "readwrite", s => s.put(file)),
  remove: id => work("files", "readwrite", s => s.delete(id)),
};

// Every file that a check names: of the whole, of its defects, and the signatures.
export function filesOf(check) {
  return [...check.photos, ...Object.values(check.answers).flatMap(a => a.photos ?? []), ...Object.values(check.signatures).filter(Boolean)];
}
