"""The loader and scorer of the gva-linking set."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
from telling import coded

from dateline.evaluation.gva_linking import Item, b_cubed, homes_in, load, score

ITEMS = [Item(n, incident, dt.date(2024, 3, 13), "text") for n, incident in enumerate("aabc")]


def test_load(tmp_path: Path) -> None:
    row = {
        "incident_id": "7",
        "reports": [
            {"id": "x", "published": "2024-03-13", "title": "Two shot", "text": "Two men were."},
            {"id": "y", "published": "2024-03-14", "title": None, "text": "One died."},
        ],
    }
    file = tmp_path / "dev.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(row).encode()))
    one, two = load(tmp_path)
    assert (one.number, one.incident, one.text) == (0, "7", "Two shot\n\nTwo men were.")
    assert (two.number, two.published, two.text) == (1, dt.date(2024, 3, 14), "One died.")
    assert one.report().published == dt.date(2024, 3, 13)


def test_b_cubed() -> None:
    assert b_cubed(["x", "x", "y"], ["a", "a", "b"]) == (1.0, 1.0)
    precision, recall = b_cubed(["x", "x", "x"], ["a", "a", "b"])
    assert precision == pytest.approx(5 / 9)
    assert recall == 1.0
    assert b_cubed(["x", "y"], ["a", "a"]) == (1.0, 0.5)


def test_a_report_without_a_prediction_stands_alone() -> None:
    rows = [{"report": n, "group": "g"} for n in (0, 1)]
    scores = score(ITEMS, rows)
    assert scores == {
        "reports": 4,
        "incidents": 3,
        "b3_precision": 100.0,
        "b3_recall": 100.0,
        "b3_f1": 100.0,
    }


def test_a_report_stands_with_its_first_mention_that_another_report_tells_of() -> None:
    one = coded("Gunmen killed two in Gao on Monday. In Kidal a bomb killed six.", "2024-03-12")
    two = coded("A bomb killed six people in Kidal on Monday.", "2024-03-13")
    first, second = one.report.id, two.report.id
    apart = [(f"{first}/e1",), (f"{first}/e2", f"{second}/e1")]
    assert homes_in([one, two], apart) == {first: f"{first}/e2", second: f"{first}/e2"}
    alone = [(f"{first}/e1",), (f"{first}/e2",), (f"{second}/e1",)]
    assert homes_in([one, two], alone) == {first: f"{first}/e1", second: f"{second}/e1"}
