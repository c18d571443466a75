"""From time expressions to dates, in the order of the report, each with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dateline.extraction.times import (
    Between,
    Bound,
    Clock,
    Deictic,
    Expression,
    Length,
    Meaning,
    Named,
    Origin,
    Repeat,
    Shift,
    Unit,
    Vague,
)
from dateline.resolution.when import timeml
from dateline.resolution.when.calendar import add_days, add_months
from dateline.resolution.when.context import Context, Resolved
from dateline.resolution.when.lengths import resolve_length
from dateline.resolution.when.named import resolve_named
from dateline.resolution.when.parts import narrow
from dateline.resolution.when.relative import (
    move,
    resolve_deictic,
    resolve_event_shift,
    resolve_shift,
)
from dateline.vocabulary import DatePrecision

_NEAR = 400
"""Characters back to the day that "two days after the attack" may be counted from."""


def resolve_all(expressions: Sequence[Expression], published: dt.date) -> list[Resolved]:
    """One result per expression, in order."""
    context = Context(published)
    results = []
    for index, expression in enumerate(expressions):
        told = _told_on(expression, expressions[index + 1 : index + 2], context)
        found = resolve(expression, context if told is None else replace(context, published=told))
        results.append(found)
        remember(expression, found, context)
    return results


_SPOKEN = 250
"""Characters from "overnight" to the day on which it was told."""


def _told_on(
    expression: Expression, after: Sequence[Expression], context: Context
) -> dt.date | None:
    """The day from which "overnight" counts in "overnight, the governor said on Tuesday"."""
    meaning = expression.meaning
    if not isinstance(meaning, Deictic) or not meaning.overnight or not after:
        return None
    if not after[0].spoken or after[0].start - expression.end > _SPOKEN:
        return None
    found = resolve(after[0], context)
    if found.precision is not DatePrecision.DAY or found.interval is None:
        return None
    return min(found.interval[0], context.published)


def resolve(expression: Expression, context: Context) -> Resolved:
    """The dates of one expression, against publication and what was told before it."""
    found = _resolve(expression, context)
    return _BEYOND if _beyond_calendar(found) else found


_BEYOND = Resolved("DATE", "", reason="outside the years 2 to 9998")


def _beyond_calendar(found: Resolved) -> bool:
    """Whether dates were cut off at an end of the calendar: "5,000,000 years ago" is no date."""
    if found.interval is None:
        return False
    start, end = found.interval
    return start.year == dt.date.min.year or end.year == dt.date.max.year


def _resolve(expression: Expression, context: Context) -> Resolved:
    meaning = expression.meaning
    if isinstance(meaning, Between):
        return _between(meaning, expression, context)
    found = _plain(expression, context)
    if expression.bound is Bound.SINCE and _ahead(found, meaning, context):
        assert isinstance(meaning, Named)
        begun = replace(meaning, pick=-1)  # what has gone on "since Feb. 1" has begun
        found = _plain(replace(expression, meaning=begun), context)
    if expression.part is not None:
        found = narrow(found, expression.part, context)
    if expression.bound is Bound.SINCE:
        found = _since(found, context)
    return found


def _ahead(found: Resolved, meaning: Meaning, context: Context) -> bool:
    """Whether a name without year, from which something has gone on, was put after publication."""
    named = isinstance(meaning, Named) and meaning.pick is None and meaning.year is None
    return named and found.interval is not None and found.interval[0] > context.published


def _plain(expression: Expression, context: Context) -> Resolved:
    meaning = expression.meaning
    if isinstance(meaning, Named):
        return resolve_named(expression, context)
    if isinstance(meaning, Deictic):
        return resolve_deictic(expression, context)
    if isinstance(meaning, Shift):
        if meaning.origin is Origin.EVENT:
            return _from_event(expression, meaning, context)
        return resolve_shift(expression, context)
    if isinstance(meaning, Length):
        if meaning.until is not None:
            return _until(meaning, meaning.until, context)
        if meaning.within is not None:
            return _first_of(meaning, meaning.within, context)
        return resolve_length(expression, context)
    if isinstance(meaning, Repeat):
        return Resolved("SET", meaning.value, reason="comes again and again")
    assert isinstance(meaning, Vague)
    return Resolved("DATE", meaning.value, reason="no date is named")


def _from_event(expression: Expression, meaning: Shift, context: Context) -> Resolved:
    """ "a month after Friday's attack": counted from the event's own day where the words name it.

    Without one it is counted from the day told of before; where that day is named in the same
    sentence, the other way: in "Friday's attack came a month after two raids" the words date the
    raids, a month before Friday.
    """
    day = None
    if meaning.event is not None:
        event = resolve(meaning.event, context)
        day = event.interval[0] if event.interval else None
    near = expression.start - context.day_at <= _NEAR
    base = day or (context.day if near else None)
    if base is None:
        value = timeml.duration(meaning.count, meaning.unit)
        return Resolved("DURATION", value, reason="the event it is counted from is not dated")
    return resolve_event_shift(meaning, base)


def _until(meaning: Length, until: Expression, context: Context) -> Resolved:
    """ "the three months to May 1": the last day, and as many months before it."""
    value = timeml.duration(meaning.count, meaning.unit)
    last = resolve(until, context)
    if last.interval is None or meaning.count is None:
        return Resolved("DURATION", value, reason="its last day is not dated", parts=(last,))
    end = last.interval[1]
    first = end.day == 1 and meaning.unit not in {Unit.DAY, Unit.WEEK, Unit.HOUR}
    after = end if first else add_days(end, 1)  # "three months to May 1" begin on a 1st, too
    start = min(end, move(after, -meaning.count, meaning.unit))
    reason = f"{value} up to {end.isoformat()}; {last.reason}"
    interval = (start, end)
    return Resolved("DURATION", value, interval, DatePrecision.RANGE, last.anchor, reason, (last,))


def _first_of(meaning: Length, within: Expression, context: Context) -> Resolved:
    """ "the first nine months of 2018"."""
    value = timeml.duration(meaning.count, meaning.unit)
    whole = resolve(within, context)
    if whole.interval is None or meaning.count is None:
        return Resolved("DURATION", value, reason="its whole is not dated", parts=(whole,))
    start, end = whole.interval
    end = max(start, min(end, add_days(move(start, meaning.count, meaning.unit), -1)))
    reason = f"the first {value} of {whole.value}: {start.isoformat()} to {end.isoformat()}"
    return Resolved(
        "DURATION", value, (start, end), DatePrecision.RANGE, whole.anchor, reason, (whole,)
    )


def _since(found: Resolved, context: Context) -> Resolved:
    """From the start of a time to publication."""
    if found.interval is None or found.interval[0] > context.published:
        return found
    interval = (found.interval[0], context.published)
    reason = f"{found.reason}; since then up to publication ({context.published.isoformat()})"
    return replace(found, interval=interval, precision=DatePrecision.RANGE, reason=reason)


def _between(meaning: Between, expression: Expression, context: Context) -> Resolved:
    outlook = expression.outlook
    last = resolve(replace(meaning.last, outlook=outlook), context)
    first = resolve(replace(meaning.first, outlook=outlook), context)
    ends = (first, last)
    if first.interval is None or last.interval is None:
        return Resolved("DURATION", "PXD", reason="an end is not dated", parts=ends)
    start, end = first.interval[0], last.interval[1]
    if start > end:
        start = _before(start, end)
    return Resolved(
        "DURATION",
        timeml.duration((end - start).days + 1, Unit.DAY),
        (start, end),
        DatePrecision.RANGE,
        last.anchor,
        f"from {start.isoformat()} to {end.isoformat()}; {last.reason}",
        ends,
    )


def _before(start: dt.date, end: dt.date) -> dt.date:
    """The start moved back to before the end: by a week for weekdays, else by years."""
    if (start - end).days < 7:
        return add_days(start, -7)
    return add_months(start, -12 * max(1, start.year - end.year + (start.month > end.month)))


def remember(expression: Expression, found: Resolved, context: Context) -> None:
    """Note in the context what the report now speaks of."""
    if found.interval is None or found.kind not in {"DATE", "TIME"}:
        return
    if expression.bound is not None:
        context.span = found.interval
        return
    start = found.interval[0]
    meaning = expression.meaning
    if start > context.published:
        return  # a deadline or a plan is no day that the story goes on from
    if found.precision is DatePrecision.DAY:
        weekday = isinstance(meaning, Named) and meaning.day is None
        if expression.spoken and weekday and context.day is not None:
            return
        context.day = context.week = start
        context.day_at = expression.start
        context.night = expression.clock is not None and _at_night(expression.clock)
        context.month = start.replace(day=1)
        context.year = start.year
    elif found.precision is DatePrecision.MONTH:
        context.month = start.replace(day=1)
        context.year = start.year
    elif found.precision is DatePrecision.WEEK:
        context.week = start
    elif found.precision is DatePrecision.YEAR:
        context.year = start.year
    elif isinstance(meaning, Named) and meaning.quarter:
        context.quarter = (start.year, meaning.quarter)
    elif isinstance(meaning, Deictic) and meaning.unit is Unit.QUARTER:
        context.quarter = (start.year, (start.month + 2) // 3)


_EVENING = 20
"""The hour from which "hours later" may be the next day."""


def _at_night(clock: Clock) -> bool:
    return clock.part == "NI" or (clock.hour is not None and clock.hour >= _EVENING)
