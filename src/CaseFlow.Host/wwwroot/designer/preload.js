// Fetches the designer's runtime into the browser's cache while a list of processes is looked at: one file after the other,
// behind everything else, once for each set of files and tab.
const files = navigator.connection?.saveData ? [] : await fetch("/designer/runtime-files").then(answer => answer.ok ? answer.json() : []).catch(() => []);
if (sessionStorage.getItem("designer-runtime") !== files.join()) {
  for (const file of files) {
    await fetch(file, { priority: "low" }).then(answer => answer.arrayBuffer()).catch(() => null);
  }
  sessionStorage.setItem("designer-runtime", files.join());
}
document.documentElement.dataset.designerPreloaded = files.length;
