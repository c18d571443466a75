"""From an English text to its time expressions."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times import (
    rules_clock,
    rules_dates,
    rules_joins,
    rules_lengths,
    rules_periods,
    rules_spans,
)
from dateline.extraction.times.cascade import run
from dateline.extraction.times.disambiguation import disambiguate
from dateline.extraction.times.expressions import Expression
from dateline.extraction.times.outlook import outlook
from dateline.extraction.times.tokens import tokenise

_RULES = (
    *rules_clock.RULES,
    *rules_lengths.SET_RULES,
    *rules_spans.RULES,
    *rules_dates.DAY_RULES,
    *rules_periods.RULES[:4],
    *rules_dates.MONTH_RULES,
    *rules_lengths.SHIFT_RULES,
    *rules_periods.RULES[4:],
    *rules_joins.PART_RULES,
    *rules_lengths.LENGTH_RULES,
    *rules_lengths.REFERENCE_RULES,
    *rules_joins.PORTION_RULES,
    *rules_joins.RANGE_RULES,
)
_RESULTS = frozenset("DATEX MONX PERX YEARX LENX SETX REFX SHIFTX RANGEX".split())


def find_times(text: str) -> list[Expression]:
    """The time expressions of an English text, in order, none overlapping another.

    ``text`` should be folded (``dateline.analysis.folding``), so that quotes are straight; offsets
    are code points into it.
    """
    tokens = run(_RULES, disambiguate(tokenise(text)))
    return [
        replace(token.value, outlook=outlook(tokens, i))
        for i, token in enumerate(tokens)
        if token.kind in _RESULTS
    ]
