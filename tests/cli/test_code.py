"""``dateline code``: what comes out, what goes on after an interruption, how a run ends."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dateline.records import CodedReport, Failure, from_json

Dateline = Callable[..., Result]
STORY = "date 2019-11-02 Gunmen killed five farmers near {place} on Friday, the army said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("a", "b", "c"):
        (reports / f"{name}.txt").write_text(STORY.format(place=name.upper()))
    return reports


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_text_for_people(dateline: Dateline, folder: Path) -> None:
    result = dateline("code", folder)
    assert result.exit_code == 0
    assert result.stdout.count("killed") >= 3
    assert result.stderr == ""


def test_json_is_one_array_of_the_records(dateline: Dateline, folder: Path) -> None:
    result = dateline("code", folder, "--format", "json")
    found = json.loads(result.stdout)
    assert [Path(one["report"]["origin"]).name for one in found] == ["a.txt", "b.txt", "c.txt"]
    from_json(json.dumps(found[0]), CodedReport)


def test_an_empty_array_is_json_too(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    result = dateline("code", "a.txt", "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.exit_code == 1


def test_json_lines(dateline: Dateline, folder: Path) -> None:
    result = dateline("code", folder, "--format", "jsonl")
    assert len([from_json(line, CodedReport) for line in result.stdout.splitlines()]) == 3


@pytest.mark.parametrize("table", ["events", "statements"])
def test_a_table(dateline: Dateline, folder: Path, table: str) -> None:
    result = dateline("code", folder, "--format", "csv", "--table", table)
    rows = list(csv.DictReader(result.stdout.lstrip("\ufeff").splitlines()))
    assert len(rows) == 3


def test_a_page(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    result = dateline("code", folder, "--html", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "<html" in (tmp_path / "page.html").read_text("utf-8")


def test_standard_input(dateline: Dateline) -> None:
    result = dateline("code", "-", "--format", "jsonl", stdin=STORY)
    assert json.loads(result.stdout)["report"]["published"] == "2019-11-02"


def test_columns_of_a_table(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("when,what\n2019-11-02,Five people were killed by the men.\n")
    options = ("--text-column", "what", "--published-column", "when")
    assert dateline("code", "a.csv", *options).exit_code == 0


def test_failures_are_listed_and_the_rest_is_coded(
    dateline: Dateline, folder: Path, tmp_path: Path
) -> None:
    (folder / "b.txt").write_text("no date at all in this text")
    (folder / "c.txt").write_text("date 2019-11-02 This text has a fault in it, the army said.")
    result = dateline("code", folder, "-o", "out.jsonl")
    assert result.exit_code == 3
    assert len(lines(tmp_path / "out.jsonl")) == 1
    failed = [from_json(json.dumps(row), Failure) for row in lines(tmp_path / "failures.jsonl")]
    assert [Path(one.origin).name for one in failed] == ["b.txt", "c.txt"]
    assert "b.txt: no publication date" in result.stderr
    assert "2 failed, 1 coded, listed in failures.jsonl" in result.stderr


def test_failures_where_asked(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("no date at all in this text")
    dateline("code", folder, "--format", "jsonl", "--failures", "bad.jsonl")
    assert lines(tmp_path / "bad.jsonl")[0]["code"] == "no_date"


def test_old_failures_are_taken_away(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "failures.jsonl").write_text("{}\n")
    dateline("code", folder, "-o", "out.jsonl")
    assert not (tmp_path / "failures.jsonl").exists()


def test_nothing_coded_is_a_failure(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no date at all in this text")
    assert dateline("code", "a.txt").exit_code == 1
    (tmp_path / "empty").mkdir()
    result = dateline("code", "empty")
    assert result.exit_code == 1
    assert "no reports in empty" in result.stderr


def test_usage(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    assert dateline("code", "nowhere").exit_code == 2
    assert dateline("code", folder, "--jobs", "-1").exit_code == 2
    assert dateline("code", folder, "-o", "out.xyz").exit_code == 2
    (tmp_path / "dateline.toml").write_text("[run]\nbatch = 0\n[reading]\nmax_chars = 1\n")
    result = dateline("code", folder)
    assert result.exit_code == 2
    assert "run.batch = 0: must be at least 1" in result.stderr
    assert "reading.max_chars: no such setting" in result.stderr


def test_a_report_that_comes_twice_is_coded_once(
    dateline: Dateline, folder: Path, stub: Any
) -> None:
    result = dateline("code", folder, folder / "a.txt", "--format", "jsonl")
    assert len(stub.given) == 3
    assert "1 reports came more than once" in result.stderr


def test_two_reports_with_one_id(dateline: Dateline, tmp_path: Path) -> None:
    rows = [{"id": 1, "text": f"Five were killed in {p}.", "date": "2019-11-02"} for p in "AB"]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = dateline("code", "a.jsonl", "--format", "jsonl")
    assert result.exit_code == 3
    assert "another report has the id '1'" in result.stderr


@pytest.mark.parametrize("output", ["out.jsonl", "out.csv", "out.json", "out.txt", "out"])
def test_an_interrupted_run_goes_on(
    dateline: Dateline, folder: Path, tmp_path: Path, stub: Any, output: str
) -> None:
    options = ("code", folder, "-o", output)
    (tmp_path / "dateline.toml").write_text("[run]\nbatch = 1\n")
    stub.stop_after = 2
    stopped = dateline(*options)
    assert stopped.exit_code == 130
    assert "interrupted after 2 reports" in stopped.stderr
    stub.stop_after = None
    assert dateline(*options).exit_code == 0
    assert len(stub.given) == 3
    assert dateline(*options).exit_code == 0
    assert len(stub.given) == 3
    assert dateline(*options, "--fresh").exit_code == 0
    assert len(stub.given) == 6


def test_a_line_that_was_cut_off_is_coded_again(
    dateline: Dateline, folder: Path, tmp_path: Path, stub: Any
) -> None:
    dateline("code", folder, "-o", "out.jsonl")
    whole = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").write_bytes(whole[:-100])
    assert dateline("code", folder, "-o", "out.jsonl").exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert len(stub.given) == 4


def test_another_configurations_output_is_not_mixed(
    dateline: Dateline, folder: Path, stub: Any
) -> None:
    dateline("code", folder, "-o", "out.jsonl")
    stub.producer = "stub/2"
    result = dateline("code", folder, "-o", "out.jsonl")
    assert result.exit_code == 2
    assert "another version or configuration" in result.stderr


def test_a_file_that_is_no_output_is_not_touched(
    dateline: Dateline, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.jsonl").write_text('{"mine": 1}\n')
    result = dateline("code", folder, "-o", "out.jsonl")
    assert result.exit_code == 2
    assert (tmp_path / "out.jsonl").read_text() == '{"mine": 1}\n'


def test_a_folder_as_output(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    assert dateline("code", folder, "-o", "out", "--format", "csv").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["events.csv", "reports.jsonl"]


def test_output_has_the_usual_mode(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        dateline("code", folder, "-o", "out.csv")
    finally:
        os.umask(mask)
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o644


def test_output_that_cannot_be_written(dateline: Dateline, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = dateline("code", folder, "-o", "file/out.csv")
    assert result.exit_code == 1
    assert isinstance(result.exception, (OSError, SystemExit))


QUIET = (
    "date 2019-11-02 " + "The striker scored a late goal and the club moved up in the table. " * 9
)


def test_what_the_screen_lets_pass_by_is_counted_and_listed(
    dateline: Dateline, folder: Path, tmp_path: Path
) -> None:
    (folder / "match.txt").write_text(QUIET)
    result = dateline(
        "code", folder, "--screen", "--screened", "by.jsonl", "--output", "out.jsonl", "--quiet"
    )
    assert result.exit_code == 0
    assert "1 reports passed by the screen and were not coded, listed in by.jsonl" in result.stderr
    assert len(lines(tmp_path / "out.jsonl")) == 3
    (row,) = lines(tmp_path / "by.jsonl")
    assert row["origin"].endswith("match.txt")
    assert row["score"] < 0


def test_a_run_whose_reports_all_pass_by_is_done(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "match.txt").write_text(QUIET)
    result = dateline("code", "match.txt", "--screen", "--output", "out.jsonl")
    assert result.exit_code == 0
    assert "passed by" in result.stderr
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_without_the_screen_everything_is_coded(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "match.txt").write_text(QUIET)
    assert dateline("code", "match.txt", "--output", "out.jsonl").exit_code == 0
    assert len(lines(tmp_path / "out.jsonl")) == 1


def test_a_list_of_what_passed_by_needs_the_screen(dateline: Dateline, folder: Path) -> None:
    result = dateline("code", folder, "--screened", "by.jsonl")
    assert result.exit_code == 2
    assert "--screen" in result.stderr
