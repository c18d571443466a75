"""From a coded report to the profiles of its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from dateline.dossiers import mention_key
from dateline.knowledge.gazetteer.keys import fold
from dateline.linking.profile import Count, Profile, Spell, Spot
from dateline.linking.words import telling_words
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Modality,
    PlacePrecision,
    Role,
    Stage,
)

SPELLS, SPOTS, TYPES, PERPETRATORS, OTHERS, COUNTS = 3, 3, 3, 3, 5, 12
"""How many of each are kept; the most exact, else the first told, go first."""

STATE, POLICE = "state:", "police:"
"""What the names of states' forces, and of their police, begin with; the ISO code follows."""

LONG = 31
"""Days beyond which a time told is a period, not the date of one incident."""

_STATES = frozenset({ActorKind.STATE, ActorKind.MILITARY, ActorKind.SECURITY_FORCES})
_NAMED = frozenset({
    ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.STATE_MILITIA, ActorKind.COMMUNAL,
    ActorKind.CRIMINAL, ActorKind.COALITION, ActorKind.IGO,
})  # fmt: skip
_DATES = list(DatePrecision)
_PLACES = [
    PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.UNKNOWN, PlacePrecision.ADMIN2,
    PlacePrecision.FEATURE, PlacePrecision.ADMIN1, PlacePrecision.INTERNATIONAL,
    PlacePrecision.COUNTRY,
]  # fmt: skip
_UNREAL = frozenset({Stage.THREATENED, Stage.PLANNED, Stage.DENIED})
_LOOSE = frozenset({EventType.INTERVENTION})
_SEATS = {"PPLC": 2, "PPLG": 2, "PPLA": 2, "PPLA2": 1, "PPLA3": 1, "PPLA4": 1, "PPLA5": 1}
"""GeoNames codes of capitals and seats of units."""
_SAID = frozenset({Modality.ASSERTED, Modality.CLAIMED, Modality.SUSPECTED})

T = TypeVar("T")


def profiles_of(coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
    """The profile of each mention of a report, in order."""
    return [_profile(coded, mention, copy_of or coded.report.id) for mention in coded.mentions]


def _profile(coded: CodedReport, mention: Mention, text: str) -> Profile:
    said = [s for s in mention.statements if s.modality in _SAID]
    parties = [s.value for s in said if isinstance(s.value, PartyValue)]
    doers = [p for p in parties if p.role is Role.PERPETRATOR]
    tolls = [s.value for s in mention.statements if isinstance(s.value, TollValue)]
    spells = _spells(said)
    return Profile(
        key=mention_key(coded.report.id, mention.id),
        text=text,
        published=coded.report.published.toordinal(),
        ground=mention.ground,
        loose=_loose(mention, spells, tolls),
        spells=spells,
        spots=_spots(said),
        types=_first((s.value.type for s in said if isinstance(s.value, TypeValue)), TYPES),
        perpetrators=_first(_names(doers), PERPETRATORS),
        others=_first(_names(p for p in parties if p.role is not Role.PERPETRATOR), OTHERS),
        means=_first((s.value.means for s in said if isinstance(s.value, MeansValue)), SPOTS),
        counts=_first(_counts(tolls), COUNTS),
        words=telling_words(coded, mention),
        doubts=tuple(sorted(mention_key(coded.report.id, d.mention) for d in mention.doubts)),
    )


def _first(found: Iterable[T], most: int) -> tuple[T, ...]:
    """The first ``most``, each once."""
    return tuple(dict.fromkeys(found))[:most]


def _spells(said: list[Statement]) -> tuple[Spell, ...]:
    values = [s.value for s in said if isinstance(s.value, WhenValue)]
    values.sort(key=lambda v: _DATES.index(v.precision))
    known = (
        Spell(v.start.toordinal(), v.end.toordinal(), v.precision)
        for v in values
        if v.start is not None and v.end is not None
    )
    return _first(known, SPELLS)


def _spots(said: list[Statement]) -> tuple[Spot, ...]:
    values = [s.value for s in said if isinstance(s.value, WhereValue)]
    values.sort(key=lambda v: _PLACES.index(v.precision))
    return _first(map(_spot, values), SPOTS)


def _spot(value: WhereValue) -> Spot:
    return Spot(
        name=value.name,
        kind=value.kind,
        seat=_SEATS.get(value.feature or "", 0),
        precision=value.precision,
        lat=value.lat,
        lon=value.lon,
        geonameid=value.geonameid,
        country=value.country,
        admin1=value.admin1_code or (fold(value.admin1) if value.admin1 else None),
        admin2=value.admin2_code or (fold(value.admin2) if value.admin2 else None),
    )


def _names(parties: Iterable[PartyValue]) -> Iterable[str]:
    """Named actors. The forces of one state are one actor: reports name now the army, now the
    country. Its police are another, as they have a part in every crime."""
    for party in parties:
        if party.kind in _STATES and party.country:
            yield f"{STATE}{party.country}"
        elif party.kind is ActorKind.POLICE and party.country:
            yield f"{POLICE}{party.country}"
        elif party.actor is not None:
            yield party.actor
        elif party.kind in _NAMED and party.name[:1].isupper():
            yield fold(party.name)


def _counts(tolls: Iterable[TollValue]) -> Iterable[Count]:
    for toll in tolls:
        if not toll.includes and not toll.total:
            yield Count(toll.outcome, toll.group, toll.low, toll.high, toll.qualifier)


def _loose(mention: Mention, spells: tuple[Spell, ...], tolls: list[TollValue]) -> bool:
    values = [s.value for s in mention.statements]
    if any(isinstance(v, StageValue) and v.stage in _UNREAL for v in values):
        return True
    if any(isinstance(v, TypeValue) and v.type in _LOOSE for v in values):
        return True
    if spells and all(s.end - s.start > LONG for s in spells):
        return True
    return bool(tolls) and all(toll.total for toll in tolls)
