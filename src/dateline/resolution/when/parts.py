"""Parts of longer times: "early May", "late 2014", "earlier this year"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.extraction.times import Part
from dateline.resolution.when.calendar import Interval, add_days, month_of
from dateline.resolution.when.context import Context, Resolved
from dateline.vocabulary import DatePrecision

_THIRDS = {
    Part.START: (0.0, 1 / 3), Part.EARLY: (0.0, 1 / 3), Part.MID: (1 / 3, 2 / 3),
    Part.LATE: (2 / 3, 1.0), Part.END: (2 / 3, 1.0),
}  # fmt: skip
"""Months are told in thirds: early is the 1st to the 10th, mid the 11th to the 20th, late the rest.
Longer times without months, and weeks, are cut in equal thirds."""

_MONTHS = {
    Part.START: (1, 3), Part.EARLY: (1, 3), Part.MID: (4, 9), Part.LATE: (10, 12),
    Part.END: (10, 12),
}  # fmt: skip
"""Years are told in quarters: early is January to March, late October to December."""


def narrow(found: Resolved, part: Part, context: Context) -> Resolved:
    """The part of a resolved time that the words mean; days stay as they are."""
    if found.interval is None or found.precision is DatePrecision.DAY:
        return found
    interval = found.interval
    if part in {Part.EARLIER, Part.LATER}:
        return _over_or_to_come(found, part, context)
    if found.precision is DatePrecision.MONTH:
        cut = _month_part(interval, part)
    elif found.precision is DatePrecision.YEAR:
        first, last = _MONTHS[part]
        year = interval[0].year
        cut = month_of(year, first)[0], month_of(year, last)[1]
    else:
        cut = _share(interval, *_THIRDS[part])
    if found.precision is DatePrecision.WEEK:
        return replace(found, interval=cut, reason=_reason(found, part, cut))
    return replace(
        found, interval=cut, precision=DatePrecision.RANGE, reason=_reason(found, part, cut)
    )


def _reason(found: Resolved, part: Part, cut: Interval) -> str:
    return f"{found.reason}; {part.value}: {cut[0].isoformat()} to {cut[1].isoformat()}"


def _month_part(interval: Interval, part: Part) -> Interval:
    first = interval[0].replace(day=1)
    last = add_days((first.replace(day=28) + dt.timedelta(days=4)).replace(day=1), -1)
    if part in {Part.START, Part.EARLY}:
        return first, first.replace(day=10)
    if part is Part.MID:
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def _share(interval: Interval, low: float, high: float) -> Interval:
    days = (interval[1] - interval[0]).days + 1
    first = add_days(interval[0], round(days * low))
    return first, max(first, add_days(interval[0], round(days * high) - 1))


def _over_or_to_come(found: Resolved, part: Part, context: Context) -> Resolved:
    assert found.interval is not None
    start, end = found.interval
    published = context.published
    if part is Part.EARLIER and start <= published <= end:
        cut = (start, published)
    elif part is Part.LATER and start <= published:
        cut = (published, max(end, published))
    else:
        return found
    return replace(found, interval=cut, reason=_reason(found, part, cut))
