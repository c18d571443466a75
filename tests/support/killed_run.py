"""Runs an archive in a process that is killed (SIGKILL); run by the tests as a program.

``killed_run.py ARCHIVE STEP`` dies when it comes to the step for the first time.
``killed_run.py ARCHIVE ray ADDRESS`` works on a cluster, and dies when the first shard is done.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from archives import job

from dateline.scale.local_runner import LocalRunner
from dateline.scale.plan import Archive
from dateline.scale.running import run


def die(*_: object) -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, step: str, address: str | None = None) -> None:
    """Run the archive until the step."""
    archive = Archive(Path(folder))
    if address is not None:
        from dateline.scale.ray_runner import RayRunner

        run(archive, job(), runner=RayRunner(2, address=address), told=die)
        return

    def checkpoint(name: str) -> None:
        if name == step:
            die()

    run(archive, job(), runner=LocalRunner(1, checkpoint))


if __name__ == "__main__":
    main(*sys.argv[1:])
