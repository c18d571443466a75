"""A place as a value: its coordinates, how exactly they are known, and why."""

from __future__ import annotations

from typing import TypedDict

import msgspec

from dateline.extraction.places import PlaceName
from dateline.extraction.places.phrases import ROADS
from dateline.extraction.places.unknown import without_kind
from dateline.knowledge.common_words import is_common
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.place_words import kinds
from dateline.records import WhereValue
from dateline.resolution.where.away import NEAR_KM, Away, away, point_of
from dateline.resolution.where.settling import Settled
from dateline.vocabulary import PlacePrecision, PlaceRelation

_TOWNS = frozenset({"town", "city", "village"})
_ON_THE_WAY = frozenset({PlaceRelation.NEAR, PlaceRelation.BETWEEN, PlaceRelation.BORDER})


def where_value(name: PlaceName, settled: Settled, phrase: str, gazetteer: Gazetteer) -> WhereValue:
    """The value of a name that means ``settled.entry``, in ``settled.wide``."""
    entry, wide = settled.entry, settled.wide
    if entry is None:
        found = _lacking(name, wide, phrase, gazetteer)
        if wide is None or settled.told:
            return found
        reason = f"{_no_place(name)}; its sentence is about {wide.name}"
        return msgspec.structs.replace(found, reason=reason)
    if entry.lat is None and not entry.is_country:
        return _unplaced(name, entry, phrase, gazetteer)
    if (told := away(name.near)) and not entry.is_unit and not entry.is_country:
        return _from(name, entry, told, phrase, gazetteer)
    precision, reason = _precision(name, entry)
    if settled.respelt and wide is not None:
        reason = f"{name.text} read as {entry.name}, the name most like it in {wide.name}"
        precision = PlacePrecision.NEAR if precision is PlacePrecision.EXACT else precision
    known = not entry.is_country
    return WhereValue(
        phrase=phrase,
        name=entry.name if not entry.demonym else name.text,
        relation=name.relation,
        precision=precision,
        reason=reason,
        geonameid=entry.geonameid,
        feature=entry.feature,
        kind=name.kind,
        country=entry.country or None,
        lat=entry.lat if known else None,
        lon=entry.lon if known else None,
        others=name.others,
        **_chain(entry, gazetteer),
    )


EXTENDED = frozenset(
    "RGN AREA RGNE RGNH DSRT PRK RES RESN RESF STM STMI STMX WAD WADS LK LKI LKS VAL MT MTS "
    "HLLS PLN FRST ISL ISLS PEN SEA OCN GULF STRT BAY CNL CNLC DLTA PLAT GRGE CST SWMP MRSH "
    "OILF GASF RD RR TRB ESTR CONT".split()
)
"""GeoNames features with an extent, where one point stands for much (``where_prec`` 5)."""


def told_from(
    name: PlaceName,
    anchor: PlaceName,
    entry: Entry,
    told: Away,
    phrase: str,
    gazetteer: Gazetteer,
) -> WhereValue:
    """A place that the gazetteer lacks, told by its distance from ``anchor``, which is ``entry``.

    Only near a point are the units of that point the place's own.
    """
    found = _from(anchor, entry, told, phrase, gazetteer)
    called, kind = _named(name)
    return msgspec.structs.replace(
        found, name=called, kind=kind, relation=name.relation, others=name.others,
        geonameid=None, feature=None, reason=f"{_no_place(name)}; it lies {found.reason}",
    )  # fmt: skip


def _from(
    name: PlaceName, entry: Entry, told: Away, phrase: str, gazetteer: Gazetteer
) -> WhereValue:
    """The value of a nameless place, so far from ``entry``; one near it keeps its name."""
    point = point_of(entry, told)
    chain = _NO_CHAIN if told.far else _chain(entry, gazetteer)
    way = "the point is reckoned" if told.bearing is not None else f"{entry.name}'s own point"
    if told.doubt > NEAR_KM:
        way += f", known to some {round(told.doubt, -1):.0f} km"
    words = f"{name.near} {entry.name}".strip()
    return WhereValue(
        phrase=phrase,
        name=words if told.far else entry.name,
        relation=PlaceRelation.UNKNOWN if told.far else PlaceRelation.NEAR,
        precision=told.precision,
        reason=f"{words}; {way}",
        geonameid=None if told.far else entry.geonameid,
        feature=None if told.far else entry.feature,
        kind=None if told.far else name.kind,
        country=entry.country or None,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        others=name.others,
        **chain,
    )


class _Chain(TypedDict):
    admin1: str | None
    admin2: str | None
    admin1_code: str | None
    admin2_code: str | None


_NO_CHAIN = _Chain(admin1=None, admin2=None, admin1_code=None, admin2_code=None)


