// The phone page: what is to be sent, which enterprise, the check. Works without network after one visit with it.
import { checks, files, filesOf, meta } from "./store.js";
import { button, el, readable, say, useWords } from "./dom.js";
import { form, standing } from "./form.js";
import { SignedOut, ask, sync } from "./sync.js";

const root = document.getElementById("field");
const keepSent = 20;
let setup = null;
let ahead = 0;
let open = null;
let note = null;

const now = () => new Date(Date.now() + ahead);

// To the minute, as the fields show it: what is put right in the same minute comes after it.
const minute = () => new Date(Math.floor(now().getTime() / 60_000) * 60_000).toISOString();

async function renew() {
  try {
    const [fresh, words] = await Promise.all([ask("/api/v1/field/setup"), ask("/api/v1/field/texts")]);
    ahead = new Date(fresh.now).getTime() - Date.now();
    // Checklists of checks begun with an older version stay with those checks.
    setup = { ...fresh, ahead, takenAt: fresh.now };
    await Promise.all([meta.put("setup", setup), meta.put("words", words)]);
    useWords(words);
    note = null;
    return true;
  } catch (lost) {
    note = lost instanceof SignedOut ? "signed-out" : null;
    return false;
  }
}

const frame = (title, back, ...parts) => root.replaceChildren(
  el("header", { class: "top" },
    back ? button("‹", back, "back", "back") : el("a", { class: "button back", href: "/inspections", "aria-label": say("to-desk") }, "‹"),
    el("h1", {}, title),
    el("span", { class: navigator.onLine ? "net on" : "net", testid: "net" }, say(navigator.onLine ? "online" : "offline"))),
  note === "signed-out" ? el("p", { class: "warn card" }, say("signed-out"), " ", el("a", { href: "/sign-in?returnUrl=/field" }, say("sign-in"))) : "",
  ...parts.flat().filter(Boolean));

async function home() {
  open = null;
  const all = (await checks.all()).sort((a, b) => (b.checkedAt ?? "").localeCompare(a.checkedAt ?? ""));
  const mine = all.filter(c => c.personId === setup.personId);
  const others = all.length - mine.length;
  const of = state => mine.filter(c => c.state === state);
  const waiting = [...of("refused"), ...of("ready")];
  frame(say("title"), null,
    el("p", { class: "hint pad" }, say("who", setup.personName, setup.unitName), " · ", say("taken", readable(setup.takenAt), setup.enterprises.length)),
    el("div", { class: "pad" }, button(`＋ ${say("new")}`, choose, "main wide", "new-check")),
    list(say("waiting", waiting.length), waiting, say("waiting-none"), "waiting"),
    waiting.length ? el("div", { class: "pad" }, button(say("send-now"), () => round(true), "wide", "send-now")) : "",
    list(say("drafts"), of("draft"), say("drafts-none"), "drafts"),
    list(say("sent"), of("sent").slice(0, keepSent), say("sent-none"), "sent"),
    others ? el("p", { class: "hint pad" }, say("others", others)) : "",
    el("div", { class: "pad" }, button(say("renew"), async () => { await renew(); await home(); }, "quiet wide", "renew"), button(say("leave"), leave, "quiet wide", "leave")));
}

// For a phone that others use too: what was sent and the list of enterprises go; what is not sent keeps them here.
async function leave() {
  const mine = (await checks.all()).filter(c => c.personId === setup.personId);
  const unsent = mine.filter(c => c.state !== "sent");
  if (unsent.length > 0) return alert(say("leave-unsent", unsent.length));
  if (!confirm(say("leave-sure"))) return;
  for (const check of mine) await checks.remove(check.id);
  await meta.remove("setup");
  location.assign("/account");
}

function list(title, rows, none, testid) {
  return el("section", { class: "card", testid },
    el("h2", {}, title),
    rows.length === 0 ? el("p", { class: "hint" }, none) : el("ul", { class: "list" }, rows.map(row)));
}

