"""Places in UCDP's style: country, ``adm_1``, ``adm_2`` and ``where`` as UCDP GED writes them.

UCDP names the units in the way usual for the country ("Idlib governorate", "Meme département",
"Obanliku lga") and puts the kind after a place ("Paletwa town"). Where an event is known only to a
unit the place stays empty; where only to a country, the units too. The names come from UCDP's own
data; where these lack a unit, its GeoNames name takes the country's usual word for the level.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from dateline.knowledge.gazetteer import tables
from dateline.knowledge.gazetteer.keys import (
    key,
    skeleton_key,
    sound_key,
    unaccented,
    unqualified,
    without_generic,
)
from dateline.knowledge.gazetteer.tables import ConflictPlace
from dateline.knowledge.ucdp_countries import SHIFTED, ucdp_country
from dateline.records import WhereValue
from dateline.vocabulary import PlacePrecision, PlaceRelation

GENERIC = frozenset({"state", "region", "province", "district", "county", "oblast", "department"})
"""Words of unit names that UCDP keeps."""

NEAR = 0.5
"""Degrees between the points of one place in two sources (about 50 km)."""

AT_POINT = 0.08
"""Degrees between two points of one place when its names differ (about 8 km)."""
ALIKE = 0.55
"""Likeness of two names (0..1) of places at one point."""

_POINTS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})
_UNIT_ONLY = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.COUNTRY})
_WIDEST = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_TAIL = re.compile(r"\s+(?:village|town|city|township|district|area|camp)$", re.I)
_BARANGAY = re.compile(r"^(?:Barangay|Brgy\.?|Sitio)\s+")
_WORD = re.compile(r"\s([a-zé-]+)$")


def ucdp_location(where: WhereValue) -> tuple[str, str, str, str]:
    """Country, ``adm_1``, ``adm_2`` and place in UCDP's spelling; "" for what is not known."""
    iso = where.country or ""
    country = ucdp_country(iso)
    known = _known(where) if iso else None
    if not iso or (where.precision in _WIDEST and known is None):
        return country, "", "", _place(where) if iso and _is_named(where) else ""
    if known is not None and where.precision not in _UNIT_ONLY:
        return country, known.adm1, known.adm2, known.where
    first, second = _units(where)
    if known is not None:
        first, second = known.adm1 or first, known.adm2 or second
        return country, first, second, known.where
    return country, first, second, _place(where)


def located(values: Sequence[WhereValue]) -> WhereValue | None:
    """The place that UCDP would record of those told of an event, the most telling one first.

    UCDP records points. A village for which no table has one gives way to a place told with it
    that has one and lies in its unit (``where_prec`` 2: "within 25 km of a known point").
    """
    if not values:
        return None
    first = values[0]
    if not _is_named(first) or _known(first) is not None:
        return first
    beside = (v for v in values[1:] if v.precision in _POINTS and not _is_named(v))
    return next((v for v in beside if _one_unit(v, first)), first)


def _one_unit(place: WhereValue, other: WhereValue) -> bool:
    if place.country != other.country:
        return False
    return other.admin1_code is None or place.admin1_code == other.admin1_code


def _place(where: WhereValue) -> str:
    """The name of the place with its kind, as UCDP would put it."""
    if where.precision in _UNIT_ONLY and not _is_named(where):
        return ""
    if where.relation is PlaceRelation.BETWEEN and where.others:
        return f"Road between {where.name} and {where.others[0]}"
    kind = where.kind or ""
    if kind and where.name.lower().endswith(" " + kind):
        return where.name[: -len(kind)] + kind
    return f"{_BARANGAY.sub('', where.name)} {_kind(where)}"


def _is_named(where: WhereValue) -> bool:
    """Whether a place below the unit is named, though its own point is not known."""
    return where.geonameid is None and where.feature is None


def _kind(where: WhereValue) -> str:
    if where.kind in {"village", "town", "city", "camp", "suburb", "settlement", "mountain"}:
        return where.kind
    if where.kind in {"hamlet", "villages", "barangay", "sitio", "kampung"}:
        return "village"
    if where.feature == "PPLC":
        return "city"
    return "town" if where.geonameid is not None else "village"


def _units(where: WhereValue) -> tuple[str, str]:
    table = _unit_names()
    iso = where.country or ""
    first = table.get(where.admin1_code or "", ("", ""))[0]
    second = table.get(where.admin2_code or "", ("", ""))[1]
    if iso in SHIFTED:
        return _shifted_units(where, table)
    if not first and where.admin1:
        first = _worded(where.admin1, iso, 1)
    if not second and where.admin2:
        second = _worded(where.admin2, iso, 2)
    return first, second or _named_like(where) or _beside(where, first)


