(async () => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const notice = find("notice");
  const DAY = 86400000;
  const LISTED = 60, MANY = 400;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const night = matchMedia("(prefers-color-scheme: dark)");

  /* An element with words in it. Words from reports go in as text, never as markup. */
  const make = (tag, words, name) => {
    const element = document.createElement(tag);
    if (words !== undefined && words !== null) element.textContent = words;
    if (name) element.className = name;
    return element;
  };
  const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

  let shapes, data;
  try {
    if (typeof DecompressionStream === "undefined") throw new Error("this browser is too old");
    const [ground, events] = await Promise.all(
      [find("ground-data"), find("event-data")].map((held) => Atlas.unpack(held.textContent)));
    shapes = Atlas.outlines(ground);
    data = events;
  } catch (error) {
    notice.textContent = `The map cannot be drawn: ${error.message}`;
    return;
  }

  const columns = data.columns, strings = data.strings;
  const count = columns.id.length;
  const FORM = Object.fromEntries(data.forms.map((name, n) => [name, n]));
  const killed = (i) => columns.best[i] ?? columns.low[i];
  const size = (i) =>
    Math.sqrt((42 + (2100 * (killed(i) ?? 0)) / Math.max(data.most, 40)) / Math.PI);

  /* --- what is asked for ------------------------------------------------------------------- */
  const chosen = {
    families: new Set(data.families.keys()), forms: new Set(data.forms.keys()), killed: "any",
    first: null, last: null,
  };
  const enough = (i) => {
    if (chosen.killed === "any") return true;
    const number = killed(i);
    return chosen.killed === "unknown" ? number === null : number >= Number(chosen.killed);
  };
  const inTime = (i) => {
    if (chosen.first === null) return true;
    const start = columns.start[i], end = columns.end[i];
    return start !== null && start <= chosen.last && end >= chosen.first;
  };
  const wanted = (i) => chosen.families.has(columns.family[i]) && chosen.forms.has(columns.form[i])
    && enough(i) && inTime(i);

  let shown = [];
  const members = new Map(); // events of each unit and country that are known no better
  const choose = () => {
    shown = [];
    members.clear();
    for (let i = 0; i < count; i++) {
      if (!wanted(i)) continue;
      shown.push(i);
      const code = columns.code[i];
      if (code === null) continue;
      if (!members.has(code)) members.set(code, []);
      members.get(code).push(i);
    }
  };
  choose();

  /* --- the events as features -------------------------------------------------------------- */
  const where = (i) => [columns.lon[i] / 10000, columns.lat[i] / 10000];
  const isPlaced = (i) => columns.lon[i] !== null;
  const features = Array.from({ length: count }, (_, i) => isPlaced(i) && {
    type: "Feature",
    properties: {
      i, form: columns.form[i], family: columns.family[i], killed: killed(i) ?? 0,
      size: columns.form[i] === FORM.feature ? size(i) + 5 : size(i),
      icon: `${columns.family[i]}${columns.form[i] === FORM.feature ? "f" : killed(i) === null ? "h" : ""}`,
      reach: columns.radius[i] ? Atlas.pixels(columns.radius[i], columns.lat[i] / 10000) : 0,
    },
    geometry: { type: "Point", coordinates: where(i) },
  });
  const collection = (held) => ({ type: "FeatureCollection", features: held });
  const placed = () => collection(shown.filter(isPlaced).map((i) => features[i]));

  /* Units and countries: their shapes stay, and their state tells how many events are in them. */
  const told = (events) => {
    const known = events.map(killed).filter((number) => number !== null);
    const sum = known.reduce((a, b) => a + b, 0);
    const words = plural(events.length, "event");
    return known.length ? `${words}\n${sum ? sum.toLocaleString("en") : "none"} killed` : words;
  };
  const codes = [...members.keys()];
  const isUnit = (code) => strings[code].includes(".");
  const areas = (unit) => collection(codes.filter((code) => isUnit(code) === unit).map((code) => ({
    type: "Feature", id: code, properties: { code }, geometry: shapes.area(strings[code]),
  })));
  const labels = () => collection([...members].flatMap(([code, events]) => {
    const point = shapes.point(strings[code]);
    return point ? [{ type: "Feature", properties: { words: told(events), size: events.length },
      geometry: { type: "Point", coordinates: point } }] : [];
  }));
  const states = () => {
    for (const code of codes) {
      const events = members.get(code) || [];
      const families = new Set(events.map((i) => columns.family[i]));
      map.setFeatureState({ source: isUnit(code) ? "units" : "countries", id: code },
        { count: events.length, family: families.size === 1 ? [...families][0] : -1 });
    }
  };

  /* --- time ---------------------------------------------------------------------------------- */
  const dated = [...columns.start.keys()].filter((i) => columns.start[i] !== null);
  const lowest = (a, b) => Math.min(a, b), highest = (a, b) => Math.max(a, b);
  const firstDay = dated.map((i) => columns.start[i]).reduce(lowest, Infinity);
  const lastDay = dated.map((i) => columns.end[i]).reduce(highest, -Infinity);
  const width = [1, 7, 30.4375, 91.3125, 365.25].find((days) => (lastDay - firstDay + 1) / days <= 130) || 3652.5;
  const bins = dated.length ? Math.ceil((lastDay - firstDay + 1) / width) : 0;
  const binOf = (day) => Math.min(bins - 1, Math.floor((day - firstDay) / width));
  const dayOf = (bin) => Math.ceil(firstDay + bin * width);
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const date = (day) => {
    const told = new Date(day * DAY);
    return `${told.getUTCDate()} ${MONTHS[told.getUTCMonth()]} ${told.getUTCFullYear()}`;
  };

  const bars = () => {
    const exact = new Float64Array(bins), coarse = new Float64Array(bins);
    for (const i of dated) {
      if (!(chosen.families.has(columns.family[i]) && chosen.forms.has(columns.form[i]) && enough(i))) continue;
      const from = binOf(columns.start[i]), to = binOf(columns.end[i]);
      if (from === to) { exact[from] += 1; continue; }
      for (let bin = from; bin <= to; bin++) coarse[bin] += 1 / (to - from + 1);
    }
    const canvas = find("bars"), ratio = devicePixelRatio || 1;
    const wide = canvas.clientWidth, high = canvas.clientHeight;
    canvas.width = wide * ratio;
    canvas.height = high * ratio;
    const pen = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    pen.scale(ratio, ratio);
    const most = Math.max(1, ...exact.map((number, bin) => number + coarse[bin]));
    const [first, last] = [Number(find("from").value), Number(find("to").value) - 1];
    for (let bin = 0; bin < bins; bin++) {
      const x = (bin * wide) / bins, w = Math.max(1, wide / bins - (wide / bins > 4 ? 1 : 0));
      pen.globalAlpha = bin >= first && bin <= last ? 1 : 0.28;
      const solid = (exact[bin] / most) * (high - 2), light = (coarse[bin] / most) * (high - 2);
      pen.fillStyle = colour("--bar");
      pen.fillRect(x, high - solid, w, solid);
      pen.fillStyle = colour("--light-bar");
      pen.fillRect(x, high - solid - light, w, light);
    }
    pen.globalAlpha = 1;
    pen.fillStyle = colour("--line");
    pen.fillRect(0, high - 1, wide, 1);
  };

  const between = () => {
    const from = find("from"), to = find("to");
    const [first, last] = [Number(from.value), Number(to.value)];
    const whole = first === 0 && last === bins;
    chosen.first = whole ? null : dayOf(first);
    chosen.last = whole ? null : Math.min(lastDay, dayOf(last) - 1);
    const words = `${date(whole ? firstDay : chosen.first)} – ${date(whole ? lastDay : chosen.last)}`;
    find("span").textContent = words;
    from.setAttribute("aria-valuetext", date(dayOf(first)));
    to.setAttribute("aria-valuetext", date(Math.min(lastDay, dayOf(last) - 1)));
    find("all-time").hidden = whole;
  };

  if (bins > 1) {
    const from = find("from"), to = find("to");
    find("time").hidden = false;
    for (const input of [from, to]) Object.assign(input, { min: 0, max: bins, step: 1 });
    from.value = 0;
    to.value = bins;
    from.addEventListener("input", () => { if (Number(from.value) >= Number(to.value)) from.value = Number(to.value) - 1; change(); });
    to.addEventListener("input", () => { if (Number(to.value) <= Number(from.value)) to.value = Number(from.value) + 1; change(); });
    find("all-time").addEventListener("click", () => { from.value = 0; to.value = bins; change(); });
    between();
    new ResizeObserver(bars).observe(find("bars"));
  }

  /* --- the map ----------------------------------------------------------------------------- */
  let look = Atlas.palette(night.matches);
  const [west, south, east, north] = data.view;
  let map;
  try {
    map = new maplibregl.Map({
      container: "map", style: Atlas.ground(shapes, look), attributionControl: false,
      bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: 12, maxZoom: 9 },
      maxZoom: 14, dragRotate: false, pitchWithRotate: false, fadeDuration: calm ? 0 : 150,
      locale: { "Map.Title": "Map of events" },
    });
  } catch (error) {
    notice.textContent = "The map needs WebGL, which this browser does not offer. The list shows the events.";
  }
  const coloured = (by) => ["match", by,
    ...data.families.flatMap((one, n) => [n, Atlas.lighter(one.colour, look.lift)]), look.mixed];
  const state = (name) => ["coalesce", ["feature-state", name], name === "count" ? 0 : -1];
  const clustered = count > MANY;
  const single = ["!", ["has", "point_count"]];
  const isForm = (...forms) => ["all", single, ["in", ["get", "form"], ["literal", forms]]];

  const icons = () => {
    for (const [n, one] of data.families.entries()) {
      const colour = Atlas.lighter(one.colour, look.lift);
      const put = (name, image) => {
        if (map.hasImage(name)) map.removeImage(name);
        map.addImage(name, image, { pixelRatio: 2 });
      };
      put(`${n}`, Atlas.icon(one.shape, colour, look.edge, false));
      put(`${n}h`, Atlas.icon(one.shape, colour, look.paper, true));
      put(`${n}f`, Atlas.ring(colour));
    }
    if (map.hasImage("hatch")) map.removeImage("hatch");
    map.addImage("hatch", Atlas.hatch(look.hatch), { pixelRatio: 2 });
  };

  const addLayers = () => {
    icons();
    const points = { type: "geojson", data: placed(), maxzoom: 12, buffer: 64 };
    if (clustered) {
      Object.assign(points, { cluster: true, clusterRadius: 38, clusterMaxZoom: 9,
        clusterProperties: { killed: ["+", ["get", "killed"]] } });
    }
    map.addSource("events", points);
    map.addSource("units", { type: "geojson", data: areas(true), tolerance: 0.3 });
    map.addSource("countries", { type: "geojson", data: areas(false), tolerance: 0.3 });
    states();
    map.addSource("labels", { type: "geojson", data: labels() });
    map.addSource("chosen", { type: "geojson", data: collection([]) });
    map.addLayer({ id: "countries", type: "fill", source: "countries",
      paint: { "fill-pattern": "hatch",
        "fill-opacity": ["case", [">", state("count"), 0], 1, 0] } }, "coast");
    map.addLayer({ id: "units", type: "fill", source: "units",
      paint: { "fill-color": coloured(state("family")),
        "fill-opacity": ["step", state("count"), 0, 1, 0.2, 2, 0.32, 5, 0.46] } }, "coast");
    map.addLayer({ id: "units-edge", type: "line", source: "units",
      paint: { "line-color": coloured(state("family")), "line-width": 1.4,
        "line-opacity": ["case", [">", state("count"), 0], 1, 0] } }, "names");
    map.addLayer({ id: "circles", type: "circle", source: "events", filter: isForm(FORM.circle),
      layout: { "circle-sort-key": ["-", 0, ["get", "size"]] },
      paint: { "circle-radius": Atlas.circleRadius(), "circle-color": coloured(["get", "family"]),
        "circle-opacity": 0.14, "circle-stroke-color": coloured(["get", "family"]),
        "circle-stroke-width": 1.2, "circle-stroke-opacity": 0.9 } });
    map.addLayer({ id: "points", type: "symbol", source: "events",
      filter: isForm(FORM.point, FORM.feature),
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true,
        "icon-ignore-placement": true, "icon-size": ["/", ["get", "size"], 16],
        "symbol-sort-key": ["-", 0, ["get", "size"]] },
      paint: { "icon-opacity": 0.9 } });
    map.addLayer({ id: "labels", type: "symbol", source: "labels", minzoom: 3.2,
      layout: { "text-field": ["get", "words"], "text-font": Atlas.FONT, "text-size": 11,
        "text-line-height": 1.15, "symbol-sort-key": ["-", 0, ["get", "size"]] },
      paint: { "text-color": look.ink, "text-halo-color": look.halo, "text-halo-width": 1.4 } });
    map.addLayer({ id: "clusters", type: "circle", source: "events",
      filter: ["has", "point_count"],
      paint: { "circle-color": look.cluster, "circle-opacity": 0.88,
        "circle-stroke-color": look.edge, "circle-stroke-width": 1.5,
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]],
          1, 9, 10, 15, 60, 27, 200, 40] } });
    map.addLayer({ id: "cluster-counts", type: "symbol", source: "events",
      filter: ["has", "point_count"],
      layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": Atlas.FONT,
        "text-size": 11, "text-allow-overlap": true },
      paint: { "text-color": look.onCluster } });
    map.addLayer({ id: "chosen", type: "circle", source: "chosen",
      filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": ["+", ["get", "size"], 7], "circle-color": "transparent",
        "circle-stroke-color": look.ink, "circle-stroke-width": 2.2 } });
    map.addLayer({ id: "chosen-area", type: "line", source: "chosen",
      filter: ["!=", ["geometry-type"], "Point"],
      paint: { "line-color": look.ink, "line-width": 2.2 } });
  };

  const redraw = () => {
    if (!map || !map.getSource("events")) return;
    map.getSource("events").setData(placed());
    states();
    map.getSource("labels").setData(labels());
  };

  /* --- one event, and several at one place --------------------------------------------------- */
  const detail = find("detail");
  let stack = [], at = 0;

  const item = (list, head, words, ...notes) => {
    list.append(make("dt", head));
    const cell = make("dd");
    cell.dir = "auto";
    cell.append(make("span", words));
    for (const note of notes) if (note) cell.append(make("small", note));
    list.append(cell);
  };
  const listed = (numbers) => numbers.map((n) => strings[n]).join(", ");

  const describe = (i) => {
    const [place, when, exact, whenWhy, precision, whereWhy, point, by, against, dead, hurt,
      contested, texts, confidence, voices] = columns.details[i];
    const list = make("dl");
    item(list, "When", strings[when], strings[exact], strings[whenWhy]);
    item(list, "Where", strings[place], strings[precision], strings[whereWhy], strings[point]);
    if (by.length) item(list, "By", listed(by));
    if (against.length) item(list, "Against", listed(against));
    item(list, "Killed", strings[dead], contested ? "the figures are contested" : "");
    if (strings[hurt] !== "not known") item(list, "Injured", strings[hurt]);
    item(list, "Sources", plural(texts, "independent text"),
      confidence === null ? "" : `confidence ${confidence.toFixed(2)}`);
    return [list, says(voices)];
  };

  const says = (voices) => {
    const list = make("ul");
    for (const [figure, source, report, used, aside, quote] of voices) {
      const line = make("li", null, used ? "" : "aside");
      line.dir = "auto";
      line.append(make("span", strings[figure]));
      if (quote !== null) line.append(make("q", strings[quote]));
      line.append(make("small", `${strings[source]} · ${strings[report]}`));
      if (!used) line.append(make("small", `set aside${strings[aside] ? `: ${strings[aside]}` : ""}`));
      list.append(line);
    }
    return list;
  };

  const show = (events, go = false) => {
    stack = events;
    at = 0;
    render(go);
  };
  const close = () => {
    stack = [];
    detail.hidden = true;
    detail.replaceChildren();
    map?.getSource("chosen")?.setData(collection([]));
  };
  const button = (words, label, act) => {
    const made = make("button", words);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const step = (by) => { at = (at + by + stack.length) % stack.length; render(true); };

  const render = (go) => {
    if (!stack.length) return;
    const i = stack[at];
    const bar = make("div", null, "bar");
    bar.append(make("span", stack.length > 1 ? `${at + 1} of ${stack.length} here` : "Event"));
    if (stack.length > 1) {
      bar.append(button("←", "Event before", () => step(-1)), button("→", "Next event", () => step(1)));
    }
    bar.append(button("×", "Close", close));
    const head = make("h3", strings[columns.type[i]]);
    head.dir = "auto";
    detail.replaceChildren(bar, head, ...describe(i), make("p", strings[columns.id[i]], "id"));
    detail.hidden = false;
    if (!detail.contains(document.activeElement)) detail.focus({ preventScroll: true });
    detail.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    mark(i, go);
  };

  const mark = (i, go) => {
    if (!map?.getSource("chosen")) return;
    const code = columns.code[i] === null ? null : strings[columns.code[i]];
    const area = code && { type: "Feature", properties: {}, geometry: shapes.area(code) };
    const feature = isPlaced(i) ? features[i] : area;
    map.getSource("chosen").setData(collection(feature ? [feature] : []));
    const centre = isPlaced(i) ? where(i) : code && shapes.point(code);
    /* The map stays as it is where the event is seen already, so that the list stays, too. */
    const seen = centre && map.getBounds().contains(centre) && !(clustered && isPlaced(i));
    if (go && centre && !seen) {
      const zoom = Math.max(map.getZoom(), clustered && isPlaced(i) ? 10.2 : 0);
      map[calm ? "jumpTo" : "easeTo"]({ center: centre, zoom });
    }
  };

  /* --- the list ------------------------------------------------------------------------------ */
  const order = [...columns.id.keys()].sort((a, b) => (killed(b) ?? -1) - (killed(a) ?? -1) || a - b);
  const inView = () => {
    if (!map) return () => true;
    const bounds = map.getBounds();
    const [w, e, s, n] = [bounds.getWest(), bounds.getEast(), bounds.getSouth(), bounds.getNorth()];
    const inside = ([lon, lat]) => lat >= s && lat <= n
      && [-360, 0, 360].some((turn) => lon + turn >= w && lon + turn <= e);
    const seen = new Map();
    return (i) => {
      if (isPlaced(i)) return inside(where(i));
      if (columns.code[i] === null) return false;
      const code = strings[columns.code[i]];
      if (!seen.has(code)) seen.set(code, inside(shapes.point(code) || [0, -99]));
      return seen.get(code);
    };
  };

  const refresh = () => {
    const isHere = inView();
    const here = new Set(shown.filter(isHere));
    const hidden = shown.reduce((sum, i) => sum + (columns.form[i] === FORM.none), 0);
    find("list-head").textContent = `${plural(here.size, "event")} in view`
      + (hidden ? `, ${hidden.toLocaleString("en")} not on the map` : "");
    const top = [];
    for (const i of order) {
      if (here.has(i)) top.push(i);
      if (top.length === LISTED) break;
    }
    find("list").replaceChildren(...top.map(entry));
    if (here.size > top.length) {
      find("list").append(make("li", `The ${LISTED} with the most killed are listed; come closer for the others.`, "more"));
    }
  };
  const entry = (i) => {
    const [place, when] = columns.details[i];
    const line = make("li"), link = make("button");
    link.type = "button";
    const head = make("b", strings[place]);
    head.dir = "auto";
    const number = killed(i);
    link.append(head, make("span", number === null ? "? killed" : `${number.toLocaleString("en")} killed`, "toll"),
      make("small", `${strings[columns.type[i]]} · ${strings[when]}`));
    link.addEventListener("click", () => show([i], true));
    line.append(link);
    return line;
  };

  /* --- filters ------------------------------------------------------------------------------- */
  let waiting = 0;
  const change = () => {
    if (bins > 1) { between(); bars(); }
    find("reset").hidden = chosen.killed === "any" && chosen.families.size === data.families.length
      && chosen.forms.size === data.forms.length && chosen.first === null;
    clearTimeout(waiting);
    waiting = setTimeout(() => { choose(); redraw(); refresh(); }, count > 20000 ? 160 : 40);
  };

  const SVG = "http://www.w3.org/2000/svg";
  const sample = (shape, colour) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "-1.6 -1.6 3.2 3.2");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "polygon");
    path.setAttribute("points", Atlas.corners(shape).map((p) => p.join(",")).join(" "));
    path.setAttribute("fill", colour);
    svg.append(path);
    return svg;
  };
  const check = (words, number, set, key, picture) => {
    const label = make("label"), box = make("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => { set[box.checked ? "add" : "delete"](key); change(); });
    label.append(box, ...(picture ? [picture] : []), make("span", words),
      make("span", number.toLocaleString("en"), "count"));
    return label;
  };
  const tally = (column, key) => column.reduce((sum, value) => sum + (value === key), 0);
  const filters = () => {
    find("families").replaceChildren(...data.families.flatMap((one, n) => {
      const number = tally(columns.family, n);
      return number ? [check(one.words, number, chosen.families, n, sample(one.shape, Atlas.lighter(one.colour, look.lift)))] : [];
    }));
    const names = { point: "exact place", circle: "in a circle", unit: "in a unit",
      country: "in a country", feature: "along a road, in a wide area", none: "not on the map" };
    find("forms").replaceChildren(...data.forms.flatMap((name, n) => {
      const number = tally(columns.form, n);
      return number ? [check(names[name], number, chosen.forms, n)] : [];
    }));
  };
  filters();
  find("killed").addEventListener("change", (event) => { chosen.killed = event.target.value; change(); });
  find("reset").addEventListener("click", () => {
    chosen.families = new Set(data.families.keys());
    chosen.forms = new Set(data.forms.keys());
    chosen.killed = find("killed").value = "any";
    find("from").value = 0;
    find("to").value = bins;
    filters();
    change();
  });
  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape" && !detail.hidden) close();
  });

  /* --- at work ------------------------------------------------------------------------------- */
  refresh();
  if (!map) return;
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-left");
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();

  const pick = async (event) => {
    const reach = 4;
    const box = [[event.point.x - reach, event.point.y - reach], [event.point.x + reach, event.point.y + reach]];
    const on = (layers, area = box) => map.queryRenderedFeatures(area, { layers });
    const [cluster] = on(["clusters"]);
    if (cluster) { open(cluster); return; }
    const marks = on(["points"]).map((one) => one.properties.i);
    const circles = on(["circles"], event.point).map((one) => one.properties.i);
    const inAreas = on(["units", "countries"], event.point).flatMap((one) =>
      members.get(one.properties.code) || []);
    const found = [...new Set([...marks, ...circles, ...(marks.length || circles.length ? [] : inAreas)])];
    if (found.length) show(found);
    else close();
  };
  const open = async (cluster) => {
    const source = map.getSource("events");
    const id = cluster.properties.cluster_id;
    const zoom = await source.getClusterExpansionZoom(id);
    if (zoom > 9.5) {
      const leaves = await source.getClusterLeaves(id, 500, 0);
      show(leaves.map((leaf) => leaf.properties.i));
    } else map[calm ? "jumpTo" : "easeTo"]({ center: cluster.geometry.coordinates, zoom: zoom + 0.3 });
  };
  map.on("load", () => {
    addLayers();
    const drawn = shown.some((i) => columns.form[i] !== FORM.none);
    notice.textContent = drawn ? "" : count ? "No event has a place that can be drawn" : "No events";
    map.on("click", pick);
    const layers = ["clusters", "points", "circles", "units", "countries"];
    let over = 0;
    map.on("mousemove", (event) => {
      cancelAnimationFrame(over);
      if (map.isMoving()) return;
      over = requestAnimationFrame(() => {
        const found = map.queryRenderedFeatures(event.point, { layers });
        map.getCanvas().style.cursor = found.length ? "pointer" : "";
      });
    });
    map.on("moveend", refresh);
    refresh();
    map.once("idle", () => { document.documentElement.dataset.drawn = "yes"; });
  });
  map.on("error", (event) => console.error(event.error));
  night.addEventListener("change", () => {
    look = Atlas.palette(night.matches);
    map.setStyle(Atlas.ground(shapes, look), { diff: false });
    map.once("style.load", () => { addLayers(); });
    filters();
    if (bins > 1) bars();
  });
})();
