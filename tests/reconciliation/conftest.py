"""Dossiers made of invented reports, and of statements made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from dateline import default_pipeline
from dateline.dossiers import Dossier, Entry, event_id, mention_key
from dateline.records import CodedReport, Event, Report, report_id

Read = Callable[..., Dossier]


def dossier_of(entries: Sequence[Entry]) -> Dossier:
    """The dossier of one event with these entries, in the order of publication."""
    order = sorted(entries, key=lambda e: (e.report.published, e.report.id, e.mention.id))
    keys = tuple(entry.key for entry in order)
    event = Event(id=event_id(keys[0] if keys else mention_key("r", "e1")), mentions=keys)
    return Dossier(event=event, entries=tuple(order))


@pytest.fixture(scope="session")
def read() -> Read:
    """``read((publisher, date, text), ...)`` gives the dossier of the reports' main events."""
    pipeline = default_pipeline()

    def run(*told: tuple[str | None, str, str]) -> Dossier:
        entries = []
        for publisher, day, text in told:
            date = dt.date.fromisoformat(day)
            report = Report(
                id=report_id(text, date, publisher), text=text, published=date, publisher=publisher
            )
            [coded] = pipeline.code([report])
            assert isinstance(coded, CodedReport)
            entries.append(Entry(report=report, mention=coded.mentions[0]))
        return dossier_of(entries)

    return run