def _shifted_units(where: WhereValue, table: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """The units where GeoNames' second level is UCDP's first (Philippine provinces)."""
    first = table.get(where.admin2_code or "", ("", ""))[0]
    if not first and where.admin2:
        first = f"{without_generic(where.admin2)} {SHIFTED[where.country or '']}"
    seat = (where.feature or "").startswith("PPLA")
    return first, f"{where.name} {_words().get(('PH', 2), '')}".strip() if first and seat else ""


def _named_like(where: WhereValue) -> str:
    """UCDP's second-order unit of the name of its seat ("Tak Bai district")."""
    if where.precision in {PlacePrecision.ADMIN1, PlacePrecision.COUNTRY}:
        return ""
    return _second_units().get((where.admin1_code or "", key(where.name)), "")


@cache
def _second_units() -> dict[tuple[str, str], str]:
    return {(p.admin1, key(without_generic(p.adm2))): p.adm2 for p in _places() if p.adm2}


def _beside(where: WhereValue, first: str) -> str:
    """The second-order unit of the nearest place that UCDP has, within ``AT_POINT``."""
    if where.lat is None or where.lon is None or where.precision not in _POINTS:
        return ""
    cell = (round(where.lat * 10), round(where.lon * 10))
    near = [
        (gap, p.adm2)
        for y in (-1, 0, 1)
        for x in (-1, 0, 1)
        for p in _by_cell().get((cell[0] + y, cell[1] + x), [])
        if p.adm2 and p.adm1 == first and (gap := _gap(where, p) or 0.0) <= AT_POINT
    ]
    return min(near, default=(0.0, ""))[1]


def _worded(name: str, iso: str, level: int) -> str:
    """A GeoNames unit name with the word that UCDP uses in this country."""
    bare = without_generic(name)
    own = name[len(bare) :].strip().lower() if name.startswith(bare) else ""
    word = own if own in GENERIC else _words().get((iso, level), "")
    plain = unaccented(bare) if iso in _plain_countries() else bare
    return f"{plain} {word}" if word else plain


@cache
def _plain_countries() -> frozenset[str]:
    """Countries whose units UCDP writes without accents."""
    total: Counter[str] = Counter()
    accented: Counter[str] = Counter()
    for place in _places():
        total[place.iso] += 1
        accented[place.iso] += not (place.adm1 + place.adm2).isascii()
    return frozenset(iso for iso, n in total.items() if accented[iso] < n * 0.1)


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
            forms = {key(name), "~" + sound_key(name), "=" + skeleton_key(name)}
            plain = unqualified(name)
            for form in forms | {key(plain), "~" + sound_key(plain)}:
                index[(place.iso, form)].append(place)
    return dict(index)


def _known(where: WhereValue) -> ConflictPlace | None:
    """UCDP's own row of a place: same name or sound, same unit or near."""
    if where.geonameid is not None and where.precision in _UNIT_ONLY:
        return None
    if where.relation is PlaceRelation.BETWEEN:
        return None
    iso, table = where.country or "", _by_name()
    name = _BARANGAY.sub("", where.name)
    name = _TAIL.sub("", name) if where.geonameid is None else name
    for form in (key(name), "~" + sound_key(name), "=" + skeleton_key(name)):
        strict = form.startswith("=")
        fitting = [
            p
            for p in table.get((iso, form), [])
            if len(form) > 1 and _fits(where, p) and (not strict or _likeness(name, p) >= 0.7)
        ]
        if fitting:
            return min(fitting, key=lambda p: _rank(where, p))
    return _at_point(where)


def _at_point(where: WhereValue) -> ConflictPlace | None:
    """UCDP's row at the point of a place, under a name like it ("Dar‘ā", "Daraa town")."""
    if where.lat is None or where.lon is None or where.precision in _UNIT_ONLY:
        return None
    if where.precision is PlacePrecision.FEATURE:
        return None
    cell = (round(where.lat * 10), round(where.lon * 10))
    near = [
        (_likeness(where.name, p), p)
        for y in (-1, 0, 1)
        for x in (-1, 0, 1)
        for p in _by_cell().get((cell[0] + y, cell[1] + x), [])
        if (_gap(where, p) or 0.0) <= AT_POINT
    ]
    best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _likeness(name: str, place: ConflictPlace) -> float:
    names, _ = tables.conflict_names(place.where)
    wanted = key(name)
    return max((_alike(wanted, key(n)) for n in names), default=0.0)


def _alike(first: str, second: str) -> float:
    if first.startswith(second) or second.startswith(first):
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


@cache
def _by_cell() -> dict[tuple[int, int], list[ConflictPlace]]:
    index: dict[tuple[int, int], list[ConflictPlace]] = defaultdict(list)
    for place in _places():
        if place.lat is not None and place.lon is not None:
            index[(round(place.lat * 10), round(place.lon * 10))].append(place)
    return dict(index)


def _fits(where: WhereValue, place: ConflictPlace) -> bool:
    gap = _gap(where, place)
    if gap is not None and where.precision not in _UNIT_ONLY:
        return gap < NEAR
    return not where.admin1_code or not place.admin1 or where.admin1_code == place.admin1


def _gap(where: WhereValue, place: ConflictPlace) -> float | None:
    if where.lat is None or where.lon is None or place.lat is None or place.lon is None:
        return None
    return abs(where.lat - place.lat) + abs(where.lon - place.lon)


def _rank(where: WhereValue, place: ConflictPlace) -> tuple[bool, bool, float]:
    gap = _gap(where, place)
    return (not place.adm2, not place.adm1, gap if gap is not None else 9.0)
