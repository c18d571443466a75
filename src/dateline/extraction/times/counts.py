"""How many: "two", "a few", "more than a dozen", "two and a half", before a unit."""

from __future__ import annotations

from dateline.extraction.times.cascade import Matched
from dateline.extraction.times.tokens import Token

HEDGES = "(APPROX|SOME|ONLY|MORE THAN|LESS THAN|AT? LEAST|OVER|UP TO|WITHIN|NO MORE THAN)"
COUNT = (
    f"(hedge:{HEDGES})? "
    "(n:CNT AND AN HALF|AN? FEW|AN? COUPLE OF?|VAGUE|HALF AN?|AN HALF|AN?? (CNT|DOZEN)"
    "|AN|ANOTHER|SOME)"
)
COUNTED_UNIT = "(MORE|RUNNING|FULL)? (u:UNIT|UNITS|QTR)"


def count_of(tokens: list[Token]) -> float | None:
    """The number that the words of a count stand for; ``None`` for "a few", "several"."""
    count: float | None = None
    for token in tokens:
        if token.kind in {"FEW", "VAGUE", "SOME", "RECENT"}:
            return None
        if token.kind == "HALF":
            count = 0.5 if count is None else count + 0.5
        elif token.kind in {"COUPLE", "DOZEN", "DAYNUM", "NUM", "WORDNUM"}:
            count = float(token.value)
    return 1 if count is None else count


def fits(found: Matched) -> bool:
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
    return (
        plural
        or word in {"twice", "once"}
        or before.kind in {"NUM", "DAYNUM", "WORDNUM", "HOURSU", "MINUTESU", "DAYSU"}
    )
