/* The map of the list: the ground and the marks are Atlas's, as on the map page; the events come
   from the desk and follow its filters. Atlas and the map library are plain scripts before this. */
/* global Atlas */
import { put } from "./events.js";

const MANY = 400; /* events; more are gathered in clusters */
const SHOWN = 12; /* events told of one place */
const night = matchMedia("(prefers-color-scheme: dark)");
const element = document.querySelector("#map");
const plain = (tag, words) => { const made = document.createElement(tag); made.textContent = words; return made; };
const json = (address, options) => fetch(address, options).then((answer) => answer.json());
const collection = (features) => ({ type: "FeatureCollection", features });
const colour = (family) => getComputedStyle(document.documentElement).getPropertyValue(`--f-${family}`).trim();
const asked = () => new URLSearchParams(element.dataset.query);

const feature = (families) => ([id, lon, lat, killed, precision, type]) => {
  const exact = precision === "exact" || precision === "near";
  return {
    type: "Feature",
    properties: { id, killed, size: 4 + Math.min(12, Math.sqrt(Math.max(0, killed)) * 1.2),
      icon: `${families.get(type) || "other"}${exact ? "" : "?"}` },
    geometry: { type: "Point", coordinates: [lon, lat] },
  };
};
/* Filled where the place is exact or near; a dashed ring where only a unit or country is known. */
const addIcons = (map, shapes, look) => {
  for (const [family, shape] of Object.entries(shapes)) {
    map.addImage(family, Atlas.icon(shape, colour(family), look.edge, false), { pixelRatio: 2 });
    map.addImage(`${family}?`, Atlas.ring(colour(family)), { pixelRatio: 2 });
  }
};
const addLayers = (map, held, look) => {
  map.addSource("events", { type: "geojson", data: held, maxzoom: 12, buffer: 64,
    ...(held.features.length > MANY && { cluster: true, clusterRadius: 42, clusterMaxZoom: 8 }) });
  map.addLayer({ id: "events", type: "symbol", source: "events", filter: ["!", ["has", "point_count"]],
    layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true,
      "icon-size": ["/", ["get", "size"], 16], "symbol-sort-key": ["-", 0, ["get", "size"]] },
    paint: { "icon-opacity": 0.9 } });
  map.addLayer({ id: "clusters", type: "circle", source: "events", filter: ["has", "point_count"],
    paint: { "circle-color": look.cluster, "circle-opacity": 0.88, "circle-stroke-color": look.edge, "circle-stroke-width": 1.5,
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 9, 10, 14, 60, 24, 200, 36] } });
  map.addLayer({ id: "counts", type: "symbol", source: "events", filter: ["has", "point_count"],
    layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": Atlas.FONT, "text-size": 11, "text-allow-overlap": true,
      "text-ignore-placement": true },
    paint: { "text-color": look.onCluster } });
};
/* The middle of the events: the outermost hundredths of many are left out. */
const bounds = (features) => {
  const axis = (n) => features.map((one) => one.geometry.coordinates[n]).sort((a, b) => a - b);
  const [lons, lats] = [axis(0), axis(1)];
  const share = features.length > 200 ? 0.01 : 0;
  const at = (some, part) => some[Math.min(some.length - 1, Math.floor(some.length * part))];
  return [[at(lons, share), at(lats, share)], [at(lons, 1 - share), at(lats, 1 - share)]];
};
const edges = (map) => {
  const seen = map.getBounds();
  const whole = seen.getEast() - seen.getWest() >= 360;
  const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
  return [whole ? -180 : turn(seen.getWest()), Math.max(-90, seen.getSouth()), whole ? 180 : turn(seen.getEast()), Math.min(90, seen.getNorth())]
    .map((edge) => edge.toFixed(3)).join(",");
};

