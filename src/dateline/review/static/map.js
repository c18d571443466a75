/* The map: outlines from the desk itself, events as one layer that the graphics card draws. */
import { put } from "./events.js";

const KIND = { coast: 0, border: 1, unit: 2, contested: 3 };
const night = matchMedia("(prefers-color-scheme: dark)");
const style = () => getComputedStyle(document.documentElement);
const FAMILIES = {
  fighting: ["armed_clash", "territory_retaken", "territory_seized", "territory_transfer"],
  explosions: ["air_strike", "drone_strike", "shelling", "suicide_bombing", "bombing", "grenade", "chemical"],
  attacks: ["armed_attack", "assault", "assassination", "execution", "sexual_violence", "killing", "hijacking"],
  abductions: ["abduction", "arrest"],
  protests: ["peaceful_protest", "protest_intervention", "protest_force", "violent_demonstration", "mob_violence"],
  property: ["arson", "looting", "robbery"],
};
const colours = () => ["match", ["get", "type"],
  ...Object.entries(FAMILIES).flatMap(([family, types]) => [types, style().getPropertyValue(`--f-${family}`).trim()]),
  style().getPropertyValue("--f-other").trim()];
const palette = () => night.matches
  ? { sea: "#12171c", land: "#22282e", coast: "#3a4853", border: "#66717c", unit: "#323a42", name: "#98a2ad", edge: "#15171a" }
  : { sea: "#e6edf2", land: "#faf9f5", coast: "#a9bac4", border: "#8d9299", unit: "#dcd8ce", name: "#6d727a", edge: "#ffffff" };
const collection = (features) => ({ type: "FeatureCollection", features });

const outlines = (ground) => {
  const arcs = ground.arcs.map((steps) => {
    const line = [];
    let x = 0, y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      line.push([x / ground.grid, y / ground.grid]);
    }
    return line;
  });
  const ring = (numbers) => numbers.flatMap((number, n) => {
    const arc = number >= 0 ? arcs[number] : [...arcs[-1 - number]].reverse();
    return n ? arc.slice(1) : arc;
  });
  const lines = [...ground.kinds].map((kind, n) => ({ type: "Feature", properties: { kind: Number(kind) },
    geometry: { type: "LineString", coordinates: arcs[n] } })).filter((line) => line.properties.kind <= KIND.contested);
  const land = Object.values(ground.countries).map(([, polygons]) => ({ type: "Feature", properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)).filter((rings) => rings[0].length > 3) } }));
  const names = Object.values(ground.countries).filter(([, , point]) => point).map(([name, polygons, point]) => ({
    type: "Feature", properties: { name, size: polygons[0][0].length }, geometry: { type: "Point", coordinates: point } }));
  return { lines: collection(lines), land: collection(land), names: collection(names) };
};
const looks = (shapes, look) => ({
  version: 8,
  sources: {
    land: { type: "geojson", data: shapes.land, tolerance: 0.3, maxzoom: 8 },
    lines: { type: "geojson", data: shapes.lines, tolerance: 0.3, maxzoom: 8 },
    names: { type: "geojson", data: shapes.names, maxzoom: 4 },
    events: { type: "geojson", data: collection([]), maxzoom: 9, buffer: 16 },
  },
  layers: [
    { id: "sea", type: "background", paint: { "background-color": look.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": look.land, "fill-antialias": false } },
    { id: "coast", type: "line", source: "lines", filter: ["==", ["get", "kind"], KIND.coast], paint: { "line-color": look.coast, "line-width": 0.7 } },
    { id: "units", type: "line", source: "lines", minzoom: 3, filter: ["==", ["get", "kind"], KIND.unit],
      paint: { "line-color": look.unit, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.3, 8, 1.2] } },
    { id: "borders", type: "line", source: "lines", filter: ["==", ["get", "kind"], KIND.border],
      paint: { "line-color": look.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 6, 1.3] } },
    { id: "contested", type: "line", source: "lines", filter: ["==", ["get", "kind"], KIND.contested],
      paint: { "line-color": look.border, "line-width": 0.9, "line-dasharray": [3, 2] } },
    { id: "names", type: "symbol", source: "names", minzoom: 2,
      layout: { "text-field": ["get", "name"], "text-font": ["Noto Sans", "system-ui", "sans-serif"],
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 7, 15], "text-max-width": 8, "symbol-sort-key": ["-", 0, ["get", "size"]] },
      paint: { "text-color": look.name, "text-halo-color": look.land, "text-halo-width": 1.2 } },
    { id: "events", type: "circle", source: "events",
      layout: { "circle-sort-key": ["-", 0, ["get", "killed"]] },
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"],
          1, ["*", 0.55, ["get", "size"]], 6, ["get", "size"], 10, ["*", 1.5, ["get", "size"]]],
        "circle-color": ["case", ["get", "exact"], colours(), look.land],
        "circle-opacity": 0.82,
        "circle-stroke-width": ["case", ["get", "exact"], 0.8, 2],
        "circle-stroke-color": ["case", ["get", "exact"], look.edge, colours()],
      } },
  ],
});

