"""A deed and the earlier one that it follows from are two events, told in one sentence or not."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Mention, TollValue, WhenValue


def told(text: str) -> list[Mention]:
    """The events of a text published on Saturday 2 November 2019."""
    return list(dateline.code(text, published="2019-11-02").mentions)


def days(mention: Mention) -> set[str]:
    values = [statement.value for statement in mention.of("when")]
    return {str(v.start) for v in values if isinstance(v, WhenValue) and v.start is not None}


def dead(mention: Mention) -> list[int | None]:
    values = [statement.value for statement in mention.of("toll")]
    return [v.low for v in values if isinstance(v, TollValue) and not v.includes]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Police shoot and kill the gunman who killed two tourists in Gao yesterday.", 2),
        ("Police on Friday shot dead the gunman who killed two tourists in Gao on Thursday.", 2),
        (
            "Two militants are killed during raids near Gao, after five soldiers were killed "
            "yesterday.",
            5,
        ),
    ],
)
def test_the_earlier_deed_has_its_day_and_its_dead(text: str, earlier: int) -> None:
    before = [mention for mention in told(text) if earlier in dead(mention)]
    assert [dead(mention) for mention in before] == [[earlier]]
    assert len(days(before[0])) == 1
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Five people are killed after a gunman opened fire at a church in Gao on Thursday.",
        "Five people were shot dead in Gao on Thursday by a man who opened fire at a church.",
        "Five people were killed on Thursday by a bomb that exploded at a church in Gao.",
        "Five people died on Friday after being shot at a church in Gao on Thursday.",
    ],
)
def test_one_deed_told_in_two_verbs_stays_one(text: str) -> None:
    [one] = told(text)
    assert dead(one) == [5]