function row(check) {
  const words = { ready: say("state-ready"), refused: say("state-refused"), draft: say("state-draft"), sent: say("state-sent", check.number, check.hazards) }[check.state];
  return el("li", { class: `entry ${check.state}`, testid: `entry-${check.state}` },
    el("div", {}, el("strong", {}, check.enterprise.name), el("span", { class: "hint block" }, readable(check.checkedAt)), el("span", { class: "state block" }, words),
      (check.warnings ?? []).map(w => el("span", { class: "warn block" }, `⚠ ${w}`)),
      check.state === "refused" ? check.refusals.map(r => el("span", { class: "trouble block", testid: "refusal" }, r)) : null),
    el("div", { class: "entry-actions" },
      check.state === "sent" ? el("a", { class: "button small", href: `/inspections/${check.id}` }, say("look")) : button(say(check.state === "ready" ? "change" : "go-on"), () => fill(check), "small", "go-on"),
      check.state === "sent" ? null : button(say("drop"), () => drop(check), "small quiet", "drop")));
}

async function drop(check) {
  if (!confirm(say("drop-sure", check.enterprise.name))) return;
  for (const id of filesOf(check)) await files.remove(id);
  await checks.remove(check.id);
  await home();
}

function choose() {
  const rows = el("ul", { class: "list" });
  const list = setup.checklists.length > 1
    ? el("select", { "aria-label": say("checklist"), testid: "checklist" }, setup.checklists.map(c => el("option", { value: c.versionId }, c.name)))
    : null;
  const show = text => {
    const words = text.trim().toLowerCase();
    const found = setup.enterprises.filter(e => !words || `${e.name}${e.address}${e.place}`.toLowerCase().includes(words));
    rows.replaceChildren(
      ...found.slice(0, 60).map(e => el("li", {}, el("button", { type: "button", class: "pick", onclick: () => begin(e, list?.value), testid: "pick" },
        el("strong", {}, e.name), el("span", { class: "hint block" }, `${e.place} ${e.address}`), e.state && el("span", { class: "warn block" }, `⚠ ${e.state}`)))),
      ...(found.length === 0 ? [el("li", { class: "hint" }, say("nothing-found"))] : found.length > 60 ? [el("li", { class: "hint" }, say("more-found", found.length))] : []));
  };
  frame(say("choose"), home, el("div", { class: "pad" }, list, el("input", { type: "search", placeholder: say("search"), "aria-label": say("search"), oninput: e => show(e.target.value), testid: "search" })), el("section", { class: "card" }, rows));
  show("");
}

async function begin(enterprise, versionId) {
  const checklist = setup.checklists.find(c => c.versionId === versionId) ?? setup.checklists[0];
  const check = {
    id: crypto.randomUUID(), personId: setup.personId, enterprise, versionId: checklist.versionId, content: checklist.content, checkedAt: minute(),
    siteKinds: [], answers: {}, photos: [], signatures: { inspector: null, representative: null }, position: null, remark: "", state: "draft",
  };
  await checks.put(check);
  await fill(check);
}

async function fill(check) {
  open = check;
  if (check.state === "ready") await checks.put(Object.assign(check, { state: "draft" }));
  frame(check.content.title, home, form(check, check.content, now, home, finish));
  root.scrollIntoView();
}

async function finish(check) {
  const defects = standing(check.content, check).defects.map(i => i.key);
  await checks.put({ ...check, defects, state: "ready", refusals: [] });
  await home();
  await round();
}

async function round(byHand = false) {
  if (!navigator.onLine && !byHand) return;
  const outcome = await sync(setup.personId, async () => { if (!open) await home(); });
  if (outcome.signedOut) note = "signed-out";
  if (!open) await home();
}

async function start() {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/field-worker.js", { scope: "/field" });
  navigator.storage?.persist?.();
  [setup] = await Promise.all([meta.get("setup"), meta.get("words").then(useWords)]);
  ahead = setup?.ahead ?? 0;
  await renew();
  if (!setup) {
    location.assign("/sign-in?returnUrl=/field");
    return;
  }

  document.documentElement.lang = setup.language;
  document.title = say("title");
  await home();
  await round();
  await navigator.serviceWorker?.ready;
  root.dataset.interactive = "true";
  window.addEventListener("online", async () => { if (await renew() && !open) await home(); await round(); });
  window.addEventListener("offline", () => { if (!open) home(); });
  setInterval(() => round(), 30_000);
}

start();
