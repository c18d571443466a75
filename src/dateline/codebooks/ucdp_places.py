"""Places in UCDP's style: country, ``adm_1``, ``adm_2`` and ``where`` as UCDP GED writes them.

UCDP names the units in the way usual for the country ("Idlib governorate", "Meme département",
"Obanliku lga") and puts the kind after a place ("Paletwa town"). Where an event is known only to a
unit the place stays empty; where only to a country, the units too. The names come from UCDP's own
data; where these lack a unit, its GeoNames name takes the country's usual word for the level.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from dateline.knowledge.gazetteer import tables
from dateline.knowledge.gazetteer.keys import key, sound_key, without_generic
from dateline.knowledge.gazetteer.tables import ConflictPlace
from dateline.knowledge.ucdp_countries import ucdp_country
from dateline.records import WhereValue
from dateline.vocabulary import PlacePrecision, PlaceRelation

TOWN = 5_000
"""Inhabitants from which a settlement of unknown kind is called a town."""

NEAR = 0.5
"""Degrees between the points of one place in two sources (about 50 km)."""

_SEATS = frozenset({"PPLC", "PPLA", "PPLA2", "PPLA3"})
_UNIT_ONLY = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.COUNTRY})
_WORD = re.compile(r"\s([a-zé-]+)$")


def ucdp_location(where: WhereValue) -> tuple[str, str, str, str]:
    """Country, ``adm_1``, ``adm_2`` and place in UCDP's spelling; "" for what is not known."""
    iso = where.country or ""
    country = ucdp_country(iso)
    if not iso or where.precision in {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN}:
        return country, "", "", ""
    known = _known(where)
    if known is not None and where.precision not in _UNIT_ONLY:
        return country, known.adm1, known.adm2, known.where
    first, second = _units(where)
    if known is not None:
        first, second = known.adm1 or first, known.adm2 or second
        return country, first, second, known.where
    return country, first, second, _place(where)


def _place(where: WhereValue) -> str:
    """The name of the place with its kind, as UCDP would put it."""
    named = where.geonameid is None and where.reason.startswith(("no place", where.name))
    if where.precision in _UNIT_ONLY and not named:
        return ""
    if where.relation is PlaceRelation.BETWEEN and where.others:
        return f"Road between {where.name} and {where.others[0]}"
    if where.kind and where.name.lower().endswith(where.kind):
        return where.name
    return f"{where.name} {_kind(where)}"


def _kind(where: WhereValue) -> str:
    if where.kind in {"village", "town", "city", "camp", "suburb", "settlement", "mountain"}:
        return where.kind
    if where.kind in {"hamlet", "villages", "barangay", "sitio", "kampung"}:
        return "village"
    return "town" if (where.feature or "") in _SEATS else "village"


def _units(where: WhereValue) -> tuple[str, str]:
    table = _unit_names()
    iso = where.country or ""
    first = table.get(where.admin1_code or "", ("", ""))[0]
    second = table.get(where.admin2_code or "", ("", ""))[1]
    if not first and where.admin1:
        first = _worded(where.admin1, iso, 1)
    if not second and where.admin2:
        second = _worded(where.admin2, iso, 2)
    return first, second


def _worded(name: str, iso: str, level: int) -> str:
    """A GeoNames unit name with the word that UCDP uses in this country."""
    word = _words().get((iso, level), "")
    return f"{without_generic(name)} {word}" if word else name


@cache
def _unit_names() -> dict[str, tuple[str, str]]:
    return {code: (first, second) for code, first, second in tables.ucdp_units()}


@cache
def _words() -> dict[tuple[str, int], str]:
    """The commonest last word of unit names per country and level."""
    counts: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for place in _places():
        for level, name in ((1, place.adm1), (2, place.adm2)):
            if found := _WORD.search(name):
                counts[(place.iso, level)][found.group(1)] += 1
    return {k: c.most_common(1)[0][0] for k, c in counts.items()}


@cache
def _places() -> tuple[ConflictPlace, ...]:
    return tuple(tables.conflict_places())


@cache
def _by_name() -> dict[tuple[str, str], list[ConflictPlace]]:
    """Places by country and key or sound of each spelling."""
    index: dict[tuple[str, str], list[ConflictPlace]] = defaultdict(list)
    for place in _places():
        names, _ = tables.conflict_names(place.where)
        for name in names:
            for form in {key(name), "~" + sound_key(name)}:
                index[(place.iso, form)].append(place)
    return dict(index)


def _known(where: WhereValue) -> ConflictPlace | None:
    """UCDP's own row of a place: same name or sound, same unit or near."""
    if where.geonameid is not None and where.precision in _UNIT_ONLY:
        return None
    if where.relation is PlaceRelation.BETWEEN:
        return None
    iso, table = where.country or "", _by_name()
    for form in (key(where.name), "~" + sound_key(where.name)):
        fitting = [p for p in table.get((iso, form), []) if len(form) > 1 and _fits(where, p)]
        if fitting:
            return min(fitting, key=lambda p: _rank(where, p))
    return None


def _fits(where: WhereValue, place: ConflictPlace) -> bool:
    gap = _gap(where, place)
    if gap is not None and where.precision not in _UNIT_ONLY:
        return gap < NEAR
    return not where.admin1_code or not place.admin1 or where.admin1_code == place.admin1


def _gap(where: WhereValue, place: ConflictPlace) -> float | None:
    if None in (where.lat, where.lon, place.lat, place.lon):
        return None
    return abs(where.lat - place.lat) + abs(where.lon - place.lon)  # type: ignore[operator]


def _rank(where: WhereValue, place: ConflictPlace) -> tuple[bool, bool, float]:
    gap = _gap(where, place)
    return (not place.adm2, not place.adm1, gap if gap is not None else 9.0)
