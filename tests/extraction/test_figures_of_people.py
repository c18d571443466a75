"""Whom a figure counts, and what befell them, in the words of many kinds of reports."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import TollValue

Row = tuple[str, str, int | None, int | None]


def figures(text: str) -> list[Row]:
    """Outcome, group and bounds of each figure of a report."""
    coded = dateline.code(text, published="2022-05-18")
    values = [s.value for m in coded.mentions for s in m.of("toll")]
    return [
        (v.outcome.value, v.group.value, v.low, v.high) for v in values if isinstance(v, TollValue)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("More than 100 persons are still under treatment.", ("injured", "unspecified", 100, None)),
        (
            "Another 14 people were being treated in Lashkar Gah after the strike.",
            ("injured", "unspecified", 14, 14),
        ),
        (
            "Gunmen near Koshobe left 43 rice growers with their throats slit.",
            ("killed", "civilians", 43, 43),
        ),
        ("Four merchants were carried off by gunmen.", ("abducted", "civilians", 4, 4)),
        ("A villager was hit in the back by soldiers.", ("injured", "civilians", 1, 1)),
        ("Some 4,500 people crossed into Uganda.", ("displaced", "civilians", 4500, 4500)),
        (
            "The group freed three oil workers whom it had kidnapped.",
            ("abducted", "civilians", 3, 3),
        ),
        (
            "The army suffered between three and seven killed in the clash.",
            ("killed", "soldiers", 3, 7),
        ),
        (
            "Not less than seven or eight rebels were killed on Monday.",
            ("killed", "militants", 7, None),
        ),
        ("Her nephew, aged six, lost a leg in the blast.", ("injured", "children", 1, 1)),
        ("Ali Musa, aged 15, was killed by soldiers.", ("killed", "children", 1, 1)),
        (
            "Troops killed eight Palestinians, four of them under 18, in Jenin.",
            ("killed", "children", 4, 4),
        ),
        ("Two staff of Save the Children are missing.", ("missing", "civilians", 2, 2)),
        ("On Friday night two drivers were murdered.", ("killed", "civilians", 2, 2)),
        ("As a result one person expired.", ("killed", "unspecified", 1, 1)),
        (
            "A fourth, a loader, was killed when the gunmen stopped the car.",
            ("killed", "civilians", 1, 1),
        ),
        (
            "Jets struck a camp near Gao. The ministry denied that any civilian was killed.",
            ("killed", "civilians", 0, 0),
        ),
        (
            "The rebels said they killed eight soldiers on Monday and lost no one.",
            ("killed", "militants", 0, 0),
        ),
        (
            "Rebels fought the navy on Monday. Navy casualties stood at five wounded.",
            ("injured", "soldiers", 5, 5),
        ),
        (
            "A shell killed three women in Donetsk. Officials said eight more were injured.",
            ("injured", "unspecified", 8, 8),
        ),
        (
            'Fifty-two men were "cruelly and diabolically" killed by insurgents in Xitaxi.',
            ("killed", "unspecified", 52, 52),
        ),
        (
            "A policeman had been dragged from his car and shot on Sunday.",
            ("injured", "police", 1, 1),
        ),
        (
            "Twenty people, mostly women, were taken into the bush by bandits on Monday.",
            ("abducted", "unspecified", 20, 20),
        ),
        ("The hospital received 25 bodies, all civilians.", ("killed", "civilians", 25, 25)),
        ("We recovered 27 bodies yesterday and five more today.", ("killed", "unspecified", 5, 5)),
    ],
)
def test_who_is_counted(text: str, row: Row) -> None:
    assert row in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Twenty men on motorbikes crossed into Niger.",
        "Police released five suspects without charge.",
        "A farmer, Gul Rahim, asked for the number of dead civilians.",
        "Twelve of the wounded were said to be stable.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert figures(text) == []


def test_other_people_of_another_date_take_no_group() -> None:
    text = "The army said one soldier was killed on Monday. In June, five were killed in a raid."
    assert ("killed", "unspecified", 5, 5) in figures(text)
