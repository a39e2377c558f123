// Saving: on top of what one began from, kept until confirmed, never published from here, and asked about when somebody was first.
(() => {
  const designer = window.caseflowDesigner;
  const { keeping, text } = designer;
  const read = `/elsa/api/workflow-definitions/by-definition-id/${encodeURIComponent(designer.page.definition)}`;
  const save = "/elsa/api/workflow-definitions";
  let base = null;

  const file = () => `${designer.page.name}-${text("copy.saved")}.json`;
  const refused = message => new Response(JSON.stringify({ errors: { generalErrors: [message] } }), { status: 400, headers: { "Content-Type": "application/json" } });
  const problem = answer => answer.clone().json().catch(() => ({}));
  const wrong = async answer => Object.values((await problem(answer)).errors ?? {}).flat();
  const meanwhile = async answer => answer.status === 409 || (answer.status === 400 && /-meanwhile$/.test((await problem(answer)).code ?? ""));

  async function theirTag() {
    const answer = await designer.call(() => [`${read}?versionOptions=Latest`, { headers: { "Cache-Control": "no-cache" } }]);
    return answer.headers.get("ETag");
  }

  /** Somebody else saved first: the second decides with open eyes. */
  async function conflict(answer, body) {
    const choice = await designer.ask("conflict", text("conflict.title"), await wrong(answer), [
      { key: "theirs", text: text("conflict.theirs"), main: true, stay: () => window.open(location.href, "_blank") },
      { key: "download", text: text("conflict.download"), stay: () => designer.download(file(), JSON.stringify(JSON.parse(body).model, null, 2)) },
      {
        key: "overwrite", text: text("conflict.overwrite"),
        stay: (button, close) => {
          if (button.dataset.sure) return close("overwrite");
          button.dataset.sure = "true";
          button.textContent = text("conflict.sure");
        },
      },
      { key: "later", text: text("conflict.later") },
    ]);
    return choice === "overwrite" ? theirTag() : null;
  }

  /** The first save over a published version makes the next one, a draft. */
  function saved(definition) {
    designer.part("version").textContent = text(definition.isPublished ? "version.published" : "version.draft", definition.version);
    designer.opened?.(definition);
  }

  /** Sends one save; answers what the server said last. */
  async function send(body, began) {
    keeping.write(body, began);
    designer.state("saving");
    for (let tag = began; ;) {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID(), ...(tag ? { "If-Match": tag } : {}) };
      const answer = await designer.call(() => [save, { method: "POST", body, headers, credentials: "same-origin" }]);
      if (await meanwhile(answer)) {
        tag = await conflict(answer, body);
        if (tag) continue;
        designer.state("unsaved");
        return refused(text("conflict.kept"));
      }
      if (answer.ok) {
        base = answer.headers.get("ETag");
        keeping.clear();
        designer.state("saved", designer.clock(new Date()));
        saved((await answer.clone().json()).workflowDefinition);
        return answer;
      }
      designer.state("unsaved");
      return answer.status === 400 ? answer : refused((await wrong(answer)).join("；") || `${answer.status}`);
    }
  }

  async function offerRelease() {
    const choice = await designer.ask("publish", text("publish.title"), [text("publish.text")], [
      { key: "go", text: text("publish.go"), main: true }, { key: "stay", text: text("publish.stay") },
    ]);
    if (choice === "go") location.assign(designer.page.release);
  }

  designer.hooks.push({
    takes: ask => ask.method === "POST" && ask.url.pathname === save,
    async call(ask) {
      const content = JSON.parse(ask.body);
      if (content.model?.definitionId !== designer.page.definition) return designer.call(() => [ask.url, { method: "POST", body: ask.body, headers: ask.headers }]);
      const answer = await send(JSON.stringify({ ...content, publish: false }), base);
      if (answer.ok && content.publish) offerRelease();
      return answer;
    },
  }, {
    takes: ask => ask.method === "GET" && ask.url.pathname.startsWith(`${save}/by-`),
    async call(ask, next) {
      const answer = await next();
      if (answer.ok) designer.opened?.(await answer.clone().json());
      if (answer.ok && ask.url.pathname === read && ask.url.searchParams.get("versionOptions") === "Latest") base = answer.headers.get("ETag");
      return answer;
    },
  });

  /** What an earlier page could not save: restored on top of what it began from, before the editor opens. */
  designer.recover = async () => {
    const kept = designer.edits ? keeping.read() : null;
    if (!kept) return;
    const when = new Intl.DateTimeFormat(designer.page.language, { dateStyle: "long", timeStyle: "short" }).format(kept.at);
    const choice = await designer.ask("recover", text("recover.title"), [text("recover.text", when)], [
      { key: "restore", text: text("recover.restore"), main: true },
      { key: "download", text: text("recover.download"), stay: () => designer.download(file(), JSON.stringify(JSON.parse(kept.body).model, null, 2)) },
      { key: "discard", text: text("recover.discard") },
    ]);
    if (choice === "discard") return keeping.clear();
    const answer = await send(kept.body, kept.base);
    if (!answer.ok) designer.banner(text("recover.failed", (await wrong(answer)).join("；")));
  };
})();
