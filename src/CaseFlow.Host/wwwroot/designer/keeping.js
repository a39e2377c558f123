// A save that the server has not confirmed stays on this computer, for its person and its definition.
(() => {
  const designer = window.caseflowDesigner;
  const key = `caseflow.designer.${designer.page.person}.${designer.page.definition}`;

  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };

  designer.keeping = {
    read,
    write(body, base) {
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), base, body }));
      } catch {
        // Full or switched off: the save itself goes on.
      }
    },
    clear: () => localStorage.removeItem(key),
  };
})();
