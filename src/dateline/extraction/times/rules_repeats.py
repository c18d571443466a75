"""Times that come again ("every Friday"), times of day alone, and times without date ("now")."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import (
    Bound,
    Clock,
    Deictic,
    Expression,
    Origin,
    Repeat,
    Unit,
    Vague,
)


def _frequency(found: Matched) -> Expression:
    return found.express(Repeat(found.value("f")))


_CODES = {
    Unit.SECOND: "PT1S", Unit.MINUTE: "PT1M", Unit.HOUR: "PT1H", Unit.DAY: "P1D",
    Unit.WEEK: "P1W", Unit.WEEKEND: "XXXX-WXX-WE", Unit.MONTH: "P1M", Unit.QUARTER: "P1Q",
    Unit.YEAR: "P1Y", Unit.DECADE: "P10Y", Unit.CENTURY: "P100Y",
}  # fmt: skip


def _each(found: Matched) -> Expression:
    return found.express(Repeat(_CODES[found.value("u")]))


def _each_weekday(found: Matched) -> Expression:
    part = f"T{found.value('part')}" if found.has("part") else ""
    return found.express(Repeat(f"XXXX-WXX-{found.value('wd') + 1}{part}"))


def _each_month(found: Matched) -> Expression:
    return found.express(Repeat(f"XXXX-{found.value('mon'):02d}"))


def _each_part(found: Matched) -> Expression:
    return found.express(Repeat(f"XXXX-XX-XXT{found.value('part')}"))


def _vague(found: Matched) -> Expression:
    return found.express(Vague(found.value("r")))


def _present(found: Matched) -> Expression:
    return found.express(Vague("PRESENT_REF"))


def _past(found: Matched) -> Expression:
    return found.express(Vague("PAST_REF"))


def _future(found: Matched) -> Expression:
    return found.express(Vague("FUTURE_REF"))


def _overnight(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, -1, overnight=True), clock=Clock(part="NI"))


def _clock(found: Matched) -> Expression:
    """A time of day alone is on the day told of."""
    return found.express(Deictic(Unit.DAY, 0, Origin.NARRATIVE), clock=found.value("c"))


def _part_of_day(found: Matched) -> Expression:
    whole = found.express(
        Deictic(Unit.DAY, 0, Origin.NARRATIVE), clock=Clock(part=found.value("part"))
    )
    return replace(whole, start=found.group("the")[0].start)


def _early_hours(found: Matched) -> Expression:
    whole = found.express(Deictic(Unit.DAY, 0, Origin.NARRATIVE), clock=Clock(part="MO"))
    return replace(whole, start=found.group("the")[0].start)


def _since_then(found: Matched) -> Expression:
    meaning = Deictic(Unit.DAY, 0, Origin.NARRATIVE)
    return found.express(meaning, bound=Bound.SINCE, core=found.group("t")[0].start)


def _since_morning(found: Matched) -> Expression:
    clock = Clock(part=found.value("part"))
    return found.express(Deictic(Unit.DAY, 0), clock=clock)


SET_RULES = (
    rule("SETX", "(f:FREQ)", _frequency),
    rule("SETX", "EACH (u:UNIT|QTR)", _each),
    rule("SETX", "EACH (wd:WEEKDAY) (part:DAYPART)?", _each_weekday),
    rule("SETX", "EACH (mon:MONTH)", _each_month),
    rule("SETX", "EACH (part:DAYPART)", _each_part),
    rule("SETX", "(wd:WEEKDAYS) (part:DAYPART)?", _each_weekday),
    rule("SETX", "(wd:WEEKDAY) (part:DAYPARTS)", _each_weekday),
)
"""Repetitions."""

REFERENCE_RULES = (
    rule("REFX", "(r:REF)", _vague),
    rule("REFX", "THE (PAST)", _past),
    rule("REFX", "THE FUTURE", _future),
    rule("REFX", "RECENT", _past),
    rule("REFX", "CURRENT", _present),
    rule("TIMEX", "(c:TOD)", _clock),
    rule("TIMEX", "IN (the:THE) (part:DAYPART)", _part_of_day),
    rule("TIMEX", "IN (the:THE) EARLY HOURSU", _early_hours),
    rule("DATEX", "SINCE (part:DAYPART)", _since_morning),
    rule("DATEX", "(s:SINCE) (t:THEN)", _since_then),
)
"""Times without date."""

OVERNIGHT_RULES = (rule("DATEX", "OVERNIGHT", _overnight),)
"""What "overnight" means where no day stands beside it."""
