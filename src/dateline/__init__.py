"""Dateline: dated reports of political violence in, evidence-backed events out.

>>> import dateline
>>> coded = dateline.code("Gunmen killed three people in Gao on Friday.", published="2019-11-02")
>>> [mention.ground for mention in coded.mentions]
[<Ground.MAIN: 'main'>]
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    Report,
    Source,
    Span,
    Statement,
    report_id,
)

if TYPE_CHECKING:
    from dateline.pipeline import Pipeline

__version__ = "0.1.0"

__all__ = [
    "CodedReport",
    "DatelineError",
    "Failure",
    "Mention",
    "Report",
    "Source",
    "Span",
    "Statement",
    "code",
    "default_pipeline",
]


@cache
def default_pipeline() -> Pipeline:
    """The local pipeline, loaded on first use and kept for the process."""
    from dateline.pipeline import Pipeline

    pipeline = Pipeline.default()
    pipeline.setup()
    return pipeline


def code(report: Report | str, published: dt.date | str | None = None) -> CodedReport:
    """The events that one report tells.

    ``report`` is a ``Report`` or a text; a text needs ``published``, its publication date (a date
    or ``YYYY-MM-DD``). A text is cleaned of invisible characters as files are; offsets count in
    the text of the coded report.

    Raises:
        DatelineError: when the text has no date, or cannot be coded.
    """
    from dateline.errors import NoDateError
    from dateline.reading.cleaning import clean

    if isinstance(report, str):
        if published is None:
            raise NoDateError("a text needs its publication date: code(text, published=...)")
        date = dt.date.fromisoformat(published) if isinstance(published, str) else published
        text = clean(report)
        report = Report(id=report_id(text, date, None), text=text, published=date)
    [coded] = default_pipeline().code([report])
    if isinstance(coded, Failure):
        raise DatelineError(f"{coded.origin}: {coded.message}")
    return coded
