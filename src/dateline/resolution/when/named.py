"""Times called by their names: dates, weekdays, months, quarters, seasons, years, holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.extraction.times import Expression, Named, Outlook
from dateline.resolution.when import timeml
from dateline.resolution.when.calendar import (
    Interval,
    add_days,
    day,
    half_of,
    month_of,
    quarter_of,
    season_of,
    week_of,
    years_around,
    years_of,
)
from dateline.resolution.when.context import Context, Resolved, say
from dateline.resolution.when.holidays import holiday
from dateline.vocabulary import DateAnchor, DatePrecision

_SLACK = 3
"""Days after publication that a date told as past may lie: reports are dated by the desk's clock,
and "on Nov 3" in a report of Nov 2 does not mean last year."""

_AHEAD = 120
"""Days that a date without year may lie ahead where no verb says: writers add the year to a date
that is more than some eight months old."""

_MONTHS_AHEAD = 60
"""Days ahead that a month without year may begin where no verb says."""

_STALE = 45
"""Days ahead within which a day without year lies even where the nearest verb is past ("called
the shares for redemption on Dec. 7"): the same day a year before would be told with its year."""

_FAR = 300
"""Days within which a name that looks ahead must begin: "by the end of July" in a report of August
is last month's, whatever its verb."""

_TERM = 120
"""Days ahead that a quarter, half or season without year may begin: "expects to report a
third-quarter loss" in October is of the quarter just over."""


def resolve_named(expression: Expression, context: Context) -> Resolved:
    """The dates of a named time."""
    meaning = expression.meaning
    assert isinstance(meaning, Named)
    for has, resolve in _KINDS:
        if has(meaning):
            return resolve(meaning, expression, context)
    return Resolved("DATE", "XXXX")


def _absolute(what: str) -> tuple[DateAnchor, str]:
    return DateAnchor.ABSOLUTE, what


def _wanted_year(meaning: Named, context: Context) -> int | None:
    if meaning.year is not None:
        return meaning.year
    if meaning.year_shift is not None:
        return context.published.year + meaning.year_shift
    return None


def _choose(
    candidates: Iterable[Interval],
    meaning: Named,
    outlook: Outlook,
    context: Context,
    slack: int = 0,
) -> tuple[Interval, str]:
    """Of the same name in several years, the one meant.

    The latest one begun, unless the words look ahead. ``slack`` is how many days ahead of
    publication it may begin where they look nowhere.
    """
    published = context.published
    ordered = sorted(candidates)
    past = [c for c in ordered if c[0] <= published]
    ahead = [c for c in ordered if c[1] >= published]
    if meaning.pick == 0:
        same = [c for c in ordered if c[0].year == published.year]
        return (same or ordered)[0], "of the year of publication"
    if meaning.pick == -1:
        over = [c for c in past if c[1] < published]
        return (over or ordered)[-1], "last before publication"
    soon = bool(ahead) and (ahead[0][0] - published).days <= _FAR
    if soon and (meaning.pick == 1 or outlook is Outlook.FUTURE):
        return ahead[0], "first after publication"
    reach = slack if outlook is Outlook.UNKNOWN else min(slack, _SLACK)
    near = [c for c in ahead if 0 < (c[0] - published).days <= reach]
    if near and meaning.pick is None:
        return near[0], "nearest to publication"
    return (past[-1], "latest up to publication") if past else (ordered[0], "nearest")


def _day_month(meaning: Named, expression: Expression, context: Context) -> Resolved:
    if meaning.whole_week:
        day_of_it = _day_month(replace(meaning, whole_week=False), expression, context)
        return _week_around(day_of_it)
    assert meaning.month is not None
    assert meaning.day is not None
    year = _wanted_year(meaning, context)
    if year is not None:
        found = day(year, meaning.month, meaning.day)
        if meaning.either_order and found is not None:
            found = _likelier(found, day(year, meaning.day, meaning.month), context)
        if found is None:
            return Resolved("DATE", f"{year}-{meaning.month:02d}")
        full = meaning.year is not None
        anchor = DateAnchor.ABSOLUTE if full else DateAnchor.PUBLISHED
        reason = "full date" if full else "year counted from publication"
        return _one_day(found, expression, anchor, reason)
    base = context.published.year
    dates = [d for y in years_around(base, 4) if (d := day(y, meaning.month, meaning.day))]
    if meaning.weekday is not None:
        dates = [d for d in dates if d.weekday() == meaning.weekday] or dates
    if not dates:
        return Resolved("DATE", f"XXXX-{meaning.month:02d}-{meaning.day:02d}")
    outlook = expression.outlook
    if any(_SLACK < (d - context.published).days <= _STALE for d in dates):
        outlook = Outlook.UNKNOWN if outlook is Outlook.PAST else outlook
    chosen, why = _choose([(d, d) for d in dates], meaning, outlook, context, _AHEAD)
    return _one_day(
        chosen[0], expression, DateAnchor.PUBLISHED, f"{why} ({context.published.isoformat()})"
    )


_FRESH = 60
"""Days before publication within which a date of unclear order is taken to lie."""


def _likelier(first: dt.date, second: dt.date | None, context: Context) -> dt.date:
    """Of both readings of "02/11/2019" the one shortly before publication; else month first."""

    def fresh(date: dt.date | None) -> bool:
        return date is not None and 0 <= (context.published - date).days <= _FRESH

    return second if second is not None and fresh(second) and not fresh(first) else first


def _week_around(found: Resolved) -> Resolved:
    if found.interval is None:
        return found
    week = week_of(found.interval[0])
    reason = f"the week of {found.interval[0].isoformat()}"
    return _spanning(week, timeml.week(week[0]), DatePrecision.WEEK, found.anchor, reason)


def _one_day(date: dt.date, expression: Expression, anchor: DateAnchor, reason: str) -> Resolved:
    kind, value = "DATE", date.isoformat()
    if expression.clock is not None:
        kind, value = "TIME", timeml.timed(value, expression.clock)
    return Resolved(kind, value, (date, date), DatePrecision.DAY, anchor, f"{reason}: {say(date)}")


def _weekday(meaning: Named, expression: Expression, context: Context) -> Resolved:
    assert meaning.weekday is not None
    published = context.published
    if meaning.week_shift is not None:
        monday = add_days(week_of(published)[0], 7 * meaning.week_shift)
        date, why = add_days(monday, meaning.weekday), "in the week named"
    elif meaning.pick in {1} or (meaning.pick is None and expression.outlook is Outlook.FUTURE):
        least = 1 if meaning.pick == 1 else 0
        ahead = (meaning.weekday - published.weekday() - least) % 7 + least
        date, why = add_days(published, ahead), "first from publication on"
    else:
        least = 1 if meaning.pick == -1 else 0
        back = (published.weekday() - meaning.weekday - least) % 7 + least
        date, why = add_days(published, -back), "last before publication"
        if back == 0:
            why = "day of publication"
    return _one_day(date, expression, DateAnchor.PUBLISHED, f"{why} ({say(published)})")


def _spanning(
    interval: Interval,
    value: str,
    precision: DatePrecision,
    anchor: DateAnchor,
    reason: str,
) -> Resolved:
    reason = f"{reason}: {interval[0].isoformat()} to {interval[1].isoformat()}"
    return Resolved("DATE", value, interval, precision, anchor, reason)


def _month(meaning: Named, expression: Expression, context: Context) -> Resolved:
    assert meaning.month is not None
    year = _wanted_year(meaning, context)
    if year is not None:
        interval, why = month_of(year, meaning.month), "month and year as written"
        anchor = DateAnchor.ABSOLUTE if meaning.year is not None else DateAnchor.PUBLISHED
    else:
        base = context.published.year
        months = [month_of(y, meaning.month) for y in years_around(base, 1)]
        interval, why = _choose(months, meaning, expression.outlook, context, _MONTHS_AHEAD)
        anchor = DateAnchor.PUBLISHED
    if meaning.month_week is not None:
        return _week_in_month(interval, meaning.month_week, anchor, why)
    first = interval[0]
    value = f"{first.year:04d}-{first.month:02d}"
    return _spanning(interval, value, DatePrecision.MONTH, anchor, why)


def _week_in_month(month: Interval, number: int, anchor: DateAnchor, why: str) -> Resolved:
    """The first seven days, the next seven ...; the last week is the last seven."""
    start = add_days(month[0], 7 * (number - 1)) if number < 5 else add_days(month[1], -6)
    week = start, add_days(start, 6)
    return _spanning(week, timeml.week(start), DatePrecision.WEEK, anchor, why)


def _part_of_year(
    meaning: Named,
    expression: Expression,
    context: Context,
    span: Callable[[int], Interval],
    mark: str,
) -> Resolved:
    year = _wanted_year(meaning, context)
    if year is not None:
        interval, why = span(year), "year as written"
        anchor = DateAnchor.ABSOLUTE if meaning.year is not None else DateAnchor.PUBLISHED
    else:
        base = context.published.year
        near = [span(y) for y in years_around(base, 1)]
        spans = [s for s in near if (s[0] - context.published).days <= _TERM] or near
        interval, why = _choose(spans, meaning, expression.outlook, context)
        anchor = DateAnchor.PUBLISHED
    value = f"{interval[0].year:04d}-{mark}"
    return _spanning(interval, value, DatePrecision.RANGE, anchor, why)


def _quarter(meaning: Named, expression: Expression, context: Context) -> Resolved:
    number = meaning.quarter
    if number == 0:  # "the 1988 quarter": the quarter spoken of before
        number = context.quarter[1] if context.quarter else (context.published.month + 2) // 3
    assert number is not None
    return _part_of_year(
        meaning, expression, context, lambda y: quarter_of(y, number), f"Q{number}"
    )


def _half(meaning: Named, expression: Expression, context: Context) -> Resolved:
    number = meaning.half
    assert number is not None
    return _part_of_year(meaning, expression, context, lambda y: half_of(y, number), f"H{number}")


def _season(meaning: Named, expression: Expression, context: Context) -> Resolved:
    season = meaning.season
    assert season is not None
    return _part_of_year(meaning, expression, context, lambda y: season_of(y, season), season)


def _holiday(meaning: Named, expression: Expression, context: Context) -> Resolved:
    assert meaning.holiday is not None
    year = _wanted_year(meaning, context)
    base = context.published.year
    years = [year] if year is not None else years_around(base, 1)
    spans = [found for y in years if (found := holiday(meaning.holiday, y))]
    if not spans:
        return Resolved("DATE", "XXXX-XX-XX")
    interval, why = _choose(spans, meaning, expression.outlook, context)
    if year is not None:
        interval, why = spans[0], "holiday of the year named"
    anchor = DateAnchor.ABSOLUTE if meaning.year is not None else DateAnchor.PUBLISHED
    if interval[0] == interval[1]:
        return _one_day(interval[0], expression, anchor, why)
    return _spanning(interval, interval[0].isoformat(), DatePrecision.RANGE, anchor, why)


def _year(meaning: Named, _: Expression, __: Context) -> Resolved:
    assert meaning.year is not None
    anchor, why = _absolute("year as written")
    interval = years_of(meaning.year, meaning.year)
    return _spanning(interval, f"{meaning.year:04d}", DatePrecision.YEAR, anchor, why)


def _decade(meaning: Named, _: Expression, __: Context) -> Resolved:
    assert meaning.decade is not None
    anchor, why = _absolute("decade as written")
    interval = years_of(meaning.decade, meaning.decade + 9)
    return _spanning(interval, f"{meaning.decade // 10:03d}", DatePrecision.RANGE, anchor, why)


def _century(meaning: Named, _: Expression, __: Context) -> Resolved:
    assert meaning.century is not None
    anchor, why = _absolute("century as written")
    interval = years_of(100 * meaning.century - 99, 100 * meaning.century)
    return _spanning(interval, f"{meaning.century - 1:02d}", DatePrecision.RANGE, anchor, why)


_Resolve = Callable[[Named, Expression, Context], Resolved]
_KINDS: tuple[tuple[Callable[[Named], bool], _Resolve], ...] = (
    (lambda m: m.day is not None and m.month is not None, _day_month),
    (lambda m: m.month is not None, _month),
    (lambda m: m.weekday is not None, _weekday),
    (lambda m: m.quarter is not None, _quarter),
    (lambda m: m.half is not None, _half),
    (lambda m: m.season is not None, _season),
    (lambda m: m.holiday is not None, _holiday),
    (lambda m: m.decade is not None, _decade),
    (lambda m: m.century is not None, _century),
    (lambda m: m.year is not None, _year),
)
