"""Real reports: none fails, and every statement rests on words that stand where it says.

By default a sample of each set is read; ``DATELINE_ALL_TEXTS=1`` reads every text (minutes).
Skipped where the benchmark data is not at hand.
"""

from __future__ import annotations

import datetime as dt
import gzip
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline import default_pipeline
from dateline.evaluation.rows import lines_of
from dateline.evaluation.sets import benchmark_folder
from dateline.reading.cleaning import clean
from dateline.records import CodedReport, Failure, Report, Span, report_id

UNDATED = dt.date(2017, 6, 15)
"""Publication date of texts whose set gives none; any date does for this purpose."""


def _statements(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "statements/dev.jsonl"):
        yield row["article"], row["published"]


def _ucdp_aec(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "ucdp_aec/dev.jsonl"):
        yield row["source_article"], row["source_date"]


def _muc4(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "muc4/dev.jsonl.gz"):
        yield row["text"], "1990-01-01"


def _event_place(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "event_place/dev.jsonl.gz"):
        yield row["text"], ""


def _acled_types(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "acled_types/dev.jsonl"):
        yield row["text"], ""


def _current_events(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "wikipedia_current_events.jsonl.gz"):
        yield row["text"], row["date"]


def _airwars(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "airwars_gaza/dev.jsonl.gz"):
        yield row["assessment"] or "", "2023-12-01"


def _gva(folder: Path) -> Iterator[tuple[str, str]]:
    for row in lines_of(folder, "gva_linking/dev.jsonl.gz"):
        for report in row["reports"]:
            yield report["text"] or "", report["published"] or ""


def _geoparsing(name: str) -> Callable[[Path], Iterator[tuple[str, str]]]:
    def read(folder: Path) -> Iterator[tuple[str, str]]:
        with gzip.open(folder / "geoparsing" / name) as opened:
            # The sets come from the disk of whoever runs the benchmarks.
            for article in ET.parse(opened).getroot():
                yield article.findtext("text") or "", article.findtext("dltime") or ""

    return read


SETS: dict[str, tuple[Callable[[Path], Iterator[tuple[str, str]]], int]] = {
    "statements": (_statements, 1000),
    "ucdp_aec": (_ucdp_aec, 1000),
    "muc4": (_muc4, 100),
    "event_place": (_event_place, 300),
    "acled_types": (_acled_types, 100),
    "current_events": (_current_events, 300),
    "airwars": (_airwars, 60),
    "gva": (_gva, 50),
    "tr_news": (_geoparsing("tr_news.xml.gz"), 1000),
    "lgl": (_geoparsing("lgl.xml.gz"), 30),
}
"""For each set how it is read and how many of its texts are in the sample."""


def _date(written: str) -> dt.date:
    found = re.match(r"\d{4}-\d\d-\d\d", written)
    return dt.date.fromisoformat(found.group()) if found else UNDATED


def _reports(folder: Path, name: str) -> list[Report]:
    """A sample of a set, evenly spread, or all of it."""
    read, number = SETS[name]
    rows = [(clean(text), _date(date)) for text, date in read(folder) if clean(text)]
    step = 1 if os.environ.get("DATELINE_ALL_TEXTS") else max(1, len(rows) // number)
    return [
        Report(id=report_id(text, date, f"{name} {number}"), text=text, published=date)
        for number, (text, date) in enumerate(rows[::step])
    ]


def _spans(coded: CodedReport) -> Iterator[Span]:
    for mention in coded.mentions:
        yield from mention.triggers
        for statement in mention.statements:
            assert statement.evidence, f"{statement.id} of {coded.report.id} has no evidence"
            yield from statement.evidence
            yield from statement.source.evidence


@pytest.mark.benchmark
@pytest.mark.parametrize("name", sorted(SETS))
def test_every_quote_stands_where_it_says(name: str) -> None:
    folder = benchmark_folder()
    if folder is None:
        pytest.skip("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    reports, statements, quotes = _reports(folder, name), 0, 0
    for coded in default_pipeline().stream(reports):
        assert not isinstance(coded, Failure), coded
        statements += sum(len(mention.statements) for mention in coded.mentions)
        for span in _spans(coded):
            assert span.text.strip()
            assert coded.report.text[span.start : span.end] == span.text
            quotes += 1
    assert statements > 0
    print(f"{name}: {len(reports)} reports, {statements} statements, {quotes} quotes")  # noqa: T201
