"""Kills, two writers at once and full disks: nothing acknowledged is lost, nothing half done."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from killing import open_, reports
from plain import coded

from dateline.errors import LedgerError
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from conftest import Make

HERE = Path(__file__).parent
COUNT = int(os.environ.get("DATELINE_TEST_KILLS", "20"))


def program(name: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(HERE / name), *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def ended(process: subprocess.Popen[str]) -> None:
    _, said = process.communicate()
    assert process.returncode == 0, said


@pytest.mark.parametrize("how", ["steps", "times"])
def test_killed_processes_leave_what_an_undisturbed_one_would(make: Make, how: str) -> None:
    told = reports(COUNT)
    undisturbed, killed = make(), make()
    for report in told:
        undisturbed.add(report)
    ended(program("killing.py", how, killed.address, str(COUNT)))
    assert list(killed.verify()) == []
    for report in told:
        assert killed.add(report).outcome == "known"
    assert list(killed.dump()) == list(undisturbed.dump())


def test_two_writers_at_once_lose_and_double_nothing(make: Make) -> None:
    told = reports(COUNT)
    alone, shared = make(), make()
    alone.add_all(told)
    writers = [program("writing_all.py", shared.address, str(COUNT), turn) for turn in ("1", "-1")]
    for writer in writers:
        ended(writer)
    assert list(shared.verify()) == []
    assert shared.status().reports == len(told)
    assert groups(shared) == groups(alone)


def groups(ledger: Ledger) -> list[list[str]]:
    return sorted(sorted(dossier.event.mentions) for dossier in ledger.dossiers())


def test_a_reader_sees_one_state_while_others_write(make: Make) -> None:
    ledger = make()
    for day in range(1, 6):
        ledger.add(coded(("Gao", f"2019-11-{2 * day:02d}", day)))
    seen = ledger.dossiers()
    first = next(seen)
    for day in range(6, 10):
        ledger.add(coded(("Agadez", f"2019-11-{2 * day:02d}", day)))
    assert len([first, *seen]) == 5
    assert ledger.status().events == 9


def fill(ledger: Ledger) -> None:
    for number in range(200):
        words = " ".join(f"word{number}of{n}" for n in range(300))
        ledger.add(coded(("Agadez", "2019-11-01", number), words=words))


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """SQLite is told to use no more pages than the file has, which is what a full disk says."""
    from day_linker import DayAndPlace
    from plain import CLOCK, PlainPolicy
    from sqlalchemy import event

    place = tmp_path / "full.db"
    Ledger.create(place, clock=lambda: CLOCK, linker=DayAndPlace(), policy=PlainPolicy()).close()
    with open_(str(place)) as ledger:
        ledger.add(coded(("Gao", "2019-11-01", 5)))
        before = list(ledger.dump())

        def full(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # the least that it takes: its size

        ledger._engine.dispose()
        event.listen(ledger._engine, "connect", full)
        with pytest.raises(LedgerError, match=r"disk full.*safe"):
            fill(ledger)
    with open_(str(place)) as ledger:
        assert list(ledger.verify()) == []
        assert next(ledger.dump()) in before


def test_a_file_over_its_limit_is_told_and_loses_nothing(tmp_path: Path) -> None:
    place = tmp_path / "limit.db"
    code = f"""
import resource, signal
from plain import *
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
ledger = Ledger.create({str(place)!r}, linker=DayAndPlace(), policy=PlainPolicy())
ledger.add(coded(("Gao", "2019-11-01", 5)))
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
for number in range(400):
    words = " ".join(f"word{{number}}of{{n}}" for n in range(300))
    ledger.add(coded(("Agadez", "2019-11-01", number), words=words))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])},
    )
    assert "LedgerError: the disk cannot be written" in done.stderr or (
        "LedgerError: disk full" in done.stderr
    )
    with open_(str(place)) as ledger:
        assert list(ledger.verify()) == []
        assert ledger.has(coded(("Gao", "2019-11-01", 5)).report)
