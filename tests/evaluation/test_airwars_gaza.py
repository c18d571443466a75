"""The loader and scorer of the airwars-gaza set."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from made import HOSPITAL, REPORT, entry, toll

from dateline.errors import ReadingError
from dateline.evaluation.airwars_gaza import (
    bounds_of,
    load,
    score,
    settled_range,
    unbroken,
)
from dateline.records import CodedReport
from dateline.vocabulary import Outcome


def row(**columns: str) -> str:
    base = {
        "code": "X1",
        "date": "October 10\u201311, 2023",
        "assessment": "Three people, \nMusa Sabri\nand his sons, were killed.\nMore is not known.",
        "Civilians reported killed": "2 \u2013 3",
    }
    return json.dumps(base | columns)


def test_a_narrative(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(row(), "utf-8")
    (item,) = load(tmp_path / "dev.jsonl")
    assert item.day == dt.date(2023, 10, 10)
    assert item.gold == {"killed": (2, 3)}
    assert item.text == "Three people, Musa Sabri and his sons, were killed.\nMore is not known."


def test_a_narrative_without_a_date_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(row(date="unknown"), "utf-8")
    with pytest.raises(ReadingError, match="X1"):
        load(tmp_path / "dev.jsonl")


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("7", (7, 7)), ("10 \u2013 12", (10, 12)), ("1,200", (1200, 1200)), ("Unknown", None)],
)
def test_bounds(words: str, bounds: tuple[int, int] | None) -> None:
    assert bounds_of(words) == bounds


def test_punctuation_is_joined_without_a_space() -> None:
    assert unbroken("Named as\nMusa Sabri\n, a baker.\n\u201cHe was 40.\u201d\nNothing else.") == (
        "Named as Musa Sabri, a baker.\n\u201cHe was 40.\u201d\nNothing else."
    )


def test_exact_and_within(tmp_path: Path) -> None:
    codes = {"X1": "2 \u2013 3", "X2": "5", "X3": "Unknown", "X4": "8"}
    lines = [row(code=c, **{"Civilians reported killed": k}) for c, k in codes.items()]
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), "utf-8")
    mine = {
        "X1": {"low": 2, "high": 3, "least": 2, "most": 3},
        "X2": {"low": 4, "high": 4, "least": 4, "most": 6},
        "X3": None,
    }
    scores = score(
        load(tmp_path / "dev.jsonl"), [{"code": c, "killed": k} for c, k in mine.items()]
    )
    assert scores["killed_exact"] == 50.0  # X1 and the rightly empty X3
    assert scores["killed_within"] == 75.0


def test_the_policys_range_and_what_it_could_have_chosen_from(tmp_path: Path) -> None:
    codes = {"X1": "2 \u2013 3", "X2": "5", "X3": "Unknown"}
    lines = [row(code=c, **{"Civilians reported killed": k}) for c, k in codes.items()]
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), "utf-8")
    mine = [
        {"code": "X1", "policy": {"killed": (2, 3)}, "counts": {"killed": [2, 3]}},
        {"code": "X2", "policy": {"killed": (4, 5)}, "counts": {"killed": [4, 5]}},
        {"code": "X3", "policy": {"killed": (1, 1)}, "counts": {"killed": [1]}},
    ]
    scores = score(load(tmp_path / "dev.jsonl"), mine)
    assert scores["policy_killed_exact"] == 33.3
    assert scores["policy_killed_found"] == 66.7  # both bounds of X2 were read


def test_the_policy_settles_the_mentions_of_a_narrative() -> None:
    made = entry((REPORT, toll(10)), (HOSPITAL, toll(12)))
    coded = CodedReport(report=made.report, mentions=(made.mention,), producer="test/1")
    assert settled_range(coded, Outcome.KILLED) == (10, 12)
    assert settled_range(coded, Outcome.INJURED) is None
