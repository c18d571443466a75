"""Durations, distances ("two days ago"), repetitions and vague references."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import (
    Clock,
    Deictic,
    Expression,
    Length,
    Origin,
    Repeat,
    Shift,
    Unit,
    Vague,
)
from dateline.extraction.times.tokens import Token

_HEDGES = "(APPROX|SOME|ONLY|MORE THAN|LESS THAN|AT? LEAST|OVER|UP TO|WITHIN|NO MORE THAN)"
_COUNT = (
    f"(hedge:{_HEDGES})? "
    "(n:AN? FEW|AN? COUPLE OF?|VAGUE|HALF AN?|AN HALF|AN?? (CNT|DOZEN)|AN|ANOTHER|SOME)"
)
_UNIT = "(MORE|RUNNING|FULL)? (u:UNIT|UNITS|QTR)"


def count_of(tokens: list[Token]) -> float | None:
    """The number that the words of a count stand for; ``None`` for "a few", "several"."""
    count: float | None = 1
    for token in tokens:
        if token.kind in {"FEW", "VAGUE", "SOME", "RECENT"}:
            return None
        if token.kind in {"HALF", "COUPLE", "DOZEN"} or token.kind in {"DAYNUM", "NUM", "WORDNUM"}:
            count = float(token.value)
    return count


def _half_more(found: Matched, count: float | None) -> float | None:
    return count + 0.5 if count is not None and found.has("half") else count


def _fits(found: Matched) -> bool:
    """Whether article and number agree: "a years" is no count, nor is "four times a week"."""
    count = found.group("n")
    if len(count) != 1 or count[0].kind != "AN":
        return True
    return not (found.kind("u").endswith("SU") or found.kind("u") == "QTR" or _is_rate(found))


_NO_COUNTED = frozenset("was is as this has its us does his".split())


def _is_rate(found: Matched) -> bool:
    """ "four flights a week", "$1.76 a year": how often, not how long."""
    before = found.before()
    if before is None or found.has("hedge") or found.has("way"):
        return False
    word = before.text.lower()
    plural = before.kind == "OTHER" and word.endswith("s") and word not in _NO_COUNTED
    return plural or before.kind in {"NUM", "DAYNUM", "WORDNUM", "HOURSU", "MINUTESU", "DAYSU"}


def _shift(found: Matched) -> Expression | None:
    if not _fits(found):
        return None
    count = count_of(found.group("n"))
    way = found.kind("way")
    if found.has("or"):
        count = None if count is None else count + 0.5
    origin = Origin.PUBLISHED if way in {"AGO", "HENCE"} else Origin.NARRATIVE
    unit = found.value("u")
    weeks = 2 if found.word("u").startswith("fortnight") and count else 1
    return found.express(
        Shift(
            count * weeks if count is not None else None,
            unit,
            int(found.value("way")),
            origin,
            exact=not found.has("hedge"),
        )
    )


def _bare_shift(found: Matched) -> Expression:
    """ "decades ago", "weeks earlier", "moments ago": how many is not said."""
    way = found.kind("way")
    origin = Origin.PUBLISHED if way == "AGO" else Origin.NARRATIVE
    return found.express(Shift(None, found.value("u"), int(found.value("way")), origin))


def _event_shift(found: Matched) -> Expression | None:
    if not _fits(found):
        return None
    shift = Shift(
        count_of(found.group("n")),
        found.value("u"),
        int(found.value("way")),
        Origin.EVENT,
        exact=not found.has("hedge"),
    )
    return found.express(shift, stop=found.group("u")[0].end)


def _day_of_event(found: Matched) -> Expression:
    """ "the day after the attack", "the week before": one unit from the event."""
    shift = Shift(1, found.value("u"), int(found.value("way")), Origin.EVENT, article=True)
    return found.express(shift, stop=found.group("u")[0].end)


def _pick(found: Matched) -> int | None:
    kind = found.kind("pick")
    if kind in {"LAST", "PAST", "PREVIOUS", "RECENT", "LATEST"}:
        return -1
    return 1 if kind in {"NEXT", "COMING", "FOLLOWING"} else None


def _length(found: Matched) -> Expression | None:
    if not _fits(found):
        return None
    count = count_of(found.group("n")) if found.has("n") else None
    unit: Any = found.value("u")
    if found.word("u").startswith("fortnight") and count is not None:
        count *= 2
    return found.express(Length(_half_more(found, count), unit, _pick(found)))


def _between(found: Matched) -> Expression | None:
    low, high = found.value("low"), found.value("high")
    if low is None or high is None or low >= high:
        return None
    return found.express(Length(float(high), found.value("u"), low=float(low)))


def _compound(found: Matched) -> Expression | None:
    """ "two-year", "48-hour", "five day"."""
    value = found.value("n")
    if value is None and found.kind("n") not in {"VAGUE", "FEW"}:
        return None
    if found.value("u") is Unit.QUARTER and found.kind("u") != "QTR":
        return None  # "three-quarters of"
    return found.express(Length(None if value is None else float(value), found.value("u")))


def _age(found: Matched) -> Expression:
    """ "22-year-old": the age of a person or thing, not a time of the report."""
    return found.express(Length(float(found.value("n") or 0), found.value("u"), age=True))


_LASTING = frozenset("for in within over after of the many by recent through during".split())


def _plural(found: Matched) -> Expression | None:
    """ "for years", "within days": only after words that make them a duration."""
    before = found.before()
    if found.value("u") is Unit.QUARTER or before is None:
        return None
    if found.kind("u") in {"SECONDSU", "MINUTESU", "HOURSU"} or found.has("the"):
        return None if before.text.lower() not in _LASTING else _length(found)
    return _length(found) if before.text.lower() in _LASTING else None


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
    return found.express(Deictic(Unit.DAY, -1), clock=Clock(part="NI"))


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


def _since_morning(found: Matched) -> Expression:
    clock = Clock(part=found.value("part"))
    return found.express(Deictic(Unit.DAY, 0), clock=clock)


SHIFT_RULES = (
    rule("DATEX", f"{_COUNT} {_UNIT} (AND AN (half:HALF))? ((or:OR) SO|OR SO)? (way:AGO)", _shift),
    rule("DATEX", f"{_COUNT} {_UNIT} (way:EARLIER|LATER|HENCE)", _shift),
    rule("DATEX", "VAGUE? (u:UNITS) (way:AGO|EARLIER|LATER)", _bare_shift),
    rule("SHIFTX", f"{_COUNT} {_UNIT} (way:BEFORE|AFTER)", _event_shift),
    rule("SHIFTX", "THE (u:DAYU|WEEKU|MONTHU|YEARU) (way:BEFORE|AFTER)", _day_of_event),
)
"""Distances from a time."""

LENGTH_RULES = (
    rule(
        "LENX",
        "(hedge:APPROX)? THE? (pick:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|LATEST|FIRST)? "
        "(low:CNT) (TO|OR|AND) (high:CNT) (u:UNITS)",
        _between,
    ),
    rule("AGE", "(n:CNT|AN) DASH? (u:UNIT|QTR) DASH? OLD", _age),
    rule("AGE", "(n:CNT) DASH? (u:YEARSU|MONTHSU|WEEKSU|DAYSU) DASH? OLD", _age),
    rule("AGE", "(n:CNT) (u:YEARSU) OF AGEWORD", _age),
    rule("LENX", "(n:CNT|VAGUE) DASH (u:UNIT|UNITS|QTR)", _compound),
    rule(
        "LENX",
        f"(AT LEAST)? (EACH OF)? THE? (pick:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|LATEST|ORD)"
        f" (hedge:{_HEDGES})? (n:FEW|COUPLE OF?|VAGUE|CNT|DOZEN) {_UNIT}",
        _length,
    ),
    rule("LENX", "(pick:RECENT|COMING) (u:UNITS)", _length),
    rule("LENX", f"{_COUNT} {_UNIT} (AND AN (half:HALF))?", _length),
    rule("LENX", f"(THE|THAT|THIS|ITS) (n:CNT) {_UNIT}", _length),
    rule("LENX", "(the:THE)? (u:UNITS)", _plural),
)
"""Durations."""

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
    rule("DATEX", "OVERNIGHT", _overnight),
    rule("TIMEX", "(c:TOD)", _clock),
    rule("TIMEX", "IN (the:THE) (part:DAYPART)", _part_of_day),
    rule("TIMEX", "IN (the:THE) EARLY HOURSU", _early_hours),
    rule("DATEX", "SINCE (part:DAYPART)", _since_morning),
)
"""Times without date."""
