// A field to sign in with the finger. What was signed is kept as a PNG.
import { files } from "./store.js";
import { button, el, say } from "./dom.js";
import { keep } from "./photos.js";

export function signaturePad(label, kept, changed, testid) {
  const canvas = el("canvas", { width: 640, height: 240, class: "signature", testid, "aria-label": label, role: "img" });
  const pen = canvas.getContext("2d");
  let [drawing, signed, current] = [false, false, kept];
  const blank = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(pen, { strokeStyle: "#000", lineWidth: 5, lineCap: "round", lineJoin: "round" });
  };
  const at = e => {
    const box = canvas.getBoundingClientRect();
    return [(e.clientX - box.left) * canvas.width / box.width, (e.clientY - box.top) * canvas.height / box.height];
  };
  const save = async () => {
    const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
    if (current) await files.remove(current);
    current = await keep(blob, `${crypto.randomUUID().slice(0, 8)}.png`);
    changed(current);
  };
  canvas.addEventListener("pointerdown", e => {
    drawing = signed = true;
    canvas.setPointerCapture(e.pointerId);
    pen.beginPath();
    pen.moveTo(...at(e));
    e.preventDefault();
  });
  canvas.addEventListener("pointermove", e => {
    if (!drawing) return;
    pen.lineTo(...at(e));
    pen.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { if (drawing) { drawing = false; save(); } });
  const clear = async () => {
    blank();
    signed = false;
    if (current) await files.remove(current);
    current = null;
    changed(null);
  };
  blank();
  if (kept) files.get(kept).then(async f => { if (f?.blob && !signed) pen.drawImage(await createImageBitmap(f.blob), 0, 0); });
  return el("div", { class: "field" }, el("span", { class: "field-label" }, label), canvas, button(say("sign-again"), clear, "quiet"));
}
