"""Times counted from another: "yesterday", "last week", "two days later", "the next day"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.extraction.times import Clock, Deictic, Expression, Origin, Outlook, Part, Shift, Unit
from dateline.resolution.when import timeml
from dateline.resolution.when.calendar import (
    Interval,
    add_days,
    add_months,
    month_of,
    quarter_of,
    week_of,
    years_of,
)
from dateline.resolution.when.context import Context, Resolved, say
from dateline.vocabulary import DateAnchor, DatePrecision

_PRECISIONS = {
    Unit.DAY: DatePrecision.DAY, Unit.WEEK: DatePrecision.WEEK, Unit.WEEKEND: DatePrecision.RANGE,
    Unit.MONTH: DatePrecision.MONTH, Unit.QUARTER: DatePrecision.RANGE,
    Unit.YEAR: DatePrecision.YEAR, Unit.DECADE: DatePrecision.RANGE,
    Unit.CENTURY: DatePrecision.RANGE,
}  # fmt: skip


def unit_around(date: dt.date, unit: Unit, offset: int = 0) -> Interval:
    """The calendar unit that holds a date, or the one ``offset`` units on."""
    if unit is Unit.WEEK:
        return week_of(add_days(date, 7 * offset))
    if unit is Unit.WEEKEND:
        monday = week_of(add_days(date, 7 * offset))[0]
        return add_days(monday, 5), add_days(monday, 6)
    if unit is Unit.MONTH:
        first = add_months(date.replace(day=1), offset)
        return month_of(first.year, first.month)
    if unit is Unit.QUARTER:
        first = add_months(date.replace(day=1), 3 * offset)
        return quarter_of(first.year, (first.month + 2) // 3)
    if unit is Unit.YEAR:
        return years_of(date.year + offset, date.year + offset)
    if unit is Unit.DECADE:
        first_year = date.year // 10 * 10 + 10 * offset
        return years_of(first_year, first_year + 9)
    if unit is Unit.CENTURY:
        first_year = date.year // 100 * 100 + 100 * offset
        return years_of(first_year, first_year + 99)
    moved = add_days(date, offset)
    return moved, moved


def resolve_deictic(expression: Expression, context: Context) -> Resolved:
    """The dates of "yesterday", "last week", "that day"."""
    meaning = expression.meaning
    assert isinstance(meaning, Deictic)
    unit, offset = meaning.unit, meaning.offset
    if unit is Unit.PERIOD:
        return _period(context)
    base, anchor = _base(meaning, context)
    if expression.clock is not None and meaning.origin is Origin.NARRATIVE and offset == 0:
        return _time_of_day(expression.clock, base, anchor)
    if unit is Unit.WEEKEND:
        base, offset = _weekend(base, expression, meaning)
    if unit is Unit.QUARTER and anchor is DateAnchor.PUBLISHED:
        base, offset = _quarter(base, context, meaning)
    interval = unit_around(base, unit, offset)
    value = timeml.at_unit(interval[0], unit)
    kind = "DATE"
    if unit is Unit.DAY and expression.clock is not None:
        kind, value = "TIME", timeml.timed(value, expression.clock)
    if unit is Unit.QUARTER and meaning.article and context.quarter is None:
        return Resolved(kind, value, reason="no quarter of a year was told before")
    if meaning.origin is Origin.NARRATIVE and _undated(unit, offset, anchor):
        return Resolved(kind, value, reason=_UNDATED)
    interval = _so_far(interval, meaning, expression, context)
    reason = _why(unit, offset, base, anchor, interval)
    wide = meaning.rolling or meaning.overnight
    precision = DatePrecision.RANGE if wide else _PRECISIONS[unit]
    return Resolved(kind, value, interval, precision, anchor, reason)


_UNDATED = "counted from a time that the report does not date"


def _undated(unit: Unit, offset: int, anchor: DateAnchor) -> bool:
    """Whether words that hang on the story have no day of it to hang on.

    What lies weeks or more back ("a year earlier", "the previous month") may then be counted from
    publication; "the next day" and "a day earlier" may not.
    """
    back = offset < 0 and unit not in {Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}
    return anchor is DateAnchor.PUBLISHED and not back


def _time_of_day(clock: Clock, base: dt.date, anchor: DateAnchor) -> Resolved:
    """A time of day alone: on the day told of before, and on no day when none was."""
    value = timeml.timed(base.isoformat(), clock)
    if anchor is DateAnchor.PUBLISHED:
        return Resolved("TIME", value, reason="no day was told before")
    reason = f"on the day told of before: {say(base)}"
    return Resolved("TIME", value, (base, base), DatePrecision.DAY, anchor, reason)


def _so_far(
    interval: Interval, meaning: Deictic, expression: Expression, context: Context
) -> Interval:
    """ "this week", "this year" told of the past end with publication."""
    if meaning.overnight:
        return interval[0], add_days(interval[0], 1)
    if meaning.rolling:
        return move(context.published, -1, meaning.unit), context.published
    inside = interval[0] <= context.published <= interval[1]
    told = expression.outlook is not Outlook.FUTURE and expression.part is not Part.LATER
    if meaning.offset == 0 and inside and told and meaning.unit is not Unit.DAY:
        return interval[0], context.published
    return interval


def _why(unit: Unit, offset: int, base: dt.date, anchor: DateAnchor, interval: Interval) -> str:
    whence = "publication" if anchor is DateAnchor.PUBLISHED else "the day told of before"
    where = {0: f"{unit.name.lower()} of", 1: f"{unit.name.lower()} after"}.get(
        offset,
        f"{unit.name.lower()} before" if offset == -1 else f"{offset:+d} {unit.name.lower()}s from",
    )
    start, end = interval
    dates = say(start) if start == end else f"{start.isoformat()} to {end.isoformat()}"
    return f"{where} {whence} ({say(base)}): {dates}"


def _base(meaning: Deictic, context: Context) -> tuple[dt.date, DateAnchor]:
    if meaning.origin is Origin.PUBLISHED:
        return context.published, DateAnchor.PUBLISHED
    told: dt.date | None = context.day
    if meaning.unit is Unit.YEAR and context.year is not None:
        told = dt.date(context.year, 1, 1)
    elif meaning.unit is Unit.MONTH:
        told = context.month or context.day
    elif meaning.unit is Unit.WEEK:
        told = context.week or context.day
    if told is None:
        return context.published, DateAnchor.PUBLISHED
    return told, DateAnchor.NARRATIVE


def _weekend(base: dt.date, expression: Expression, meaning: Deictic) -> tuple[dt.date, int]:
    """The weekend of a week: "the weekend" on a weekday is the one before, unless it lies ahead."""
    ahead = expression.outlook is Outlook.FUTURE or meaning.offset == 1
    if ahead:
        return base, 0 if meaning.offset == 0 or base.weekday() < 5 else 1
    if meaning.offset == -1:
        return base, -1
    return (base, 0) if base.weekday() >= 5 else (base, -1)


def _quarter(base: dt.date, context: Context, meaning: Deictic) -> tuple[dt.date, int]:
    """ "the quarter" is the one spoken of, else the last full one."""
    if meaning.article and context.quarter is not None:
        year, number = context.quarter
        return dt.date(year, 3 * number - 2, 1), 0
    return base, -1 if meaning.article else meaning.offset


def _period(context: Context) -> Resolved:
    if context.quarter is not None:
        year, number = context.quarter
        interval = quarter_of(year, number)
        return Resolved(
            "DATE", f"{year}-Q{number}", interval, DatePrecision.RANGE, DateAnchor.NARRATIVE,
            "the period told of before",
        )  # fmt: skip
    if context.span is not None:
        start, end = context.span
        reason = f"the period told of before: {start.isoformat()} to {end.isoformat()}"
        return Resolved(
            "DATE", "PAST_REF", context.span, DatePrecision.RANGE, DateAnchor.NARRATIVE, reason
        )
    return Resolved("DATE", "PAST_REF", reason="no period was named before")


def resolve_shift(expression: Expression, context: Context) -> Resolved:
    """The dates of "two days ago", "a week later", "a month after the attack"."""
    meaning = expression.meaning
    assert isinstance(meaning, Shift)
    unit, count = meaning.unit, meaning.count
    base, anchor = _shift_base(meaning, context)
    if count is None:
        night = context.night and anchor is DateAnchor.NARRATIVE
        found = _vague_shift(meaning, base, anchor, expression.clock, night)
        if meaning.origin is Origin.NARRATIVE and _undated(unit, meaning.sign, anchor):
            return Resolved("DATE", found.value, reason=_UNDATED)
        return found
    if unit is Unit.YEAR and count == 1 and meaning.sign < 0 and context.quarter is not None:
        year, number = context.quarter
        interval = quarter_of(year - 1, number)
        reason = f"the same quarter of the year before {year}-Q{number}"
        return Resolved(
            "DATE", f"{year - 1}-Q{number}", interval, DatePrecision.RANGE, DateAnchor.NARRATIVE,
            reason,
        )  # fmt: skip
    found = _shifted(base, meaning, anchor)
    if meaning.origin is Origin.NARRATIVE and _undated(unit, meaning.sign, anchor):
        return Resolved("DATE", found.value, reason=_UNDATED)
    return _not_after(found, expression, context)


def _not_after(found: Resolved, expression: Expression, context: Context) -> Resolved:
    """ "three years later" told as past cannot lie after publication: its origin is unknown."""
    ahead = found.interval is not None and found.interval[0] > context.published
    if not ahead or expression.outlook is not Outlook.PAST:
        return found
    return replace(
        found, interval=None, precision=DatePrecision.UNKNOWN, anchor=DateAnchor.NONE,
        reason=_UNDATED,
    )  # fmt: skip


def _shift_base(meaning: Shift, context: Context) -> tuple[dt.date, DateAnchor]:
    if meaning.origin is Origin.PUBLISHED:
        return context.published, DateAnchor.PUBLISHED
    told = context.day
    if meaning.unit in {Unit.YEAR, Unit.DECADE} and context.year is not None:
        told = dt.date(context.year, 1, 1)
    elif meaning.unit is Unit.MONTH and context.month is not None:
        told = context.day if _same_month(context) else context.month
    return (told, DateAnchor.NARRATIVE) if told else (context.published, DateAnchor.PUBLISHED)


def _same_month(context: Context) -> bool:
    day, month = context.day, context.month
    return day is not None and month is not None and day.replace(day=1) == month


def _shifted(base: dt.date, meaning: Shift, anchor: DateAnchor) -> Resolved:
    assert meaning.count is not None
    unit = meaning.unit
    point = move(base, meaning.sign * meaning.count, unit)
    whence = "publication" if anchor is DateAnchor.PUBLISHED else "the day told of before"
    direction = "before" if meaning.sign < 0 else "after"
    interval, precision = _give_or_take(point, unit, meaning)
    dates = (
        say(interval[0])
        if interval[0] == interval[1]
        else f"{interval[0].isoformat()} to {interval[1].isoformat()}"
    )
    reason = f"{meaning.count:g} {unit.name.lower()}(s) {direction} {whence} ({say(base)}): {dates}"
    value = timeml.at_unit(point, Unit.YEAR if unit in _LONG else unit)
    return Resolved("DATE", value, interval, precision, anchor, reason)


_LONG = frozenset({Unit.DECADE, Unit.CENTURY})


def move(base: dt.date, count: float, unit: Unit) -> dt.date:
    """The date ``count`` units from ``base``."""
    if unit is Unit.WEEK or unit is Unit.WEEKEND:
        return add_days(base, round(7 * count))
    if unit in {Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY}:
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}.get(unit, 1200)
        return add_months(base, round(months * count))
    if unit is Unit.DAY:
        return add_days(base, round(count))
    seconds = {Unit.HOUR: 3600, Unit.MINUTE: 60}.get(unit, 1)
    return add_days(base, round(seconds * count / 86400))


def _give_or_take(point: dt.date, unit: Unit, meaning: Shift) -> tuple[Interval, DatePrecision]:
    """How wide the words leave it.

    A day is a day, "a week ago" three days either way, "a month ago" half a month, "a year ago" the
    year it falls in.
    """
    if unit is Unit.WEEK:
        return (add_days(point, -3), add_days(point, 3)), DatePrecision.WEEK
    if unit is Unit.MONTH:
        return (add_days(point, -15), add_days(point, 15)), DatePrecision.MONTH
    if unit is Unit.QUARTER:
        return (add_days(point, -45), add_days(point, 45)), DatePrecision.RANGE
    if unit is Unit.YEAR:
        return years_of(point.year, point.year), DatePrecision.YEAR
    if unit is Unit.DECADE:
        return years_of(point.year - 1, point.year + 1), DatePrecision.RANGE
    if unit is Unit.CENTURY:
        return years_of(point.year - 10, point.year + 10), DatePrecision.RANGE
    slack = 0 if meaning.exact else 1
    if slack:
        return (add_days(point, -slack), add_days(point, slack)), DatePrecision.RANGE
    return (point, point), DatePrecision.DAY


_NOON = 12

_SEVERAL = {Unit.DAY: (2, 7), Unit.WEEK: (14, 42), Unit.MONTH: (60, 270), Unit.YEAR: (730, 2920)}
"""Days that "several" may be: 2 to 7 days, 2 to 6 weeks, 2 to 9 months, 2 to 8 years."""


def _vague_shift(
    meaning: Shift, base: dt.date, anchor: DateAnchor, clock: Clock | None, night: bool
) -> Resolved:
    """The dates of "hours later", "several days ago"; ``night`` tells that the base is one."""
    value = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    if night and meaning.sign > 0 and meaning.unit is Unit.HOUR:
        after = add_days(base, 1)
        morning = clock is not None and clock.hour is not None and clock.hour < _NOON
        interval = (after if morning else base, after)
        precision = DatePrecision.DAY if morning else DatePrecision.RANGE
        reason = f"hours after the night of {say(base)}"
        return Resolved("DATE", value, interval, precision, anchor, reason)
    if meaning.unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return Resolved(
            "DATE", value, (base, base), DatePrecision.DAY, anchor,
            f"hours or less from {say(base)}",
        )  # fmt: skip
    bounds = _SEVERAL.get(meaning.unit)
    if bounds is None:
        return Resolved("DATE", value, reason="how long ago is not said")
    ends = sorted(add_days(base, meaning.sign * days) for days in bounds)
    precision = DatePrecision.WEEK if meaning.unit is Unit.DAY else DatePrecision.RANGE
    unit = meaning.unit.name.lower()
    reason = f"several {unit}s from {say(base)}: {bounds[0]} to {bounds[1]} days"
    return Resolved("DATE", value, (ends[0], ends[1]), precision, anchor, reason)


def resolve_event_shift(meaning: Shift, base: dt.date) -> Resolved:
    """The dates of "a month after Friday's attack", given the day of the dated event.

    TimeML calls the words a duration, but "the day before the attack" a date.
    """
    value = timeml.duration(meaning.count, meaning.unit)
    if meaning.count is None:
        return Resolved("DURATION", value, reason="how long is not said")
    if meaning.turned:
        meaning = replace(meaning, sign=-meaning.sign)
    found = _shifted(base, meaning, DateAnchor.NARRATIVE)
    return found if meaning.article else replace(found, kind="DURATION", value=value)
