"""Runs that end badly: killed at every step of a commit, out of disk, two at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import TRACES, content, job, planned, report, reports, traces

from dateline.scale.checking import verify
from dateline.scale.local_runner import LocalRunner
from dateline.scale.plan import Archive
from dateline.scale.running import run, status

SUPPORT = Path(__file__).parents[1] / "support"
STEPS = [f"{step} {what}" for what in ("rows", "record") for step in ("write", "rename", "keep")]


@pytest.fixture(autouse=True)
def _traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "traces"
    folder.mkdir()
    monkeypatch.setenv(TRACES, str(folder))


def command(archive: Archive, step: str) -> list[str]:
    return [sys.executable, str(SUPPORT / "killed_run.py"), str(archive.folder), step]


def environment() -> dict[str, str]:
    paths = [str(SUPPORT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def start(
    archive: Archive, step: str = "none", before: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(archive, step), env=environment(), preexec_fn=before, stderr=subprocess.PIPE
    )


def clean(tmp_path: Path, count: int) -> dict[str, bytes]:
    """What an undisturbed run gives; it leaves no traces."""
    archive = planned(tmp_path / "clean", list(reports(count)))
    run(archive, job())
    for trace in Path(os.environ[TRACES]).glob("*.trace"):
        trace.unlink()
    return content(archive)


def test_killed_at_every_step_of_a_commit(tmp_path: Path) -> None:
    expected = clean(tmp_path, 40)
    archive = planned(tmp_path / "a", list(reports(40)))
    for step in STEPS:
        killed = start(archive, step)
        killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL
        assert list(verify(archive)) == []
    assert run(archive, job()).left == 0
    assert content(archive) == expected
    times = Counter(traces())
    assert len(times) == 40
    assert sum(times.values()) - 40 <= 10 * len(STEPS)  # one shard for each kill, at most


def test_killed_while_it_codes(tmp_path: Path) -> None:
    found = [*reports(9), report("[hang] near Gao")]
    archive = planned(tmp_path / "a", found)
    killed = start(archive)
    waited = time.monotonic() + 60
    while not traces() and time.monotonic() < waited:
        time.sleep(0.05)
    killed.kill()
    killed.communicate(timeout=60)
    assert status(archive).done == 0
    assert not status(archive).running
    assert run(archive, job(seconds=1, batch=1)).failed == 1


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    expected = clean(tmp_path, 20)
    archive = planned(tmp_path / "a", list(reports(20)))
    # A limit on the size of a file: writing beyond it fails as on a full disk.
    least = min(len(data) for name, data in expected.items() if name.endswith("zst"))
    full = start(
        archive, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (least // 2,) * 2)
    )
    told = full.communicate(timeout=60)[1].decode()
    assert full.returncode == 1
    assert "no room left to write it" in told
    assert "make room, then give the same command again" in told
    assert [path.name for path in archive.coded.iterdir()] == ["pipeline.json"]
    assert run(archive, job()).left == 0
    assert content(archive) == expected


def test_two_runs_at_once(tmp_path: Path) -> None:
    expected = clean(tmp_path, 60)
    archive = planned(tmp_path / "a", list(reports(60)))
    both = [start(archive) for _ in range(2)]
    told = [one.communicate(timeout=120)[1].decode() for one in both]
    refused = [text for text in told if "another run is writing" in text]
    assert sorted(one.returncode for one in both) == ([0, 1] if refused else [0, 0])
    assert content(archive) == expected
    assert Counter(traces()) == Counter({one.id: 1 for one in reports(60)})


def test_a_run_that_is_left_ends_its_processes(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(40)))

    class EnoughError(Exception):
        pass

    def told(_: object) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        run(archive, job(), runner=LocalRunner(2), told=told)
    left = status(archive)
    assert 1 <= left.done < 4
    assert not left.running
    assert run(archive, job()).left == 0
