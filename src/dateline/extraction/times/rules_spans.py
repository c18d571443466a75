"""Days from one to another that share a month: "16-17 September", "between May 3 and 5"."""

from __future__ import annotations

from dateline.extraction.times.cascade import Matched, rule
from dateline.extraction.times.expressions import Between, Expression, Named
from dateline.extraction.times.rules_dates import PICKS, year_of

_PEOPLE = frozenset("people men women children".split())


def _days(found: Matched) -> Expression | None:
    first, last = int(found.value("d1")), int(found.value("d2"))
    after = found.after()
    counted = after is not None and (after.text.endswith("s") or after.text in _PEOPLE)
    open_end = found.group("d2")[0].start > found.group("mon")[0].start
    if not (first < last <= 31) or (open_end and not found.has("yr") and counted):
        return None
    ends = [
        Expression(
            token.start,
            token.end,
            Named(
                year=year_of(found),
                month=found.value("mon"),
                day=int(token.value),
                year_shift=PICKS.get(found.kind("ys")),
            ),
        )
        for token in (found.group("d1")[0], found.group("d2")[0])
    ]
    return found.express(Between(*ends))


_YEAR = "(COMMA? (yr:YR)|OF? (ys:LAST|THIS|NEXT) YEARU)?"
_MORE = "(COMMA DAYN)* COMMA? (TO|AND)"
RULES = (
    rule(
        "RANGEX",
        f"(BETWEEN|FROM)? THE? (d1:DAYN) {_MORE} THE? (d2:DAYN) OF? (mon:MONTH) {_YEAR}",
        _days,
    ),
    rule(
        "RANGEX",
        f"(BETWEEN|FROM)? (mon:MONTH) (d1:DAYN) {_MORE} (d2:DAYN) {_YEAR}",
        _days,
    ),
)
"""In the order in which they apply."""
