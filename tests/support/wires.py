"""Short wires coded, and what a test asks of their events."""

from __future__ import annotations

import datetime as dt

import dateline
from dateline.records import Mention, PartyValue, TollValue, TypeValue, WhenValue, WhereValue
from dateline.vocabulary import DatePrecision, EventType, Level, Role


def told(text: str, published: str = "2022-03-16") -> list[Mention]:
    """The events that the default pipeline reads in a text."""
    return list(dateline.code(text, published=published).mentions)


def dead(mention: Mention) -> list[int | None]:
    """The least of each figure of killed."""
    values = [statement.value for statement in mention.of("toll")]
    return [v.low for v in values if isinstance(v, TollValue) and v.outcome == "killed"]


def kind(mention: Mention) -> EventType:
    """The type of an event."""
    [value] = [s.value for s in mention.of("type") if isinstance(s.value, TypeValue)]
    return value.type


def doers(mention: Mention) -> list[tuple[str, str | None, Level | None]]:
    """Who did it: the words, the actor of the register, the level."""
    values = [s.value for s in mention.of("party") if isinstance(s.value, PartyValue)]
    return [(v.phrase, v.actor, v.level) for v in values if v.role is Role.PERPETRATOR]


def days(mention: Mention) -> list[tuple[dt.date | None, dt.date | None]]:
    """The days told of an event, first and last."""
    values = [s.value for s in mention.of("when") if isinstance(s.value, WhenValue)]
    return [(v.start, v.end) for v in values if v.precision is DatePrecision.DAY]


def sides(mention: Mention) -> list[str]:
    """The names of its parties."""
    values = [s.value for s in mention.of("party") if isinstance(s.value, PartyValue)]
    return [v.name for v in values]


def places(mention: Mention) -> list[str]:
    """The names of its places."""
    values = [s.value for s in mention.of("where") if isinstance(s.value, WhereValue)]
    return [v.name for v in values]
