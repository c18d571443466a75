"""One telling: an event as one clause or sentence of a report tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.assembly.families import Family, family_of, most_specific
from dateline.marks import (
    EventMark,
    MeansMark,
    PlaceMark,
    ResponsibilityMark,
    RoleMark,
    TimeMark,
    TollMark,
)
from dateline.vocabulary import EventType, Outcome


@dataclass
class Telling:
    """What one clause tells of one event. Filled in by the steps of assembly, then read only.

    ``fresh`` is set where the words announce another event ("in a separate incident"),
    ``anaphoric`` where they refer back to one ("the attack"), ``newest`` where they name the latest
    one. ``recap`` marks an older event or a total over a period, ``period`` the latter. ``order``
    counts the sentences that hold words; ``doers`` are the sides ("state", "armed") told to have
    acted, ``targets`` the actors told to have suffered; ``said`` holds the times of the saying, not
    of the event; ``odds`` the chance of each place (by its first token) to be the event's,
    ``voices`` who gives each figure (by its number's token). ``denied`` marks what only a
    denial tells, ``remains`` what only tells that the dead were found or buried, ``stale`` what was
    told days before publication, ``late`` holds the times at which the wounded died in hospital;
    ``running`` holds the number's tokens of tolls that go on counting ("the toll rose to 12").
    ``labels`` are the nouns by which the words point at an event ("the funeral bombing"), ``nouns``
    those of the sentence, where any telling has labels. ``aside`` holds what is said of those who
    only mean to act; ``meant`` marks such a telling of an event that took place.
    """

    sentence: int
    order: int
    heads: list[int]
    events: list[EventMark] = field(default_factory=list)
    tolls: list[TollMark] = field(default_factory=list)
    times: list[TimeMark] = field(default_factory=list)
    said: list[TimeMark] = field(default_factory=list)
    places: list[PlaceMark] = field(default_factory=list)
    odds: dict[int, float] = field(default_factory=dict)
    voices: dict[int, str] = field(default_factory=dict)
    roles: list[RoleMark] = field(default_factory=list)
    means: list[MeansMark] = field(default_factory=list)
    responsibilities: list[ResponsibilityMark] = field(default_factory=list)
    labels: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    aside: list[ResponsibilityMark] = field(default_factory=list)
    actors: frozenset[str] = frozenset()
    fresh: bool = False
    anaphoric: bool = False
    recap: bool = False
    period: bool = False
    newest: bool = False
    denied: bool = False
    meant: bool = False
    remains: bool = False
    stale: bool = False
    late: list[TimeMark] = field(default_factory=list)
    running: frozenset[int] = frozenset()
    doers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()

    def set_aside(self) -> None:
        """Keep what is only meant out of the event: who acts and suffers, how, of what type.

        Its day stays: with another day than the event's it would not be told of the event.
        """
        self.meant = True
        self.aside, self.responsibilities = self.responsibilities, []
        self.roles, self.means = [], []

    @property
    def kinds(self) -> list[EventType]:
        """The types told; a word that only tells of injuries leaves the form open."""
        return [EventType.OTHER if self._open(event) else event.type for event in self.events]

    def _open(self, event: EventMark) -> bool:
        """Whether a word of assault only tells of injuries."""
        if event.type is not EventType.ASSAULT:
            return False
        if event.span.text.lower().startswith(("wound", "injur", "hurt")):
            return True
        hurt = {toll.trigger for toll in self.tolls if toll.outcome is Outcome.INJURED}
        return event.head in hurt or any(trigger in hurt for trigger in range(*event.tokens))

    @property
    def type(self) -> EventType:
        """The most specific type that the clause tells."""
        return most_specific(self.kinds)

    @property
    def family(self) -> Family:
        """The family of ``type``."""
        return family_of(self.type)

    @property
    def start(self) -> int:
        """The first token that tells of the event."""
        return min(self.heads)
