"""Records are frozen, checked and survive their JSON form."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import EvidenceError, RecordError
from dateline.records import (
    CodedReport,
    Mention,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    WhenValue,
    from_json,
    json_schema,
    producer_id,
    report_id,
    to_json,
)
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    Ground,
    Group,
    Modality,
    Outcome,
    Qualifier,
    SourceKind,
)

SCHEMA = Path(__file__).parents[1] / "docs/reference/records.schema.json"
TEXT = "\u062d\u0644\u0628: at least 53 soldiers e\u0301taient killed on Friday \U0001f525."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def coded(text: str = TEXT) -> CodedReport:
    day = dt.date(2019, 11, 1)
    report = Report(id=report_id(text, day, None), text=text, published=day)
    toll = TollValue(
        outcome=Outcome.KILLED,
        group=Group.SOLDIERS,
        low=53,
        high=None,
        qualifier=Qualifier.MINIMUM,
        phrase="at least 53 soldiers",
    )
    when = WhenValue(
        start=day,
        end=day,
        precision=DatePrecision.DAY,
        phrase="on Friday",
        anchor=DateAnchor.PUBLISHED,
    )
    values: tuple[TollValue | WhenValue, ...] = (toll, when)
    statements = tuple(
        Statement(
            id=f"s{number}",
            mention="e1",
            value=value,
            source=Source(name="report", kind=SourceKind.REPORT),
            modality=Modality.ASSERTED,
            evidence=(span(value.phrase),),
            confidence=0.8,
            producer=producer_id("test", "1"),
        )
        for number, value in enumerate(values, 1)
    )
    mention = Mention(
        id="e1", report=report.id, ground=Ground.MAIN, statements=statements, triggers=()
    )
    return CodedReport(report=report, mentions=(mention,), producer=producer_id("test", "1"))


def test_json_round_trip_keeps_every_value() -> None:
    assert from_json(to_json(coded()), CodedReport) == coded()


def test_json_form_follows_the_committed_schema() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert schema == json_schema(), "run scripts/write_schema.py"
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(coded())))


def test_schema_refuses_an_unknown_outcome() -> None:
    row = json.loads(to_json(coded()))
    row["mentions"][0]["statements"][0]["value"]["outcome"] = "vanished"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(row)
    with pytest.raises(RecordError, match="not a CodedReport"):
        from_json(json.dumps(row), CodedReport)


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        coded().report.text = "other"  # type: ignore[misc]


def test_slot_is_the_tag_of_the_value() -> None:
    [mention] = coded().mentions
    assert [s.slot for s in mention.statements] == ["toll", "when"]
    assert [s.id for s in mention.of("when")] == ["s2"]


def test_span_is_refused_when_the_words_no_longer_match() -> None:
    with pytest.raises(EvidenceError, match="code it again"):
        span("Friday").check(TEXT.replace("Friday", "Monday"))


def test_same_report_has_the_same_id_whatever_its_white_space() -> None:
    day = dt.date(2019, 11, 2)
    assert report_id("A  b\nc", day, None) == report_id("A b c", day, None)
    assert report_id("A b c", day, None) != report_id("A b c", day, "AFP")


def test_producer_id_depends_on_the_configuration_not_on_its_order() -> None:
    assert producer_id("x", "1", {"a": 1, "b": 2}) == producer_id("x", "1", {"b": 2, "a": 1})
    assert producer_id("x", "1", {"a": 1}) != producer_id("x", "1", {"a": 2})


@given(st.text(min_size=1), st.data())
def test_spans_count_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    Span(start, end, text[start:end]).check(text)
    with pytest.raises(EvidenceError):
        Span(start, end, text[start:end] + "x").check(text)
