// Sends what is finished, once each: files first, then the check under its own id. What was lost on the way is sent again.
import { checks, files, filesOf } from "./store.js";
import { say } from "./dom.js";

export class SignedOut extends Error {}

async function call(path, facts) {
  const answer = await fetch(path, { credentials: "same-origin", ...facts });
  if (answer.status === 401 || answer.redirected) throw new SignedOut();
  if (answer.ok) return { value: await answer.json() };
  if (answer.status >= 500 || answer.status === 429) throw new Error(`${answer.status}`);
  const problem = await answer.json().catch(() => ({}));
  const texts = Object.values(problem.errors ?? {}).flat().map(e => e.text);
  return { refusals: texts.length ? texts : [problem.detail ?? say("refused")] };
}

export const ask = async path => (await call(path, { headers: { Accept: "application/json" } })).value;

async function sendFile(id) {
  const file = await files.get(id);
  if (!file || file.attachmentId) return file ? { value: file.attachmentId } : { refusals: [say("photo-gone")] };
  const body = new FormData();
  body.append("file", file.blob, file.name);
  const answer = await call("/api/v1/attachments", { method: "POST", body, headers: { "Idempotency-Key": `field-${id}` } });
  if (answer.refusals) return answer;
  await files.put({ ...file, attachmentId: answer.value.id });
  return { value: answer.value.id };
}

function command(check, stored) {
  const ids = list => (list ?? []).map(id => stored.get(id));
  return {
    id: check.id, checklistVersionId: check.versionId, enterpriseId: check.enterprise.id, checkedAt: check.checkedAt, siteKinds: check.siteKinds,
    answers: Object.entries(check.answers).filter(([, a]) => a.notApplicable || a.option != null).map(([item, a]) => ({
      item, option: a.notApplicable ? null : a.option, notApplicable: !!a.notApplicable, fields: filled(a.fields), note: a.note?.trim() || null, place: a.place?.trim() || null,
      photoIds: a.photos?.length && check.defects.includes(item) ? ids(a.photos) : null,
      handledAt: a.handled && check.defects.includes(item) ? a.handledAt : null, measure: a.handled && check.defects.includes(item) ? a.measure : null,
    })),
    photoIds: ids(check.photos), position: check.position ?? null, remark: check.remark?.trim() || null,
    inspectorSignatureId: stored.get(check.signatures.inspector) ?? null, representativeSignatureId: stored.get(check.signatures.representative) ?? null,
  };
}

const filled = fields => fields && Object.fromEntries(Object.entries(fields).filter(([, v]) => v?.trim()));

async function send(check) {
  const stored = new Map();
  for (const id of filesOf(check)) {
    const answer = await sendFile(id);
    if (answer.refusals) return answer;
    stored.set(id, answer.value);
  }
  return call("/api/v1/inspections", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(command(check, stored)) });
}

// One round at a time, in whichever tab; answers whether the session is over.
export const sync = (person, told) => navigator.locks.request("caseflow-field-sync", async () => {
  for (const check of (await checks.all()).filter(c => c.state === "ready" && c.personId === person)) {
    try {
      const answer = await send(check);
      if (answer.refusals) {
        await checks.put({ ...check, state: "refused", refusals: answer.refusals });
      } else {
        for (const id of filesOf(check)) await files.remove(id);
        await checks.put({
          id: check.id, personId: person, enterprise: check.enterprise, checkedAt: check.checkedAt, state: "sent", sentAt: new Date().toISOString(),
          number: answer.value.number, result: answer.value.result, hazards: answer.value.hazards.length, warnings: answer.value.warnings, photos: [], answers: {}, signatures: {},
        });
      }
    } catch (lost) {
      if (lost instanceof SignedOut) return { signedOut: true };
      return { offline: true };
    } finally {
      await told();
    }
  }
  return {};
});
