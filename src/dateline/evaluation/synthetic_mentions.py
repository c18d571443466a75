"""Synthetic coded reports whose true events are known, for measuring linking at any size.

Nothing is read here: the reports are made as if they had been coded. What is drawn, and how often
a report strays from its event, stands in the constants below; they are assumptions about what
reports of one conflict event look like, not measurements. Places are those of the gazetteer, so
that codes, units and points are real; incidents, figures and names are not. The same seed gives the
same reports.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

import msgspec

from dateline.knowledge.gazetteer.tables import places
from dateline.records import (
    CodedReport,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
    report_id,
)
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
)

FIRST_DAY, DAYS = dt.date(2005, 1, 1), 7305
"""Events are spread over twenty years, evenly."""

PLACES = 40_000
"""Places that events happen at, drawn evenly from the gazetteer."""

SKEW = 0.7
"""Exponent of the Zipf law by which countries, then places, have more events than others."""

MORE = 0.55
"""Chance that an event has one report more: 2.2 on average."""

OFF_BY_ONE, VAGUE_DAY, NO_DAY = 0.04, 0.04, 0.04
"""Reports with a wrong day, with a week instead of a day, without a date."""

NEAR, UNIT, LAND, NOWHERE = 0.08, 0.06, 0.03, 0.03
"""Reports that place the event near the place, in its first-order unit, in its country, nowhere."""

OTHER_TYPE, NO_ACTOR, STRAYS, AT_LEAST = 0.15, 0.4, 0.2, 0.2
"""Reports of another type, without a perpetrator, with a figure of their own, with "at least"."""

_TYPES = (
    EventType.ARMED_ATTACK,
    EventType.BOMBING,
    EventType.ARMED_CLASH,
    EventType.AIR_STRIKE,
    EventType.SHELLING,
    EventType.ABDUCTION,
)
_SYLLABLES = "ba ko ri mu sha len dor tai gu ven zi pol ker am wa dje sul ti nor ek".split()
_SOURCES = (SourceKind.POLICE, SourceKind.MEDICAL, SourceKind.MILITARY, SourceKind.RESIDENT)
_REPORT = Source(name="report", kind=SourceKind.REPORT)
_PRODUCER = "synthetic/1/00000000"


class Place(msgspec.Struct, frozen=True):
    """A place of the gazetteer, as far as it is used here."""

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float


class _Event(msgspec.Struct, frozen=True):
    place: Place
    day: dt.date
    type: EventType
    group: str
    killed: int
    names: tuple[str, ...]


def synthetic_reports(mentions: int, seed: int = 1) -> Iterator[tuple[str, CodedReport]]:
    """Coded reports of one mention each, with the name of the true event, in order of publication.

    About ``mentions`` / 2.2 events; all reports of an event are among the ``mentions``. Each year
    is made and sorted by itself, so that a million need little memory.
    """
    years = 20
    for year in range(years):
        count = mentions * (year + 1) // years - mentions * year // years
        rows = list(_year(year, count, random.Random(f"{seed}/{year}")))  # noqa: S311
        yield from sorted(rows, key=lambda row: (row[1].report.published, row[1].report.id))


def _year(year: int, count: int, draw: random.Random) -> Iterator[tuple[str, CodedReport]]:
    made = number = 0
    while made < count:
        event, number = _event(year, draw), number + 1
        reports = 1
        while draw.random() < MORE and made + reports < count:
            reports += 1
        for order in range(reports):
            yield f"{year}/{number}", _report(event, order, draw)
        made += reports


@cache
def _places() -> tuple[list[Place], list[float]]:
    """The places, and their cumulated weights."""
    towns = [row for row in places() if row.feature.startswith("PPL") and row.lat is not None]
    step = max(1, len(towns) // PLACES)
    chosen = [
        Place(row.geonameid, row.names[0], row.country, row.admin1, row.lat, row.lon)
        for row in towns[::step]
        if row.geonameid is not None and row.lat is not None and row.lon is not None
    ]
    lands = sorted({place.country for place in chosen})
    random.Random(0).shuffle(lands)  # noqa: S311
    rank = {land: number for number, land in enumerate(lands, 1)}
    size: dict[str, int] = {}
    weights = []
    for place in chosen:
        size[place.country] = size.get(place.country, 0) + 1
        weights.append(rank[place.country] ** -SKEW * size[place.country] ** -SKEW)
    return chosen, list(accumulate(weights))


def _event(year: int, draw: random.Random) -> _Event:
    known, weights = _places()
    [place] = draw.choices(known, cum_weights=weights)
    return _Event(
        place=place,
        day=FIRST_DAY + dt.timedelta(days=year * DAYS // 20 + draw.randrange(DAYS // 20)),
        type=draw.choices(_TYPES, weights=(30, 20, 20, 12, 12, 6))[0],
        group=f"{place.country} Group {draw.randrange(1, 4)}",
        killed=min(400, int(draw.paretovariate(1.1))),
        names=tuple(_name(draw) for _ in range(4)),
    )


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(3, 4))).capitalize()


class _Text:
    """A text that grows by phrases, and the statements that rest on them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.said: list[tuple[Value, Span, Source]] = []

    def add(self, words: str, value: Value | None = None, source: Source = _REPORT) -> None:
        """Add words; a value rests on all of them."""
        if value is not None:
            span = Span(self.length, self.length + len(words), words)
            self.said.append((value, span, source))
        self.parts.append(words + " ")
        self.length += len(words) + 1


