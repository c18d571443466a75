"""Number words: what they say, and how far they reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.times.numbers import ONES, TENS, read_number

_ONES = {value: word for word, value in ONES.items()}
_TENS = {value: word for word, value in TENS.items()}


def spell(number: int) -> list[str]:
    """British English: "two thousand and twenty-four", hyphens as words of their own."""
    if number < 20:
        return [_ONES[number]]
    if number < 100:
        tens, ones = divmod(number, 10)
        return [_TENS[10 * tens], *(["-", _ONES[ones]] if ones else [])]
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            high, rest = divmod(number, size)
            joint = ["and"] if 0 < rest < 100 else []
            return [*spell(high), name, *(joint + spell(rest) if rest else [])]
    raise AssertionError


@given(st.integers(min_value=0, max_value=999_999))
def test_every_number_reads_back(number: int) -> None:
    words = spell(number)
    assert read_number(words) == (number, len(words))


@given(st.integers(min_value=1910, max_value=1999))
def test_years_in_pairs(year: int) -> None:
    words = ["nineteen", *spell(year - 1900)]
    assert read_number(words) == (year, len(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("twenty four hours", (24, 2)),
        ("twenty - four hours", (24, 3)),
        ("two thousand nineteen", (2019, 3)),
        ("twenty nineteen", (2019, 2)),
        ("nineteen ninety - six", (1996, 4)),
        ("three and four", (3, 1)),
        ("five six", (5, 1)),
        ("hundred", None),
        ("soldiers", None),
    ],
)
def test_where_a_number_ends(words: str, expected: tuple[int, int] | None) -> None:
    assert read_number(words.split()) == expected
