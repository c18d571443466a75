"""Reports, statements and values made by hand; what a test does not name is the plainest there is.

The makers of whole events (``event_making``, ``made``, ``deskwork``, ``plain``) stand on these.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.records import (
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    Value,
    WhenValue,
    WhereValue,
    report_id,
)
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    Group,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    SourceKind,
)

ITSELF = Source(name="report", kind=SourceKind.REPORT)
"""The voice of a report."""


def span(text: str, words: str, start: int = 0) -> Span:
    """The first place, from ``start`` on, where the words stand."""
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def report(text: str, published: dt.date, publisher: str | None = None, **more: Any) -> Report:
    """A report under the id that its content gives."""
    name = report_id(text, published, publisher)
    fields = {"id": name, "text": text, "published": published, "publisher": publisher}
    return Report(**{**fields, **more})


def statement(
    number: int,
    value: Value,
    *evidence: Span,
    source: Source = ITSELF,
    modality: Modality = Modality.ASSERTED,
    mention: str = "e1",
    confidence: float = 0.8,
    producer: str = "hand/1/00000000",
) -> Statement:
    """The statement ``s<number>`` of a mention."""
    return Statement(
        id=f"s{number}", mention=mention, value=value, source=source, modality=modality,
        evidence=evidence, confidence=confidence, producer=producer,
    )  # fmt: skip


def when(
    start: dt.date | None,
    end: dt.date | None,
    precision: DatePrecision = DatePrecision.DAY,
    phrase: str = "then",
    **more: Any,
) -> WhenValue:
    """A date, or an interval with its precision."""
    fields = {"start": start, "end": end, "precision": precision, "phrase": phrase}
    return WhenValue(**{**fields, "anchor": DateAnchor.ABSOLUTE, **more})


def on(day: str) -> WhenValue:
    """A day that is told as YYYY-MM-DD."""
    date = dt.date.fromisoformat(day)
    return when(date, date, phrase=day)


def where(name: str, precision: PlacePrecision = PlacePrecision.EXACT, **more: Any) -> WhereValue:
    """A place."""
    fields = {"phrase": name, "name": name, "precision": precision, "relation": PlaceRelation.IN}
    return WhereValue(**{**fields, "reason": "by hand", **more})


def toll(low: int | None, high: int | None, **more: Any) -> TollValue:
    """So many killed, whoever they were."""
    fields = {
        "outcome": Outcome.KILLED, "group": Group.UNSPECIFIED, "low": low, "high": high,
        "qualifier": Qualifier.EXACT, "phrase": str(low if low is not None else high),
    }  # fmt: skip
    return TollValue(**{**fields, **more})
