"""What a process that codes does for itself."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest
from archives import Quick, reports

from dateline.scale import labour, processes
from dateline.scale.processes import keep_tables

PARENT = """
import datetime as dt
import sys
sys.path[:0] = {path!r}
from archives import Quick
from dateline.records import Report
from dateline.scale.local import run

class Hanging(Quick):
    def setup(self):
        import os
        print(os.getpid(), flush=True)

if __name__ == "__main__":
    reports = (
        Report(id=str(n), text="[hang]", published=dt.date(2019, 11, 2), origin="test")
        for n in range(8)
    )
    list(run(reports, Hanging, jobs=2, batch=1))
"""


def test_tables_leave_the_collectors_rounds() -> None:
    gc.unfreeze()  # what a test before this one took out
    thresholds = gc.get_threshold()
    try:
        keep_tables()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[1:] == thresholds[1:]
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(path=sys.path))
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    lives = _lives(worker)
    if lives:
        os.kill(worker, signal.SIGKILL)
    assert not lives


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class _Ring:
    """Two of them that hold each other go with a round of the collector alone."""

    other: _Ring | None = None


def test_free_memory_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(processes, "_trim", lambda: asked.append)
    one, other = _Ring(), _Ring()
    one.other, other.other = other, one
    left = weakref.ref(one)
    del one, other
    processes.give_back()
    assert left() is None
    assert asked == [0]


def test_another_c_library_keeps_what_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_trim", lambda: None)
    processes.give_back()


def test_a_process_tidies_up_after_so_many_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[int] = []
    ours, theirs = multiprocessing.Pipe()
    monkeypatch.setattr(labour, "TIDY", 5)
    monkeypatch.setattr(labour, "give_back", lambda: tidied.append(1))
    for count in (3, 3, 4, 1):
        ours.send(("code", list(reports(count))))
    process = threading.Thread(target=labour.serve, args=(theirs, Quick(), None, 100))
    process.start()
    answered = [len(ours.recv()) for _ in range(4)]
    ours.close()
    process.join(10)
    assert answered == [3, 3, 4, 1]
    assert tidied == [1, 1]  # after six, and after five more
