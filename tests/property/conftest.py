"""What the property tests share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline import default_pipeline
from dateline.pipeline import Pipeline
from dateline.records import Report, report_id


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default pipeline, loaded once."""
    return default_pipeline()


@pytest.fixture(scope="session")
def report() -> Callable[[str], Report]:
    """``report(text)`` is a report of 2 November 2019."""

    def make(text: str) -> Report:
        date = dt.date(2019, 11, 2)
        return Report(id=report_id(text, date, None), text=text, published=date)

    return make
