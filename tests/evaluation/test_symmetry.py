"""The symmetry set: what counts as unchanged, and that the engine holds its floors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.evaluation import symmetry
from dateline.pipeline import Pipeline

EXAMPLES = Path(__file__).parents[2] / symmetry.EXAMPLES
FLOORS = {"figures": 98.0, "dates": 98.0, "places": 98.0, "types": 97.0}
"""The bars of ``docs/method/symmetry.md``."""
Event = dict[str, Any]


def event(*figures: str, **values: str) -> Event:
    return {"types": None, "dates": None, "places": None, "figures": [*figures], **values}


def scores(original: list[Event], variant: list[Event]) -> dict[str, float | int]:
    row = {"transformation": "quotes", "original": original, "variant": variant}
    return symmetry.score([], [row])


def test_equal_codings_are_unchanged() -> None:
    found = scores([event("killed 3-3", places="1")], [event("killed 3-3", places="1")])
    assert (found["figures"], found["places"], found["dates"]) == (100.0, 100.0, 100.0)


def test_a_figure_that_goes_and_one_that_comes_are_changes() -> None:
    assert scores([event("killed 3-3")], [event()])["figures"] == 0.0
    assert scores([event()], [event("killed 3-3")])["figures"] == 0.0
    assert scores([event("killed 3-3", "injured 2-2")], [event("killed 3-3")])["figures"] == 50.0


def test_events_are_compared_with_their_counterparts() -> None:
    one, other = event("killed 3-3", types="bombing"), event("killed 5-5", types="shelling")
    found = scores([one, other], [other, one])
    assert (found["figures"], found["types"]) == (100.0, 100.0)
    assert (found["main_figures"], found["main_types"]) == (0.0, 0.0)


def test_an_event_that_is_lost_is_a_change_of_all_its_values() -> None:
    lost = event(types="arrest", dates="2020-01-01/2020-01-01")
    found = scores([event(types="bombing"), lost], [event(types="bombing")])
    assert (found["types"], found["dates"]) == (50.0, 0.0)


@pytest.mark.parametrize(("one", "other"), [("Déir al-Zor", "deir zor"), ("Al-Bab", "El Bab")])
def test_names_of_places_are_compared_folded(one: str, other: str) -> None:
    assert symmetry.folded(one) == symmetry.folded(other)


def test_the_engine_holds_the_floors_on_the_examples() -> None:
    items = symmetry.load(EXAMPLES)
    found = symmetry.score(items, symmetry.predict(items, Pipeline.default()))
    assert found["variants"] > 150
    assert {slot: found[slot] for slot, floor in FLOORS.items() if found[slot] < floor} == {}
