// Picks a point inside the district's outline; the form holds it in two hidden fields. Loaded when the map is opened.
const pane = document.querySelector("[data-tip-off-map]");
const details = pane?.closest("details");

const script = name => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement("script"), { src: "/map-library/" + name, onload: done, onerror: failed }));
});

details?.addEventListener("toggle", async () => {
  if (!details.open || pane.dataset.drawn) return;
  pane.dataset.drawn = "1";
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/map-library/leaflet.css" }));
  await script("leaflet.js");
  const L = window.L;
  const map = L.map(pane, { attributionControl: false, zoomSnap: 0.25 });
  const outline = L.geoJSON(JSON.parse(pane.dataset.tipOffMap), { style: { color: "#33475b", weight: 2, fillOpacity: 0.1 } }).addTo(map);
  map.fitBounds(outline.getBounds(), { padding: [8, 8] });
  const [latitude, longitude] = ["latitude", "longitude"].map(name => document.querySelector(`input[name=${name}]`));
  let point = null;
  const show = place => {
    point?.remove();
    point = L.circleMarker(place, { radius: 8, color: "#c0392b" }).addTo(map);
  };
  if (latitude.value && longitude.value) show([latitude.value, longitude.value]);
  map.on("click", e => {
    show(e.latlng);
    latitude.value = e.latlng.lat.toFixed(6);
    longitude.value = e.latlng.lng.toFixed(6);
  });
});
