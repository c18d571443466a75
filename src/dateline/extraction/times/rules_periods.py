"""Weeks, months, quarters, years, decades: by number, or counted from where one stands."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import (
    Deictic,
    Expression,
    Named,
    Origin,
    Part,
    Shift,
    Unit,
)
from dateline.extraction.times.rules_dates import PICKS, year_of

_NEAR = {"THAT": 0, "SAME": 0, "PREVIOUS": -1, "FOLLOWING": 1}


def _quarter(found: Matched) -> Expression | None:
    number = int(found.value("n"))
    if number > 4:
        return None
    shift = PICKS.get(found.kind("ys"))
    return found.express(Named(year=year_of(found), quarter=number, year_shift=shift))


def _last_quarter(found: Matched) -> Expression:
    shift = PICKS.get(found.kind("ys"))
    return found.express(Named(year=year_of(found), quarter=4, year_shift=shift))


def _half(found: Matched) -> Expression | None:
    number = 2 if found.kind("n") in {"LAST", "LATEST"} else int(found.value("n"))
    if number > 2:
        return None
    return found.express(
        Named(year=year_of(found), half=number, year_shift=PICKS.get(found.kind("ys")))
    )


def _period(found: Matched) -> Expression:
    unit = found.value("u")
    rel = found.kind("rel")
    if rel in _NEAR:
        return found.express(Deictic(unit, _NEAR[rel], Origin.NARRATIVE))
    rolling = rel == "PAST" and not found.has("this")
    offset = -1 if rel == "LATEST" else PICKS[rel]
    return found.express(Deictic(unit, offset, rolling=rolling and unit is not Unit.WEEKEND))


def _the_period(found: Matched) -> Expression:
    return found.express(Deictic(found.value("u"), 0, article=True))


def _year_ago_period(found: Matched) -> Expression:
    return found.express(Shift(1, found.value("u"), -1, Origin.NARRATIVE))


def _year_period(found: Matched) -> Expression:
    """ "the 1988 quarter", "the 1988 period": the quarter spoken of, in that year."""
    return found.express(Named(year=year_of(found), quarter=0))


def _year(found: Matched) -> Expression:
    return found.express(Named(year=year_of(found)))


def _decade(found: Matched) -> Expression:
    return found.express(Named(decade=int(found.value("d"))))


def _century(found: Matched) -> Expression:
    return found.express(Named(century=int(found.value("n"))))


def _year_end(found: Matched) -> Expression:
    return found.express(Deictic(Unit.YEAR, 0), part=Part.END)


def _end_of(found: Matched) -> Expression:
    return found.express(Deictic(found.value("u"), 0), part=PARTS[found.kind("p")])


def _within(found: Matched) -> Expression:
    return found.express(Deictic(found.value("u"), 0), part=PARTS[found.kind("p")])


def _within_day(found: Matched) -> Expression:
    return found.express(Deictic(Unit.DAY, 0, Origin.NARRATIVE), part=PARTS[found.kind("p")])


def _week_of(found: Matched) -> Expression | None:
    inner = found.value("d")
    if not isinstance(inner.meaning, Named) or inner.meaning.month is None:
        return None
    return found.express(replace(inner.meaning, whole_week=True))


def _week_in_month(found: Matched) -> Expression | None:
    number = 5 if found.kind("n") == "LAST" else int(found.value("n"))
    if number > 5:
        return None
    inner: Expression = found.value("d")
    meaning = inner.meaning
    if not isinstance(meaning, Named):
        return None
    return found.express(replace(meaning, month_week=number))


PARTS = {
    "EARLY": Part.EARLY, "LATE": Part.LATE, "MID": Part.MID, "MIDDLE": Part.MID,
    "BEGIN": Part.START, "END": Part.END, "EARLIER": Part.EARLIER, "LATER": Part.LATER,
}  # fmt: skip
_YS = "(ys:LAST|THIS|NEXT|PREVIOUS|COMING)"
_OF_YEAR = f"(OF? (THE? FISCAL? (yr:YR)|{_YS} FISCAL? YEARU))"
_REL = "(rel:LAST|THIS|NEXT|COMING|PAST|CURRENT|LATEST|THAT|SAME|PREVIOUS|FOLLOWING)"
RULES = (
    rule("PERX", f"{_YS} YEARU POSS (n:ORD) DASH? QTR", _quarter),
    rule("PERX", "(yr:YR) POSS? (n:ORD) DASH? QTR", _quarter),
    rule(
        "PERX",
        f"(THE|ITS)? FISCAL? (n:ORD) DASH? FISCAL? QTR {_OF_YEAR}?",
        _quarter,
    ),
    rule("PERX", f"THE (LAST|FINAL) QTR {_OF_YEAR}", _last_quarter),
    rule(
        "PERX",
        f"THE? (n:ORD|LAST|LATEST) DASH? HALF ({_OF_YEAR}|OF THE YEARU)?",
        _half,
    ),
    rule("PERX", "THE? (u:YEARU) DASH? (AGO|EARLIER) (QTR|PERIOD|MONTHU)?", _year_ago_period),
    rule("PERX", "(THE|ITS) (yr:YR) (QTR|PERIOD)", _year_period),
    rule("PERX", "APPROX? (u:YEARU) (DASH|POSS)? END", _year_end),
    rule("PERX", "THE? (p:BEGIN|END|MIDDLE) OF THE (u:WEEKU|MONTHU|QTR|YEARU)", _end_of),
    rule("DATEX", "(p:EARLIER|LATER|EARLY|LATE) IN THE (u:DAYU)", _within_day),
    rule("PERX", "(p:EARLIER|LATER|EARLY|LATE) IN THE (u:WEEKU|MONTHU|YEARU)", _within),
    rule("PERX", "THE WEEKU OF (d:DATEX)", _week_of),
    rule("PERX", "THE? (n:ORD|LAST) WEEKU OF (d:MONX)", _week_in_month),
    rule(
        "PERX",
        f"(THE|(this:THIS)|ITS)? {_REL} FISCAL? "
        "(u:WEEKU|WEEKENDU|MONTHU|QTR|YEARU|DECADEU|CENTURYU)",
        _period,
    ),
    rule("PERX", "(THE|THAT) (rel:SAME|LATEST|PREVIOUS) (u:PERIOD)", _period),
    rule("PERX", "THE FULL? FISCAL? (u:WEEKENDU|QTR)", _the_period),
    rule("PERX", "THE? (n:ORD) DASH? CENTURYU", _century),
    rule("PERX", "THE? (d:DECADE)", _decade),
    rule("YEARX", "(THE YEARU)? FISCAL? (yr:YR)", _year),
)
"""In the order in which they apply."""
