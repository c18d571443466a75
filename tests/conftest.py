"""Fixtures shared by all tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.analysis import Document, EnglishAnalysis
from dateline.records import Report, report_id

Analyse = Callable[..., Document]


@pytest.fixture(scope="session")
def english() -> EnglishAnalysis:
    """The language pipeline, loaded once."""
    stage = EnglishAnalysis()
    stage.setup()
    return stage


@pytest.fixture(scope="session")
def analyse(english: EnglishAnalysis) -> Analyse:
    """``analyse(text, published="2019-11-02")`` gives the document of a text."""

    def run(text: str, published: str = "2019-11-02") -> Document:
        date = dt.date.fromisoformat(published)
        report = Report(id=report_id(text, date, None), text=text, published=date)
        return english.analyse([report])[0]

    return run
