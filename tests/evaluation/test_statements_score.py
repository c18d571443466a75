"""The statements measures, level by level."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.evaluation.matching import Counts, largest_matching, match
from dateline.evaluation.statements import Item, score


def toll(low: int | None, high: int | None, **other: Any) -> dict[str, Any]:
    return {
        "outcome": "killed",
        "group": "soldiers",
        "low": low,
        "high": high,
        "qualifier": "exact",
        "source": "the army",
        "source_kind": "military",
        **other,
    }


def event(role: str, *tolls: dict[str, Any], **other: Any) -> dict[str, Any]:
    plain = {"role": role, "date_start": "2020-01-01", "place": "Gao town", "responsibility": []}
    return {**plain, "tolls": list(tolls), **other}


def scores(gold: dict[str, Any], mine: dict[str, Any]) -> dict[str, float | int]:
    item = Item(1, dt.date(2020, 1, 2), "text", [gold])
    return score([item], [{"id": 1, "events": [mine]}])


def test_a_perfect_answer_scores_100() -> None:
    one = event(
        "main", toll(5, 5), responsibility=[{"actor": "JNIM", "level": "claimed_by_itself"}]
    )
    found = scores(one, one)
    assert all(value == 100 for name, value in found.items() if name != "articles")


def test_each_level_asks_what_the_one_before_asks() -> None:
    found = scores(
        event("main", toll(5, 5)),
        event("background", toll(5, 5, group="police", source="army sources", source_kind="state")),
    )
    assert found["toll_group_f1"] == 100, "soldiers and police are both state"
    assert found["toll_source_f1"] == 100, "a word of the name is shared"
    assert found["toll_role_f1"] == 0
    other = scores(event("main", toll(5, 5)), event("main", toll(5, None)))
    assert other["toll_figure_f1"] == 0
    assert other["toll_role_f1"] == 0


def test_two_vague_figures_agree_and_captured_is_arrested() -> None:
    dozens = toll(24, None, qualifier="vague", outcome="captured")
    many = toll(3, None, qualifier="vague", outcome="arrested")
    assert scores(event("main", dozens), event("main", many))["toll_figure_f1"] == 100


def test_a_prediction_serves_one_gold_entry_only() -> None:
    found = scores(event("main", toll(5, 5), toll(5, 5)), event("main", toll(5, 5)))
    assert (found["toll_figure_recall"], found["toll_figure_precision"]) == (50, 100)


def test_no_date_and_no_place_are_right_when_the_gold_has_none() -> None:
    gold = event("main", date_start=None, place=None)
    assert scores(gold, gold)["main_place"] == 100
    assert scores(gold, event("main"))["main_place"] == 0
    assert scores(gold, event("main"))["main_date"] == 0


def test_matching_is_the_largest_whatever_the_order() -> None:
    assert len(largest_matching([[0, 1], [0]])) == 2
    assert len(largest_matching([[0], [0, 1]])) == 2


def test_counts_of_nothing_are_no_score() -> None:
    assert match([], [], lambda _a, _b: True) == Counts(0, 0, 0)
    assert Counts(0, 0, 0).f1 == 0
