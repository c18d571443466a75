"""Whatever the text, it is coded, and what is stated stands on words of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from texts import texts

from dateline.pipeline import Pipeline
from dateline.records import CodedReport, Report, Span, from_json, json_schema, to_json

MakeReport = Callable[[str], Report]

few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def coded(pipeline: Pipeline, report: Report) -> CodedReport:
    [result] = pipeline.code([report])
    assert isinstance(result, CodedReport), result
    return result


def spans(result: CodedReport) -> Iterator[Span]:
    for mention in result.mentions:
        yield from mention.triggers
        for statement in mention.statements:
            yield from statement.evidence
            yield from statement.source.evidence


@given(text=texts())
@example(text="")
@example(text=" \n\n \n")
@example(text="?!?!")
@example(text="9" * 5000)
@example(text="A" * 20_000 + " killed three people in Gao.")
@example(text="(" * 300 + "three killed in Gao" + ")" * 300)
@example(text="Killed 5,000,000 years ago, on 31 February, in the next 100000 months.")
@example(text="- \n-\n* \n• 5 soldiers killed\n-")
@few
def test_every_statement_stands_on_words_of_the_report(
    pipeline: Pipeline, report: MakeReport, text: str
) -> None:
    result = coded(pipeline, report(text))
    for span in spans(result):
        assert span.text.strip()
        assert result.report.text[span.start : span.end] == span.text
    for mention in result.mentions:
        assert all(statement.evidence for statement in mention.statements)


@given(text=texts())
@few
def test_ids_are_unique_and_bounds_in_order(
    pipeline: Pipeline, report: MakeReport, text: str
) -> None:
    mentions = coded(pipeline, report(text)).mentions
    names = [mention.id for mention in mentions]
    statements = [statement for mention in mentions for statement in mention.statements]
    assert len(set(names)) == len(names)
    assert len({statement.id for statement in statements}) == len(statements)
    for mention in mentions:
        assert all(statement.mention == mention.id for statement in mention.statements)
        assert {doubt.mention for doubt in mention.doubts} <= set(names) - {mention.id}
    for statement in statements:
        assert 0.0 <= statement.confidence <= 1.0
        low, high = (getattr(statement.value, bound, None) for bound in ("low", "high"))
        assert low is None or high is None or 0 <= low <= high
        start, end = (getattr(statement.value, bound, None) for bound in ("start", "end"))
        assert start is None or end is None or start <= end


@pytest.fixture(scope="module")
def schema() -> Any:
    return Draft202012Validator(json_schema())


@given(text=texts())
@few
def test_the_json_form_is_valid_and_reads_back(
    pipeline: Pipeline, report: MakeReport, schema: Any, text: str
) -> None:
    import json

    result = coded(pipeline, report(text))
    data = to_json(result)
    assert from_json(data, CodedReport) == result
    schema.validate(json.loads(data))


@given(several=st.lists(texts(), min_size=2, max_size=6, unique=True))
@settings(few, max_examples=10)
def test_a_report_is_coded_alike_alone_in_company_and_again(
    pipeline: Pipeline, report: MakeReport, several: list[str]
) -> None:
    reports = [report(text) for text in several]
    together = [to_json(result) for result in pipeline.code(reports)]
    backwards = [to_json(result) for result in pipeline.code(reports[::-1])]
    assert together == backwards[::-1]
    assert together == [to_json(coded(pipeline, one)) for one in reports]
