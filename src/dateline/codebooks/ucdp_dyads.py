"""UCDP's pairs of sides by country and year, and its naming rules, from the project's tables."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from importlib.resources import files

import msgspec

from dateline.errors import KnowledgeError

DECAY = 0.55
"""Weight of an event a year away, relative to one of the report's year."""
FORESIGHT = 0.3
"""Weight of later years against earlier ones: a coder of the time did not know them."""


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """A pair that UCDP codes in a country or a first-order unit, with its events by year."""

    country: str
    admin1: str = ""
    side_a: str
    side_b: str
    years: dict[int, int]

    def weight(self, year: int) -> float:
        """How usual the pair is around a year: events discounted by their distance in years."""
        total = 0.0
        known = min(self.years) <= year + 1
        for y, n in self.years.items():
            far = DECAY ** abs(year - y)
            total += n * far * (1.0 if y <= year else FORESIGHT if known else 0.0)
        return total


@cache
def dyads() -> dict[str, list[Dyad]]:
    """The pairs by UCDP's name of the country.

    ``ucdp_dyads`` is counted from UCDP's data by ``scripts/derive_ucdp_dyads.py``; those data thin
    out after 2020, so ``ucdp_dyads_recent`` adds the wars since then with estimated weights.
    """
    result: dict[str, list[Dyad]] = {}
    for row in (
        *_rows("ucdp_dyads"),
        *_rows("ucdp_dyads_recent"),
        *_rows("ucdp_dyads_admin1"),
    ):
        years = dict(_year(part) for part in row["years"].split())
        dyad = Dyad(
            country=row["country"],
            admin1=row.get("admin1", ""),
            side_a=row["side_a"],
            side_b=row["side_b"],
            years=years,
        )
        result.setdefault(row["country"], []).append(dyad)
    return result


def _year(part: str) -> tuple[int, int]:
    year, _, number = part.partition(":")
    return int(year), int(number)


@cache
def _naming() -> dict[tuple[str, str], list[tuple[dt.date, dt.date, str]]]:
    result: dict[tuple[str, str], list[tuple[dt.date, dt.date, str]]] = {}
    for row in _rows("ucdp_naming"):
        first = dt.date.fromisoformat(row["first"]) if row["first"] else dt.date.min
        last = dt.date.fromisoformat(row["last"]) if row["last"] else dt.date.max
        result.setdefault((row["country"], row["name"]), []).append((first, last, row["ucdp"]))
    return result


def renamed(country: str | None, name: str, day: dt.date) -> str | None:
    """The side that UCDP counts ``name`` (a UCDP name or register id) to in a country, if any."""
    for first, last, ucdp in _naming().get((country or "", name), ()):
        if first <= day <= last:
            return ucdp
    return None


def _rows(table: str) -> list[dict[str, str]]:
    path = files("dateline.knowledge") / "data" / f"{table}.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines, delimiter="\t"))
    except OSError as error:
        raise KnowledgeError(f"the table {table} cannot be read: {error}") from error
