"""An event of one report in the making: the tellings that were found to be of one event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dateline.assembly.families import Family, family_of, told_type
from dateline.assembly.telling import Telling
from dateline.marks import PlaceMark, TimeMark, TollMark
from dateline.vocabulary import DatePrecision, EventType, Ground, Outcome, PlacePrecision

PLACE_RANK = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.NEAR: 1,
    PlacePrecision.UNKNOWN: 2,  # a name that no table knows is mostly a village
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.FEATURE: 4,
    PlacePrecision.ADMIN1: 5,
    PlacePrecision.INTERNATIONAL: 6,
    PlacePrecision.COUNTRY: 7,
}
"""From the most to the least specific precision."""

DATE_RANK = {
    DatePrecision.DAY: 0,
    DatePrecision.RANGE: 1,
    DatePrecision.WEEK: 2,
    DatePrecision.MONTH: 3,
    DatePrecision.YEAR: 4,
    DatePrecision.UNKNOWN: 5,
}
"""From the most to the least exact precision."""


V = TypeVar("V")


@dataclass
class Incident:
    """Tellings of one event, in the order of the text, and what they add up to.

    While it is ``growing``, that is while tellings are merged, the sums are kept from one weighing
    to the next: they are asked for once per telling of the report, and a long report has thousands.
    """

    tellings: list[Telling]
    ground: Ground = Ground.OTHER
    doubts: list[tuple[Incident, str]] = field(default_factory=list)
    growing: bool = False
    _kept: dict[str, tuple[int, Any]] = field(default_factory=dict, repr=False, compare=False)

    def keep(self, name: str, make: Callable[[], V]) -> V:
        """What ``make`` gives, kept under ``name`` while growing until a telling is added."""
        if not self.growing:
            return make()
        count, value = self._kept.get(name, (0, None))
        if count != len(self.tellings):
            value = make()
            self._kept[name] = (len(self.tellings), value)
        made: V = value
        return made

    @property
    def last(self) -> int:
        """The sentence of the latest telling."""
        return self.tellings[-1].sentence

    @property
    def recap(self) -> bool:
        """Whether the first telling marks it as an older event or a total."""
        return self.tellings[0].recap

    @property
    def families(self) -> set[Family]:
        """The families of everything told."""
        return self.keep(
            "families",
            lambda: {family_of(event.type) for t in self.tellings for event in t.events},
        )

    @property
    def type(self) -> EventType:
        """The type told; where more people died than were abducted, abduction is not its form."""
        real = [t for t in self.tellings if not t.meant]
        told = told_type([t.kinds for t in real])
        if told is EventType.ABDUCTION and self._mostly_killed:
            others = [[k for k in t.kinds if k is not EventType.ABDUCTION] for t in real]
            told = told_type(others) if any(others) else told
        plain = {event.type for t in real for event in t.events}
        return EventType.ASSAULT if told not in plain and EventType.ASSAULT in plain else told

    @property
    def _mostly_killed(self) -> bool:
        """Whether a figure of the dead is higher than any of those abducted."""
        most = dict.fromkeys((Outcome.KILLED, Outcome.ABDUCTED), 0)
        for toll in self.tolls:
            if toll.outcome in most:
                most[toll.outcome] = max(most[toll.outcome], toll.low or 0)
        return most[Outcome.KILLED] > most[Outcome.ABDUCTED]

    @property
    def tolls(self) -> list[TollMark]:
        """All figures."""
        return self.keep("tolls", lambda: [toll for t in self.tellings for toll in t.tolls])

    @property
    def times(self) -> list[TimeMark]:
        """All times of the event that denote dates, the most exact first, then by the text."""
        found = [t for telling in self.tellings for t in telling.times if t.start is not None]
        return sorted(found, key=lambda t: DATE_RANK[t.precision])

    @property
    def places(self) -> list[PlaceMark]:
        """All places, in the order of the text."""
        return self.keep("places", lambda: [place for t in self.tellings for place in t.places])

    @property
    def time(self) -> TimeMark | None:
        """The most exact time, of equals the first told."""
        return self.keep("time", lambda: next(iter(self.times), None))

    @property
    def actors(self) -> set[str]:
        """The parties named in any telling."""
        return self.keep("actors", lambda: set().union(*(t.actors for t in self.tellings)))

    @property
    def targets(self) -> frozenset[str]:
        """The actors told to have suffered in any telling."""
        return self.keep("targets", lambda: frozenset().union(*(t.targets for t in self.tellings)))

    @property
    def doers(self) -> frozenset[str]:
        """The sides told to have acted in any telling."""
        return self.keep("doers", lambda: frozenset().union(*(t.doers for t in self.tellings)))

    @property
    def voices(self) -> dict[int, str]:
        """For the head of each figure the name of its source."""
        return self.keep(
            "voices", lambda: {head: n for t in self.tellings for head, n in t.voices.items()}
        )