def _report(event: _Event, order: int, draw: random.Random) -> CodedReport:
    published = event.day + dt.timedelta(days=min(order, 3) + draw.randrange(3))
    text = _Text()
    kind = draw.choice(_TYPES) if draw.random() < OTHER_TYPE else event.type
    text.add(kind.value.replace("_", " "), TypeValue(type=kind))
    _day(text, event, draw)
    _where(text, event.place, draw)
    if draw.random() >= NO_ACTOR:
        party = PartyValue(
            role=Role.PERPETRATOR,
            phrase=event.group,
            name=event.group,
            kind=ActorKind.ARMED_GROUP,
            country=event.place.country,
        )
        text.add(event.group, party)
    _toll(text, event, order, draw)
    text.add(" ".join(name for name in event.names if draw.random() < 0.6))
    text.add(" ".join(_name(draw) for _ in range(draw.randrange(2, 6))))
    body = "".join(text.parts)
    publisher = f"Outlet {draw.randrange(60)}"
    key = report_id(body, published, publisher)
    trigger = text.said[0][1]
    statements = tuple(
        Statement(
            id=f"s{number}",
            mention="e1",
            value=value,
            source=source,
            modality=Modality.ASSERTED,
            evidence=(span,),
            confidence=0.8,
            producer=_PRODUCER,
        )
        for number, (value, span, source) in enumerate(text.said, 1)
    )
    mention = Mention(
        id="e1", report=key, ground=Ground.MAIN, statements=statements, triggers=(trigger,)
    )
    report = Report(id=key, text=body, published=published, publisher=publisher)
    return CodedReport(report=report, mentions=(mention,), producer=_PRODUCER)


def _day(text: _Text, event: _Event, draw: random.Random) -> None:
    chance = draw.random()
    if chance < NO_DAY:
        return
    start = end = event.day
    precision = DatePrecision.DAY
    if chance < NO_DAY + VAGUE_DAY:
        start, precision = event.day - dt.timedelta(days=draw.randrange(7)), DatePrecision.WEEK
        end = start + dt.timedelta(days=6)
    elif chance < NO_DAY + VAGUE_DAY + OFF_BY_ONE:
        start = end = event.day + dt.timedelta(days=draw.choice((-1, 1)))
    words = f"on {start.isoformat()}"
    when = WhenValue(
        start=start, end=end, precision=precision, phrase=words, anchor=DateAnchor.ABSOLUTE
    )
    text.add(words, when)


def _where(text: _Text, place: Place, draw: random.Random) -> None:
    chance = draw.random()
    if chance < NOWHERE:
        return
    name, precision, spot = place.name, PlacePrecision.EXACT, True
    relation = PlaceRelation.IN
    if chance < NOWHERE + LAND:
        name, precision, spot = place.country, PlacePrecision.COUNTRY, False
    elif chance < NOWHERE + LAND + UNIT and place.admin1:
        name, precision, spot = f"Unit {place.admin1}", PlacePrecision.ADMIN1, False
    elif chance < NOWHERE + LAND + UNIT + NEAR:
        relation, precision = PlaceRelation.NEAR, PlacePrecision.NEAR
    unit = place.admin1 if precision is not PlacePrecision.COUNTRY else ""
    value = WhereValue(
        phrase=name,
        name=name,
        relation=relation,
        precision=precision,
        reason="synthetic",
        geonameid=place.geonameid if spot else None,
        country=place.country,
        admin1=unit or None,
        admin1_code=f"{place.country}.{unit}" if unit else None,
        lat=place.lat if spot else None,
        lon=place.lon if spot else None,
    )
    text.add(f"{relation.value} {name}", value)


def _toll(text: _Text, event: _Event, order: int, draw: random.Random) -> None:
    """The dead: the first reports count fewer, some sources stray."""
    killed = max(1, round(event.killed * min(1.0, 0.7 + 0.15 * order)))
    if draw.random() < STRAYS:
        killed = max(1, round(killed * draw.uniform(0.6, 1.5)))
    least = draw.random() < AT_LEAST
    words = f"{'at least ' if least else ''}{killed} people"
    value = TollValue(
        outcome=Outcome.KILLED,
        group=Group.UNSPECIFIED,
        low=killed,
        high=None if least else killed,
        qualifier=Qualifier.MINIMUM if least else Qualifier.EXACT,
        phrase=words,
    )
    kind = draw.choice(_SOURCES)
    text.add(words, value, Source(name=kind.value, kind=kind))
