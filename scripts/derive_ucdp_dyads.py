"""Derives ``knowledge/data/ucdp_dyads.tsv`` and ``ucdp_dyads_admin1.tsv``.

They tell which pairs UCDP codes in which country, or first-order unit of it, and in which years.

Sources (both CC BY 4.0, Uppsala Conflict Data Program): UCDP GED as a gzipped CSV file (columns
``country``, ``year``, ``side_a``, ``side_b``) and, optionally, the labels of UCDP-AEC (Simon et al.
2025; columns ``location_root_name``, ``location_adm1_name``, ``source_date``, ``side_a_name``,
``side_b_name``). Run: ``python scripts/derive_ucdp_dyads.py FILE.csv.gz [FILE ...]``.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/dateline/knowledge/data"
FEWEST = 2
"""Events that a pair needs in a country to enter the table."""
FEWEST_IN_UNIT = 3
"""Events that a pair needs in a first-order unit."""
RENAMED = {
    "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad": "JAS",
    "Hay'at Tahrir al-Sham": "HTS",
    "Kingdom of eSwatini (Swaziland)": "eSwatini (Swaziland)",
}
"""Names of older UCDP versions and the names that they have now."""


def rows(path: Path) -> Iterator[tuple[str, str, int, str, str]]:
    """Country, first-order unit, year and the two sides of each event of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            country = row.get("country") or row.get("location_root_name") or ""
            year = row.get("year") or row.get("source_date") or ""
            a = row.get("side_a") or row.get("side_a_name") or ""
            b = row.get("side_b") or row.get("side_b_name") or ""
            if country and year[:4].isdigit() and a and b:
                unit = row.get("adm_1") or row.get("location_adm1_name") or ""
                yield clean(country), clean(unit).lower(), int(year[:4]), clean(a), clean(b)


def clean(name: str) -> str:
    """A name without needless white space, in its present form."""
    name = " ".join(name.split())
    return RENAMED.get(name, name)


def main(paths: list[str]) -> None:
    """Write the tables."""
    countries: dict[tuple[str, ...], list[int]] = defaultdict(list)
    units: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for path in paths:
        for country, unit, year, a, b in rows(Path(path)):
            countries[country, a, b].append(year)
            if unit:
                units[country, unit, a, b].append(year)
    write("ucdp_dyads", "country\tside_a\tside_b\tyears", countries, FEWEST)
    write("ucdp_dyads_admin1", "country\tadmin1\tside_a\tside_b\tyears", units, FEWEST_IN_UNIT)


def write(name: str, header: str, found: dict[tuple[str, ...], list[int]], fewest: int) -> None:
    """Write a table: its keys, and the number of events by year."""
    lines = [header]
    for key, years in sorted(found.items()):
        if len(years) >= fewest:
            per_year = " ".join(f"{y}:{years.count(y)}" for y in sorted(set(years)))
            lines.append("\t".join((*key, per_year)))
    (DATA / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} pairs written to {name}.tsv")


if __name__ == "__main__":
    main(sys.argv[1:])
