"""From an English text to its time expressions."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.times import (
    rules_clock,
    rules_dates,
    rules_joins,
    rules_lengths,
    rules_periods,
    rules_repeats,
    rules_shifts,
    rules_spans,
)
from dateline.extraction.times.cascade import run
from dateline.extraction.times.disambiguation import disambiguate
from dateline.extraction.times.expressions import (
    Bound,
    Expression,
    Length,
    Origin,
    Shift,
    Unit,
)
from dateline.extraction.times.outlook import is_spoken, looks_ahead, outlook, sentence_start
from dateline.extraction.times.tokens import Token, tokenise

_RULES = (
    *rules_clock.RULES,
    *rules_repeats.SET_RULES,
    *rules_spans.RULES,
    *rules_dates.DAY_RULES,
    *rules_periods.RULES[:5],
    *rules_dates.MONTH_RULES,
    *rules_shifts.RULES,
    *rules_periods.RULES[5:],
    *rules_joins.PART_RULES,
    *rules_lengths.RULES,
    *rules_repeats.REFERENCE_RULES,
    *rules_joins.PORTION_RULES,
    *rules_joins.RANGE_RULES,
    *rules_repeats.OVERNIGHT_RULES,
)
_RESULTS = frozenset("DATEX MONX PERX YEARX LENX SETX REFX SHIFTX RANGEX TIMEX".split())
_DATED = frozenset({"DATEX", "MONX"})
_EVENT_REACH = 6
"""How many tokens after "a month after" the event's own date may stand."""
_SINCE_REACH = 14
"""How many tokens before a date "since" may stand: "since the clashes erupted on April 28"."""


def find_times(text: str) -> list[Expression]:
    """The time expressions of an English text, in order, none overlapping another.

    ``text`` should be folded (``dateline.analysis.folding``), so that quotes are straight; offsets
    are code points into it.
    """
    tokens = run(_RULES, disambiguate(tokenise(text)))
    return [_complete(tokens, i) for i, token in enumerate(tokens) if token.kind in _RESULTS]


def _complete(tokens: list[Token], i: int) -> Expression:
    """The expression at ``i`` with what the words around it add."""
    expression: Expression = replace(
        tokens[i].value, outlook=outlook(tokens, i), spoken=is_spoken(tokens, i)
    )
    meaning = expression.meaning
    if isinstance(meaning, Shift) and meaning.origin is Origin.EVENT:
        if _ends_clause(tokens, i):  # "the week before, ..." names no event
            return replace(expression, meaning=replace(meaning, origin=Origin.NARRATIVE))
        event = _event_day(tokens, i)
        turned = event is None and (_day_before(tokens, i) or _came(tokens, i))
        return replace(expression, meaning=replace(meaning, event=event, turned=turned))
    if isinstance(meaning, Length) and _plain_days(meaning):
        last = _ended(tokens, i)
        return replace(expression, meaning=replace(meaning, until=last)) if last else expression
    if tokens[i].kind in _RESULTS - {"RANGEX", "LENX", "SETX", "REFX"} and expression.bound is None:
        return _since(tokens, i, expression)
    return expression


def _plain_days(length: Length) -> bool:
    """Whether a duration counts days and says nothing of when: "two-day"."""
    plain = length.pick is None and length.until is None and length.within is None
    return plain and length.unit is Unit.DAY and length.count is not None and not length.age


def _ended(tokens: list[Token], i: int) -> Expression | None:
    """The last day of "the two-day operation, which ended on Monday"."""
    for j in range(i + 1, min(i + _ENDING, len(tokens))):
        if tokens[j].kind in {"DOT", "BREAK"} or tokens[j].kind in _RESULTS:
            return None
        if tokens[j].text.lower() in _ENDED:
            at = j + 2 if j + 1 < len(tokens) and tokens[j + 1].kind == "ON" else j + 1
            if at < len(tokens) and tokens[at].kind in _DATED:
                day: Expression = tokens[at].value
                return day
            return None
    return None


_ENDING = 9
"""Tokens from "two-day" to "ended"."""
_ENDED = frozenset({"ended", "concluded", "finished", "ending"})


def _ends_clause(tokens: list[Token], i: int) -> bool:
    return i + 1 >= len(tokens) or tokens[i + 1].kind in {"COMMA", "DOT", "BREAK", "LONGDASH"}


def _event_day(tokens: list[Token], i: int) -> Expression | None:
    """The day that the words after "a month after" name: "Friday's attack"."""
    for token in tokens[i + 1 : i + 1 + _EVENT_REACH]:
        if token.kind in {"COMMA", "DOT", "BREAK", "LONGDASH"}:
            return None
        if token.kind in _DATED:
            day: Expression = token.value
            return day
    return None


def _day_before(tokens: list[Token], i: int) -> bool:
    """Whether the sentence names a day before: "Friday's attack came a month after"."""
    return any(t.kind in _DATED for t in tokens[sentence_start(tokens, i) : i])


_CAME = frozenset({"came", "comes", "coming"})
_BARELY = frozenset("just only barely less more than about around nearly almost some".split())


def _came(tokens: list[Token], i: int) -> bool:
    """Whether what was told before "came a month after": the words date the older event."""
    j = i - 1
    while j > 0 and tokens[j].text.lower() in _BARELY:
        j -= 1
    return j >= 0 and tokens[j].text.lower() in _CAME


def _since(tokens: list[Token], i: int, expression: Expression) -> Expression:
    """The expression opened by a "since" before it in the clause."""
    first = max(sentence_start(tokens, i), i - _SINCE_REACH)
    for j in range(i - 1, first - 1, -1):
        kind = tokens[j].kind
        if kind == "COMMA" or kind in _RESULTS or looks_ahead(tokens, j):
            break
        if kind == "SINCE":
            return replace(
                expression, start=tokens[j].start, core=expression.start, bound=Bound.SINCE
            )
    return expression
