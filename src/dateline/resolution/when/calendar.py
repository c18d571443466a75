"""Arithmetic on the Gregorian calendar: closed intervals of dates."""

from __future__ import annotations

import datetime as dt

Interval = tuple[dt.date, dt.date]

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, northern hemisphere, by whole months as meteorologists count."""


def day(year: int, month: int, number: int) -> dt.date | None:
    """The date, or ``None`` where the month has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def add_days(date: dt.date, days: int) -> dt.date:
    """The date ``days`` later, kept within the calendar's range."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.min if days < 0 else dt.date.max


def add_months(date: dt.date, months: int) -> dt.date:
    """The date ``months`` later; the 31st becomes the last day of a shorter month."""
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return dt.date.min if months < 0 else dt.date.max
    return dt.date(year, month + 1, min(date.day, month_of(year, month + 1)[1].day))


def month_of(year: int, month: int) -> Interval:
    """A month from its first day to its last."""
    first = dt.date(year, month, 1)
    following = (
        dt.date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    )
    return first, following - dt.timedelta(days=1) if following else dt.date.max


def week_of(date: dt.date) -> Interval:
    """The ISO week of a date, Monday to Sunday."""
    monday = add_days(date, -date.weekday())
    return monday, add_days(monday, 6)


def quarter_of(year: int, quarter: int) -> Interval:
    """A quarter of the calendar year."""
    return month_of(year, 3 * quarter - 2)[0], month_of(year, 3 * quarter)[1]


def half_of(year: int, half: int) -> Interval:
    """A half of the calendar year."""
    return month_of(year, 6 * half - 5)[0], month_of(year, 6 * half)[1]


def season_of(year: int, season: str) -> Interval:
    """A season (``SP``, ``SU``, ``FA``, ``WI``); the winter of a year ends in the next."""
    first = _SEASON_STARTS[season]
    start = dt.date(year, first, 1)
    return start, add_days(add_months(start, 3), -1)


def years_of(first: int, last: int) -> Interval:
    """Whole years, both included, kept within the calendar's range."""
    return dt.date(min(max(first, 1), 9999), 1, 1), dt.date(min(max(last, 1), 9999), 12, 31)


def years_around(year: int, reach: int) -> range:
    """The years up to ``reach`` before and after a year, those that the calendar has."""
    return range(max(1, year - reach), min(9998, year + reach) + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The ``nth`` such weekday of a month; ``-1`` is the last."""
    first, last = month_of(year, month)
    if nth < 0:
        return add_days(last, -((last.weekday() - weekday) % 7))
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher's algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return dt.date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)
