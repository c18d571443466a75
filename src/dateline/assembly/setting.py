"""When and where an incident took place, from what its tellings say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dateline.assembly.agreement import within
from dateline.assembly.incident import PLACE_RANK, Incident
from dateline.assembly.merge import OPENING
from dateline.assembly.telling import Telling
from dateline.marks import PlaceMark, TimeMark
from dateline.records import WhenValue
from dateline.resolution.when import to_value
from dateline.vocabulary import DatePrecision, PlacePrecision, Stage

NARROWING = 5
"""Sentences after the first place in which a report may still narrow it down."""


FAINT = 0.15
"""Share of the likeliest place's chance below which another place of a telling is put behind."""


def when_values(incident: Incident) -> Iterator[tuple[WhenValue, TimeMark]]:
    """The distinct intervals told, the most exact first.

    Where only the saying is dated ("the president announced on Saturday"), the event is no later:
    an interval with no start.
    """
    seen: set[tuple[object, object]] = set()
    for time in incident.times:
        if (time.start, time.end) not in seen:
            seen.add((time.start, time.end))
            yield to_value(time), time
    if not seen:
        said = [t for telling in incident.tellings for t in telling.said if t.end is not None]
        if said:
            time = min(said, key=lambda t: (t.end is None, t.end))
            yield _no_later(time), time


def _no_later(time: TimeMark) -> WhenValue:
    return WhenValue(
        start=None,
        end=time.end,
        precision=DatePrecision.UNKNOWN,
        phrase=time.span.text,
        anchor=time.anchor,
        reason=f"the day on which it was told ({time.reason}); the event is no later",
    )


def where_places(incident: Incident, named: Sequence[PlaceMark]) -> list[PlaceMark]:
    """The distinct places told, the one that says most first.

    The place is read from the first telling that gives one (with the next sentence, so that a
    headline's province gives way to the lead's village); a later telling may only narrow it down,
    to a place that lies within. ``named`` are all places of the report.
    """
    placed = [telling for telling in incident.tellings if telling.places]
    if not placed:
        return []
    opening = [p for t in placed if t.order - placed[0].order <= 2 for p in t.places]
    rank = _ranking(placed, opening)
    lead = min(opening, key=rank)
    early = [p for t in placed if t.order - placed[0].order <= OPENING for p in t.places]
    told = [t for t in placed if t.order - placed[0].order <= NARROWING and not _unreal(t)]
    later = [p for t in told for p in t.places]
    inner = [p for p in later if within(p, lead) or lies_in(p, lead, named) or _village(p, lead)]
    inner += [p for p in early if _unplaced(p) and p.where.country == lead.where.country]
    inner = [p for p in inner if rank(p) < rank(lead) or lies_in(p, lead, named)]
    best = min(inner, key=rank, default=lead)
    best = _settled(best, [lead, *opening])
    distinct = {best.where.name.casefold(): best}
    for place in opening:
        if not within(best, place):  # a unit that holds the place stands in its chain already
            distinct.setdefault(place.where.name.casefold(), place)
    return list(distinct.values())


def _unreal(telling: Telling) -> bool:
    stages = {event.stage for event in telling.events}
    return not telling.tolls and stages <= {Stage.PLANNED, Stage.THREATENED}


def _unplaced(place: PlaceMark) -> bool:
    """Whether no table knows the place and only its country is known."""
    return place.where.geonameid is None and place.where.precision is PlacePrecision.COUNTRY


def _settled(place: PlaceMark, others: Sequence[PlaceMark]) -> PlaceMark:
    """A place that no table knows, put into the narrowest unit told with it."""
    if not _unplaced(place):
        return place
    units = [
        other.where
        for other in others
        if other.where.country == place.where.country and other.where.precision in _UNITS
    ]
    if not units:
        return place
    unit = min(units, key=lambda where: PLACE_RANK[where.precision])
    exact = unit.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
    where = msgspec.structs.replace(
        place.where,
        precision=PlacePrecision.NEAR if exact else unit.precision,
        reason=f"no place named {place.where.name} in the gazetteer; told with {unit.name}",
        admin1=unit.admin1,
        admin2=unit.admin2,
        admin1_code=unit.admin1_code,
        admin2_code=unit.admin2_code,
        lat=unit.lat,
        lon=unit.lon,
    )
    return msgspec.structs.replace(place, where=where)


