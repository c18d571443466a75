"""The MUC-4 scorer."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.evaluation.muc4 import Item, dateline_of, score
from dateline.evaluation.muc4_fills import agree

GOLD = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: DATE": ["- 03 JAN 90"],
    "INCIDENT: TYPE": ["KIDNAPPING"],
    "HUM TGT: DESCRIPTION": ['"FARM WORKERS" / "WORKERS"'],
}


def test_the_date_of_a_wire() -> None:
    assert dateline_of("LIMA, 3 JAN 90 (EFE) -- [TEXT] ...") == dt.date(1990, 1, 3)
    assert dateline_of("NO CITY, NO DATE --") is None


@pytest.mark.parametrize(
    ("slot", "gold", "mine", "same"),
    [
        ("INCIDENT: DATE", "- 03 JAN 90", "02 JAN 90", True),
        ("INCIDENT: DATE", "03 JAN 90", "05 JAN 90", False),
        ("INCIDENT: LOCATION", "PERU: LIMA (CITY)", "PERU", True),
        ("INCIDENT: LOCATION", "PERU: LIMA (CITY)", "CHILE", False),
        ("HUM TGT: DESCRIPTION", '"FARM WORKERS" / "MEN"', '"WORKERS"', True),
        ("HUM TGT: TYPE", 'CIVILIAN: "WORKERS"', 'CIVILIAN: "WORKERS"', True),
        ("HUM TGT: TYPE", 'CIVILIAN: "WORKERS"', 'DIPLOMAT: "WORKERS"', False),
    ],
)
def test_when_fills_agree(slot: str, gold: str, mine: str, same: bool) -> None:
    assert bool(agree(slot, [gold], [mine]).matched) is same


def test_the_gold_itself_scores_in_full_and_silence_nothing() -> None:
    items = [Item("a", "...", [GOLD]), Item("b", "...", [])]
    full = score(items, [{"docid": "a", "templates": [GOLD]}, {"docid": "b", "templates": []}])
    assert full["all_slots_f"] == 100.0
    assert full["irrelevant_with_event"] == 0.0
    none = score(items, [])
    assert none["all_slots_f"] == 0.0
    assert none["relevant_with_event"] == 0.0
