"""Names of places in a sentence that are not where the event was, and words that point to one."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import WhereValue


def places(text: str) -> list[str]:
    """The names of the main event's places."""
    mention = dateline.code(text, published="2022-05-18").mentions[0]
    values = [s.value for s in mention.of("where")]
    return [v.name for v in values if isinstance(v, WhereValue)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Troops executed two men accused of membership in Al-Shabaab on Monday.", "Shabaab"),
        (
            "A bomb killed 38 people in Sadda on Monday. Three of the injured died in a Peshawar "
            "hospital.",
            "Peshawar",
        ),
        (
            "An air strike killed 40 people in Musa Qala on Monday. Another 14 people were being "
            "treated in Lashkar Gah.",
            "Lashkar",
        ),
    ],
)
def test_a_place_that_is_not_the_events(text: str, wrong: str) -> None:
    assert not [name for name in places(text) if wrong in name]


def test_a_hospital_that_was_hit_is_where_it_happened() -> None:
    assert places("An air strike hit a hospital in Aleppo on Monday, killing five.") == ["Aleppo"]


def test_here_is_the_place_of_the_dateline() -> None:
    text = "GAO, Mali (Reuters) - Gunmen killed five traders here on Tuesday, police said."
    assert places(text) == ["Gao"]


def test_the_first_event_may_lie_where_no_table_knows() -> None:
    text = "Troops foiled an attempt to bomb a bus terminal in Kabuntal town, an official said."
    assert places(text) == ["Kabuntal"]
