"""Codes, regions and names of countries as the codebooks write them: ``country_codes.tsv``."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

from dateline.errors import KnowledgeError


class CountryCodes(msgspec.Struct, frozen=True, kw_only=True):
    """A country by its codes. ``gw`` is Gleditsch and Ward's number, ``None`` where it has none."""

    iso: str  # ISO 3166 alpha-2
    iso3: str
    numeric: int | None  # ISO 3166 numeric; none for Kosovo
    gw: int | None
    acled_region: str
    gtd_region: int | None
    acled: str
    gtd: str


@cache
def country_codes() -> dict[str, CountryCodes]:
    """The countries by ISO 3166 alpha-2 code.

    Raises:
        KnowledgeError: when the table is missing or damaged.
    """
    path = files("dateline.knowledge") / "data" / "country_codes.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        return {row["iso"]: _codes(row) for row in rows}
    except (OSError, KeyError, ValueError) as error:
        raise KnowledgeError(f"the table of country codes cannot be read: {error}") from error


def codes_of(iso: str | None) -> CountryCodes | None:
    """The codes of a country, ``None`` for a code that the table lacks."""
    return country_codes().get(iso or "")


def _codes(row: dict[str, str]) -> CountryCodes:
    return CountryCodes(
        iso=row["iso"],
        iso3=row["iso3"],
        numeric=int(row["numeric"]) if row["numeric"] else None,
        gw=int(row["gw"]) if row["gw"] else None,
        acled_region=row["acled_region"],
        gtd_region=int(row["gtd_region"]) if row["gtd_region"] else None,
        acled=row["acled"],
        gtd=row["gtd"],
    )
