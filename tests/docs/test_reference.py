"""The reference pages say what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_commands_and_settings_are_documented() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build_cli_reference.py", "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert all("==" in line for line in lock.splitlines() if line and line[0].isalnum())