def in_country(
    name: PlaceName, country: Entry | None, phrase: str, gazetteer: Gazetteer
) -> WhereValue:
    """The value of a name of which only the country of the report is known."""
    found = _lacking(name, country, phrase, gazetteer)
    if country is None:
        return found
    reason = f"{_no_place(name)}; the report is about {country.name}"
    return msgspec.structs.replace(found, reason=reason)


def _chain(entry: Entry, gazetteer: Gazetteer) -> _Chain:
    first = gazetteer.unit(entry.admin1) if entry.admin1 else None
    second = gazetteer.unit(entry.admin2) if entry.admin2 else None
    return {
        "admin1": first.name if first else None,
        "admin2": second.name if second else None,
        "admin1_code": entry.admin1 or None,
        "admin2_code": entry.admin2 or None,
    }


def _precision(name: PlaceName, entry: Entry) -> tuple[PlacePrecision, str]:
    """The precision code and its reason (codes after UCDP GED's ``where_prec``)."""
    if entry.is_country and name.relation is PlaceRelation.BORDER:
        return PlacePrecision.COUNTRY, f"the border of {entry.name}, not where on it"
    if entry.is_country:
        return PlacePrecision.COUNTRY, "only the country is named"
    point = {"outline": "label point of its outline", "mean": "middle of its places"}
    basis = point.get(entry.basis, "gazetteer point")
    if entry.feature == "ADM1":
        return PlacePrecision.ADMIN1, f"first-order unit {entry.name}; {basis}"
    level = kinds().get(name.kind or "")
    if entry.is_unit and name.explicit and level is PlacePrecision.EXACT and name.kind in _TOWNS:
        return PlacePrecision.NEAR, f"{name.kind} of {entry.name}, known by its unit; {basis}"
    if entry.is_unit:
        return PlacePrecision.ADMIN2, f"lower unit {entry.name}; {basis}"
    if entry.basis == "region" or entry.feature in EXTENDED:
        return PlacePrecision.FEATURE, f"general feature {entry.name}; a point inside"
    if name.kind in ROADS:
        way = f"{name.kind} between" if name.others else f"{name.kind} of"
        return PlacePrecision.FEATURE, f"{way} {' and '.join([entry.name, *name.others])}; {basis}"
    if name.relation in _ON_THE_WAY:
        return PlacePrecision.NEAR, f"{name.near or name.relation} {entry.name}; {basis}"
    if level in (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2):
        return level, f"{name.kind} of {entry.name}; {basis} of its seat"
    return PlacePrecision.EXACT, f"{entry.name} in the gazetteer ({entry.source}); {basis}"


def _unplaced(name: PlaceName, entry: Entry, phrase: str, gazetteer: Gazetteer) -> WhereValue:
    """A place whose units are known and whose point is not: it takes the unit's."""
    unit = gazetteer.unit(entry.admin2) or gazetteer.unit(entry.admin1)
    unit = unit or gazetteer.country(entry.country)
    found = _lacking(name, unit, phrase, gazetteer)
    reason = f"{entry.name} is known without coordinates"
    if unit is not None:
        reason += f"; it lies in {unit.name}"
    return msgspec.structs.replace(found, name=entry.name, reason=reason)


def _named(name: PlaceName) -> tuple[str, str | None]:
    """A place's name and its kind: "Thamin Chan Village" and "Thamin Chan village" are one.

    A kind stays in a name of common words ("Green Hill", "Door Market").
    """
    plain, kind = without_kind(name.text)
    if not kind or all(is_common(word.lower()) for word in plain.split()):
        return name.text, name.kind
    return plain, name.kind or kind


def _no_place(name: PlaceName) -> str:
    """That the gazetteer has no place of the name, or only such as the report cannot mean."""
    fitting = "fitting " if name.entries else ""
    return f"no {fitting}place named {name.text} in the gazetteer"


def _lacking(name: PlaceName, wide: Entry | None, phrase: str, gazetteer: Gazetteer) -> WhereValue:
    """A name that the gazetteer lacks: it keeps its name and takes the wider place's point."""
    called, kind = _named(name)
    if wide is None:
        return WhereValue(phrase=phrase, name=called, relation=name.relation, kind=kind,
                          precision=PlacePrecision.UNKNOWN, others=name.others,
                          reason=_no_place(name))  # fmt: skip
    precision, _ = _precision(PlaceName(0, 1, wide.name, ()), wide)
    if precision is PlacePrecision.EXACT:
        precision = PlacePrecision.NEAR
    known = not wide.is_country
    return WhereValue(
        phrase=phrase,
        name=called,
        relation=name.relation,
        precision=precision,
        reason=f"{_no_place(name)}; it lies in {wide.name}",
        kind=kind,
        country=wide.country or None,
        lat=wide.lat if known else None,
        lon=wide.lon if known else None,
        others=name.others,
        **_chain(wide, gazetteer),
    )
