"""Typed time expressions that no longer know which language they were written in.

Recognition makes them, resolution turns them into dates. Offsets are code points, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Unit(StrEnum):
    """Units of the calendar and the clock; the value is TimeML's letter."""

    SECOND = "s"
    MINUTE = "m"
    HOUR = "h"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "SE"
    HALF = "HF"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    PERIOD = "X"  # "the same period", "some time"


class Outlook(Enum):
    """Where the words around an expression look: the tense of its clause."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


class Origin(Enum):
    """What an expression is counted from."""

    PUBLISHED = "published"  # "two days ago", "yesterday"
    NARRATIVE = "narrative"  # "two days later", "the next day"
    EVENT = "event"  # "a month after Friday's attack"


class Part(Enum):
    """The part of a longer time that is meant: "early May", "late 2014"."""

    START = "start"  # "the beginning of February"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"  # "the end of June"
    EARLIER = "earlier"  # "earlier this year": the part that is over
    LATER = "later"  # "later this year": the part to come


class Bound(Enum):
    """An expression that opens or closes a longer time."""

    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: hours and minutes, or a part of the day as TimeML writes it (``NI``)."""

    hour: int | None = None
    minute: int | None = None
    part: str | None = None  # MO, MI, AF, EV, NI
    zone: str | None = None  # "Z" for universal time, else as written


@dataclass(frozen=True, slots=True)
class Named:
    """A time called by its name; what was not said is ``None``.

    ``weekday`` counts from Monday = 0. ``pick`` is -1 for "last", 0 for "this", 1 for "next".
    ``year_shift`` counts years from the publication's ("June last year" is -1), ``week_shift``
    weeks. ``decade`` is the first year of it, ``century`` the ordinal number. ``season`` is
    TimeML's code. ``quarter`` 0 is the quarter told of before.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    decade: int | None = None
    century: int | None = None
    pick: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    either_order: bool = False  # "02/11/2019": day and month may be the other way round
    whole_week: bool = False  # "the week of March 9"
    month_week: int | None = None  # "the first week of March"; 5 is the last


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit of the calendar counted from where one stands: "yesterday", "last week"."""

    unit: Unit
    offset: int
    origin: Origin = Origin.PUBLISHED
    article: bool = False  # "the week", "the quarter": weaker than "this week"
    rolling: bool = False  # "the past week": the seven days up to publication
    overnight: bool = False  # from the evening of the day to the morning after


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from an origin: "two days ago". ``count`` ``None`` is vague ("several")."""

    count: float | None
    unit: Unit
    sign: int  # -1 back, +1 on
    origin: Origin
    exact: bool = True  # false for "about a year ago"
    event: Expression | None = None  # the day that the event's own phrase names
    article: bool = False  # "the day after the attack"
    turned: bool = False  # the dated event stands before: "Friday's attack came a month after"


@dataclass(frozen=True, slots=True)
class Length:
    """A duration. ``pick`` is -1 for "the past two months", 1 for "the next two months"."""

    count: float | None  # None is vague: "several", "recent"
    unit: Unit
    pick: int | None = None
    age: bool = False
    low: float | None = None  # "two to three weeks"
    first: bool = False  # "the first nine months"
    until: Expression | None = None  # "the three months to May 1"
    within: Expression | None = None  # "the first nine months of 2018"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes again: TimeML's value (``P1D``, ``XXXX-WXX-5``)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time without date: TimeML's ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``."""

    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another, both ends included."""

    first: Expression
    last: Expression


Meaning = Named | Deictic | Shift | Length | Repeat | Vague | Between


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its place in the text and what it means.

    ``core`` is the start of the words without a leading preposition that belongs to the meaning
    ("since"), ``stop`` their end without a trailing one ("a month [after]"). ``spoken`` marks the
    day of a statement ("the army said on Saturday"), from which the story is not counted on.
    """

    start: int
    end: int
    meaning: Meaning
    outlook: Outlook = Outlook.UNKNOWN
    part: Part | None = None
    clock: Clock | None = None
    bound: Bound | None = None
    core: int = -1
    stop: int = -1
    spoken: bool = False
