"""Build the shipped table of conflict places from UCDP's data.

    python scripts/build_conflict_places.py --ged GED.csv [--labels LABELS.csv ...]

``GED.csv`` is a UCDP Georeferenced Event Dataset in CSV (ucdp.uu.se/downloads; may be gzipped);
``LABELS.csv`` are files with the columns ``location_root_name``, ``location_adm1_name``,
``location_adm2_name``, ``location_where_name`` (UCDP-AEC), whose places have no coordinates. Both
are CC BY 4.0, UCDP. Only places are kept: their names, units and mean coordinates; no dates, no
figures, no events. The output depends on the inputs alone. Needs the gazetteer tables
(``build_gazetteer.py``), from which each place takes its GeoNames unit codes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from math import cos, radians
from pathlib import Path

from dateline.knowledge.gazetteer import tables
from dateline.knowledge.gazetteer.keys import key, without_generic
from dateline.knowledge.ucdp_countries import SHIFTED, iso_of

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
_GENERIC = re.compile(
    r"\b(Governorate|Oblast|Raion|LGA|Lga|Municipality|Province|State|District|Region|Department|"
    r"Territory|muncipality|municpality|municiplaity)$"
)

ALIKE = 0.8
"""Likeness of two names (0..1, matching letters) from which they name one unit."""

Unit = tuple[str, str, str]  # country, adm_1, adm_2
Place = tuple[str, str, str, str]  # country, adm_1, adm_2, where


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ged", type=Path, required=True)
    parser.add_argument("--labels", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    points: dict[Place, list[tuple[float, float]]] = defaultdict(list)
    counts: Counter[Place] = Counter()
    spelling = canonical(args.labels)
    for place, point in events(args.ged):
        same = tuple(spelling.get(loose(part), tidy(part)) for part in place)
        points[same].append(point)  # type: ignore[index]
        counts[same] += 1  # type: ignore[index]
    for path in args.labels:
        counts.update(labels(path))
    codes = Codes()
    units = unit_codes(points, codes)
    units |= named_codes(counts, units)
    rows = [
        row(p, points.get(p), codes, units) for p in sorted(counts, key=lambda p: (p, counts[p]))
    ]
    write(args.out / "ucdp_places.tsv.xz", [r for r in rows if r])
    write(args.out / "ucdp_units.tsv.xz", sorted(unit_rows(counts, units)))


def read(path: Path) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def events(path: Path) -> Iterator[tuple[Place, tuple[float, float]]]:
    for e in read(path):
        place = (e["country"], e["adm_1"], e["adm_2"], e["where_coordinates"])
        if float(e["where_prec"] or 9) <= 5 and e["latitude"]:
            yield place, (float(e["latitude"]), float(e["longitude"]))


def labels(path: Path) -> Iterator[Place]:
    for e in read(path):
        yield (e["location_root_name"], e["location_adm1_name"], e["location_adm2_name"],
               e["location_where_name"])  # fmt: skip


def loose(name: str) -> str:
    return " ".join(name.casefold().split())


def tidy(name: str) -> str:
    """UCDP's present way: the word for the kind of unit in lower case."""
    fixed = _GENERIC.sub(lambda m: m.group().lower(), name)
    return re.sub(r"munc?i?ci?pla?i?ty$|muncipality$", "municipality", fixed)


def canonical(paths: list[Path]) -> dict[str, str]:
    """The most frequent present spelling of each name."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for place in labels(path):
            for part in place:
                seen[loose(part)][part] += 1
    return {k: c.most_common(1)[0][0] for k, c in seen.items()}


class Codes:
    """GeoNames unit codes of a point: those of the nearest settlement of the country."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, int, int], list[tables.Row]] = defaultdict(list)
        for r in tables.places():
            assert r.lat is not None
            assert r.lon is not None
            if r.admin1:
                self._cells[(r.country, round(r.lat), round(r.lon))].append(r)

    def of(self, iso: str, lat: float, lon: float) -> tuple[str, str]:
        near = [
            r
            for y in (-1, 0, 1)
            for x in (-1, 0, 1)
            for r in self._cells.get((iso, round(lat) + y, round(lon) + x), [])
        ]
        if not near:
            return "", ""
        scale = cos(radians(lat))
        best = min(
            near, key=lambda r: ((r.lat or 0) - lat) ** 2 + (((r.lon or 0) - lon) * scale) ** 2
        )
        return (best.admin2, "") if iso in SHIFTED else (best.admin1, best.admin2)


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*points, strict=True)
    return sum(lats) / len(lats), sum(lons) / len(lons)


