"""What every stage and the pipeline of them keep to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from dateline import default_pipeline
from dateline.errors import EvidenceError, StageError
from dateline.pipeline import Pipeline
from dateline.records import CodedReport, Failure, Report, Span, report_id
from dateline.work import StageObject, Work

NAMES = ("analysis", "resolution", "local", "assembly", "confidence")
TEXT = "Gunmen killed three people in Gao on Friday, the army said. Two were wounded."


def stages() -> tuple[StageObject, ...]:
    return default_pipeline().stages


def report(text: str = TEXT) -> Report:
    date = dt.date(2019, 11, 2)
    return Report(id=report_id(text, date, None), text=text, published=date)


def through(stages: Sequence[StageObject], text: str = TEXT) -> Work:
    works = [Work(report=report(text))]
    for stage in stages:
        works = stage(works)
    return works[0]


def fields(work: Work) -> dict[str, Any]:
    return {name: getattr(work, name) for name in work.__struct_fields__}


def test_the_stages_are_these() -> None:
    assert tuple(stage.name for stage in stages()) == NAMES


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_a_stage_has_the_shape_of_one(number: int) -> None:
    stage = stages()[number]
    assert isinstance(stage, StageObject)
    assert stage.name
    assert stage.version
    assert stage.requires | stage.assigns <= set(Work.__struct_fields__)
    assert stage.configuration == stage.configuration
    assert msgspec.json.encode(stage.configuration)


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_a_stage_assigns_what_it_says_and_nothing_else(number: int) -> None:
    before = through(stages()[:number])
    kept = fields(before)
    [after] = stages()[number]([before])
    assert fields(before) == kept  # its input is as it was
    changed = {name for name, value in fields(after).items() if value is not kept[name]}
    assert changed <= stages()[number].assigns
    assert stages()[number].assigns <= changed | {n for n, v in fields(after).items() if v == ()}


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_a_stage_reads_only_what_it_says(number: int) -> None:
    work = through(stages()[:number])
    told = stages()[number].requires | {"report"}
    bare = Work(
        report=work.report, **{n: v for n, v in fields(work).items() if n in told - {"report"}}
    )
    [full], [less] = stages()[number]([work]), stages()[number]([bare])
    if "document" not in stages()[number].assigns:  # parsed documents have no equality
        for name in stages()[number].assigns:
            assert getattr(full, name) == getattr(less, name)


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_no_work_makes_no_work(number: int) -> None:
    assert stages()[number]([]) == []


def test_stages_in_an_order_that_cannot_work_are_refused() -> None:
    for one, two in pairwise(range(len(stages()))):
        order = list(stages())
        order[one], order[two] = order[two], order[one]
        with pytest.raises(StageError, match="which nothing wrote"):
            Pipeline(order)


class Poisoned:
    """A stage that cannot bear one word."""

    name, version = "poisoned", "1"
    requires, assigns = frozenset({"document"}), frozenset[str]()

    @property
    def configuration(self) -> dict[str, Any]:
        return {}

    def __init__(self, error: Exception) -> None:
        self.error = error

    def setup(self) -> None:
        """Nothing to load."""

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        if any("poison" in work.report.text for work in batch):
            raise self.error
        return list(batch)


@pytest.mark.parametrize(
    ("error", "code"), [(ZeroDivisionError("x"), "internal"), (EvidenceError("y"), "evidence")]
)
def test_one_bad_report_fails_alone(error: Exception, code: str) -> None:
    pipeline = Pipeline([stages()[0], Poisoned(error), *stages()[1:]])
    texts = [f"Gunmen killed {n} people in Gao on Friday." for n in range(2, 42)]
    texts[17] += " poison"
    results = pipeline.code([report(text) for text in texts])
    assert [n for n, result in enumerate(results) if isinstance(result, Failure)] == [17]
    [failure] = [result for result in results if isinstance(result, Failure)]
    assert (failure.code, failure.report) == (code, report(texts[17]).id)
    coded = [result for result in results if isinstance(result, CodedReport)]
    assert all(result.mentions for result in coded)


class Inventing:
    """A stage that puts words into the report's mouth."""

    name, version = "inventing", "1"
    requires, assigns = frozenset({"mentions"}), frozenset({"mentions"})

    @property
    def configuration(self) -> dict[str, Any]:
        return {}

    def setup(self) -> None:
        """Nothing to load."""

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        return [
            msgspec.structs.replace(work, mentions=tuple(map(_invent, work.mentions)))
            for work in batch
        ]


def _invent(mention: Any) -> Any:
    first, *rest = mention.statements
    false = msgspec.structs.replace(first, evidence=(Span(0, 5, "wrong"),))
    return msgspec.structs.replace(mention, statements=(false, *rest))


def test_words_that_do_not_stand_in_the_report_are_refused() -> None:
    [result] = Pipeline([*stages(), Inventing()]).code([report()])
    assert isinstance(result, Failure)
    assert result.code == "evidence"


def test_half_a_character_is_unreadable_and_harms_no_other() -> None:
    broken, whole = default_pipeline().code([report("Three \ud83d killed in Gao."), report()])
    assert isinstance(broken, Failure)
    assert broken.code == "unreadable"
    assert isinstance(whole, CodedReport)
