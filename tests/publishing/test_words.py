"""Values put into words."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.publishing import words
from dateline.records import Source, TollValue, WhenValue, WhereValue
from dateline.vocabulary import (
    DateAnchor,
    DatePrecision,
    Group,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    SourceKind,
)


def toll(low: int | None, high: int | None, qualifier: str = "exact", **more: object) -> TollValue:
    fields = {
        "outcome": Outcome.KILLED,
        "group": Group.SOLDIERS,
        "phrase": "dozens of soldiers died",
        **more,
    }
    return TollValue(low=low, high=high, qualifier=Qualifier(qualifier), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (toll(53, None, "minimum"), "at least 53 soldiers killed"),
        (toll(1, 1), "1 soldier killed"),
        (toll(0, 0), "no soldiers killed"),
        (toll(10, 12), "10 to 12 soldiers killed"),
        (toll(None, 30, "maximum"), "up to 30 soldiers killed"),
        (toll(20, 20, "approx", noun="gunmen"), "about 20 gunmen killed"),
        (toll(24, None, "vague"), "killed: “dozens of soldiers died”"),
        (toll(3, 3, includes=True, group=Group.CHILDREN), "of them 3 children killed"),
        (toll(1500, None, "minimum", total=True), "at least 1,500 soldiers killed (over a period)"),
        (toll(49, 49, earlier=True), "49 soldiers killed (an earlier figure)"),
        (toll(None, None), "an unknown number of soldiers killed"),
    ],
)
def test_a_figure_reads_as_a_coder_would_say_it(value: TollValue, expected: str) -> None:
    assert words.figure(value) == expected


def test_a_vague_figure_without_quotes_keeps_no_word_of_the_report() -> None:
    value = toll(24, None, "vague", noun="Kidal soldiers")
    assert words.figure(value, quoted=False) == "a vague number of soldiers killed"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(12, None, "12–?"), (None, 30, "?–30"), (7, 7, "7"), (1, 2, "1–2")],
)
def test_bounds(low: int | None, high: int | None, expected: str) -> None:
    assert words.bounds(toll(low, high)) == expected


def when(start: dt.date | None, end: dt.date | None) -> WhenValue:
    return WhenValue(
        start=start,
        end=end,
        precision=DatePrecision.DAY,
        phrase="",
        anchor=DateAnchor.NONE,
    )


def test_dates() -> None:
    friday = dt.date(2019, 11, 1)
    assert words.when(when(friday, friday)) == "Fri 1 Nov 2019"
    assert words.when(when(friday, dt.date(2019, 11, 3))) == "Fri 1 Nov 2019 to Sun 3 Nov 2019"
    assert words.when(when(None, None)) == "date not known"


def test_a_place_names_its_chain_once() -> None:
    place = WhereValue(
        phrase="near Goma",
        name="Goma",
        relation=PlaceRelation.NEAR,
        precision=PlacePrecision.NEAR,
        reason="",
        admin2="Goma",
        admin1="North Kivu",
        country="CD",
    )
    assert words.where(place) == "near Goma, North Kivu, Democratic Republic of the Congo"
    assert words.coordinates(place) is None


def test_a_source_says_its_kind_and_the_chain() -> None:
    spokesman = Source(name="Yaya Example", kind=SourceKind.STATE, chain=("told the agency",))
    assert words.source(spokesman) == "Yaya Example (state), told the agency"
    police = Source(name="the police", kind=SourceKind.POLICE)
    assert words.source(police) == "the police"
