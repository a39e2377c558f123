// Keeps the phone page's own files, so that it opens without network. Data is kept by the page itself (field/store.js).
const shelf = "caseflow-field-1";
const files = ["/field", "/field/app.js", "/field/store.js", "/field/sync.js", "/field/dom.js", "/field/form.js", "/field/defect.js", "/field/signature.js", "/field/photos.js", "/field/field.css", "/caseflow.svg"];

self.addEventListener("install", e => e.waitUntil(caches.open(shelf).then(c => c.addAll(files)).then(() => self.skipWaiting())));

self.addEventListener("activate", e => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("caseflow-field-") && name !== shelf) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("fetch", e => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin || !files.includes(url.pathname)) return;
  e.respondWith(answer(e.request, url.pathname));
});

// The network first, so that a new version comes at once; what was kept where there is none.
async function answer(request, path) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && fresh.type === "basic" && !fresh.redirected) {
      const kept = fresh.clone();
      caches.open(shelf).then(c => c.put(path, kept));
    }
    return fresh;
  } catch (lost) {
    const kept = await caches.match(path);
    if (kept) return kept;
    throw lost;
  }
}
