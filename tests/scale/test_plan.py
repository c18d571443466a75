"""Plans: the same shards in whatever order the reports come, each report once."""

from __future__ import annotations

import random
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from archives import planned, report, reports

from dateline.errors import ArchiveError, ConfigurationError
from dateline.records import Failure, Report, fingerprint
from dateline.scale.plan import Archive, shard_id
from dateline.scale.planning import Cut, make_plan, trial


def files(archive: Archive) -> dict[str, bytes]:
    return {
        str(path.relative_to(archive.planned)): path.read_bytes()
        for path in archive.planned.rglob("*")
        if path.is_file()
    }


def copies(archive: Archive) -> dict[str, str]:
    """The ids of copies with those of the reports that stand for them."""
    rows = (one for shard in archive.shards() for one in archive.reports_of(shard))
    return {one.report.id: one.copy_of for one in rows if one.copy_of is not None}


def test_the_plan_does_not_depend_on_the_order_of_reports(tmp_path: Path) -> None:
    found = list(reports(95))
    first = planned(tmp_path / "a", [*found, *found[:9]])
    random.Random(3).shuffle(found)
    second = planned(tmp_path / "b", [found[0], *found, *found[40:48]])
    assert files(first) == files(second)
    assert first.plan().counts.twice == second.plan().counts.twice == 9


def test_every_report_is_in_one_shard_and_shards_are_cut_evenly(tmp_path: Path) -> None:
    found = list(reports(95))
    archive = planned(tmp_path / "a", found)
    shards = archive.shards()
    assert [shard.reports for shard in shards] == [10] * 9 + [5]
    held = [[one.report for one in archive.reports_of(shard)] for shard in shards]
    assert sorted(one.id for shard in held for one in shard) == sorted(one.id for one in found)
    marks = [[fingerprint(one) for one in shard] for shard in held]
    assert [shard.id for shard in shards] == [shard_id(some) for some in marks]
    assert [*chain(*marks)] == sorted(chain(*marks))


def test_long_reports_make_short_shards(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    make_plan(archive, reports(20), Cut(reports=10, bytes=2_000))
    assert max(shard.reports for shard in archive.shards()) < 8
    assert sum(shard.reports for shard in archive.shards()) == 20


STORY = "Gunmen killed 5 farmers near Gao on Friday. The army said so. Nobody claimed the attack."


@pytest.mark.parametrize(
    ("text", "day", "is_copy"),
    [
        (STORY, "2019-11-03", True),
        ("Gunmen killed 5 farmers near GAO on Friday. Nobody claimed the attack!", "2019-11-05", 1),
        (f"Reuters\n\n{STORY}\nRead more", "2019-11-02", True),
        (STORY, "2019-11-20", False),
        (STORY.replace("5", "6"), "2019-11-03", False),
        (STORY.replace("Gao", "Kidal"), "2019-11-03", False),
        (f"{STORY} Two of them were children.", "2019-11-01", False),
    ],
)
def test_a_copy_says_nothing_that_the_other_does_not(
    tmp_path: Path, text: str, day: str, is_copy: bool
) -> None:
    first = report(f"{STORY} It was the third this month.", "2019-11-02", "AFP")
    other = report(text, day, "Daily")
    archive = planned(tmp_path / "a", [other, first])
    assert copies(archive) == ({other.id: first.id} if is_copy else {})


def test_of_the_same_sentences_the_earliest_is_coded_through_all_copies(tmp_path: Path) -> None:
    days = ["2019-11-02", "2019-11-08", "2019-11-14", "2019-11-20"]
    found = [report(STORY, day, f"Paper {n}") for n, day in enumerate(days)]
    assert copies(planned(tmp_path / "a", found[::-1])) == {
        one.id: found[0].id for one in found[1:]
    }


def test_a_part_of_a_part_leads_to_the_whole(tmp_path: Path) -> None:
    whole = report(f"{STORY} It was the third this month.", "2019-11-02")
    part, least = report(STORY, "2019-11-03"), report(STORY.partition(".")[0], "2019-11-03")
    archive = planned(tmp_path / "a", [least, part, whole])
    assert copies(archive) == {part.id: whole.id, least.id: whole.id}


def test_copies_are_coded_where_that_is_wished(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    found = [report(STORY, "2019-11-02", name) for name in ("AFP", "Daily")]
    make_plan(archive, found, Cut(copy_days=None))
    assert copies(archive) == {}


def test_of_two_reports_with_one_id_the_earlier_keeps_it(tmp_path: Path) -> None:
    found = [
        msgspec.structs.replace(report(f"Raid {n} in Gao.", f"2019-11-0{9 - n}"), id="same")
        for n in range(3)
    ]
    archive = planned(tmp_path / "a", [*found, *reports(5)])
    kept = [one.report for shard in archive.shards() for one in archive.reports_of(shard)]
    assert [one.text for one in kept if one.id == "same"] == ["Raid 2 in Gao."]
    assert len(kept) == 6
    assert [failure.code for failure in archive.failures()] == ["duplicate_id"] * 2
    assert archive.plan().counts.twice == 0


def test_what_cannot_be_read_is_kept_in_the_plan(tmp_path: Path) -> None:
    failure = Failure(origin="a.jsonl:3", code="no_date", message="no date")
    found: list[Report | Failure] = [failure, *reports(3)]
    archive = Archive(tmp_path / "a")
    make_plan(archive, found, Cut())
    assert list(archive.failures()) == [failure]
    assert archive.plan().counts.failures == 1


def test_plans_do_not_change(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(3)))
    with pytest.raises(ConfigurationError, match="plans do not change"):
        make_plan(archive, reports(5), Cut())


def test_a_plan_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield from reports(3)
        raise OSError("the disk is gone")

    left = tmp_path / "a" / ".plan-of-a-process-that-was-killed"
    left.mkdir(parents=True)
    with pytest.raises(OSError, match="gone"):
        make_plan(Archive(tmp_path / "a"), broken(), Cut())  # type: ignore[arg-type]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["run.lock"]
    with trial(tmp_path) as archive:
        make_plan(archive, reports(3), Cut())
        assert archive.shards()[0].reports == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_damaged_shard_is_told(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(3)))
    [shard] = archive.shards()
    path = archive.reports_file(shard.id)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ArchiveError, match="missing or damaged"):
        archive.reports_of(shard)


def test_without_a_plan_the_command_for_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="dateline archive plan"):
        Archive(tmp_path).shards()