def _ranking(
    tellings: Sequence[Telling], opening: Sequence[PlaceMark]
) -> Callable[[PlaceMark], tuple[float, float]]:
    """A key that puts the place first which says most of where the event was.

    Narrower places go first; a place named only to say where another lies ("Sahm, west of Daraa")
    after that other; of equals the likelier one by the parse.
    """
    odds = {token: chance for telling in tellings for token, chance in telling.odds.items()}
    faint = {
        token
        for telling in tellings
        for token, chance in telling.odds.items()
        if chance < FAINT * max(telling.odds.values())
    }
    holders = {place.parent for place in opening if place.parent is not None}
    held = {id(place) for place in opening if _holds(place, opening, holders)}

    def key(place: PlaceMark) -> tuple[float, float]:
        token = place.tokens[0]
        behind = (6 if id(place) in held else 0) + (token in faint)
        return breadth(place) + behind, -odds.get(token, 0.0)

    return key


def _holds(place: PlaceMark, others: Sequence[PlaceMark], holders: set[int]) -> bool:
    """Whether a place is named beside a narrower one that lies in it."""
    return bool(holders) and any(
        other is not place
        and other.parent is not None
        and (_nameless(other) or breadth(other) <= breadth(place))
        and other.sentence == place.sentence
        and other.phrase.start <= place.span.start < other.phrase.end
        for other in others
    )


def lies_in(place: PlaceMark, wide: PlaceMark, others: Sequence[PlaceMark]) -> bool:
    """Whether a phrase says that a place lies in another: "in Kutayo area in Kutulo"."""
    if place.parent is None or one_place(place, wide):
        return False
    if not _nameless(place) and breadth(place) > breadth(wide):
        return False
    return any(
        one_place(other, wide)
        and other.sentence == place.sentence
        and place.phrase.start <= other.span.start < place.phrase.end
        for other in others
    )


def one_place(first: PlaceMark, second: PlaceMark) -> bool:
    """Whether two marks name one place."""
    here, there = first.where, second.where
    known = here.geonameid is not None and here.geonameid == there.geonameid
    return known or here.name.casefold() == there.name.casefold()


def _village(place: PlaceMark, lead: PlaceMark) -> bool:
    """Whether a place is called a village or the like, in no table, and may lie in the lead's unit.

    A headline's town is as a rule the seat of the district.
    """
    if not _nameless(place) or place.where.kind not in _SMALL:
        return False
    here, there = place.where, lead.where
    if here.admin1_code and there.admin1_code:
        return here.admin1_code == there.admin1_code
    return here.country is not None and here.country == there.country


def _nameless(place: PlaceMark) -> bool:
    """Whether no table knows the place: as a rule a village or a spot."""
    where = place.where
    known = where.geonameid is not None or where.feature is not None  # some regions have no id
    return not known and where.precision is not PlacePrecision.EXACT


def breadth(place: PlaceMark) -> float:
    """How wide a place is, on the scale of ``PLACE_RANK``; below 0 for a village named as such.

    A name that no table knows is as a rule a village or a spot. The name of a provincial capital
    often stands for its province, and gives way to any other town.
    """
    where = place.where
    if where.kind in _SMALL:
        return -0.5
    if where.kind in _WIDE:
        return max(PLACE_RANK[PlacePrecision.ADMIN2], PLACE_RANK[where.precision])
    if _nameless(place):
        return 0.5
    if where.feature in _SEATS:
        return SEAT
    return PLACE_RANK[where.precision]


SEAT = 3.5
"""Breadth of a provincial or national capital: wider than a town or a named district."""

_SEATS = frozenset({"PPLA", "PPLC"})
_SMALL = frozenset(
    "village town hamlet neighborhood neighbourhood quarter suburb camp checkpoint bridge market "
    "settlement community locality farm street square base barracks school hospital mosque church "
    "forest crossing junction airport well".split()
)
_WIDE = frozenset(
    "countryside province governorate region district county state desert highway road township "
    "division zone municipality department prefecture border".split()
)
_UNITS = (
    PlacePrecision.EXACT,
    PlacePrecision.NEAR,
    PlacePrecision.ADMIN2,
    PlacePrecision.ADMIN1,
)