const popup = async (library, map, event) => {
  const ids = [...new Set(map.queryRenderedFeatures(event.point, { layers: ["events"] }).map((one) => one.properties.id))];
  const told = await Promise.all(ids.slice(0, SHOWN).map((id) => json(`/events/${id}/brief`)));
  const list = document.createElement("ul");
  for (const one of told) {
    const link = Object.assign(plain("a", one.sentence), { href: `/events/${one.id}`, dir: "auto" });
    list.append(document.createElement("li"));
    list.lastChild.append(link);
  }
  if (ids.length > SHOWN) list.append(plain("li", `and ${ids.length - SHOWN} more: come closer`));
  new library.Popup({ maxWidth: "22rem", closeButton: false }).setLngLat(event.lngLat).setDOMContent(list).addTo(map);
};
const closer = async (map, event) => {
  const [cluster] = map.queryRenderedFeatures(event.point, { layers: ["clusters"] });
  const zoom = await map.getSource("events").getClusterExpansionZoom(cluster.properties.cluster_id);
  map.easeTo({ center: cluster.geometry.coordinates, zoom: zoom + 0.3 });
};

const made = (library, shapes) => {
  const map = new library.Map({ container: element, style: Atlas.ground(shapes, Atlas.palette(night.matches)), center: [20, 12], zoom: 1,
    minZoom: 0.2, maxZoom: 13, attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0 });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", "Map of the events; the list beside it holds the same events");
  for (const layer of ["events", "clusters"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("click", "events", (event) => popup(library, map, event));
  map.on("click", "clusters", (event) => closer(map, event));
  return map;
};

const start = async () => {
  const library = globalThis.maplibregl;
  if (!library || !element) return;
  const ground = await json("/ground.json");
  const shapes = Atlas.outlines(ground);
  const looks = Object.fromEntries(Object.entries(ground.families).map(([family, [shape]]) => [family, shape]));
  const families = new Map(Object.entries(ground.families).flatMap(([family, [, types]]) => types.map((type) => [type, family])));
  element.replaceChildren();
  let map;
  try {
    map = made(library, shapes);
  } catch {
    element.replaceChildren(plain("p", "The map cannot be drawn here: the browser has no WebGL."));
    return;
  }
  element.map = map;

  let held = collection([]);
  const draw = () => {
    const look = Atlas.palette(night.matches);
    for (const layer of ["counts", "clusters", "events"]) if (map.getLayer(layer)) map.removeLayer(layer);
    if (map.getSource("events")) map.removeSource("events");
    addLayers(map, held, look);
  };
  let asking;
  const follow = async () => {
    asking?.abort();
    const mine = asking = new AbortController();
    const query = element.dataset.query;
    let points;
    try {
      ({ points } = await json(`/api/v1/points?${query}`, { signal: mine.signal }));
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    if (query !== element.dataset.query) return;
    held = collection(points.map(feature(families)));
    draw();
    if (points.length && !asked().has("box")) map.fitBounds(bounds(held.features), { padding: 44, maxZoom: 6.5, animate: false });
    map.once("idle", () => { element.dataset.drawn = String(points.length); });
  };

  const here = Object.assign(plain("button", "Search this area"), { type: "button", className: "here", hidden: true });
  element.append(here);
  here.addEventListener("click", () => { here.hidden = true; put("box", edges(map)); });
  map.on("moveend", (event) => { if (event.originalEvent) here.hidden = false; });
  map.once("style.load", () => { addIcons(map, looks, Atlas.palette(night.matches)); follow(); });
  /* The list comes first: the map follows when nothing else was asked for a moment. */
  let wait;
  document.addEventListener("results", () => {
    here.hidden = true;
    clearTimeout(wait);
    wait = setTimeout(() => { map.resize(); follow(); }, 150);
  });
  night.addEventListener("change", () => {
    map.setStyle(Atlas.ground(shapes, Atlas.palette(night.matches)), { diff: false });
    map.once("style.load", () => { addIcons(map, looks, Atlas.palette(night.matches)); draw(); });
  });
};
let begun = false;
const begin = () => { if (!begun && globalThis.maplibregl) { begun = true; start(); } };
begin();
addEventListener("DOMContentLoaded", begin);
addEventListener("load", begin);
