"""The commands of ``dateline ledger``, with a stub for an engine and Dateline's own linker."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dateline.ledger import Ledger

Dateline = Callable[..., Result]

GAO = "2019-11-02\n\nGunmen killed five people in Gao on Friday."
AGADEZ = "2019-11-03\n\nGunmen killed five people in Agadez on Saturday."


@pytest.fixture
def reports(dateline: Dateline, tmp_path: Path) -> Path:
    """A folder with two reports, and an empty ledger beside it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "b.txt").write_text(GAO)
    (folder / "a.txt").write_text(AGADEZ)
    assert dateline("ledger", "init", "x.db").exit_code == 0
    return folder


def status(dateline: Dateline, ledger: str = "x.db") -> dict[str, object]:
    told: dict[str, object] = json.loads(dateline("ledger", "status", ledger, "--json").stdout)
    return told


def test_reports_are_added_in_the_order_of_publication(
    dateline: Dateline, reports: Path, stub: Any
) -> None:
    done = dateline("ledger", "add", "x.db", reports)
    assert done.exit_code == 0
    assert done.stdout == "2 new (0 copies), 0 known; 2 events touched\n"
    with Ledger.open("x.db") as ledger:
        dates = {e.report.id: e.report.published for d in ledger.dossiers() for e in d.entries}
    assert [dates[one] for one in stub.given] == sorted(dates.values())


def test_known_reports_are_not_coded_again(dateline: Dateline, reports: Path, stub: Any) -> None:
    dateline("ledger", "add", "x.db", reports)
    (reports / "c.txt").write_text("2019-11-04\n\nTwo were killed in Mopti.")
    done = dateline("ledger", "add", "x.db", reports)
    assert done.stdout == "1 new (0 copies), 2 known; 1 events touched\n"
    assert len(stub.given) == 3


def test_recode_codes_what_another_pipeline_coded(
    dateline: Dateline, reports: Path, stub: Any
) -> None:
    dateline("ledger", "add", "x.db", reports)
    assert "2 known" in dateline("ledger", "add", "x.db", reports, "--recode").stdout
    stub.producer = "stub/2"
    done = dateline("ledger", "add", "x.db", reports, "--recode")
    assert done.stdout.startswith("0 new (0 copies), 2 coded anew, 0 known")
    assert len(stub.given) == 4


def test_coded_reports_are_added_as_they_are(
    dateline: Dateline, reports: Path, stub: Any, tmp_path: Path
) -> None:
    dateline("code", reports, "--output", "coded")
    assert len(stub.given) == 2
    (tmp_path / "coded" / "notes.md").write_text("not for the ledger")
    added = dateline("ledger", "add", "x.db", "coded")
    assert added.stdout.startswith("2 new")
    assert "1 files that are no coded reports left out" in added.stderr
    lines = (tmp_path / "coded" / "reports.jsonl").read_bytes()
    assert "2 known" in dateline("ledger", "add", "x.db", "-", stdin=lines).stdout
    assert len(stub.given) == 2


def test_failures_are_told_and_kept(dateline: Dateline, reports: Path) -> None:
    (reports / "c.txt").write_text("2019-11-04\n\nA fault.")
    (reports / "d.txt").write_text("no date")
    done = dateline("ledger", "add", "x.db", reports)
    assert done.exit_code == 3
    assert "2 failed" in done.stderr
    assert status(dateline)["failures"] == 2
    assert dateline("ledger", "add", "x.db", reports).exit_code == 3
    assert status(dateline)["failures"] == 2


def test_an_interrupted_addition_goes_on(dateline: Dateline, reports: Path, stub: Any) -> None:
    stub.stop_after = 1
    done = dateline("ledger", "add", "x.db", reports)
    assert done.exit_code == 130
    assert "goes on where this one stopped" in done.stderr
    stub.stop_after = None
    assert dateline("ledger", "add", "x.db", reports).exit_code == 0
    assert status(dateline)["reports"] == 2


def test_one_id_for_two_texts_fails_that_report_alone(
    dateline: Dateline, reports: Path, tmp_path: Path
) -> None:
    rows = [{"id": "r1", "published": "2019-11-02", "text": f"{n} were killed."} for n in "23"]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = dateline("ledger", "add", "x.db", "rows.jsonl")
    assert done.exit_code == 3
    assert "ids must differ" in done.stderr
    assert done.stdout.startswith("1 new")


def test_status_to_read(dateline: Dateline, reports: Path) -> None:
    dateline("ledger", "add", "x.db", reports)
    told = dateline("ledger", "status", "x.db").stdout
    assert "reports       2\n" in told
    assert "policies      ucdp/" in told
    assert "copy rule     50% of their words in common, within 7 days\n" in told


def test_the_clock_of_the_environment(
    dateline: Dateline, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dateline("ledger", "add", "x.db", reports)
    assert status(dateline)["last_added"] == "2023-11-14T22:13:20Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    wrong = dateline("ledger", "status", "x.db")
    assert wrong.exit_code == 2
    assert "SOURCE_DATE_EPOCH=soon" in wrong.stderr


def test_verify_tells_each_problem(dateline: Dateline, reports: Path, tmp_path: Path) -> None:
    import sqlite3

    dateline("ledger", "add", "x.db", reports)
    sound = dateline("ledger", "verify", "x.db")
    assert (sound.exit_code, sound.stdout) == (0, "")
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("UPDATE texts SET body = 'other' || body")
    connection.close()
    wrong = dateline("ledger", "verify", "x.db")
    assert wrong.exit_code == 1
    assert "its text is not the one that was added" in wrong.stdout


def test_backup_merge_and_upgrade(dateline: Dateline, reports: Path) -> None:
    dateline("ledger", "add", "x.db", reports)
    assert dateline("ledger", "backup", "x.db", "copy.db").exit_code == 0
    assert status(dateline, "copy.db")["reports"] == 2
    dateline("ledger", "init", "y.db", "--policy", "acled")
    merged = dateline("ledger", "merge", "y.db", "copy.db")
    assert merged.stdout == "2 new reports, 0 known, 0 new decisions\n"
    merged = dateline("ledger", "merge", "y.db", "copy.db")
    assert merged.stdout == "0 new reports, 2 known, 0 new decisions\n"
    assert "nothing to renew" in dateline("ledger", "upgrade", "y.db").stderr
    assert "renewed: policy" in dateline("ledger", "upgrade", "y.db", "--policy", "gtd").stderr
    with Ledger.open("y.db") as ledger:
        assert ledger.policy == "gtd"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("status", "none.db"), 1, "no ledger here"),
        (("init", "x.db"), 1, "there is a ledger already"),
        (("init", "y.db", "--policy", "nobody"), 2, "nobody"),
        (("backup", "x.db", "x.db"), 2, "the ledger itself"),
        (("merge", "x.db", "x.db"), 2, "the ledger itself"),
        (("add", "x.db", "empty"), 1, "no reports in empty"),
        (("status", "mysql://host/x"), 2, "mysql"),
        (("status", "reports/a.txt"), 1, "no ledger"),
    ],
)
def test_what_cannot_be_done_is_said(
    dateline: Dateline,
    reports: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    (tmp_path / "empty").mkdir()
    done: Result = dateline("ledger", *arguments)
    assert done.exit_code == code, done.output
    assert words in done.stderr
