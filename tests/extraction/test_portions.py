"""Parts of a figure told by a clause or a list of their own, and figures counted anew."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import TollValue

Row = tuple[str, str, int | None, int | None, bool]


def figures(text: str) -> list[Row]:
    """Outcome, group, bounds of each figure, and whether it is a part of one before."""
    coded = dateline.code(text, published="2022-05-18")
    values = [s.value for m in coded.mentions for s in m.of("toll")]
    return [
        (v.outcome.value, v.group.value, v.low, v.high, v.includes)
        for v in values
        if isinstance(v, TollValue)
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "The attack on Sunday near Gao left 47 people dead. Of the 47, thirty-one were women.",
            ("killed", "women", 31, 31, True),
        ),
        (
            "At least 24 people lost their lives on Friday. He said 12 of those killed were women.",
            ("killed", "women", 12, 12, True),
        ),
        (
            "The army killed three rebels near Pune on Monday. Two of the three were farmers.",
            ("killed", "civilians", 2, 2, True),
        ),
        (
            "Police said 17 people had died in two days: eleven farmers and six herders.",
            ("killed", "civilians", 11, 11, True),
        ),
        (
            "Nine people were killed in Oruro on Tuesday. The victims were three policemen, five "
            "miners and a child.",
            ("killed", "police", 3, 3, True),
        ),
        (
            "Ten people died in the raid on Monday (six women and four children).",
            ("killed", "children", 4, 4, True),
        ),
        (
            "The blast in Gao killed 12 people on Tuesday. Three children were among the dead.",
            ("killed", "children", 3, 3, True),
        ),
        (
            "Kidnappers still hold two others, a soldier and a merchant.",
            ("abducted", "soldiers", 1, 1, True),
        ),
    ],
)
def test_a_part_is_told_in_a_clause_of_its_own(text: str, part: Row) -> None:
    assert part in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed on Monday. Thirty-two of the residents were students.",
        "Four people were killed on Monday. Seven of the four were soldiers.",
        "Six soldiers were killed on Monday. The killed were on their way home.",
        "Four people were killed near Pune on Monday: ten soldiers and two boys had come at dawn.",
    ],
)
def test_what_fits_no_figure_is_no_part(text: str) -> None:
    assert not [row for row in figures(text) if row[4]]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("In August a truck bomb killed 31 people, a figure that the mayor lowered to 27.", 27),
        ("Rescuers spoke of six dead, by midnight of nine, and this morning of 12.", 9),
        ("The death toll from Monday's air strike on a wedding party in the Nawa district of the "
         "province has risen to 40.", 40),
    ],
)  # fmt: skip
def test_a_figure_is_counted_anew(text: str, counted: int) -> None:
    assert counted in [row[2] for row in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The toll could go up, doctors warned, as the condition of 12 of the wounded was critical.",
        "The toll could rise to 100, officials fear.",
    ],
)
def test_a_toll_that_is_only_feared_is_none(text: str) -> None:
    assert figures(text) == []
