"""The gold set: its form, its split, and the agreement of two annotations."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from dateline.evaluation.gold import agreement, faults, gold_file, load, part, split_of
from dateline.evaluation.statements import Item

ITEMS = load(gold_file())


def test_the_set_is_split_in_halves() -> None:
    assert len(ITEMS) == 64
    assert len(part(ITEMS, "dev")) == len(part(ITEMS, "heldout")) == 32
    rows = [json.loads(line) for line in gold_file().read_text(encoding="utf-8").splitlines()]
    assert all(row["split"] == split_of(row["id"]) for row in rows)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_the_form_holds(item: Item) -> None:
    assert faults(item) == []
    for event in item.events:
        for day in (event["date_start"], event["date_end"]):
            assert day is None or dt.date.fromisoformat(day)


def test_a_quote_that_is_not_in_the_text_is_a_fault() -> None:
    item = next(item for item in ITEMS if item.events)
    assert faults(Item(item.id, item.published, "other words", item.events))


def test_agreement_with_itself_is_full_and_with_nothing_is_not() -> None:
    same = agreement(ITEMS, [{"id": i.id, "events": i.events} for i in ITEMS])
    assert same["toll_role_f1"] == same["responsibility_f1"] == same["main_place"] == 100
    none = agreement(ITEMS, [{"id": i.id, "events": []} for i in ITEMS])
    assert none["toll_figure_f1"] == 0


def test_agreement_is_the_same_whichever_annotation_is_called_second() -> None:
    fewer: list[dict[str, Any]] = [{"id": i.id, "events": i.events[:1]} for i in ITEMS]
    first = {i.id: i for i in ITEMS}
    turned = [Item(r["id"], first[r["id"]].published, "", r["events"]) for r in fewer]
    back = agreement(turned, [{"id": i.id, "events": i.events} for i in ITEMS])
    there = agreement(ITEMS, fewer)
    assert there == back
    assert 0 < there["toll_figure_f1"] < 100


def test_agreement_counts_only_the_reports_that_both_hold() -> None:
    assert agreement(ITEMS, [{"id": 1, "events": []}])["articles"] == 1


@pytest.mark.parametrize(
    ("field", "value"), [("qualifier", "some"), ("low", 99), ("outcome", "hurt")]
)
def test_a_bad_toll_is_a_fault(field: str, value: object) -> None:
    item = next(item for item in ITEMS if item.id == 1)
    event = item.events[0]
    toll = {**event["tolls"][0], field: value}
    bad = Item(1, item.published, item.article, [{**event, "tolls": [toll]}])
    assert len(faults(bad)) == 1
