// Asks the server for what Studio will ask first, while its runtime is still being loaded; each answer is used once.
(() => {
  const designer = window.caseflowDesigner;
  const id = encodeURIComponent(designer.page.id);
  const first = designer.page.kind === "editor" ? `workflow-definitions/by-definition-id/${id}?versionOptions=Latest` : `workflow-instances/${id}`;
  const asked = new Map();

  // Of what stands behind the question mark, only the version makes another answer.
  const key = url => `${url.pathname} ${url.searchParams.get("versionOptions") ?? ""}`;

  designer.ahead = {
    start() {
      for (const address of [first, "descriptors/activities", "features/installed"]) {
        const url = new URL(`/elsa/api/${address}`, location.origin);
        asked.set(key(url), designer.call(() => [url, { credentials: "same-origin" }]));
      }
    },
    take(url) {
      const answer = asked.get(key(url));
      asked.delete(key(url));
      return answer;
    },
    left: () => [...asked.keys()],
  };
})();
