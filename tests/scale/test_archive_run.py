"""Archives coded: the same bytes however they are spread, each report once, whatever it does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from archives import (
    TRACES,
    Even,
    Quick,
    Scored,
    content,
    even_parts,
    job,
    other_parts,
    planned,
    report,
    reports,
    traces,
)

from dateline.errors import ArchiveError, ConfigurationError, KnowledgeError
from dateline.records import Report
from dateline.scale.checking import verify
from dateline.scale.estimating import estimate
from dateline.scale.files import lines_of
from dateline.scale.job import Job, Limits
from dateline.scale.local_runner import LocalRunner
from dateline.scale.locking import held
from dateline.scale.plan import Archive
from dateline.scale.rows import Copy, Failed, Row, Screened, row
from dateline.scale.running import retry_failed, run, status
from dateline.scale.shards import Task


class Broken(Quick):
    def setup(self) -> None:
        raise KnowledgeError("no model")


@pytest.fixture(autouse=True)
def _traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "traces"
    folder.mkdir()
    monkeypatch.setenv(TRACES, str(folder))


def rows(archive: Archive) -> Iterator[Row]:
    for shard in archive.shards():
        yield from map(row, lines_of(archive.rows_file(shard.id)))


def failures(archive: Archive) -> dict[str, str]:
    """The codes of failures, by the texts of their reports."""
    texts = {
        one.report.id: one.report.text
        for shard in archive.shards()
        for one in archive.reports_of(shard)
    }
    found = (one for one in rows(archive) if isinstance(one, Failed))
    return {texts[one.report.id].partition(" ")[0]: one.failure.code for one in found}


def shuffled(tasks: list[Task]) -> list[Task]:
    random.Random(5).shuffle(tasks)
    return tasks


def test_bytes_do_not_depend_on_the_number_of_workers_or_the_order(tmp_path: Path) -> None:
    found = list(reports(60))
    told = []
    for number, jobs in enumerate((1, 2, 4)):
        archive = planned(tmp_path / str(number), found)
        after = run(
            archive,
            job(batch=3 + jobs, recycle=jobs),
            runner=LocalRunner(jobs),
            order=shuffled if jobs > 1 else list,
        )
        assert (after.done, after.coded, after.left) == (6, 60, 0)
        assert list(verify(archive)) == []
        told.append(content(archive))
    assert told[0] == told[1] == told[2]
    assert sorted(traces()) == sorted([one.id for one in found] * 3)


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(20)))
    run(archive, job())
    before = content(archive)
    assert run(archive, job()).done == 2
    assert content(archive) == before
    assert len(traces()) == 20


def test_poisonous_reports_are_failures_and_no_others(tmp_path: Path) -> None:
    bad = ["[die] now", "[hang] now", "[eat] now", "[raise] now", "[fail] now"]
    found = [*reports(15), *map(report, bad)]
    archive = planned(tmp_path / "a", found, size=20)
    after = run(archive, job(batch=2, seconds=1, memory_mb=2_000))
    assert failures(archive) == {
        "[die]": "died",
        "[hang]": "time",
        "[eat]": "memory",
        "[raise]": "internal",
        "[fail]": "evidence",
    }
    assert (after.coded, after.failed, after.left) == (15, 5, 0)
    assert list(verify(archive)) == []


def test_a_process_killed_from_outside_costs_one_batch(tmp_path: Path) -> None:
    found = [*reports(18), report("[die once] near Gao")]
    clean = planned(tmp_path / "a", found, size=20)
    run(clean, job(batch=4))
    assert len(traces()) <= 19 + 4
    again = planned(tmp_path / "b", found, size=20)
    assert run(again, job(batch=4)).failed == 0
    assert content(clean) == content(again)


def test_what_failed_is_tried_again_and_nothing_else(tmp_path: Path) -> None:
    found = [*reports(18), report("[fail once] near Gao"), report("[fail] near Gao")]
    archive = planned(tmp_path / "a", found, size=5)
    assert run(archive, job()).failed == 2
    before = content(archive)
    count = len(traces())
    after = retry_failed(archive, job())
    assert (after.coded, after.failed) == (19, 1)
    assert len(traces()) == count + 2
    assert list(verify(archive)) == []
    twin = planned(tmp_path / "b", found, size=5)  # its first failure is past
    run(twin, job())
    assert content(archive) == content(twin)
    assert sum(content(archive)[name] != before[name] for name in before) == 2


def test_copies_are_rows_that_name_what_was_coded(tmp_path: Path) -> None:
    first = report("Five died near Gao on Friday.", "2019-11-01", "AFP")
    other = report("Five died near Gao on Friday.", "2019-11-02", "Daily")
    archive = planned(tmp_path / "a", [first, other])
    after = run(archive, job())
    assert (after.coded, after.copies) == (1, 1)
    assert traces() == [first.id]
    [copy] = [one for one in rows(archive) if isinstance(one, Copy)]
    assert copy.copy_of == first.id
    assert copy.report == msgspec.structs.replace(other, text="")


@pytest.mark.parametrize(("screen", "score"), [(Even, None), (Scored, 0.25)])
def test_what_the_screen_lets_pass_by_is_a_row_of_its_own(
    tmp_path: Path, screen: type[Even], score: float | None
) -> None:
    found = list(reports(30))
    archive = planned(tmp_path / "a", found)
    behind = Job(make=Quick, parts=even_parts, screen=screen, limits=Limits(look=7))
    after = run(archive, behind)
    odd = {one.id for one in found if len(one.text) % 2}
    assert 0 < len(odd) < 30
    assert (after.coded, after.screened) == (30 - len(odd), len(odd))
    passed = [one for one in rows(archive) if isinstance(one, Screened)]
    assert {one.report.id for one in passed} == odd
    assert {one.score for one in passed} == {score}
    assert sorted(traces()) == sorted(one.id for one in found if one.id not in odd)
    assert estimate(archive, behind, 10).passed < 1


def test_another_pipeline_is_not_mixed_with(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(20)))
    run(archive, job(), order=lambda tasks: tasks[:1])
    before = content(archive)
    for parts, word in ((other_parts, "quick/1, now quick/2"), (even_parts, "none, now even/1")):
        other = Job(make=Quick, parts=parts, screen=Even if parts is even_parts else None)
        with pytest.raises(ConfigurationError, match=word):
            run(archive, other)
    assert content(archive) == before


def test_a_worker_with_other_parts_is_refused(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(5)))
    task = Task(folder=str(archive.folder), shard=archive.shards()[0], parts=other_parts())
    with pytest.raises(ArchiveError, match=r"code \(quick/2, now quick/1\)"):
        list(LocalRunner().run(job(), [task]))
    assert not archive.coded.exists()


def test_an_engine_that_cannot_start_is_told(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(5)))
    with pytest.raises(KnowledgeError, match="no model"):
        run(archive, Job(make=Broken, parts=job().parts))


def test_one_run_at_a_time(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(5)))
    with held(archive.lock, "it"):
        assert status(archive).running
        with pytest.raises(ConfigurationError, match="another run is writing"):
            run(archive, job())
    assert not status(archive).running
    assert run(archive, job()).left == 0


def test_verify_tells_what_does_not_hold(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(40)))
    run(archive, job())
    first, second, third, fourth = archive.shards()
    path = archive.rows_file(first.id)
    path.write_bytes(path.read_bytes()[::-1])
    archive.rows_file(second.id).unlink()
    archive.reports_file(third.id).write_bytes(b"")
    stray = archive.record_file("0" * 16)
    stray.write_bytes(archive.record_file(fourth.id).read_bytes())
    told = {problem.where: problem.what for problem in verify(archive)}
    assert set(told) == {first.id, second.id, third.id, str(stray)}
    assert "not those that were committed" in told[first.id]
    assert "missing" in told[second.id]


def test_an_estimate_is_of_what_was_measured(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(50)))
    found = estimate(archive, job(), sample=20)
    assert (found.sample, found.reports, found.passed) == (20, 50, 1.0)
    assert 0 <= found.low <= found.seconds <= found.high
    assert found.hours(2) == pytest.approx(found.seconds * 50 / 2 / 3600)
    assert len(traces()) == 20


def test_an_empty_archive(tmp_path: Path) -> None:
    empty: list[Report] = []
    archive = planned(tmp_path / "a", empty)
    assert run(archive, job()).shards == 0
