"""Durations: "three days", "the past 24 hours", "a two-year siege", "five to six weeks"."""

from __future__ import annotations

from typing import Any

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.counts import COUNT, COUNTED_UNIT, HEDGES, count_of, fits
from dateline.extraction.times.expressions import Expression, Length, Unit


def _half_more(found: Matched, count: float | None) -> float | None:
    return count + 0.5 if count is not None and found.has("half") else count


def _pick(found: Matched) -> int | None:
    kind = found.kind("pick")
    if kind in {"LAST", "PAST", "PREVIOUS", "RECENT", "LATEST"}:
        return -1
    return 1 if kind in {"NEXT", "COMING", "FOLLOWING"} else None


def _is_preposition(found: Matched) -> bool:
    """ "following twenty years of war": after them, not the following twenty."""
    if found.kind("pick") != "FOLLOWING":
        return False
    return found.first().kind != "THE"


def _length(found: Matched) -> Expression | None:
    if not fits(found) or _is_preposition(found):
        return None
    count = count_of(found.group("n")) if found.has("n") else None
    unit: Any = found.value("u")
    if found.word("u").startswith("fortnight") and count is not None:
        count *= 2
    first = found.kind("pick") == "ORD" and found.value("pick") == 1
    return found.express(Length(_half_more(found, count), unit, _pick(found), first=first))


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


RULES = (
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
        f" (hedge:{HEDGES})? (n:FEW|COUPLE OF?|VAGUE|CNT|DOZEN) {COUNTED_UNIT}",
        _length,
    ),
    rule("LENX", "THE? (pick:RECENT|COMING|PAST|LAST|NEXT) (u:UNITS)", _length),
    rule("LENX", f"{COUNT} {COUNTED_UNIT} (AND AN (half:HALF))?", _length),
    rule("LENX", f"(THE|THAT|THIS|ITS) (n:CNT) {COUNTED_UNIT}", _length),
    rule("LENX", "(the:THE)? (u:UNITS)", _plural),
)
"""Durations."""
