"""What expressions are resolved against, and what comes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.resolution.when.calendar import Interval
from dateline.vocabulary import DateAnchor, DatePrecision


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time expression made exact: TimeML's type and value, an interval, and why."""

    kind: str
    value: str
    interval: Interval | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    anchor: DateAnchor = DateAnchor.NONE
    reason: str = ""
    parts: tuple[Resolved, ...] = ()
    """The two ends of a range."""


@dataclass(slots=True)
class Context:
    """The publication date, and what the report has spoken of so far.

    ``day`` is the last day named, ``day_at`` the offset of its words, ``month`` the first day of
    the last month, ``year`` the last year, ``quarter`` the last quarter (year, number), ``week`` a
    day of the last week, ``span`` the last time from a day to publication, ``night`` whether the
    last day was told as a night, which goes on into the next day. Days after publication are not
    kept.
    """

    published: dt.date
    day: dt.date | None = None
    day_at: int = 0
    month: dt.date | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None
    week: dt.date | None = None
    span: Interval | None = None
    night: bool = False


def say(date: dt.date) -> str:
    """A date as reasons write it: ``Saturday 2019-11-02``."""
    return f"{_WEEKDAYS[date.weekday()]} {date.isoformat()}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
