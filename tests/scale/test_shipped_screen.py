"""The shipped screen before an archive: what passes by keeps its score, and the choice is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import TRACES, Quick, planned, quick_parts, report, traces

from dateline.scale.files import lines_of
from dateline.scale.identity import screen_for
from dateline.scale.job import Job
from dateline.scale.rows import Screened, row
from dateline.scale.running import run
from dateline.screening import Screen

FOOTBALL = "The striker scored a late goal and the club moved up in the table. " * 9
RAID = "Gunmen attacked a village near Gao on Friday and killed three farmers, the army said. " * 9


@pytest.fixture(autouse=True)
def traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "traces").mkdir()
    monkeypatch.setenv(TRACES, str(tmp_path / "traces"))


def screened_parts() -> dict[str, str]:
    return {**quick_parts(), "screen": Screen().producer}


def test_football_passes_by_with_its_score_and_a_raid_is_coded(tmp_path: Path) -> None:
    football, raid = report(FOOTBALL), report(RAID)
    archive = planned(tmp_path / "a", [football, raid])
    assert screen_for(archive) is Screen
    after = run(archive, Job(make=Quick, parts=screened_parts, screen=screen_for(archive)))
    assert (after.coded, after.screened) == (1, 1)
    [shard] = archive.shards()
    rows = [row(line) for line in lines_of(archive.rows_file(shard.id))]
    [passed] = [one for one in rows if isinstance(one, Screened)]
    assert passed.report.id == football.id
    assert passed.score is not None
    assert passed.score < 0
    assert traces() == [raid.id]
    assert screen_for(archive) is Screen


def test_an_archive_begun_without_a_screen_goes_on_without(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", [report(FOOTBALL)])
    assert screen_for(archive, wanted=False) is None
    run(archive, Job(make=Quick, parts=quick_parts))
    assert screen_for(archive) is None
    assert screen_for(archive, wanted=True) is Screen
