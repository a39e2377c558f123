// One check: site kinds, answers by group, photos, position, signatures. Every change is kept at once.
import { checks } from "./store.js";
import { button, el, field, forInput, fromInput, say } from "./dom.js";
import { defectPanel } from "./defect.js";
import { photoStrip } from "./photos.js";
import { signaturePad } from "./signature.js";

export const asked = content => content.groups.map(g => ({ ...g, items: g.items.filter(i => !i.ended) })).filter(g => g.items.length);

const answered = answer => !!answer && (answer.notApplicable || answer.option != null);

const optionOf = (item, answer) => item.options.find(o => o.key === answer?.option);

export function standing(content, check) {
  const items = asked(content).flatMap(g => g.items);
  const open = items.filter(i => !answered(check.answers[i.key]));
  const defects = items.filter(i => optionOf(i, check.answers[i.key])?.defect);
  return { items, open, defects };
}

export function form(check, content, now, leave, send) {
  const count = el("strong", { testid: "progress" });
  const bar = el("progress", { max: 1, value: 0, "aria-label": say("progress-label") });
  const trouble = el("p", { class: "trouble", role: "alert", hidden: true, testid: "form-trouble" });
  const groups = asked(content).map(g => group(g));
  let writing;
  const changed = () => {
    const { items, open, defects } = standing(content, check);
    count.textContent = say("progress", items.length - open.length, items.length, defects.length);
    [bar.max, bar.value] = [items.length, items.length - open.length];
    groups.forEach(g => g.count());
    trouble.hidden = true;
    check.updatedAt = now().toISOString();
    clearTimeout(writing);
    writing = setTimeout(() => checks.put(check), 150);
  };
  const save = async () => { clearTimeout(writing); await checks.put(check); };

  function item(i) {
    const box = el("div", { class: "item", id: `item-${i.key}` });
    const extra = el("div", {});
    const buttons = [];
    const choose = key => {
      const old = check.answers[i.key] ?? {};
      check.answers[i.key] = key === null ? { ...old, option: null, notApplicable: true } : { ...old, option: key, notApplicable: false };
      show();
      changed();
    };
    const show = () => {
      const answer = check.answers[i.key];
      const option = optionOf(i, answer);
      for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.key === (answer?.notApplicable ? "" : answer?.option)));
      box.classList.toggle("is-defect", !!option?.defect);
      extra.replaceChildren();
      if (i.fields?.length && option?.key === i.fieldsOn) {
        answer.fields ??= {};
        extra.append(...i.fields.map(f => field(f.text, el("input", { type: "text", maxlength: 200, value: answer.fields[f.key] ?? "", oninput: e => { answer.fields[f.key] = e.target.value; changed(); }, testid: `field-${i.key}-${f.key}` }))));
      }
      if (option?.defect) extra.append(defectPanel(i, answer, now, changed));
    };
    const choice = (key, text, kind) => {
      const b = el("button", { type: "button", class: `answer ${kind}`, "aria-pressed": "false", onclick: () => choose(key), testid: `answer-${i.key}-${key ?? "none"}` }, text);
      b.dataset.key = key ?? "";
      buttons.push(b);
      return b;
    };
    box.append(
      el("p", { class: "item-text" }, i.text),
      el("div", { class: "answers" }, i.options.map(o => choice(o.key, o.text, o.defect ? "bad" : "good")), i.notApplicable && choice(null, say("not-applicable"), "none")),
      extra);
    show();
    return box;
  }

  function group(g) {
    const done = el("span", { class: "group-count" });
    const node = el("details", { class: "group card", testid: `group-${g.key}` }, el("summary", {}, el("span", {}, g.text), done), g.items.map(item));
    const count = () => {
      const open = g.items.filter(i => !answered(check.answers[i.key])).length;
      done.textContent = open === 0 ? `✓ ${say("group-done")}` : say("group-open", g.items.length - open, g.items.length);
      done.classList.toggle("done", open === 0);
    };
    const openAll = () => { node.open = true; };
    return { node, count, openAll, keys: g.items.map(i => i.key) };
  }

  const sites = el("div", { class: "chips" }, content.siteKinds.map(s => {
    const b = el("button", { type: "button", class: "chip", "aria-pressed": String(check.siteKinds.includes(s.key)), testid: `site-${s.key}` }, s.text);
    b.addEventListener("click", () => {
      const on = !check.siteKinds.includes(s.key);
      check.siteKinds = on ? [...check.siteKinds, s.key] : check.siteKinds.filter(k => k !== s.key);
      b.setAttribute("aria-pressed", String(on));
      changed();
    });
    return b;
  }));

  const where = el("p", { class: "hint", testid: "position" });
  const showWhere = () => { where.textContent = check.position ? say("position-known", check.position.latitude.toFixed(5), check.position.longitude.toFixed(5), Math.round(check.position.accuracy ?? 0)) : say("position-none"); };
  const locate = () => {
    where.textContent = say("position-asking");
    navigator.geolocation.getCurrentPosition(
      p => { check.position = { latitude: p.coords.latitude, longitude: p.coords.longitude, accuracy: p.coords.accuracy }; showWhere(); changed(); },
      () => { where.textContent = say("position-refused"); },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  };
  showWhere();

  const refuse = (text, key) => {
    trouble.textContent = text;
    trouble.hidden = false;
    groups.find(g => g.keys.includes(key))?.openAll();
    document.getElementById(`item-${key}`)?.scrollIntoView({ block: "center" });
  };
  const finish = async () => {
    const { open } = standing(content, check);
    trouble.hidden = true;
    if (!check.siteKinds.length && content.siteKinds.length) return refuse(say("need-site"));
    if (open.length) return refuse(say("need-answers", open.length, open[0].text), open[0].key);
    if (!check.signatures.inspector) return refuse(say("need-signature"));
    if (!check.signatures.representative && !check.remark?.trim()) return refuse(say("need-representative"));
    clearTimeout(writing);
    await send(check);
  };

  const page = el("form", { class: "check", onsubmit: e => e.preventDefault(), testid: "check-form" },
    el("div", { class: "sticky" }, el("div", { class: "row" }, count, bar), trouble),
    el("section", { class: "card" },
      el("h2", {}, check.enterprise.name), el("p", { class: "hint" }, `${check.enterprise.place} ${check.enterprise.address}`),
      check.enterprise.state && el("p", { class: "warn" }, `⚠ ${check.enterprise.state}`),
      (check.refusals ?? []).map(r => el("p", { class: "trouble", role: "alert", testid: "refusal" }, r)),
      field(say("checked-at"), el("input", { type: "datetime-local", value: forInput(check.checkedAt), oninput: e => { check.checkedAt = fromInput(e.target.value) ?? check.checkedAt; changed(); }, testid: "checked-at" }))),
    content.siteKinds.length ? el("section", { class: "card" }, el("h3", {}, say("site-kinds")), sites) : null,
    groups.map(g => g.node),
    el("section", { class: "card" }, el("h3", {}, say("photos")), photoStrip(check.photos, changed, "photos")),
    el("section", { class: "card" }, el("h3", {}, say("position-title")), el("p", { class: "hint" }, say("position-consent")), where, button(say("position-ask"), locate, "", "locate")),
    el("section", { class: "card" },
      field(say("remark"), el("textarea", { rows: 3, maxlength: 500, value: check.remark ?? "", oninput: e => { check.remark = e.target.value; changed(); }, testid: "remark" }))),
    el("section", { class: "card" },
      signaturePad(say("sign-inspector"), check.signatures.inspector, id => { check.signatures.inspector = id; changed(); }, "sign-inspector"),
      signaturePad(say("sign-representative"), check.signatures.representative, id => { check.signatures.representative = id; changed(); }, "sign-representative")),
    el("div", { class: "row actions" },
      button(say("keep-draft"), async () => { await save(); leave(); }, "", "keep-draft"),
      button(say("finish"), finish, "main", "finish")));
  groups[0]?.openAll();
  changed();
  return page;
}
