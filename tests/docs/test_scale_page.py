"""The page of archives says what the measured rates come to."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "write_scale_doc.py"


def test_the_page_is_what_the_rates_say() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--check"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_not_measured_is_left_out_and_what_was_is_reckoned_with() -> None:
    script: dict[str, Any] = runpy.run_path(str(SCRIPT))
    rate = dict.fromkeys(script["rates"](), None) | {"code_core_s": 0.36}
    assert set(script["ways"](rate)) == {"every report coded, no screen"}
    rate |= {"screen_core_s": 0.0036, "passed": 0.1, "code_gpu_s": 0.01}
    ways = script["ways"](rate)
    number, share = 85_000_000, 0.85
    assert ways["every report coded, no screen"][0] == number * 0.36 / 3600 / share
    core, gpu = ways["screened first, read on a GPU"]
    assert core == number * 0.0036 / 3600 / share
    assert gpu == number * 0.1 * 0.01 / 3600
    assert ways["screened first"][0] < ways["every report coded, no screen"][0] / 8
