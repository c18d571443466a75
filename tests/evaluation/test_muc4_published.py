"""The published measures of MUC-4: five slots, and all slots with partial credit."""

from __future__ import annotations

import itertools
import random

import pytest

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.muc4 import Item, score
from dateline.evaluation.muc4_five import Tally, five_slots
from dateline.evaluation.muc4_official import Points, credit, fills_points, official

GOLD = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: TYPE": ["BOMBING"],
    "PERP: ORGANIZATION ID": ['"NORTHERN COLUMN" / "COLUMN"'],
    "HUM TGT: NAME": ['"ANA RUIZ"'],
    "HUM TGT: DESCRIPTION": ['"MAYOR": "ANA RUIZ"', '"GUARDS"'],
    "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "ANA RUIZ"'],
}


def test_the_best_pairing_is_found() -> None:
    chance = random.Random(7)
    for height, width in itertools.product(range(1, 5), repeat=2):
        table = [[chance.choice((0, 1, 2, 5, 9)) for _ in range(width)] for _ in range(height)]
        found = sum(table[i][j] for i, j in best_pairs(table).items())
        longer = max(height, width)
        full = [[*row, *[0] * (longer - width)] for row in table] + [[0] * longer] * (
            longer - height
        )
        orders = itertools.permutations(range(longer))
        assert found == max(sum(full[i][j] for i, j in enumerate(order)) for order in orders)
    assert best_pairs([]) == {}


def test_names_and_their_descriptions_are_one_victim() -> None:
    assert five_slots([GOLD], [GOLD]) == Tally(4, 4, 4, 4)
    mine = {"INCIDENT: TYPE": ["BOMBING"], "HUM TGT: DESCRIPTION": ['"THE MAYOR"', '"TWO GUARDS"']}
    assert five_slots([GOLD], [mine]) == Tally(2, 3, 2, 4)
    assert five_slots([GOLD], [mine], head=True) == Tally(3, 3, 3, 4)


def test_a_name_stands_for_the_person_who_is_also_described() -> None:
    mine = {**GOLD, "HUM TGT: DESCRIPTION": ['"LADY": "ANA RUIZ"', '"GUARDS"']}
    assert five_slots([GOLD], [mine]) == Tally(4, 4, 4, 4)


def test_templates_of_another_type_never_pair() -> None:
    mine = {**GOLD, "INCIDENT: TYPE": ["KIDNAPPING"]}
    assert five_slots([GOLD], [mine]) == Tally(0, 4, 0, 4)


def test_the_pairing_of_templates_is_the_best_and_not_the_first() -> None:
    one = {"INCIDENT: TYPE": ["ATTACK"], "HUM TGT: NAME": ['"ANA RUIZ"']}
    other = {"INCIDENT: TYPE": ["ATTACK"], "HUM TGT: NAME": ['"LUIS PAZ"']}
    assert five_slots([one, other], [other, one]).f1 == 100.0


@pytest.mark.parametrize(
    ("slot", "gold", "mine", "points"),
    [
        ("PHYS TGT: ID", '"RED BRIDGE" / "BRIDGE"', '"THE BRIDGE"', 1.0),
        ("PHYS TGT: ID", '"BRIDGE OF THE TOWN"', '"OLD BRIDGE"', 0.5),
        ("PHYS TGT: ID", '"BRIDGE"', '"SCHOOL"', 0.0),
        ("INCIDENT: TYPE", "BOMBING", "ATTACK", 0.5),
        ("HUM TGT: NUMBER", '2: "GUARDS"', '2: "GUARDS"', 1.0),
        ("HUM TGT: NUMBER", '2: "GUARDS"', '2: "MAYOR"', 0.5),
        ("HUM TGT: NUMBER", '2: "GUARDS"', '3: "GUARDS"', 0.0),
        ("INCIDENT: LOCATION", "PERU: LIMA (CITY)", "PERU", 0.5),
    ],
)
def test_credit(slot: str, gold: str, mine: str, points: float) -> None:
    assert credit(slot, gold, mine) == points


def test_fills_are_correct_partial_incorrect_spurious_or_missing() -> None:
    slot = "PHYS TGT: ID"
    assert fills_points(slot, ['"BRIDGE"', '"SCHOOL"'], ['"BRIDGE"', '"MILL"', '"BANK"']) == Points(
        correct=1, incorrect=1, spurious=1
    )
    assert fills_points(slot, ['? "BRIDGE"', '"SCHOOL"'], []) == Points(missing=1)
    assert Points(correct=1, partial=2, spurious=1).precision == 50.0


def test_optional_templates_cost_nothing_and_spurious_ones_cost_all() -> None:
    optional = {**GOLD, "MESSAGE: TEMPLATE": ["1 (OPTIONAL)"]}
    assert sum(p.missing for p in official([optional], []).every.values()) == 0
    assert sum(p.missing for p in official([GOLD], []).every.values()) == 7
    assert sum(p.spurious for p in official([], [GOLD]).every.values()) == 7


def test_test_documents_are_scored_apart() -> None:
    items = [Item("DEV-MUC3-0001", "...", [GOLD]), Item("TST1-MUC3-0001", "...", [GOLD])]
    result = score(items, [{"docid": "TST1-MUC3-0001", "templates": [GOLD]}])
    assert result["tst_five_slots_f1"] == result["tst_all_24_slots_f"] == 100.0
    assert result["dev_five_slots_f1"] == 0.0
