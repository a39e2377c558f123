// Photos: made smaller before they are kept, so that many fit and travel quickly.
import { files } from "./store.js";
import { button, el, say } from "./dom.js";

const longest = 1600;
let last = null;

async function smaller(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = el("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, "image/jpeg", 0.82));
}

export async function keep(blob, name) {
  const file = { id: crypto.randomUUID(), blob, name };
  await files.put(file);
  return file.id;
}

// A strip of pictures with a camera button; `ids` is changed in place and `changed` is told.
export function photoStrip(ids, changed, testid) {
  const pictures = el("ul", { class: "photos" });
  const trouble = el("p", { class: "trouble", role: "alert", hidden: true });
  const show = async () => {
    const items = [];
    for (const id of ids) {
      const kept = await files.get(id);
      if (!kept?.blob) continue;
      const address = URL.createObjectURL(kept.blob);
      items.push(el("li", {},
        el("img", { src: address, alt: say("photo"), onload: () => URL.revokeObjectURL(address) }),
        el("button", { type: "button", class: "photo-remove", "aria-label": say("photo-remove"), onclick: () => remove(id) }, "×")));
    }
    pictures.replaceChildren(...items);
  };
  const add = id => { ids.push(id); last = id; changed(); return show(); };
  const remove = async id => { ids.splice(ids.indexOf(id), 1); await files.remove(id); changed(); await show(); };
  const take = async e => {
    trouble.hidden = true;
    const taken = [...e.target.files];
    e.target.value = "";
    for (const file of taken) {
      try {
        await add(await keep(await smaller(file), `${crypto.randomUUID().slice(0, 8)}.jpg`));
      } catch {
        trouble.textContent = say("photo-bad", file.name);
        trouble.hidden = false;
      }
    }
  };
  const again = async () => {
    const kept = last && await files.get(last);
    if (kept?.blob) await add(await keep(kept.blob, `${crypto.randomUUID().slice(0, 8)}.jpg`));
  };
  show();
  return el("div", { class: "photo-strip" }, pictures,
    el("div", { class: "row" },
      el("label", { class: "button camera" }, say("photo-take"), el("input", { type: "file", accept: "image/*", capture: "environment", multiple: true, onchange: take, testid })),
      button(say("photo-again"), again, "quiet")),
    trouble);
}
