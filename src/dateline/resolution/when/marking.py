"""Time marks of a report."""

from __future__ import annotations

import datetime as dt

from dateline.analysis.document import Document
from dateline.extraction.times import Expression, find_times
from dateline.marks import TimeMark
from dateline.records import WhenValue
from dateline.resolution.when.context import Resolved
from dateline.resolution.when.resolve import resolve_all


def mark_times(document: Document) -> tuple[TimeMark, ...]:
    """The time expressions of a report, in order, resolved to dates where that is possible."""
    found = read_times(document.text, document.report.published)
    marks = []
    for expression, resolved in found:
        span = document.chars(expression.start, expression.end)
        tokens = document.tokens_of(span)
        if _in_name(document, tokens):
            continue
        marks.append(
            TimeMark(
                span=span,
                tokens=tokens,
                sentence=document.sentence_of(tokens[0]),
                kind=resolved.kind,
                value=resolved.value,
                start=resolved.interval[0] if resolved.interval else None,
                end=resolved.interval[1] if resolved.interval else None,
                precision=resolved.precision,
                anchor=resolved.anchor,
                reason=resolved.reason,
            )
        )
    return tuple(marks)


def _in_name(document: Document, tokens: tuple[int, int]) -> bool:
    """Whether the words are a part of somebody's name: "Emeka Sunday"."""
    first = document.doc[tokens[0]]
    if tokens[1] - tokens[0] > 1 or first.ent_type_ != "PERSON":
        return False
    after = document.doc[tokens[1]].ent_iob_ if tokens[1] < len(document.doc) else "O"
    return "I" in (first.ent_iob_, after)


def read_times(text: str, published: dt.date) -> list[tuple[Expression, Resolved]]:
    """The time expressions of an English text and their dates, without any parse.

    ``text`` should be folded (``dateline.analysis.folding``).
    """
    expressions = find_times(text)
    return list(zip(expressions, resolve_all(expressions, published), strict=True))


def to_value(mark: TimeMark) -> WhenValue:
    """The value that a mark states."""
    return WhenValue(
        start=mark.start,
        end=mark.end,
        precision=mark.precision,
        phrase=mark.span.text,
        anchor=mark.anchor,
        reason=mark.reason,
    )
