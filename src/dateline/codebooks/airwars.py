"""The range of civilian harm in Airwars' terms: lowest and highest count of one incident.

Rules, after Airwars' published methodology (airwars.org) and what its narratives say of themselves:
the range runs from the lowest to the highest count that sources give for the incident; where a
narrative states the programme's own range, that is the range; "people were killed", without a
number, is at least two; "dozens" is 12 to 24; "more than 70" is 71. Counts of groups told in one
sentence by one source are parts that add up; counts of different sources are rivals and never do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.records import CodedReport, Mention, Statement, TollValue
from dateline.vocabulary import Ground, Group, Modality, Outcome, Qualifier

_PLURAL = 2
"""The least that a plural without a number stands for."""
_DOZENS = (12, 24)
"""What "dozens" stands for; words for more ("hundreds") are not widened."""
_VAGUE_DOZENS = 24
"""The records' own lower bound of "dozens"."""
_ABOVE = re.compile(r"\b(?:more than|over|exceed\w*)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]?\s|\n")
_ASSESSOR = re.compile(r"\bAirwars\b")
_UNSAID = frozenset({Modality.DENIED, Modality.PLANNED})


class HarmRange(NamedTuple):
    """``low``..``high``: the coded range. ``least``..``most``: everything that any source counts.

    The second holds the first. Statements of recaps and of parts ("including three children")
    widen neither.
    """

    low: int
    high: int
    least: int
    most: int


class _Count(NamedTuple):
    """What one source counts in one sentence."""

    statement: Statement
    low: int
    high: int
    firm: bool


def harm_range(coded: CodedReport, outcome: Outcome = Outcome.KILLED) -> HarmRange | None:
    """The range of the killed (or injured) of the incident that a narrative is about.

    ``None`` where nobody is told to have suffered it.
    """
    every = _counts(coded, _tolls(coded.mentions, outcome))
    main = _counts(coded, _tolls(_incident(coded, outcome), outcome))
    if not main:
        return None
    firm = [count for count in main if count.firm] or main
    own = [c for c in firm if _ASSESSOR.search(c.statement.source.name) and c.low < c.high]
    first = own[0] if own else firm[0]
    high = first.high if own else max([c.high for c in firm] + _dozens(main))
    least = min([first.low, *(count.low for count in every)])
    return HarmRange(first.low, high, least, max([high, *(count.high for count in every)]))


def _incident(coded: CodedReport, outcome: Outcome) -> Sequence[Mention]:
    """The mentions of the incident: the main one, else those that are no recap, else all."""
    main = [m for m in coded.mentions if m.ground is Ground.MAIN]
    current = [m for m in coded.mentions if m.ground is not Ground.BACKGROUND]
    choices = (main, current, coded.mentions)
    return next((c for c in choices if any(_tolls(c, outcome))), ())


def _tolls(mentions: Iterable[Mention], outcome: Outcome) -> list[Statement]:
    """Statements of wholes, in text order; nobody and older figures are no count."""
    found = [
        statement
        for mention in mentions
        for statement in mention.statements
        if isinstance(value := statement.value, TollValue)
        and value.outcome is outcome
        and not (value.includes or value.earlier or value.high == 0)
        and statement.modality not in _UNSAID
    ]
    return sorted(found, key=lambda statement: statement.evidence[0].start)


def _counts(coded: CodedReport, statements: Iterable[Statement]) -> list[_Count]:
    """The counts, one for each sentence and source."""
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and _together(coded.report.text, groups[-1][-1], statement):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return [_count(group) for group in groups]


def _together(text: str, before: Statement, statement: Statement) -> bool:
    """Whether one source tells both in one sentence of one event."""
    if (before.source.name, before.mention) != (statement.source.name, statement.mention):
        return False
    between = text[before.evidence[0].start : statement.evidence[0].start]
    return _SENTENCE_END.search(between) is None


def _count(statements: Sequence[Statement]) -> _Count:
    """The sum over groups; of two figures of one group the larger, but single persons add up."""
    firm = [s for s in statements if not _vague(s)]
    groups: dict[Group, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for statement in firm or statements:
        value = statement.value
        assert isinstance(value, TollValue)
        low, high = _bounds(value)
        held = groups[value.group]
        one_more = (low, high) == (1, 1) and held != (0, 0)
        groups[value.group] = (
            (held[0] + 1, held[1] + 1) if one_more else (max(held[0], low), max(held[1], high))
        )
    lows, highs = zip(*groups.values(), strict=True)
    return _Count(statements[0], sum(lows), sum(highs), bool(firm))


def _vague(statement: Statement) -> bool:
    value = statement.value
    return isinstance(value, TollValue) and value.qualifier is Qualifier.VAGUE


def _bounds(value: TollValue) -> tuple[int, int]:
    if value.qualifier is Qualifier.VAGUE:
        return _DOZENS if (value.low or 0) >= _VAGUE_DOZENS else (_PLURAL, _PLURAL)
    low = value.low if value.low is not None else value.high or 0
    if value.qualifier is Qualifier.MINIMUM and _ABOVE.search(value.phrase):
        return low + 1, low + 1
    return low, value.high if value.high is not None else low


def _dozens(counts: Iterable[_Count]) -> list[int]:
    return [count.high for count in counts if not count.firm and count.high > _PLURAL]
