// Starts Studio's element and says how far it is.
(() => {
  const designer = window.caseflowDesigner;
  const { page, part, text } = designer;
  const loading = part("loading");
  const say = name => { loading.querySelector(".loading-text").textContent = text(`loading.${name}`); };
  const tag = page.kind === "editor" ? "elsa-workflow-definition-editor" : "elsa-workflow-instance-viewer";

  localStorage.setItem("BlazorCulture", page.language === "en" ? "en-US" : "zh-CN");
  const slow = setTimeout(() => say("slow"), 30_000);

  // Asks for a frame only once nodes are there: Studio may take them away again before it.
  let asked = false;
  const stands = () => document.querySelector("#host .x6-graph-svg-stage .x6-node") !== null;
  const drawn = new MutationObserver(() => {
    if (asked || !stands()) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; if (stands()) ready(); });
  });

  function ready() {
    drawn.disconnect();
    clearTimeout(slow);
    loading.remove();
    performance.mark("designer-ready");
    document.body.dataset.ready = "true";
    if (designer.edits) watchEdits();
  }

  // Studio marks its save button while something is not saved; leaving then is asked about.
  function watchEdits() {
    const mark = document.querySelector("#host .elsa-toolbar-icon");
    const edited = () => mark?.querySelector(".mud-badge") && !mark.querySelector(".mud-badge.mud-theme-success");
    designer.state("open");
    if (!mark) return;
    new MutationObserver(() => {
      if (edited() && !["saving", "unsaved"].includes(part("state").dataset.state)) designer.state("edited");
    }).observe(mark, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
    addEventListener("beforeunload", e => {
      if (["edited", "saving", "unsaved"].includes(part("state").dataset.state)) e.preventDefault();
    });
  }

  async function open() {
    designer.ahead.start();
    await Promise.all([customElements.whenDefined(tag), designer.labels]);
    say("open");
    const element = document.createElement(tag);
    element.setAttribute("remote-endpoint", `${location.origin}/elsa/api`);
    element.setAttribute(page.kind === "editor" ? "definition-id" : "instance-id", page.id);
    element.editWorkflowDefinition = id => location.assign(`/designer/editor?definition=${encodeURIComponent(id)}`);
    drawn.observe(part("host"), { subtree: true, childList: true });
    part("host").appendChild(element);
  }

  const downloaded = new MutationObserver(() => {
    if (parseInt(document.documentElement.style.getPropertyValue("--blazor-load-percentage"), 10) >= 100) {
      downloaded.disconnect();
      say("start");
    }
  });
  downloaded.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
  designer.recover().then(open);
})();
