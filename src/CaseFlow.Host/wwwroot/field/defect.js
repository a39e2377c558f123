// What a defect needs besides its answer: photo, place, note, and what was corrected on the spot.
import { el, field, forInput, fromInput, say } from "./dom.js";
import { photoStrip } from "./photos.js";

export function defectPanel(item, answer, now, changed) {
  answer.photos ??= [];
  const handled = el("div", { class: "handled", hidden: !answer.handled },
    field(say("handled-at"), el("input", {
      type: "datetime-local", value: answer.handledAt ? forInput(answer.handledAt) : "",
      oninput: e => { answer.handledAt = fromInput(e.target.value); changed(); }, testid: `handled-at-${item.key}`,
    })),
    field(say("measure"), el("input", { type: "text", maxlength: 500, value: answer.measure ?? "", oninput: e => { answer.measure = e.target.value; changed(); }, testid: `measure-${item.key}` })));
  const tick = el("input", {
    type: "checkbox", checked: !!answer.handled, testid: `handled-${item.key}`,
    onchange: e => {
      answer.handled = e.target.checked;
      handled.hidden = !e.target.checked;
      if (answer.handled && !answer.handledAt) {
        answer.handledAt = now().toISOString();
        handled.querySelector("input").value = forInput(answer.handledAt);
      }
      changed();
    },
  });
  return el("div", { class: "defect" },
    el("p", { class: "defect-head" }, `⚠ ${say("defect")}`),
    photoStrip(answer.photos, changed, `photo-${item.key}`),
    field(say("place"), el("input", { type: "text", maxlength: 200, value: answer.place ?? "", oninput: e => { answer.place = e.target.value; changed(); } }), say("place-hint")),
    field(say("note"), el("input", { type: "text", maxlength: 500, value: answer.note ?? "", oninput: e => { answer.note = e.target.value; changed(); }, testid: `note-${item.key}` })),
    el("label", { class: "tick" }, tick, el("span", {}, say("handled"))),
    handled);
}
