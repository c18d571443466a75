/* What every map of Dateline is made of: outlines from arcs, the look of the ground, the marks of
   events. It knows nothing of the page around it; the map library is handed in. */
const Atlas = (() => {
  "use strict";
  const KIND = { coast: 0, border: 1, unit: 2, contested: 3 };
  const TILE = 40075016.686 / 512; // metres to a pixel at zoom 0 on the equator
  const LAST = 20;

  /* JSON that was gzipped and written in base64. */
  const unpack = async (text) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  /* The outlines as GeoJSON: rings are put together from arcs that neighbours share. */
  const outlines = (ground) => {
    const arcs = ground.arcs.map((steps) => {
      const line = new Array(steps.length / 2);
      let x = 0, y = 0;
      for (let i = 0; i < line.length; i++) {
        x += steps[2 * i];
        y += steps[2 * i + 1];
        line[i] = [x / ground.grid, y / ground.grid];
      }
      return line;
    });
    const ring = (numbers) => {
      const line = [];
      for (const number of numbers) {
        const arc = number >= 0 ? arcs[number] : [...arcs[-1 - number]].reverse();
        for (let i = line.length ? 1 : 0; i < arc.length; i++) line.push(arc[i]);
      }
      return line;
    };
    const area = (polygons) => ({
      type: "MultiPolygon",
      coordinates: polygons.map((rings) => rings.map(ring)).filter((rings) => rings[0].length > 3),
    });
    const lines = [...ground.kinds].map((kind, n) => ({
      type: "Feature", properties: { kind: Number(kind) },
      geometry: { type: "LineString", coordinates: arcs[n] },
    })).filter((line) => line.properties.kind <= KIND.contested);
    const land = Object.entries(ground.countries).map(([code, [name, polygons]]) => ({
      type: "Feature", properties: { code, name }, geometry: area(polygons),
    }));
    const names = Object.entries(ground.countries)
      .filter(([code]) => ground.points[code])
      .map(([code, [name, polygons]]) => ({
        type: "Feature", properties: { name: name.toUpperCase(), size: polygons[0][0].length },
        geometry: { type: "Point", coordinates: ground.points[code] },
      }));
    const collection = (features) => ({ type: "FeatureCollection", features });
    return {
      land: collection(land), lines: collection(lines), names: collection(names),
      /* The shape of one unit or country. */
      area: (code) => {
        const polygons = code.includes(".") ? ground.units[code] : ground.countries[code]?.[1];
        return polygons ? area(polygons) : null;
      },
      point: (code) => ground.points[code] || null,
    };
  };

  const palette = (dark) => dark
    ? { sea: "#11161b", land: "#20262c", coast: "#3a4853", border: "#66717c", unit: "#343d46",
        name: "#8d98a4", halo: "#161b20", ink: "#e9e7e2", paper: "#161b20", cluster: "#c9d1da",
        onCluster: "#14181c", hatch: "#6b7681", mixed: "#9aa6b5", edge: "#11161b", lift: 0.32 }
    : { sea: "#e4ecf1", land: "#f8f6f1", coast: "#a9bac4", border: "#8d9299", unit: "#d3cfc5",
        name: "#868b93", halo: "#ffffff", ink: "#1d1f23", paper: "#ffffff", cluster: "#3b424d",
        onCluster: "#ffffff", hatch: "#9aa1ab", mixed: "#4a5364", edge: "#ffffff", lift: 0 };

  /* A colour, lightened by a share towards white, so that it stands out on dark ground. */
  const lighter = (colour, share) => {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const mixed = parts.map((part) => Math.round(part + (255 - part) * share));
    return "#" + mixed.map((part) => part.toString(16).padStart(2, "0")).join("");
  };

  const FONT = ["Noto Sans", "system-ui", "sans-serif"];

  /* The style of the ground: land, borders, names. */
  const ground = (shapes, look) => ({
    version: 8,
    sources: {
      land: { type: "geojson", data: shapes.land, tolerance: 0.3, maxzoom: 9 },
      lines: { type: "geojson", data: shapes.lines, tolerance: 0.3, maxzoom: 9 },
      names: { type: "geojson", data: shapes.names, maxzoom: 4 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": look.sea } },
      { id: "land", type: "fill", source: "land",
        paint: { "fill-color": look.land, "fill-antialias": false } },
      { id: "coast", type: "line", source: "lines", filter: ["==", ["get", "kind"], KIND.coast],
        paint: { "line-color": look.coast, "line-width": 0.7 } },
      { id: "unit-lines", type: "line", source: "lines", minzoom: 3,
        filter: ["==", ["get", "kind"], KIND.unit],
        paint: { "line-color": look.unit, "line-width": ["interpolate", ["linear"], ["zoom"],
          3, 0.3, 8, 1.2] } },
      { id: "borders", type: "line", source: "lines", filter: ["==", ["get", "kind"], KIND.border],
        paint: { "line-color": look.border, "line-width": ["interpolate", ["linear"], ["zoom"],
          1, 0.4, 6, 1.3] } },
      { id: "contested", type: "line", source: "lines",
        filter: ["==", ["get", "kind"], KIND.contested],
        paint: { "line-color": look.border, "line-width": ["interpolate", ["linear"], ["zoom"],
          1, 0.5, 6, 1.3], "line-dasharray": [3, 2] } },
      { id: "names", type: "symbol", source: "names", minzoom: 2,
        layout: { "text-field": ["get", "name"], "text-font": FONT, "text-letter-spacing": 0.08,
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 7, 14], "text-max-width": 8,
          "symbol-sort-key": ["-", 0, ["get", "size"]] },
        paint: { "text-color": look.name, "text-halo-color": look.land, "text-halo-width": 1.2 } },
    ],
  });

  const polygon = (sides, turn, inner) => Array.from({ length: inner ? 2 * sides : sides }, (_, i) => {
    const angle = turn + (i * Math.PI * 2) / (inner ? 2 * sides : sides);
    const far = inner && i % 2 ? inner : 1;
    return [Math.sin(angle) * far, -Math.cos(angle) * far];
  });
  const SHAPES = {
    circle: polygon(40, 0), triangle: polygon(3, 0), square: polygon(4, Math.PI / 4),
    diamond: polygon(4, 0), pentagon: polygon(5, 0), star: polygon(5, 0, 0.42),
    cross: [[-1, -.35], [-.35, -.35], [-.35, -1], [.35, -1], [.35, -.35], [1, -.35], [1, .35],
      [.35, .35], [.35, 1], [-.35, 1], [-.35, .35], [-1, .35]],
  };

  /* The corners of a shape whose area is that of a circle with radius 1. */
  const corners = (shape) => {
    const points = SHAPES[shape];
    const twice = points.reduce((sum, [x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length];
      return sum + x * ny - nx * y;
    }, 0);
    const scale = Math.sqrt((2 * Math.PI) / Math.abs(twice));
    return points.map(([x, y]) => [x * scale, y * scale]);
  };

  /* The picture of a mark: solid where the number of killed is known, hollow where it is not. */
  const icon = (shape, colour, edge, hollow, radius = 32) => {
    const size = radius * 4;
    const canvas = new OffscreenCanvas(size, size);
    const pen = canvas.getContext("2d");
    pen.translate(size / 2, size / 2);
    pen.beginPath();
    for (const [x, y] of corners(shape)) pen.lineTo(x * radius, y * radius);
    pen.closePath();
    pen.lineJoin = "round";
    pen.fillStyle = hollow ? edge : colour;
    pen.strokeStyle = hollow ? colour : edge;
    pen.lineWidth = hollow ? radius * 0.42 : radius * 0.16;
    pen.fill();
    pen.stroke();
    return pen.getImageData(0, 0, size, size);
  };

  /* The open dashed ring of a place along or within something wide. */
  const ring = (colour, radius = 32) => {
    const canvas = new OffscreenCanvas(radius * 4, radius * 4);
    const pen = canvas.getContext("2d");
    pen.strokeStyle = colour;
    pen.lineWidth = radius * 0.16;
    pen.setLineDash([radius * 0.42, radius * 0.3]);
    pen.arc(radius * 2, radius * 2, radius * 1.6, 0, Math.PI * 2);
    pen.stroke();
    return pen.getImageData(0, 0, radius * 4, radius * 4);
  };

  const hatch = (colour) => {
    const canvas = new OffscreenCanvas(16, 16);
    const pen = canvas.getContext("2d");
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    for (const shift of [-16, 0, 16]) {
      pen.beginPath();
      pen.moveTo(shift - 2, 18);
      pen.lineTo(shift + 18, -2);
      pen.stroke();
    }
    return pen.getImageData(0, 0, 16, 16);
  };

  /* Pixels of a radius in kilometres at zoom 0. */
  const pixels = (kilometres, lat) =>
    (kilometres * 1000) / (TILE * Math.max(0.02, Math.cos((lat * Math.PI) / 180)));

  /* The true size of a circle at every zoom, never smaller than its mark. */
  const circleRadius = () => {
    const stops = [];
    for (let zoom = 0; zoom <= LAST; zoom++) {
      stops.push(zoom, ["max", ["get", "size"], ["*", ["get", "reach"], 2 ** zoom]]);
    }
    return ["interpolate", ["exponential", 2], ["zoom"], ...stops];
  };

  return { unpack, outlines, palette, lighter, ground, icon, ring, hatch, pixels, circleRadius, corners,
    FONT };
})();
