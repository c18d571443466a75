"""The range of one incident: what each text counts, from the lowest to the highest.

What a source tells in one sentence adds up over groups; of two figures of one group the larger
counts, but single persons add up. A text's first firm count is its own; lower ones that it tells
later are parts or first counts and do not lower it. Source: Airwars' methodology, and what its
narratives say of themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.reconciliation.choosing import Chosen
from dateline.reconciliation.parameters import Parameters
from dateline.reconciliation.said import Said
from dateline.reconciliation.tellings import Standing, credit_of
from dateline.vocabulary import Group, SourceKind

_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]?\s|\n")


class Told(NamedTuple):
    """What one source counts in one sentence."""

    rows: tuple[Said, ...]
    low: int
    high: int
    firm: bool
    """Whether a number is told, and not only a word like "several"."""


def told_together(rows: Iterable[Said]) -> list[Told]:
    """The counts of one report, one for each sentence and source, in the order of the text."""
    groups: list[list[Said]] = []
    for row in sorted(rows, key=lambda r: r.order):
        if groups and _together(groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_told(group) for group in groups]


def _together(before: Said, row: Said) -> bool:
    """Whether one source tells both in one sentence of one event."""
    if (before.statement.source.name, before.entry.key) != (
        row.statement.source.name,
        row.entry.key,
    ):
        return False
    start, end = before.statement.evidence[0].start, row.statement.evidence[0].start
    return _SENTENCE_END.search(row.entry.report.text[start:end]) is None


def _told(rows: Sequence[Said]) -> Told:
    firm = [row for row in rows if not row.count.vague]
    groups: dict[Group, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in firm or rows:
        low, high = row.count.low, row.count.high
        held = groups[row.toll.group]
        one_more = (low, high) == (1, 1) and held != (0, 0)
        groups[row.toll.group] = (
            (held[0] + 1, held[1] + 1) if one_more else (max(held[0], low), max(held[1], high))
        )
    lows, highs = zip(*groups.values(), strict=True)
    return Told(tuple(firm or rows), sum(lows), sum(highs), bool(firm))


def harm(rows: Sequence[Said], parameters: Parameters) -> Chosen:
    """The range over all reports: the lowest of their own counts to the highest of any."""
    analysts = [row for row in rows if row.statement.source.kind is SourceKind.ANALYST]
    reports: dict[str, list[Said]] = {}
    for row in analysts or rows:
        if row.count.high:
            reports.setdefault(row.entry.report.id, []).append(row)
    if not reports:
        return _nobody(analysts or rows, rows, parameters)
    every = [told_together(mine) for mine in reports.values()]
    firm = any(told.firm for each in every for told in each)
    own = [next((t for t in each if t.firm or not firm), None) for each in every]
    low = min(told.low for told in own if told is not None)
    wide = [t for each in every for t in each if t.firm or not firm or t.high > t.low]
    high = max(low, *(told.high for told in wide))
    used = [t for t in wide if t.high >= low]
    kept = {row.key for told in used for row in told.rows}
    rest = [row for row in rows if row.key not in kept]
    return Chosen(
        low,
        low if low == high else None,
        high,
        tuple(_standing(row, parameters) for told in used for row in told.rows),
        tuple((_standing(row, parameters), _why(row, low, bool(analysts))) for row in rest),
        contested=len({told.low for told in used}) > 1,
        reason="lowest to highest",
    )


def _nobody(told: Sequence[Said], rows: Sequence[Said], parameters: Parameters) -> Chosen:
    if not rows:
        return _NONE
    used = tuple(_standing(row, parameters) for row in told)
    rest = [row for row in rows if row not in told]
    aside = tuple((_standing(row, parameters), _why(row, 0, settled=True)) for row in rest)
    return Chosen(0, 0, 0, used, aside, reason="nobody is told to be harmed")


_NONE = Chosen(None, None, None, ())


def _why(row: Said, low: int, settled: bool) -> str:
    if settled:
        return "an analyst has settled it"
    if row.count.high == 0:
        return "nobody, where others count some"
    if row.count.vague:
        return "no number, where others give one"
    return f"a part, or a first count, beside the {low} or more that the report counts itself"


def _standing(row: Said, parameters: Parameters) -> Standing:
    return Standing(row.voice, row.label, row.day, row.count, credit_of(row, parameters), (row,))
