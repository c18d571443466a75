"""The loader and scorer of the gva-figures set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import POLICE, entry, toll

from dateline.evaluation.gva_figures import figures, load, mention_of, score, set_aside
from dateline.records import CodedReport, Mention
from dateline.vocabulary import Ground


def incident(number: str, killed: int, injured: int) -> str:
    report = {"published": "2019-11-02", "title": "Two shot", "text": "Two men were shot."}
    return json.dumps(
        {
            "incident_id": number,
            "num_killed": killed,
            "num_injured": injured,
            "reports": [report, {**report, "text": ""}],
        }
    )


def coded(*mentions: Mention, of: CodedReport) -> CodedReport:
    return CodedReport(report=of.report, mentions=mentions, producer="test/1")


def report(number: int, day: int = 0) -> CodedReport:
    made = entry((POLICE, toll(number)), day=day)
    return CodedReport(report=made.report, mentions=(made.mention,), producer="test/1")


def test_an_incident_and_its_reports(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(incident("7", 1, 2), "utf-8")
    (item,) = load(tmp_path / "dev.jsonl")
    assert item.gold == {"killed": 1, "injured": 2}
    (dated,) = item.dated()  # a report without a text is none
    assert (dated.title, dated.text) == ("Two shot", "Two men were shot.")


def test_the_later_figure_of_the_same_source_is_the_incidents() -> None:
    row = figures("7", [report(1), report(2, day=1)])
    assert row["killed"] == {"low": 2, "best": 2, "high": 2, "found": [1, 2]}
    assert row["injured"] == {"low": None, "best": None, "high": None, "found": []}
    assert figures("8", [])["killed"]["best"] is None


def test_the_mention_that_tells_of_people_harmed() -> None:
    other = Mention(id="e0", report="r", ground=Ground.MAIN, statements=(), triggers=())
    told = report(3)
    assert mention_of(coded(other, *told.mentions, of=told)) == told.mentions[0]
    assert mention_of(coded(other, of=told)) == other


def test_exact_found_and_set_aside(tmp_path: Path) -> None:
    golds = {"1": (1, 0), "2": (0, 0), "3": (4, 0), "4": (2, 1)}
    lines = [incident(number, *gold) for number, gold in golds.items()]
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), "utf-8")
    items = load(tmp_path / "dev.jsonl")
    mine = [
        {"incident": "1", "killed": {"best": 1, "found": [1]}},
        {"incident": "3", "killed": {"best": 5, "found": [4, 5]}},
        {"incident": "4", "killed": {"best": 1, "found": [1]}},
    ]
    scores = score(items, mine)
    assert scores["killed_exact"] == 50.0  # 1, and nobody told of nobody killed
    assert scores["killed_found"] == 75.0  # 3 as well: another policy could have it
    assert scores["injured_exact"] == 75.0
    aside = [item for item in items if set_aside(item)]
    right = [item for item in aside if item.incident in ("1", "2")]
    assert scores["killed_exact_aside"] == pytest.approx(100 * len(right) / len(aside), abs=0.1)
