"""The benchmarks page shows the pinned scores."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from dateline.evaluation.pins import Pin, read_pins
from dateline.evaluation.sets import SETS

ROOT = Path(__file__).parents[2]
WRITER: dict[str, Any] = runpy.run_path(str(ROOT / "scripts/write_benchmarks_doc.py"))
PAGE = (ROOT / "docs/benchmarks.md").read_text("utf-8")


def test_every_set_has_a_table() -> None:
    assert set(WRITER["MEASURES"]) == set(SETS)
    assert [name for name in SETS if f"<!-- scores: {name} -->" not in PAGE] == []


def test_scores_stand_beside_their_bars() -> None:
    pin = Pin("muc4/dev.jsonl.gz", "", {"relevant_with_event": 81.0, "irrelevant_with_event": 16.0})
    table = WRITER["score_table"]("muc4", pin)
    assert "| relevant documents with an event, all, % | ≥ 80 | 81.0 |" in table
    assert "| irrelevant documents with an event, all, % | ≤ 15 | 16.0 (bar missed) |" in table
    assert "| all 24 slots, set aside, F | ≥ 45 | – |" in table


def test_speed_is_left_as_it_is_without_a_run() -> None:
    row = {"reports": 10, "words": 3000, "run_s": 1.0, "cpu_s": 1.0, "load_s": 2.0, "peak_gb": 0.9}
    bench: dict[str, Any] = {"whole": row, "bare": row, "whole_two": row, "bare_two": row}
    bench |= {"ratio": 0.91, "clock_ratio": 0.95, "help_s": 0.3}
    filled = WRITER["filled"]
    block = "<!-- scores: speed -->\nold\n<!-- end -->"
    assert filled(block, {}, None) == block
    assert "| processor time, whole job / bare pipeline | ≤ 1.0 | 0.91 |" in filled(
        block, {}, bench
    )


def test_the_page_shows_the_pins() -> None:
    if not WRITER["PINS"].exists():
        pytest.skip("nothing is pinned yet")
    up_to_date = WRITER["filled"](PAGE, read_pins(WRITER["PINS"]), None)
    assert up_to_date == PAGE, "run python scripts/write_benchmarks_doc.py"
