"""Runs an archive in a process that is killed (SIGKILL) at a step; run by the tests as a program.

``killed_run.py ARCHIVE STEP`` dies when it comes to the step for the first time.
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


def main(folder: str, step: str) -> None:
    """Run the archive until the step."""

    def checkpoint(name: str) -> None:
        if name == step:
            os.kill(os.getpid(), signal.SIGKILL)

    run(Archive(Path(folder)), job(), runner=LocalRunner(1, checkpoint))


if __name__ == "__main__":
    main(*sys.argv[1:])
