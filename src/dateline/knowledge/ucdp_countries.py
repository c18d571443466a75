"""UCDP's names of countries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.knowledge.gazetteer import tables
from dateline.knowledge.gazetteer.keys import key

_FILE = Path(__file__).parent / "data" / "ucdp_countries.tsv"
SHIFTED = {"PH": "province"}
"""Countries whose first-order units in UCDP are GeoNames' second order, and the word for them."""

_PALESTINIAN = ("Gaza Strip", "West Bank")


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return tuple((r[0], r[1]) for r in rows if not r[0].startswith("#"))


@cache
def _named() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in tables.countries():
        for name in row.names:
            names.setdefault(key(name), row.country)
    for iso, name in _pairs():
        if iso not in {"PS", "EH", "HK", "MO", "PR"}:
            names[key(name)] = iso
    return names


@cache
def _styled() -> dict[str, str]:
    names: dict[str, str] = {}
    for iso, name in _pairs():
        names.setdefault(iso, name)
    return names


@cache
def _plain() -> dict[str, str]:
    return {row.country: row.names[0] for row in tables.countries()}


def ucdp_country(iso: str) -> str:
    """UCDP's name of a country (ISO alpha-2); "" for a code that is none."""
    return _styled().get(iso) or _plain().get(iso, "")


def iso_of(name: str, adm1: str = "") -> str:
    """The ISO code of a country as UCDP names it; the Palestinian territories have their own."""
    if adm1.startswith(_PALESTINIAN):
        return "PS"
    return _named().get(key(name), "") or _named().get(key(name.partition(" (")[0]), "")
