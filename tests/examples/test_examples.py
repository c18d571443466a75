"""The bundled examples, coded by the default pipeline, field by field against a careful reader.

Each check reads ``<example>-<event>.<field>``. Where the engine is known to be wrong the expected
file says why under ``known_gap``; such a check must fail, so that a gap that is closed is noticed.
"""

from __future__ import annotations

import pytest
from comparing import (
    EXAMPLES,
    Check,
    assigned,
    checks,
    expected_events,
    invented,
    problems,
    too_many,
)

from dateline.pipeline import Pipeline
from dateline.reading import read
from dateline.records import CodedReport, Report

CHECKS = list(checks())
NAMES = sorted({check.example for check in CHECKS})
Coded = dict[str, list[CodedReport]]


def _file(example: str) -> str:
    return str(next((EXAMPLES / "reports").glob(f"{example}.*")))


@pytest.fixture(scope="session")
def coded() -> Coded:
    """Every example, coded in one run."""
    pipeline = Pipeline.default()
    found: Coded = {}
    for name in NAMES:
        reports = [one for one in read(_file(name)) if isinstance(one, Report)]
        found[name] = [one for one in pipeline.code(reports) if isinstance(one, CodedReport)]
    return found


def _marked(name: str, gap: str | None, *values: object) -> object:
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(*values, id=name, marks=marks)


def _of_report(check: str) -> list[object]:
    gaps = {name: expected_events(name)[1].get(check) for name in NAMES}
    return [_marked(name, gaps[name], name) for name in NAMES]


def test_every_report_has_its_expected_events() -> None:
    assert {path.stem for path in (EXAMPLES / "reports").iterdir()} == set(NAMES)


@pytest.mark.parametrize("example", NAMES)
def test_every_report_is_read(example: str) -> None:
    failures = [one for one in read(_file(example)) if not isinstance(one, Report)]
    assert failures == []


@pytest.mark.parametrize("check", [_marked(c.name, c.gap, c) for c in CHECKS])
def test_field(check: Check, coded: Coded) -> None:
    events, _ = expected_events(check.example)
    mention = assigned(events, coded[check.example])[check.event - 1]
    assert mention is not None, "no such event was found"
    assert problems(check.field, check.expected, mention) == []


@pytest.mark.parametrize("example", _of_report("nothing_else"))
def test_no_other_new_event_is_told(example: str, coded: Coded) -> None:
    assert too_many(expected_events(example)[0], coded[example]) == []


@pytest.mark.parametrize("example", _of_report("nothing_invented"))
def test_no_figure_is_invented(example: str, coded: Coded) -> None:
    assert invented(expected_events(example)[0], coded[example]) == []
