"""The Ray runner on a local cluster of several workers: the same bytes, whatever is killed."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import TRACES, content, job, planned, reports, traces

from dateline.errors import ArchiveError, MissingExtraError
from dateline.reading import read
from dateline.records import Report
from dateline.scale.checking import verify
from dateline.scale.identity import default_job
from dateline.scale.job import Limits
from dateline.scale.local_runner import LocalRunner
from dateline.scale.plan import Archive
from dateline.scale.ray_runner import STORE_BYTES, RayRunner
from dateline.scale.running import run, status

ROOT = Path(__file__).parents[2]
SUPPORT = ROOT / "tests" / "support"


class KillOnce:
    """Kills the worker at each of some steps, the first time that one comes there."""

    def __init__(self, marks: Path, *steps: str) -> None:
        self.marks = marks
        self.steps = steps

    def __call__(self, step: str) -> None:
        if step in self.steps:
            try:
                (self.marks / step).touch(exist_ok=False)
            except FileExistsError:
                return
            os.kill(os.getpid(), signal.SIGKILL)


def always(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("traces")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TRACES, str(folder))
        yield folder


@pytest.fixture(scope="module", autouse=True)
def _cluster(traced: Path) -> Iterator[None]:
    """A cluster of this machine alone, with room for two workers."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray

    with pytest.MonkeyPatch.context() as patch:
        paths = [str(SUPPORT), str(ROOT / "tests" / "scale"), os.environ.get("PYTHONPATH", "")]
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        ray.init(
            address="local",
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=STORE_BYTES,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
        yield
        ray.shutdown()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, traced: Path) -> dict[str, bytes]:
    """What one machine makes of forty reports."""
    archive = planned(tmp_path_factory.mktemp("clean") / "a", list(reports(40)))
    run(archive, job(), runner=LocalRunner(1))
    return content(archive)


@pytest.fixture
def archive(tmp_path: Path, traced: Path, clean: dict[str, bytes]) -> Archive:
    """The forty reports planned in another order, and no traces of any."""
    for trace in traced.glob("*.trace"):
        trace.unlink()
    return planned(tmp_path / "a", list(reports(40))[::-1])


def test_bytes_are_those_of_one_machine(
    archive: Archive, traced: Path, clean: dict[str, bytes]
) -> None:
    after = run(archive, job(recycle=1), runner=RayRunner(), order=lambda tasks: tasks[::-1])
    assert (after.done, after.left) == (4, 0)
    assert content(archive) == clean
    assert list(verify(archive)) == []
    assert sorted(traces()) == sorted(one.id for one in reports(40))
    assert len(list(traced.glob("*.trace"))) == 4  # each process renewed after a shard


@pytest.mark.parametrize("steps", [("write rows", "rename record"), ("rename rows", "keep record")])
def test_a_worker_killed_at_a_step_costs_no_more_than_its_shard(
    archive: Archive, clean: dict[str, bytes], steps: tuple[str, str]
) -> None:
    marks = archive.folder.parent / "killed"
    marks.mkdir()
    assert run(archive, job(), runner=RayRunner(2, checkpoint=KillOnce(marks, *steps))).left == 0
    assert {path.name for path in marks.iterdir()} == set(steps)
    assert content(archive) == clean
    assert len(traces()) <= 40 + 2 * 10


def test_a_killed_driver_ends_its_workers_and_the_next_run_goes_on(
    archive: Archive, clean: dict[str, bytes]
) -> None:
    import ray

    address = ray.get_runtime_context().gcs_address
    command = [sys.executable, str(SUPPORT / "killed_run.py"), str(archive.folder), "ray", address]
    killed = subprocess.run(command, check=False, capture_output=True, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert run(archive, job(), runner=RayRunner(2)).left == 0
    assert content(archive) == clean
    assert len(traces()) <= 40 + 2 * 10  # a shard of each worker


def test_the_real_pipeline_gives_the_same_bytes(tmp_path: Path) -> None:
    found = [one for one in read(ROOT / "examples" / "reports") if isinstance(one, Report)][:4]
    told = []
    for name, runner, size in (("local", LocalRunner(1), 8), ("ray", RayRunner(1), 2)):
        archive = planned(tmp_path / name, found, size=4)
        after = run(archive, default_job("en_core_web_md", Limits(batch=size)), runner=runner)
        assert (after.coded, after.failed) == (4, 0)
        told.append(content(archive))
    assert told[0] == told[1]


def test_a_shard_at_which_every_worker_is_lost_ends_the_run(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(3)))
    with pytest.raises(ArchiveError, match="3 workers were lost"):
        run(archive, job(), runner=RayRunner(1, checkpoint=always))
    assert status(archive).done == 0


def test_more_than_the_cluster_has_is_told(tmp_path: Path) -> None:
    archive = planned(tmp_path / "a", list(reports(5)))
    with pytest.raises(ArchiveError, match="no room for a worker with 1 CPU and 1 GPU"):
        run(archive, job(), runner=RayRunner(gpus=1))


def test_without_ray_the_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'dateline\[ray\]'"):
        RayRunner()


def test_the_base_install_has_no_ray() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not any(name.startswith("ray") for name in project["dependencies"])
    assert any(name.startswith("ray") for name in project["optional-dependencies"]["ray"])
    looked = "import sys, dateline.cli.archive_run, dateline.scale; print('ray' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", looked], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
