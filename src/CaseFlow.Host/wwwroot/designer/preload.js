// Fetches the designer's runtime into the browser's cache while a list of processes is looked at: one file after the other,
// behind everything else.
const files = navigator.connection?.saveData ? [] : await fetch("/designer/runtime-files").then(answer => answer.ok ? answer.json() : []).catch(() => []);
for (const file of files) {
  await fetch(file, { priority: "low" }).then(answer => answer.arrayBuffer()).catch(() => null);
}
document.documentElement.dataset.designerPreloaded = files.length;
