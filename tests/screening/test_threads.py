"""The screen loads numpy first in a run: it must not cost the language pipeline its one thread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_numpy_takes_one_thread_when_the_screen_loads_it() -> None:
    code = (
        "import dateline.screening, os, numpy\n"
        "matrix = numpy.ones((600, 600), dtype='f')\n"
        "for _ in range(5): matrix @ matrix\n"
        "print(len(os.listdir('/proc/self/task')))\n"
        "print('OPENBLAS_NUM_THREADS' in os.environ)"
    )
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stdout.split() == ["1", "False"]
