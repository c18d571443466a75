"""When and where an incident took place, from what its tellings say."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.assembly.incident import PLACE_RANK, Incident
from dateline.assembly.merge import within
from dateline.marks import PlaceMark, TimeMark
from dateline.records import WhenValue
from dateline.vocabulary import DatePrecision


def when_values(incident: Incident) -> Iterator[tuple[WhenValue, TimeMark]]:
    """The distinct intervals told, the most exact first.

    Where only the saying is dated ("the president announced on Saturday"), the event is no later:
    an interval with no start.
    """
    seen: set[tuple[object, object]] = set()
    for time in incident.times:
        if (time.start, time.end) not in seen:
            seen.add((time.start, time.end))
            yield _value(time), time
    if not seen:
        said = [t for telling in incident.tellings for t in telling.said if t.end is not None]
        if said:
            time = min(said, key=lambda t: (t.end is None, t.end))
            yield _no_later(time), time


def _value(time: TimeMark) -> WhenValue:
    return WhenValue(
        start=time.start,
        end=time.end,
        precision=time.precision,
        phrase=time.span.text,
        anchor=time.anchor,
        reason=time.reason,
    )


def _no_later(time: TimeMark) -> WhenValue:
    return WhenValue(
        start=None,
        end=time.end,
        precision=DatePrecision.UNKNOWN,
        phrase=time.span.text,
        anchor=time.anchor,
        reason=f"the day on which it was told ({time.reason}); the event is no later",
    )


def where_places(incident: Incident) -> list[PlaceMark]:
    """The distinct places told, the one that says most first.

    The place is read from the first telling that gives one (with the next sentence, so that a
    headline's province gives way to the lead's village); a later telling may only narrow it down,
    to a place that lies within.
    """
    placed = [telling for telling in incident.tellings if telling.places]
    if not placed:
        return []
    opening = [p for t in placed if t.order - placed[0].order <= 1 for p in t.places]
    lead = min(opening, key=_rank)
    inner = [p for t in placed for p in t.places if within(p, lead) and _rank(p) < _rank(lead)]
    best = min(inner, key=_rank, default=lead)
    distinct: dict[str, PlaceMark] = {}
    for place in (best, lead, *opening, *sorted(incident.places, key=_rank)):
        if place in opening or within(best, place) or within(place, lead):
            distinct.setdefault(place.where.name.casefold(), place)
    return list(distinct.values())


def _rank(place: PlaceMark) -> int:
    return PLACE_RANK[place.where.precision]
