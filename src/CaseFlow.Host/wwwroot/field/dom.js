// Elements and words. No sentence stands in these files: they come from the server's resources.
let words = {};

export const useWords = found => { words = found ?? {}; };

export const say = (key, ...values) => (words[`onsite.${key}`] ?? "").replace(/\{(\d)\}/g, (_, n) => values[n] ?? "");

export function el(tag, facts = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "testid") node.dataset.testid = value;
    else if (name === "value" || name === "checked" || name === "open") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false));
  return node;
}

export const button = (text, onclick, kind = "", testid) => el("button", { type: "button", class: `button ${kind}`, onclick, testid }, text);

export function field(label, input, hint) {
  return el("label", { class: "field" }, el("span", { class: "field-label" }, label), input, hint && el("span", { class: "hint" }, hint));
}

const pad = n => String(n).padStart(2, "0");

// Asia/Shanghai has no summer time: eight hours ahead of UTC the whole year.
const china = instant => new Date(new Date(instant).getTime() + 8 * 3600_000);

export const forInput = instant => china(instant).toISOString().slice(0, 16);

export const fromInput = text => (text ? new Date(`${text}:00+08:00`).toISOString() : null);

export function readable(instant) {
  const d = china(instant);
  const time = `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`;
  return say("when", d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate(), say(`weekday-${d.getUTCDay()}`), time);
}
