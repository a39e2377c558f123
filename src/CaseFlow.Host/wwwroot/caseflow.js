// Small things that must work without a circuit: menus that close, the density of lists, the reconnect notice.
(() => {
  const density = "caseflow.density";
  const root = document.documentElement;
  root.dataset.density = localStorage.getItem(density) ?? "wide";

  document.addEventListener("click", e => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(e.target) || e.target.closest("a")) menu.open = false;
    }
    if (e.target.closest("[data-density-switch]")) {
      root.dataset.density = root.dataset.density === "compact" ? "wide" : "compact";
      localStorage.setItem(density, root.dataset.density);
    }
    const fill = e.target.closest("[data-fill-user]");
    if (fill) {
      e.preventDefault();
      document.getElementById("userName").value = fill.dataset.fillUser;
      document.getElementById("password").value = fill.dataset.fillPassword;
      document.querySelector("form button[type=submit]").focus();
    }
    if (e.target.closest("[data-print]")) window.print();
    const copy = e.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
  });
  // What is typed before the circuit is up is not lost when its page takes the place of the first picture, nor is the place
  // where it is typed: the heading, which gets the focus on each new page, gives it back.
  const typed = new Map();
  const remember = e => {
    if (e.target.id && e.target.matches("textarea, select, input:not([type=password], [type=file], [type=checkbox], [type=radio])")) typed.set(e.target.id, e.target.value);
  };
  const restore = (_, observer) => {
    if (!document.querySelector("main[data-interactive]")) return;
    document.removeEventListener("input", remember, true);
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (!field) continue;
      typed.delete(id);
      if (field.value === value) continue;
      field.value = value;
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
      if (document.activeElement === document.body) field.focus();
    }
    if (typed.size === 0) observer.disconnect();
  };
  const giveBack = e => {
    if (e.target.tagName !== "H1") return;
    document.removeEventListener("focusin", giveBack);
    if (e.relatedTarget?.matches("input, textarea, select")) e.relatedTarget.focus();
  };
  if (document.querySelector("main:not([data-interactive])")) {
    for (const field of document.querySelectorAll("main input, main textarea")) if (field.value !== field.defaultValue) remember({ target: field });
    document.addEventListener("input", remember, true);
    document.addEventListener("focusin", giveBack);
    new MutationObserver(restore).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-interactive"] });
  }

  // A picker takes the focus back once the server has heard of the choice; by then people may be writing in the next field.
  document.addEventListener("focusin", e => {
    const picker = e.target.closest("input[data-picker]");
    if (!picker || Object.hasOwn(picker, "focus")) return;
    picker.focus = options => {
      const at = document.activeElement;
      const here = !at || at === document.body || at.closest(".mud-popover") || at.closest(".mud-input-control")?.contains(picker);
      if (here) HTMLElement.prototype.focus.call(picker, options);
    };
  });

  // After a refusal the eye should land on the first field that needs changing.
  window.caseflowShowRefused = () => requestAnimationFrame(() =>
    (document.querySelector('[aria-invalid="true"]') ?? document.querySelector('[role="alert"]'))?.scrollIntoView({ block: "center" }));

  // A drawing wider than a phone opens where the case stands; one that is higher than its pane as well.
  window.caseflowCentre = (pane, step) => {
    const at = pane?.querySelector(step)?.getBoundingClientRect();
    if (!at) return;
    const seen = pane.getBoundingClientRect();
    pane.scrollLeft += at.left + at.width / 2 - seen.left - pane.clientWidth / 2;
    pane.scrollTop += at.top + at.height / 2 - seen.top - pane.clientHeight / 2;
    lookAlike(pane);
    // Picked in the words above, it is brought before the eyes.
    if (pane.querySelector(".flow-picked")) pane.scrollIntoView({ block: "nearest" });
  };

  // Two drawings beside one another are looked at in the same place.
  const lookAlike = pane => {
    for (const other of pane.closest("[data-flow-pair]")?.querySelectorAll(".flow-scroll") ?? []) {
      if (other !== pane) [other.scrollLeft, other.scrollTop] = [pane.scrollLeft, pane.scrollTop];
    }
  };
  document.addEventListener("scroll", e => {
    if (e.target instanceof Element && e.target.matches("[data-flow-pair] .flow-scroll:is(:hover, :focus, :focus-within)")) lookAlike(e.target);
  }, true);

  document.addEventListener("keydown", e => {
    if (e.key === "Escape") for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
  });

  const notice = document.getElementById("components-reconnect-modal");
  notice?.addEventListener("components-reconnect-state-changed", e => {
    const state = e.detail.state;
    if (state === "show") notice.showModal();
    else if (state === "hide") notice.close();
    else if (state === "failed") document.addEventListener("visibilitychange", whenSeen);
    else if (state === "rejected") location.reload();
  });
  async function again() {
    document.removeEventListener("visibilitychange", whenSeen);
    if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) location.reload();
    else notice.close();
  }
  async function resume() {
    if (!(await Blazor.resumeCircuit())) location.reload();
  }
  function whenSeen() {
    if (document.visibilityState === "visible") again();
  }
  document.getElementById("components-reconnect-button")?.addEventListener("click", again);
  document.getElementById("components-resume-button")?.addEventListener("click", resume);
})();
