"""TimeML's values for dates and durations (TimeML 1.2.1, ISO 8601 with extensions)."""

from __future__ import annotations

import datetime as dt

from dateline.extraction.times import Clock, Unit

_LETTERS = {
    Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEK: "W",
    Unit.WEEKEND: "WE", Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "Y",
    Unit.CENTURY: "Y", Unit.PERIOD: "X", Unit.SEASON: "SE", Unit.HALF: "Y",
}  # fmt: skip
_FACTORS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_HALVES = {Unit.YEAR: "6M", Unit.HOUR: "30M", Unit.MINUTE: "30S", Unit.DAY: "T12H"}
_CLOCK_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def duration(count: float | None, unit: Unit) -> str:
    """``P2D``, ``PT48H``; ``PXY`` when the count is not known."""
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    if count is None:
        letter = {Unit.DECADE: "DE", Unit.CENTURY: "CE"}.get(unit, _LETTERS[unit])
        return f"{prefix}X{letter}"
    halves = _HALVES.get(unit)
    if halves is not None and count % 1 == 0.5 and count > 1:
        return f"{prefix}{int(count)}{_LETTERS[unit]}{halves}"
    return f"{prefix}{_plain(count * _FACTORS.get(unit, 1))}{_LETTERS[unit]}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def week(date: dt.date) -> str:
    """``2019-W44``."""
    year, number, _ = date.isocalendar()
    return f"{year}-W{number:02d}"


def timed(date: str, clock: Clock) -> str:
    """A day with a time: ``2019-11-01TNI``, ``2019-11-01T14:30``."""
    if clock.part is not None:
        return f"{date}T{clock.part}"
    return f"{date}T{clock.hour:02d}:{clock.minute or 0:02d}{'Z' if clock.zone == 'Z' else ''}"


def at_unit(date: dt.date, unit: Unit) -> str:
    """The date at a unit's granularity: ``2019``, ``2019-11``, ``2019-W44``, ``2019-Q4``."""
    if unit is Unit.YEAR:
        return f"{date.year:04d}"
    if unit is Unit.MONTH:
        return f"{date.year:04d}-{date.month:02d}"
    if unit is Unit.WEEK:
        return week(date)
    if unit is Unit.WEEKEND:
        return f"{week(date)}-WE"
    if unit is Unit.QUARTER:
        return f"{date.year:04d}-Q{(date.month + 2) // 3}"
    if unit is Unit.DECADE:
        return f"{date.year // 10:03d}"
    if unit is Unit.CENTURY:
        return f"{date.year // 100:02d}"
    return date.isoformat()
