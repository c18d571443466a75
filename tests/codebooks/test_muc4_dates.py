"""The date of an incident in MUC-4 templates: a day, or open ("not after the report")."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dateline.codebooks.muc4 import templates_of
from dateline.codebooks.muc4_reader import Reading, table, words_of
from dateline.codebooks.muc4_relevance import Judgement
from dateline.records import CodedReport, Mention, Report, Source, Span, Statement, WhenValue
from dateline.vocabulary import DateAnchor, DatePrecision, Ground, Modality, SourceKind

PUBLISHED = dt.date(1990, 3, 20)
TEXT = "LIMA, 20 MAR 90 -- [TEXT] A BOMB WENT OFF."
OPEN = "- 20 MAR 90"


def _coded(start: dt.date, end: dt.date, phrase: str) -> CodedReport:
    value = WhenValue(
        start=start,
        end=end,
        precision=DatePrecision.DAY,
        phrase=phrase,
        anchor=DateAnchor.PUBLISHED,
    )
    bomb = Span(start=TEXT.index("BOMB"), end=TEXT.index("BOMB") + 4, text="BOMB")
    statement = Statement(
        id="s1",
        mention="e1",
        value=value,
        source=Source(name="report", kind=SourceKind.REPORT),
        modality=Modality.ASSERTED,
        evidence=(bomb,),
        confidence=1.0,
        producer="test",
    )
    mention = Mention(
        id="e1", report="r", ground=Ground.MAIN, statements=(statement,), triggers=(bomb,)
    )
    report = Report(id="r", text=TEXT, published=PUBLISHED)
    return CodedReport(report=report, mentions=(mention,), producer="test")


@pytest.mark.parametrize(
    ("days", "phrase", "date"),
    [
        ((19, 19), "yesterday", "19 MAR 90"),
        ((19, 20), "last night", "20 MAR 90"),
        ((12, 18), "last week", OPEN),
        ((16, 16), "on Friday", OPEN),
        ((25, 25), "25 March", OPEN),
    ],
)
def test_a_day_is_given_only_where_the_wire_dates_the_incident_to_one(
    days: tuple[int, int], phrase: str, date: str
) -> None:
    coded = _coded(dt.date(1990, 3, days[0]), dt.date(1990, 3, days[1]), phrase)
    kinds = np.zeros(len(table().labels["types"]), dtype=np.float32)
    reading = Reading(TEXT, words_of(TEXT), [], 30.0, kinds)
    (template,) = templates_of(reading, coded, Judgement(3.0, ()))
    assert template["INCIDENT: DATE"] == [date]
