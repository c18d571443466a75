"""What happened, in one sentence: the settled values of an event in the words of a coder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.records import WhenValue, WhereValue
from dateline.vocabulary import (
    ActorKind,
    DatePrecision,
    EventType,
    Outcome,
    PlaceRelation,
    ResponsibilityStatus,
    Role,
    Stage,
)

_MOST = 2
"""Actors named in a sentence; the others are counted."""
_SAID = {
    ResponsibilityStatus.CLAIMED: "which claims it",
    ResponsibilityStatus.ATTRIBUTED: "as others say",
    ResponsibilityStatus.CONTESTED: "which is contested",
    ResponsibilityStatus.DENIED: "which denies it",
}


class Party(Protocol):
    """An actor in a role, of a settlement or a glance."""

    @property
    def role(self) -> Role:
        """The role."""
        ...

    @property
    def name(self) -> str:
        """The name."""
        ...

    @property
    def kind(self) -> ActorKind:
        """What sort of actor it is."""
        ...


class Toll(Protocol):
    """A settled figure."""

    @property
    def outcome(self) -> Outcome:
        """What happened to the people."""
        ...

    @property
    def low(self) -> int | None:
        """The low figure."""
        ...

    @property
    def best(self) -> int | None:
        """The best figure."""
        ...

    @property
    def high(self) -> int | None:
        """The high figure."""
        ...


def title(kind: EventType | None, stage: Stage | None) -> str:
    """The event in two words: "Armed attack", "Suicide bombing (foiled)"."""
    name = words.kind_of_event(kind) if kind else "event of unknown type"
    name = name[:1].upper() + name[1:]
    return name if stage in (None, Stage.ACCOMPLISHED) else f"{name} ({words.plain(str(stage))})"


def place(where: WhereValue | None) -> str:
    """The place with its preposition: "in Diapaga, Est, Burkina Faso"; empty where unknown."""
    if where is None:
        return ""
    plain = where.relation in (PlaceRelation.IN, PlaceRelation.UNKNOWN)
    told = words.where(where)
    return (
        f"in {told}"
        if plain
        else f"in the {told}"
        if where.relation is PlaceRelation.AREA
        else told
    )


def date(when: WhenValue | None) -> str:
    """The date with its preposition: "on Tue 12 Mar 2024", "in Mar 2024"; empty where unknown."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None or when.end is None:
        return words.when(when)
    if when.start == when.end:
        return f"on {words.day(when.start)}"
    if when.precision is DatePrecision.MONTH and when.start.month == when.end.month:
        return "in " + words.day(when.start).split(" ", 2)[2]
    if when.precision is DatePrecision.YEAR and when.start.year == when.end.year:
        return f"in {when.start.year}"
    return f"between {words.day(when.start)} and {words.day(when.end)}"


def sides(parties: Iterable[Party], *roles: Role) -> str:
    """The actors in some roles: "A", "A and B", "A, B and 2 others"; empty where there are none.

    "Gunmen" are left out beside an actor that is named.
    """
    told = [p for p in parties if p.role in roles]
    named = [p for p in told if p.kind is not ActorKind.UNKNOWN_ARMED] or told
    names = list(dict.fromkeys(on_one_line(p.name) for p in named))
    if len(names) > _MOST:
        rest = len(names) - _MOST
        return f"{', '.join(names[:_MOST])} and {rest} other{'s' if rest > 1 else ''}"
    return " and ".join(names)


def bounds(low: int | None, best: int | None, high: int | None) -> str:
    """A figure: "19", "19 (14–22)", "14–22", "at least 14", "number not settled"."""
    if best is None:
        if low is None and high is None:
            return "number not settled"
        if high is None:
            return f"at least {low:,}"
        return (
            f"up to {high:,}" if low is None else f"{low:,}" if low == high else f"{low:,}–{high:,}"
        )
    if (low, high) in ((best, best), (None, None)):
        return f"{best:,}"
    ends = ("?" if n is None else f"{n:,}" for n in (low, high))
    return f"{best:,} ({'–'.join(ends)})"


def toll(figures: Sequence[Toll]) -> str:
    """The tolls: "19 (14–22) killed, 12 injured"; empty where none is known."""
    parts = []
    for figure in figures:
        if (figure.low, figure.best, figure.high) == (0, 0, 0):
            parts.append(f"nobody {words.plain(figure.outcome)}")
        elif (figure.low, figure.best, figure.high) != (None, None, None):
            told = bounds(figure.low, figure.best, figure.high)
            parts.append(f"{told} {words.plain(figure.outcome)}")
    return ", ".join(parts)


def sentence(
    kind: EventType | None,
    stage: Stage | None,
    when: WhenValue | None,
    where: WhereValue | None,
    parties: Sequence[Party],
    responsibility: ResponsibilityStatus | None,
    figures: Sequence[Toll],
) -> str:
    """The sentence; what is not known is left out of it, and the units between place and country.

    ``responsibility`` is what is known of the part of the first perpetrator.
    """
    if where is not None:
        where = msgspec.structs.replace(where, admin1=None, admin2=None)
    by = sides(parties, Role.PERPETRATOR)
    against = sides(parties, Role.TARGET, Role.VICTIM_SIDE)
    between = sides(parties, Role.PARTICIPANT)
    said = _SAID.get(responsibility) if responsibility else None
    parts = [title(kind, stage), place(where), date(when)]
    head = " ".join(part for part in parts if part)
    if between:
        head += f", with {between} taking part"
    if by:
        head += f", by {by}" + (f" ({said})" if said and " and " not in by else "")
    if against:
        head += f", against {against}"
    told = toll(figures)
    return f"{head}: {told}." if told else f"{head}."
