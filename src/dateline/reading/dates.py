"""Publication dates as people and programs write them.

Only what can be read in one way is read: ``02/11/2019`` is refused, since it may be February or
November; ``25/11/2019`` and ``02.11.2019`` (always day first) are not.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""English month names and abbreviations, lower case, with their numbers."""

MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
"""Pattern of a month's name (case-insensitive)."""
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_TIME = (
    r"(?:(?:[T,]?\s*|\s+(?:at|[-–—|])\s+)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?:Z\b|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?\b|\(?[A-Z]{2,4}\b\)?)?)?"
)
_ISO = r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?!\d)"
_DAY_FIRST = (
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s-]+(?P<name>{MONTH})[,\s-]+"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_MONTH_FIRST = rf"(?P<name>{MONTH})\s+(?P<day>\d{{1,2}}){_ORDINAL},?\s+(?P<year>(?:19|20)\d\d)\b"
_NUMBERS = (
    r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second_>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_PATTERNS = tuple(
    re.compile(_WEEKDAY + body + _TIME, re.I) for body in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMBERS)
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{6}Z?)?$")


class Moment(msgspec.Struct, frozen=True):
    """A date and, where it is told, the time of day as written (no change of time zone).

    ``end`` is the offset in the text just after it.
    """

    date: dt.date
    time: dt.time | None
    end: int


def leading_date(text: str) -> Moment | None:
    """The date at the start of ``text``, or ``None`` where there is none that is certain."""
    for pattern in _PATTERNS:
        found = pattern.match(text)
        if found is not None:
            return _moment(found)
    return None


def parse_date(value: str) -> Moment | None:
    """The date that ``value`` is, as a whole; ``None`` when it is none, or not a certain one."""
    value = value.strip()
    found = _COMPACT.match(value)
    if found is not None:
        return _build(int(found["year"]), int(found["month"]), int(found["day"]), None, len(value))
    moment = leading_date(value)
    if moment is None or value[moment.end :].strip(" .,;|()[]"):
        return None
    return moment


def is_ambiguous(value: str) -> bool:
    """Whether ``value`` starts with a date such as ``02/11/2019``, which has two readings."""
    found = _PATTERNS[3].match(value.strip())
    return found is not None and _moment(found) is None and int(found["first"]) <= 12


def _moment(found: re.Match[str]) -> Moment | None:
    parts = found.groupdict()
    day_month = _day_month(parts)
    if day_month is None:
        return None
    day, month = day_month
    return _build(int(parts["year"]), month, day, _time(parts), len(found.group().rstrip()))


def _day_month(parts: dict[str, str]) -> tuple[int, int] | None:
    if parts.get("name"):
        return int(parts["day"]), MONTHS[parts["name"].lower().rstrip(".")]
    if parts.get("month"):
        return int(parts["day"]), int(parts["month"])
    first, second = int(parts["first"]), int(parts["second_"])
    if parts["mark"] == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None


def _time(parts: dict[str, str]) -> dt.time | None:
    if not parts.get("hour"):
        return None
    hour = int(parts["hour"])
    half = (parts.get("half") or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, int(parts["minute"]), int(parts.get("second") or 0))


def _build(year: int, month: int, day: int, time: dt.time | None, end: int) -> Moment | None:
    try:
        return Moment(dt.date(year, month, day), time, end)
    except ValueError:
        return None
