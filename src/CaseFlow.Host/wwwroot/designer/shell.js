// What the designer's scripts share: the page's facts and texts, the state in the bar, the banner, dialogs, downloads.
window.caseflowDesigner = (() => {
  const page = document.body.dataset;
  const texts = JSON.parse(document.getElementById("designer-texts").textContent);
  const part = name => document.querySelector(`[data-testid="designer-${name}"]`);

  const text = (name, ...values) => values.reduce((t, v, i) => t.replaceAll(`{${i}}`, v), texts[name]);

  const clock = at => new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).format(at);

  function state(name, ...values) {
    part("state").textContent = text(`state.${name}`, ...values);
    part("state").dataset.state = name;
  }

  function banner(message, kind = "warning") {
    const place = part("banner");
    place.hidden = !message;
    place.textContent = message ?? "";
    place.dataset.kind = kind;
  }

  /** Asks with the choices [{ key, text, main, href }]; answers the key. A choice with `stay` calls it and leaves the dialog open. */
  function ask(id, title, lines, choices) {
    const dialog = document.createElement("dialog");
    dialog.className = "ask";
    dialog.dataset.testid = `designer-${id}`;
    const heading = dialog.appendChild(document.createElement("h2"));
    heading.textContent = title;
    for (const line of lines.filter(Boolean)) dialog.appendChild(document.createElement("p")).textContent = line;
    const row = dialog.appendChild(document.createElement("div"));
    row.className = "ask-choices";
    document.body.appendChild(dialog);
    return new Promise(done => {
      const close = key => { dialog.close(); dialog.remove(); done(key); };
      for (const choice of choices) {
        const button = row.appendChild(document.createElement("button"));
        button.type = "button";
        button.textContent = choice.text;
        button.dataset.testid = `designer-${id}-${choice.key}`;
        if (choice.main) button.className = "main";
        button.addEventListener("click", () => choice.stay ? choice.stay(button, close) : close(choice.key));
      }
      dialog.addEventListener("cancel", e => e.preventDefault());
      dialog.showModal();
    });
  }

  function download(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Studio injects an inline script for its hot keys, which the page's policy refuses; this stands in for it.
  let hotKeys = null;
  window.editorHotkeys = { register(target) { hotKeys = target; }, dispose() { hotKeys = null; } };
  document.addEventListener("keydown", e => {
    if (!hotKeys || !(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "s") return;
    e.preventDefault();
    hotKeys.invokeMethodAsync("OnHotKeysCtrlS");
  });

  return { page, part, text, clock, state, banner, ask, download, edits: page.edit === "true" };
})();
