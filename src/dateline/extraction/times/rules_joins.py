"""Parts of days, parts of longer times, and times from one to another."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import (
    Between,
    Bound,
    Clock,
    Deictic,
    Expression,
    Length,
    Named,
    Origin,
    Outlook,
    Shift,
    Unit,
)
from dateline.extraction.times.rules_periods import PARTS


def _widen(found: Matched, inner: Expression, **changes: object) -> Expression:
    whole = found.express(inner.meaning)
    return replace(inner, start=whole.start, end=whole.end, **changes)  # type: ignore[arg-type]


def _day_part(found: Matched) -> Expression:
    return _widen(found, found.value("x"), clock=Clock(part=found.value("part")))


def _overnight(found: Matched) -> Expression:
    return _widen(found, found.value("x"), clock=Clock(part="NI"))


def _into(found: Matched) -> Expression:
    """ "overnight into Saturday": from the day before to that day."""
    last: Expression = found.value("x")
    word = found.group("o")[0]
    eve = Shift(1, Unit.DAY, -1, Origin.EVENT, event=last, article=True)
    return found.express(Between(Expression(word.start, word.end, eve), last))


def _until(found: Matched) -> Expression | None:
    """ "the three months to May 1": a duration with its last day."""
    inner: Expression = found.value("n")
    if not isinstance(inner.meaning, Length) or inner.meaning.count is None:
        return None
    length = replace(inner.meaning, pick=None, until=found.value("x"))
    return found.express(length, stop=inner.end)


def _unit_until(found: Matched) -> Expression:
    """ "the week to November 1", "the year ended June 30"."""
    unit = found.group("u")[0]
    return found.express(Length(1, unit.value, until=found.value("x")), stop=unit.end)


def _first_of(found: Matched) -> Expression | None:
    """ "the first nine months of 2018"."""
    inner: Expression = found.value("n")
    length = inner.meaning
    if not isinstance(length, Length) or not length.first or length.count is None:
        return None
    return found.express(replace(length, within=found.value("x")), stop=inner.end)


def _first_of_this_year(found: Matched) -> Expression | None:
    """ "the first three months of the year", "of this year": of that of publication."""
    inner: Expression = found.value("n")
    length = inner.meaning
    if not isinstance(length, Length) or not length.first or length.count is None:
        return None
    if length.unit in {Unit.YEAR, Unit.DECADE}:
        return None
    # The whole year, not only what of it is over: its first months are meant.
    year = replace(inner, meaning=Deictic(Unit.YEAR, 0), outlook=Outlook.FUTURE)
    return found.express(replace(length, within=year), stop=inner.end)


def _loose_range(found: Matched) -> Expression | None:
    """ "Friday to Saturday night", "October 2018-March 2019"."""
    first: Expression = found.value("a") or found.value("a2")
    last: Expression = found.value("b") or found.value("b2")
    if not (isinstance(first.meaning, Named) and isinstance(last.meaning, Named)):
        return None
    return found.express(Between(_like(first, last), last))


def _hours_of(found: Matched) -> Expression:
    """ "the early hours of Thursday": the morning."""
    return _widen(found, found.value("x"), clock=Clock(part="MO"))


def _clocked(found: Matched) -> Expression | None:
    inner = found.value("x")
    if inner.clock is not None and inner.clock.hour is not None:
        return None
    return _widen(found, inner, clock=found.value("c"))


def _portion(found: Matched) -> Expression:
    return _widen(found, found.value("x"), part=PARTS[found.kind("p")])


def _since(found: Matched) -> Expression:
    inner = found.value("x")
    return _widen(found, inner, bound=Bound.SINCE, core=inner.start)


def _range(found: Matched) -> Expression | None:
    first, last = found.value("a"), found.value("b")
    if found.kind("a") == "YEARX" and found.kind("b") != "YEARX":
        return None
    return found.express(Between(_like(first, last), last))


def _like(first: Expression, last: Expression) -> Expression:
    """The first end with the year that only the last one names."""
    a, b = first.meaning, last.meaning
    if isinstance(a, Named) and isinstance(b, Named) and a.year is None and (a.month or a.day):
        a = replace(a, year=b.year, year_shift=a.year_shift or b.year_shift)
        return replace(first, meaning=a)
    return first


_X = "(x:DATEX)"
PART_RULES = (
    rule("DATEX", f"THE? (EARLY|LATE) (HOURSU|DAYPART) (OF|ON) {_X} DAYPART?", _hours_of),
    rule("DATEX", f"THE? (part:DAYPART) (OF|ON|COMMA) THE? {_X}", _day_part),
    rule("DATEX", f"((LATE|EARLY) ON?)? {_X} (part:DAYPART)", _day_part),
    rule("RANGEX", f"(o:OVERNIGHT) (INTO|TO) {_X}", _into),
    rule("DATEX", f"OVERNIGHT ON? {_X}", _overnight),
    rule("DATEX", f"{_X} OVERNIGHT", _overnight),
    rule("DATEX", f"(c:TOD) (ON|OF|COMMA)? {_X}", _clocked),
    rule("DATEX", f"{_X} COMMA? AT? (c:TOD)", _clocked),
    rule("DATEX", f"(p:EARLY|LATE|EARLIER|LATER) ON? {_X}", _portion),
)
"""Times of day on a day."""

PORTION_RULES = (
    rule("MONX", "THE? (p:EARLY|LATE|MID) DASH? (x:MONX)", _portion),
    rule("PERX", "THE? (p:EARLY|LATE|MID) DASH? (x:YEARX|PERX)", _portion),
    rule("PERX", "(p:EARLIER|LATER) (x:PERX|MONX|YEARX)", _portion),
    rule("MONX", "THE? (p:BEGIN|END|MIDDLE) OF (x:MONX)", _portion),
    rule("PERX", "THE? (p:BEGIN|END|MIDDLE) OF (x:YEARX|PERX)", _portion),
)
"""Parts of months and longer times."""

_ANY = "DATEX|MONX|PERX|YEARX"
RANGE_RULES = (
    rule("RANGEX", f"(n:LENX) (ENDED|TO) ON? {_X}", _until),
    rule("RANGEX", f"THE FISCAL? (u:WEEKU|MONTHU|QTR|YEARU) (ENDED|TO) ON? {_X}", _unit_until),
    rule("RANGEX", "(n:LENX) OF THE YEARU", _first_of_this_year),
    rule("RANGEX", "(n:LENX) OF FISCAL? (x:MONX|YEARX)", _first_of),
    rule("RANGEX", "(a:DATEX) (TO) (b:DATEX)|(a2:MONX) (TO) (b2:MONX)", _loose_range),
    rule("RANGEX", f"THE DAYPART (OF|FROM|BETWEEN) (a:{_ANY}) (TO|INTO|AND) (b:{_ANY})", _range),
    rule("RANGEX", f"OVERNIGHT FROM? (a:{_ANY}) (TO|INTO) (b:{_ANY})", _range),
    rule("RANGEX", f"OVERNIGHT? BETWEEN (a:{_ANY}) AND (b:{_ANY})", _range),
    rule("RANGEX", f"FROM (a:{_ANY}) (TO|UNTIL) (b:{_ANY})", _range),
    rule("RANGEX", "(a:YEARX) DASH (b:YEARX)", _range),
    rule("RANGEX", f"SINCE THE? (x:{_ANY})", _since),
)
"""Times from one to another."""