def unit_codes(
    points: dict[Place, list[tuple[float, float]]], codes: Codes
) -> dict[tuple[str, ...], str]:
    """UCDP unit to GeoNames code: by name where one fits, else by where its places lie."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    names = {}
    for r in tables.units():
        code = r.admin2 or r.admin1
        names[code] = {key(without_generic(n)) for n in r.names}
    for (country, adm1, adm2, _), held in points.items():
        first, second = codes.of(iso_of(country, adm1), *mean(held))
        if adm1 and first:
            votes[(country, adm1)][first] += 1
        if adm2 and second:
            votes[(country, adm1, adm2)][second] += 1
    elected: dict[tuple[str, ...], str] = {
        unit: _elect(unit[-1], c, names) for unit, c in votes.items() if len(unit) == 2
    }
    for unit, c in votes.items():
        inside = Counter(
            {k: n for k, n in c.items() if k.startswith(elected.get(unit[:2], "") + ".")}
        )
        if len(unit) == 3 and inside:
            elected[unit] = _elect(unit[-1], inside, names)
    return elected


def named_codes(
    counts: Counter[Place], known: dict[tuple[str, ...], str]
) -> dict[tuple[str, ...], str]:
    """UCDP units without coordinates to GeoNames codes, by the likeness of their names."""
    lists: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for r in tables.units():
        forms = {key(without_generic(n)) for n in r.names}
        shifted = r.country in SHIFTED
        if shifted and not r.admin2:
            continue
        above = r.admin1 if r.admin2 and not shifted else r.country
        lists[above].append((r.admin2 or r.admin1, forms))
    found: dict[tuple[str, ...], str] = {}
    for country, adm1, adm2, _ in sorted(counts):
        first = known.get((country, adm1)) or found.get((country, adm1), "")
        if adm1 and not first:
            first = _alike(adm1, lists[iso_of(country, adm1)])
            found[(country, adm1)] = first
        if adm2 and first and (country, adm1, adm2) not in known:
            found[(country, adm1, adm2)] = _alike(adm2, lists[first])
    return {unit: code for unit, code in found.items() if code}


def _alike(name: str, units: list[tuple[str, set[str]]]) -> str:
    """The unit whose name is most like ``name``, if it is alike enough (ratio 0.8)."""
    wanted = key(without_generic(name.partition(" (")[0]))
    scored = [
        (max(SequenceMatcher(None, wanted, form).ratio() for form in forms), code)
        for code, forms in units
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""


def _elect(name: str, votes: Counter[str], names: dict[str, set[str]]) -> str:
    wanted = key(without_generic(name))
    named = [c for c in votes if wanted in names.get(c, ())]
    return named[0] if named else votes.most_common(1)[0][0]


def row(
    place: Place,
    held: list[tuple[float, float]] | None,
    codes: Codes,
    units: dict[tuple[str, ...], str],
) -> list[str] | None:
    country, adm1, adm2, where = place
    iso = iso_of(country, adm1)
    if not iso:
        return None
    lat = lon = ""
    if held:
        y, x = mean(held)
        lat, lon = f"{y:.3f}", f"{x:.3f}"
    first, second = units.get((country, adm1), ""), units.get((country, adm1, adm2), "")
    if held and not second and where not in (adm1, adm2):
        second = codes.of(iso, *mean(held))[1]
        second = second if second.startswith(first + ".") else ""
    if iso in SHIFTED:
        first, second = first.rpartition(".")[0], first
    return [iso, country, adm1, adm2, where, lat, lon, first, second]


def unit_rows(counts: Counter[Place], units: dict[tuple[str, ...], str]) -> Iterator[list[str]]:
    """GeoNames code to UCDP's names of the unit and of the one above; the commonest per code."""
    best: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (country, adm1, adm2, _), number in counts.items():
        if code := units.get((country, adm1)):
            best[code][(adm1, "")] += number
        if code := units.get((country, adm1, adm2)):
            best[code][(adm1, adm2)] += number
    for code, names in best.items():
        (adm1, adm2), _ = max(names.items(), key=lambda item: (item[1], item[0]))
        yield [code, adm1, adm2]


def write(path: Path, rows: list[list[str]]) -> None:
    text = "".join("\t".join(r) + "\n" for r in rows)
    packed = lzma.compress(text.encode("utf-8"), preset=9, check=lzma.CHECK_CRC64)
    path.write_bytes(packed)
    print(path.name, len(rows), "rows", len(packed), "bytes")


if __name__ == "__main__":
    main()
