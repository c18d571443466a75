"""The installed command with the real engine, as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.pipeline import check_evidence
from dateline.records import CodedReport, from_json

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
REPORTS = sorted(EXAMPLES.glob("*.txt"))[:4]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def coded() -> str:
    """Some examples, coded in one process."""
    done = run("code", *REPORTS, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_every_statement_quotes_words_of_its_report(coded: str) -> None:
    for line in coded.splitlines():
        one = from_json(line, CodedReport)
        assert one.mentions
        check_evidence(one.report, one.mentions)


def test_several_processes_give_the_same_bytes(coded: str, tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("[run]\nbatch = 1\n")
    options = ("--jobs", 2, "--config", tmp_path / "dateline.toml", "-o", tmp_path / "out.jsonl")
    done = run("code", *REPORTS, *options)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.jsonl").read_text("utf-8") == coded


def test_hostile_files_do_not_stop_a_run(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "large.txt").write_bytes(b"date 2019-11-02 " + b"Five died. " * 5_000_000)
    (tmp_path / "many.txt").write_text("date 2019-11-02 " + "Five died. " * 10_000)
    (tmp_path / "french.txt").write_text(
        "date 2019-11-02 Des hommes armés ont tué cinq personnes dans un village, vendredi."
    )
    (tmp_path / "good.txt").write_text("date 2019-11-02 Gunmen killed three men in Gao on Friday.")
    done = run("code", tmp_path, "--format", "jsonl")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert len(done.stderr.splitlines()) == 6  # one for each bad file, and their number


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_terminal_that_knows_few_characters(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2019-11-02 Gunmen killed “three” men in Gao – قاو – on Friday.", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "code", path, "--format", form],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "jsonl":
        assert "قاو" in from_json(done.stdout, CodedReport).report.text
