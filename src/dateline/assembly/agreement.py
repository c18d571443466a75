"""What the days, places and figures of a telling say for or against an event told before."""

from __future__ import annotations

from dateline.assembly.incident import DATE_RANK, PLACE_RANK, Incident
from dateline.assembly.telling import Telling
from dateline.marks import PlaceMark, TimeMark, TollMark
from dateline.resolution.where.distance import kilometres
from dateline.vocabulary import DatePrecision, PlacePrecision, Qualifier

CONFLICT = -9.0
"""Weight of what two tellings of one event cannot both say."""

SAME_PLACE_KM = 15.0
"""Distance under which two named points may be one place: a village and its nearest town."""

REGION_KM = 250.0
"""Distance from the point of a desert, an island or the like to a place that may lie in it."""


def of_dates(incident: Incident, telling: Telling) -> float:
    """What the most exact days of both say."""
    mine = _best_time(telling.times)
    theirs = incident.time
    if mine is None or theirs is None:
        return 0.0
    if not _overlap(mine, theirs):
        return CONFLICT
    if DatePrecision.DAY == mine.precision == theirs.precision:
        return 1.5
    if _heads(telling, mine):
        return OTHER_PERIOD
    # "Last week" told beside "on Sunday" is as a rule another event, though the dates may meet.
    return 0.5 if mine.precision is theirs.precision else -0.5


OTHER_PERIOD = -3.0
"""Weight where a sentence opens with another period than the event's day: "Last week, rebels"."""


def _heads(telling: Telling, time: TimeMark) -> bool:
    """Whether a week or a month opens what is told."""
    wide = time.precision in (DatePrecision.WEEK, DatePrecision.MONTH)
    return wide and time.tokens[0] < telling.start


def _best_time(times: list[TimeMark]) -> TimeMark | None:
    """The most exact of the times that denote dates; of equals the first."""
    dated = [time for time in times if time.start is not None]
    return min(dated, key=lambda time: DATE_RANK[time.precision], default=None)


def _overlap(one: TimeMark, two: TimeMark) -> bool:
    if one.start is None or two.start is None or one.end is None or two.end is None:
        return True
    return one.start <= two.end and two.start <= one.end


def of_places(incident: Incident, telling: Telling) -> float:
    """What the places below the level of a country say."""
    mine, theirs = _specific(telling.places), _specific(incident.places)
    if not mine or not theirs:
        return 0.0
    if any(_same(a, b) for a in mine for b in theirs):
        return 1.5
    if any(within(a, b) or within(b, a) for a in mine for b in theirs):
        return 0.5
    if any(_near(a, b) for a in mine for b in theirs):
        return 0.0
    return CONFLICT


def _specific(places: list[PlaceMark]) -> list[PlaceMark]:
    """Places below the level of a country: a shared country tells nothing."""
    coarse = PLACE_RANK[PlacePrecision.INTERNATIONAL]
    return [place for place in places if PLACE_RANK[place.where.precision] < coarse]


def _same(one: PlaceMark, two: PlaceMark) -> bool:
    if one.where.geonameid is not None and one.where.geonameid == two.where.geonameid:
        return True
    return one.where.name.casefold() == two.where.name.casefold()


def within(inner: PlaceMark, outer: PlaceMark) -> bool:
    """Whether ``outer`` is a unit that holds ``inner``."""
    one, two = inner.where, outer.where
    names = {name.casefold() for name in (one.admin1, one.admin2) if name}
    if two.precision is PlacePrecision.COUNTRY:
        return two.country is not None and one.country == two.country
    codes = {
        PlacePrecision.ADMIN1: (one.admin1_code, two.admin1_code),
        PlacePrecision.ADMIN2: (one.admin2_code, two.admin2_code),
    }.get(two.precision, (None, None))
    if codes[0] is not None and codes[1] is not None:
        return codes[0] == codes[1]
    return two.name.casefold() in names


def _near(one: PlaceMark, two: PlaceMark) -> bool:
    a, b = one.where, two.where
    if _pointless(one) or _pointless(two):
        return a.country == b.country and (
            None in (a.admin1_code, b.admin1_code) or a.admin1_code == b.admin1_code
        )
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        # A name without coordinates in the same country may be a part of the other place.
        return a.country is None or b.country is None or a.country == b.country
    wide = PlacePrecision.FEATURE in (a.precision, b.precision)  # "the Sinai" holds many towns
    reach = REGION_KM if wide else SAME_PLACE_KM
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= reach


def _pointless(place: PlaceMark) -> bool:
    """Whether no table knows the place: the point that it has is its unit's."""
    known = place.where.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
    return place.where.geonameid is None and place.where.feature is None and not known


def of_figures(incident: Incident, telling: Telling) -> float:
    """Same figure of the same outcome: for; two exact, different ones of one group: against."""
    weight = 0.0
    for mine in telling.tolls:
        for theirs in incident.tolls:
            if mine.outcome is not theirs.outcome or mine.part_of is not None:
                continue
            if (mine.low, mine.high) == (theirs.low, theirs.high) and (mine.low or 0) > 1:
                weight = max(weight, 1.5)
            elif mine.low == theirs.low == mine.high == theirs.high and mine.group is theirs.group:
                weight = max(weight, 0.5)
            elif (
                weight <= 0
                and mine.head not in telling.running
                and _clash(mine, theirs)
                and _one_voice(incident, telling, mine, theirs)
            ):
                weight = -1.0
    return weight


def _one_voice(incident: Incident, telling: Telling, mine: TollMark, theirs: TollMark) -> bool:
    """Whether one source gives both figures; rival counts are no sign of two events."""
    return telling.voices.get(mine.head) == incident.voices.get(theirs.head)


def _clash(mine: TollMark, theirs: TollMark) -> bool:
    exact = Qualifier.EXACT == mine.qualifier == theirs.qualifier
    return exact and mine.group is theirs.group and mine.low != theirs.low