const element = document.querySelector("#map");
const plain = (tag, words) => { const made = document.createElement(tag); made.textContent = words; return made; };

const start = async () => {
  const library = globalThis.maplibregl;
  if (!library || !element) return;
  const ground = await fetch("/ground.json").then((answer) => answer.json());
  const shapes = outlines(ground);
  element.replaceChildren();
  let map;
  try {
    map = new library.Map({ container: element, style: looks(shapes, palette()), center: [20, 12], zoom: 1, minZoom: 0.2, maxZoom: 13,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, renderWorldCopies: true });
  } catch {
    element.replaceChildren(plain("p", "The map cannot be drawn here: the browser has no WebGL."));
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", "Map of the events; the list beside it holds the same events");
  element.map = map;

  let held = collection([]);
  let asking;
  const draw = async (fit) => {
    asking?.abort();
    const mine = asking = new AbortController();
    const asked = element.dataset.query;
    let points;
    try {
      points = (await fetch(`/api/v1/points?${asked}`, { signal: mine.signal }).then((answer) => answer.json())).points;
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    if (asked !== element.dataset.query) return;
    held = collection(points.map(([id, lon, lat, killed, precision, type]) => ({
      type: "Feature",
      properties: { id, killed, type: type || "", exact: precision === "exact" || precision === "near", size: 4 + Math.min(14, Math.sqrt(Math.max(0, killed)) * 1.25) },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })));
    map.getSource("events")?.setData(held);
    if (fit && points.length) {
      const lons = points.map((point) => point[1]).sort((a, b) => a - b);
      const lats = points.map((point) => point[2]).sort((a, b) => a - b);
      const cut = (some, share) => some[Math.min(some.length - 1, Math.floor(some.length * share))];
      const some = points.length > 200 ? [0.01, 0.99] : [0, 1];
      map.fitBounds([[cut(lons, some[0]), cut(lats, some[0])], [cut(lons, some[1]), cut(lats, some[1])]], { padding: 44, maxZoom: 6.5, animate: false });
    }
    element.dataset.drawn = String(points.length);
  };

  const here = plain("button", "Search this area");
  here.type = "button";
  here.className = "here";
  here.hidden = true;
  element.append(here);
  here.addEventListener("click", () => {
    const bounds = map.getBounds();
    const across = bounds.getEast() - bounds.getWest() >= 360;
    const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const edges = [across ? -180 : turn(bounds.getWest()), Math.max(-90, bounds.getSouth()), across ? 180 : turn(bounds.getEast()), Math.min(90, bounds.getNorth())];
    here.hidden = true;
    put("box", edges.map((edge) => edge.toFixed(3)).join(","));
  });
  map.on("moveend", (event) => { if (event.originalEvent) here.hidden = false; });

  map.on("click", "events", async (event) => {
    const ids = [...new Set(map.queryRenderedFeatures(event.point, { layers: ["events"] }).map((one) => one.properties.id))].slice(0, 12);
    const told = await Promise.all(ids.map((id) => fetch(`/events/${id}/brief`).then((answer) => answer.json())));
    const list = document.createElement("ul");
    for (const one of told) {
      const row = document.createElement("li");
      const link = plain("a", one.sentence);
      link.href = `/events/${one.id}`;
      link.dir = "auto";
      row.append(link);
      list.append(row);
    }
    new library.Popup({ maxWidth: "22rem", closeButton: false }).setLngLat(event.lngLat).setDOMContent(list).addTo(map);
  });
  map.on("mouseenter", "events", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "events", () => { map.getCanvas().style.cursor = ""; });
  map.once("style.load", () => draw(!new URLSearchParams(element.dataset.query).has("box")));
  /* The list comes first: the map follows when nothing else was asked for a moment. */
  let wait;
  document.addEventListener("results", () => {
    here.hidden = true;
    clearTimeout(wait);
    wait = setTimeout(() => { map.resize(); draw(!new URLSearchParams(element.dataset.query).has("box")); }, 150);
  });
  night.addEventListener("change", () => {
    map.setStyle(looks(shapes, palette()));
    map.once("styledata", () => map.getSource("events")?.setData(held));
  });
};
let begun = false;
const begin = () => { if (!begun && globalThis.maplibregl) { begun = true; start(); } };
begin();
addEventListener("DOMContentLoaded", begin);
addEventListener("load", begin);
