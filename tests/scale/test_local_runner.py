"""The local runner: results in order, whatever happens to a process."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
from collections.abc import Iterator, Sequence

import pytest

from dateline.errors import KnowledgeError
from dateline.records import CodedReport, Failure, Report
from dateline.scale.local import run


class Echo:
    """Returns every report without events; dies of a text that says so."""

    def setup(self) -> None:
        """Nothing to load."""

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        if any("die" in report.text for report in reports):
            os._exit(1)
        return [CodedReport(report=r, mentions=(), producer=str(os.getpid())) for r in reports]


class Broken(Echo):
    def setup(self) -> None:
        raise KnowledgeError("no model")


def reports(*texts: str) -> list[Report]:
    day = dt.date(2019, 11, 2)
    return [Report(id=str(n), text=t, published=day) for n, t in enumerate(texts)]


def ids(found: list[CodedReport | Failure]) -> list[str]:
    return [one.report.id for one in found if isinstance(one, CodedReport)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    found = list(run(reports(*["text"] * 50), Echo, jobs=jobs, batch=3))
    assert ids(found) == [str(n) for n in range(50)]


def test_nothing_in_nothing_out() -> None:
    assert list(run([], Echo, jobs=2)) == []


def test_a_report_that_kills_its_process_is_one_failure() -> None:
    texts = ["text"] * 20
    texts[7] = "die"
    found = list(run(reports(*texts), Echo, jobs=2, batch=4))
    assert ids(found) == [str(n) for n in range(20) if n != 7]
    [failure] = [one for one in found if isinstance(one, Failure)]
    assert (failure.code, failure.report) == ("died", "7")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_engine_that_cannot_start_is_told(jobs: int) -> None:
    with pytest.raises(KnowledgeError, match="no model"):
        list(run(reports("text"), Broken, jobs=jobs))


def test_reports_are_not_read_far_ahead() -> None:
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for report in reports(*["text"] * 200):
            taken += 1
            yield report

    found = run(stream(), Echo, jobs=2, batch=2)
    next(found)
    assert taken < 30
    found.close()
    assert multiprocessing.active_children() == []
