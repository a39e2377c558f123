// Maps of regions and grids: polygons alone, no tiles from outside. What is drawn is told in words by the page beside it.
const root = "/map-library/";
let library;

function load() {
  return library ??= (async () => {
    for (const name of ["leaflet.css", "leaflet-geoman.css"]) {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: root + name });
      document.head.append(link);
    }
    await script("leaflet.js");
    await script("leaflet-geoman.min.js");
    return window.L;
  })().catch(e => { library = undefined; throw e; });
}

const script = name => new Promise((done, failed) => {
  const element = Object.assign(document.createElement("script"), { src: root + name, onload: done, onerror: () => failed(new Error(name)) });
  document.head.append(element);
});

const frame = { color: "#5a6878", weight: 2, dashArray: "6 4", fill: false, interactive: false };
// Names that would lie on one another are told under the pointer instead.
const room = (element, areas) => areas.length <= element.clientWidth / 50;
const fills = { fine: "#dbe7f3", some: "#f6d58a", many: "#e58f5a", late: "#c0392b", none: "#eef1f4" };

function open(L, element) {
  element.replaceChildren();
  const map = L.map(element, { attributionControl: false, zoomSnap: 0.25, pmIgnore: false });
  L.control.scale({ imperial: false }).addTo(map);
  return map;
}

/** Draws areas `{ id, name, label, tone, geometry }` inside `outline`; calls back `PickedAsync(id)`. */
export async function show(element, outline, areas, page) {
  const L = await load();
  if (!element.isConnected) return;
  const map = open(L, element);
  const all = L.featureGroup().addTo(map);
  if (outline) L.geoJSON(JSON.parse(outline), { style: frame }).addTo(all);
  const layers = {};
  for (const area of areas) {
    const layer = L.geoJSON(JSON.parse(area.geometry), { style: { color: "#33475b", weight: 1.5, fillColor: fills[area.tone], fillOpacity: 0.75 } });
    const label = document.createElement("span");
    label.textContent = area.label;
    layer.bindTooltip(label, { permanent: room(element, areas), direction: "center", className: "map-label", opacity: 1, sticky: !room(element, areas) });
    layer.on("click", () => page.invokeMethodAsync("PickedAsync", area.id));
    layers[area.id] = layer.addTo(all);
  }
  if (all.getLayers().length) map.fitBounds(all.getBounds(), { padding: [12, 12] });
  element.dataset.drawn = areas.length;
  return {
    mark(id) {
      for (const [key, layer] of Object.entries(layers)) layer.setStyle({ weight: key === id ? 4 : 1.5 });
      layers[id]?.bringToFront();
    },
    dispose() { map.remove(); },
  };
}

/** Lets one polygon be drawn or changed inside `outline`, beside its `neighbours`. */
export async function edit(element, outline, neighbours, geometry, language, page) {
  const L = await load();
  if (!element.isConnected) return;
  const map = open(L, element);
  map.pm.setLang(language);
  const around = L.featureGroup().addTo(map);
  if (outline) L.geoJSON(JSON.parse(outline), { style: frame, pmIgnore: true }).addTo(around);
  for (const other of neighbours) {
    const layer = L.geoJSON(JSON.parse(other.geometry), { style: { color: "#8a97a6", weight: 1, fillColor: fills.none, fillOpacity: 0.6 }, pmIgnore: true, interactive: false });
    const label = document.createElement("span");
    label.textContent = other.name;
    layer.bindTooltip(label, { permanent: room(element, neighbours), direction: "center", className: "map-label" });
    layer.addTo(around);
  }
  const own = L.featureGroup().addTo(map);
  const take = layer => {
    layer.setStyle({ color: "#173a6a", weight: 3, fillOpacity: 0.25 });
    layer.addTo(own);
    layer.on("pm:edit pm:dragend pm:cut", changed);
  };
  if (geometry) {
    const parsed = JSON.parse(geometry);
    const parts = parsed.type === "MultiPolygon" ? parsed.coordinates.map(coordinates => ({ type: "Polygon", coordinates })) : [parsed];
    for (const part of parts) L.geoJSON(part).eachLayer(take);
  }
  map.pm.addControls({
    position: "topleft", drawMarker: false, drawCircle: false, drawCircleMarker: false, drawPolyline: false, drawRectangle: false, drawText: false,
    cutPolygon: false, rotateMode: false, dragMode: false,
  });
  map.pm.setGlobalOptions({ allowSelfIntersection: true, snappable: true, snapDistance: 12 });
  map.on("pm:create", e => { map.removeLayer(e.layer); take(e.layer); changed(); });
  map.on("pm:remove", e => { own.removeLayer(e.layer); changed(); });
  const view = own.getLayers().length ? own : around;
  if (view.getLayers().length) map.fitBounds(view.getBounds(), { padding: [24, 24] });
  else map.setView([34.22, 108.94], 12);
  element.dataset.drawn = neighbours.length;

  function current() {
    const parts = own.getLayers().map(l => l.toGeoJSON(7).geometry).flatMap(g => g.type === "MultiPolygon" ? g.coordinates : [g.coordinates]);
    return parts.length === 0 ? "" : JSON.stringify(parts.length === 1 ? { type: "Polygon", coordinates: parts[0] } : { type: "MultiPolygon", coordinates: parts });
  }
  function changed() { page.invokeMethodAsync("ChangedAsync", own.getLayers().length); }
  return {
    /** As a stream: a long boundary is larger than one message may be. */
    read() { return new TextEncoder().encode(current()); },
    dispose() { map.remove(); },
  };
}
