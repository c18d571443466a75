"""The range of civilian harm that a narrative of several sources gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline import default_pipeline
from dateline.codebooks.airwars import harm_range
from dateline.records import CodedReport, Report, report_id
from dateline.vocabulary import Outcome

Code = Callable[[str, dt.date], CodedReport]
DAY = dt.date(2023, 10, 20)


@pytest.fixture(scope="module")
def code() -> Code:
    """``code(text, day)`` gives the coded report of a text."""
    pipeline = default_pipeline()

    def run(text: str, day: dt.date) -> CodedReport:
        report = Report(id=report_id(text, day, None), text=text, published=day)
        (coded,) = pipeline.code([report])
        assert isinstance(coded, CodedReport)
        return coded

    return run


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        # rival counts of two sources span the range
        ("At least 10 members of the Sabri family were killed in an airstrike on their home. "
         "The Northern Agency reported that 12 people had been killed.", (10, 12)),
        # parts told beside the whole, or lower first counts, do not lower it
        ("An airstrike killed seven civilians, including two women. The Northern Agency first "
         "reported that four people were killed.", (7, 7)),
        # groups told in one breath are added up
        ("Musa Sabri was killed along with his three children in an airstrike.", (4, 4)),
        # a plural without a number is two, dozens are 12 to 24
        ("An airstrike on the house killed an unknown number of people.", (2, 2)),
        ("Dozens of people were killed in an airstrike on the house.", (12, 24)),
        ("More than 70 people were killed in an airstrike on the school.", (71, 71)),
        # the assessor's own range
        ("Twenty people were killed in an airstrike. Airwars estimated that between 18 and 22 "
         "people were killed.", (18, 22)),
    ],
)  # fmt: skip
def test_the_coded_range(code: Code, text: str, coded: tuple[int, int]) -> None:
    found = harm_range(code(text, DAY))
    assert found is not None
    assert (found.low, found.high) == coded


def test_what_every_source_counts_holds_the_range(code: Code) -> None:
    text = (
        "An airstrike killed seven civilians. The Northern Agency reported that nine people were "
        "killed. A resident said that four people had been killed."
    )
    found = harm_range(code(text, DAY))
    assert found is not None
    assert (found.least, found.most) == (4, 9)
    assert found.least <= found.low <= found.high <= found.most


def test_nobody_is_no_range(code: Code) -> None:
    assert harm_range(code("An airstrike hit an empty house; nobody was killed.", DAY)) is None
    assert harm_range(code("Two men were injured in an airstrike.", DAY)) is None
    assert harm_range(code("Two men were injured in an airstrike.", DAY), Outcome.INJURED)
