"""When and where an incident took place, from what its tellings say."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.assembly.incident import PLACE_RANK, Incident
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

    The first telling with a place leads; a later, more specific one goes before it when it lies in
    the same country.
    """
    places: dict[str, PlaceMark] = {}
    for place in incident.places:
        places.setdefault(place.where.name.casefold(), place)
    found = list(places.values())
    if not found:
        return []
    first = found[0]
    return sorted(found, key=lambda p: (not _together(first, p), PLACE_RANK[p.where.precision]))


def _together(first: PlaceMark, other: PlaceMark) -> bool:
    one, two = first.where.country, other.where.country
    return one is None or two is None or one == two
