"""``dateline archive``: thin over the library; what is told, and how a run ends."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import TRACES, job
from click.testing import CliRunner, Result

from dateline.cli import cli
from dateline.scale.job import Job
from dateline.scale.local_runner import LocalRunner

Dateline = Callable[..., Result]
ROWS = [
    {"text": f"Gunmen killed {n} farmers near Gao on Friday.", "date": "2019-11-02"}
    for n in range(12)
]


def quick(*_: object, **__: object) -> Job:
    return job()


@pytest.fixture
def dateline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """The commands with a coder that takes no time, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "traces").mkdir()
    monkeypatch.setenv(TRACES, str(tmp_path / "traces"))
    monkeypatch.setattr("dateline.cli.archive_run.default_job", quick)
    monkeypatch.setattr("dateline.cli.archive_plan.default_job", quick)

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(cli, ["archive", *(str(a) for a in arguments)])

    return run


def write(path: str, rows: list[dict[str, str]]) -> None:
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    Path(path).write_bytes(gzip.compress(data) if path.endswith(".gz") else data)


def test_from_plan_to_tables(dateline: Dateline) -> None:
    write("one.jsonl", ROWS[:7])
    write("two.jsonl.gz", ROWS[5:])
    made = dateline("plan", "a", "*.jsonl*", "--shard-reports", 5)
    assert made.exit_code == 0
    assert "12 reports in 3 shards; 0 of them copies, 2 more came twice" in made.stderr
    assert json.loads(dateline("status", "a", "--json").stdout)["left"] == 12
    done = dateline("run", "a")
    assert done.exit_code == 0
    assert "in all 12 coded, 0 copies, 0 screened out, 0 failed" in done.stderr
    assert dateline("verify", "a").stderr == "sound\n"
    told = dateline("status", "a").stdout
    assert "done      3" in told
    assert "running   no" in told
    merged = dateline("merge", "a", "--output", "tables")
    assert merged.exit_code == 0
    assert "12 reports, 0 mentions, 0 statements, 0 events" in merged.stderr
    CliRunner().invoke(cli, ["ledger", "init", "l.db"])
    merged = dateline("merge", "a", "--ledger", "l.db")
    assert merged.stderr == "12 new, 0 known, 0 refused; 0 that failed are noted\n"


def test_what_cannot_be_read_or_coded(dateline: Dateline) -> None:
    write("one.jsonl", [*ROWS[:2], {"text": "No date."}, {**ROWS[2], "text": "[fail once] here."}])
    made = dateline("plan", "a", "one.jsonl")
    assert made.exit_code == 3
    assert "1 could not be read; listed in a/plan/failures.jsonl" in made.stderr
    done = dateline("run", "a")
    assert done.exit_code == 3
    assert "1 failed; try them again with: dateline archive retry-failed a" in done.stderr
    assert dateline("retry-failed", "a").exit_code == 0
    assert "in all 3 coded" in dateline("run", "a").stderr


def test_a_dry_run_writes_nothing_and_tells_the_hours(dateline: Dateline, tmp_path: Path) -> None:
    write("one.jsonl", ROWS)
    told = dateline("plan", "a", "one.jsonl", "--dry-run", "--sample", 6, "--jobs", 2)
    assert told.exit_code == 0
    assert "12 reports in 1 shards" in told.stdout
    assert "6 reports read now, all coded" in told.stdout
    assert "on 2 processes with a core each" in told.stdout
    assert not (tmp_path / "a").exists()


def test_nothing_to_plan(dateline: Dateline) -> None:
    write("one.jsonl", [{"text": "No date."}])
    assert dateline("plan", "a", "one.jsonl").exit_code == 1
    lost = dateline("plan", "b", "none.jsonl", "*.csv")
    assert lost.exit_code == 2
    assert lost.stderr.count("no such file") == 2


def test_wrong_usage(dateline: Dateline) -> None:
    for command in (("run",), ("status",), ("verify",), ("merge", "-o", "t")):
        result = dateline(command[0], "none", *command[1:])
        assert result.exit_code == 2
        assert "dateline archive plan none" in result.stderr
    assert dateline("merge", "a").exit_code == 2
    assert dateline("merge", "a", "-o", "t", "--ledger", "l").exit_code == 2


def test_merging_before_all_is_coded(dateline: Dateline) -> None:
    write("one.jsonl", ROWS)
    dateline("plan", "a", "one.jsonl")
    merged = dateline("merge", "a", "-o", "t")
    assert merged.exit_code == 3
    assert "12 reports are not coded yet" in merged.stderr


def test_what_does_not_hold_is_told(dateline: Dateline) -> None:
    write("one.jsonl", ROWS)
    dateline("plan", "a", "one.jsonl")
    dateline("run", "a")
    [rows] = Path("a/coded").glob("*.zst")
    rows.unlink()
    told = dateline("verify", "a")
    assert told.exit_code == 1
    assert "its rows are missing" in told.stdout
    assert told.stderr == "a: 1 problems\n"


@pytest.mark.parametrize(
    ("options", "want"),
    [
        (("--ray", "auto"), {"jobs": 0, "address": "auto", "cpus": 1.0, "gpus": 0.0}),
        (
            ("--ray", "local", "-j", 2, "--cpus", 4, "--gpus", 0.5),
            {"jobs": 2, "address": None, "cpus": 4.0, "gpus": 0.5},
        ),
    ],
)
def test_a_cluster_is_used_as_the_options_say(
    dateline: Dateline,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[object, ...],
    want: dict[str, object],
) -> None:
    told: list[dict[str, object]] = []

    class Recorded(LocalRunner):
        def __init__(self, jobs: int, **share: object) -> None:
            told.append({"jobs": jobs, **share})
            super().__init__(1)

    monkeypatch.setattr("dateline.scale.ray_runner.RayRunner", Recorded)
    write("one.jsonl", ROWS[:2])
    dateline("plan", "a", "one.jsonl")
    assert dateline("run", "a", *options).exit_code == 0
    assert told == [want]
