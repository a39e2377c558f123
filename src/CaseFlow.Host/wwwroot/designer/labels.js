// Studio's own texts in the reader's language, and without what is not offered here. Changes only what is shown: stored
// values, code and the names that people gave stay as they are.
(() => {
  const designer = window.caseflowDesigner;
  const untouched = ".monaco-editor, .activity-label, code, pre, textarea, script, style, dialog.ask, .bar, [contenteditable=true]";
  const attributes = ["placeholder", "title", "aria-label"];
  // Trying out is done by 试算, not here; how often state is written and what is logged is not a definition's to say.
  const hidden = { tabs: new Set(["Test", "Commit Strategy", "Log"]), sections: new Set(["Commit Strategy"]), fields: new Set(["Log Persistence Strategy"]) };
  let exact = new Map();
  let patterns = [];
  let outcomes = new Map();

  /** Outcomes of tasks carry keys; people read what the task's form calls them, where all tasks call them the same. */
  designer.opened = definition => {
    if (!designer.page.language.startsWith("zh")) return;
    const names = new Map();
    const visit = value => {
      if (!value || typeof value !== "object") return;
      const forms = value.forms?.expression?.value;
      try {
        for (const [key, form] of Object.entries(typeof forms === "string" ? JSON.parse(forms) : forms ?? {})) {
          if (form?.label) names.set(key, (names.get(key) ?? new Set()).add(form.label));
        }
      } catch {
        // A form that is no JSON is told by the check of the draft.
      }
      Object.values(value).forEach(visit);
    };
    visit(definition.root);
    outcomes = new Map([...names].map(([key, labels]) => [key, [...labels].join("／")]));
  };

  function learn(labels) {
    exact = new Map(Object.entries(labels));
    patterns = Object.entries(labels).filter(([key]) => key.includes("{0}")).map(([key, value]) => [
      new RegExp(`^${key.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.+?)")}$`), value,
    ]);
  }

  function translated(text) {
    const trimmed = text.trim();
    if (!/[A-Za-z]/.test(trimmed)) return null;
    let found = exact.get(trimmed) ?? outcomes.get(trimmed);
    for (const [pattern, value] of found ? [] : patterns) {
      const match = pattern.exec(trimmed);
      if (match) { found = value.replace(/\{(\d)\}/g, (_, n) => match[+n + 1]); break; }
    }
    return found === undefined ? null : text.replace(trimmed, () => found);
  }

  function text(node) {
    const parent = node.parentElement;
    hide(node.data.trim(), parent);
    // An instance has no name in Studio: its canvas is headed by its id.
    const own = designer.page.kind === "instance" && node.data.trim() === designer.page.id && parent.closest(".mud-tab");
    const shown = own ? designer.page.name : translated(node.data);
    if (shown !== null && shown !== node.data) node.data = shown;
  }

  function hide(label, parent) {
    const tab = hidden.tabs.has(label) && parent.closest(".mud-tab");
    const section = hidden.sections.has(label) && parent.matches(".mud-typography-overline") && parent.parentElement;
    const field = hidden.fields.has(label) && parent.matches("label") && parent.closest(":has(> .flex-none.pt-1)");
    // Studio's own layout classes are !important.
    for (const part of [tab, section, field]) if (part) part.style.setProperty("display", "none", "important");
    // Variables have a column of values for trying out, behind the one that says where they are stored.
    if (label === "Storage" && parent.closest("th")) parent.closest("table").dataset.tryingAfter = parent.closest("th").cellIndex + 1;
  }

  function element(node) {
    for (const name of attributes) {
      const value = node.getAttribute(name);
      const shown = value === null ? null : translated(value);
      if (shown !== null && shown !== value) node.setAttribute(name, shown);
    }
  }

  const isUntouched = node => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest(untouched) !== null;

  // Of what is added, only the root is asked for what it stands in: the walk leaves out the rest.
  function tree(node) {
    if (node.nodeType !== Node.TEXT_NODE && node.nodeType !== Node.ELEMENT_NODE || isUntouched(node)) return;
    if (node.nodeType === Node.TEXT_NODE) return text(node);
    element(node);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      n => n.nodeType === Node.ELEMENT_NODE && n.matches(untouched) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let n = walk.nextNode(); n; n = walk.nextNode()) n.nodeType === Node.TEXT_NODE ? text(n) : element(n);
  }

  function watch() {
    tree(document.body);
    new MutationObserver(changes => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(tree);
        else if (isUntouched(change.target)) continue;
        else if (change.type === "characterData") text(change.target);
        else element(change.target);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
  }

  designer.labels = (designer.page.language.startsWith("zh")
    ? fetch("labels.zh-CN.json").then(answer => answer.json()).then(learn)
    : Promise.resolve()).then(watch);
})();
