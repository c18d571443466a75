"""Number phrases of news English and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.numbers import find_numbers, read_number
from dateline.vocabulary import Qualifier

CASES = [
    ("53", 53, 53, "exact"),
    ("2,000", 2000, 2000, "exact"),
    ("12.500", 12500, 12500, "exact"),
    ("30 000", 30000, 30000, "exact"),
    ("1.2 million", 1_200_000, 1_200_000, "exact"),
    ("3 lakh", 300_000, 300_000, "exact"),
    ("twenty-three", 23, 23, "exact"),
    ("a hundred and twenty", 120, 120, "exact"),
    ("two thousand and six", 2006, 2006, "exact"),
    ("at least 53", 53, None, "minimum"),
    ("no fewer than three", 3, None, "minimum"),
    ("more than a dozen", 12, None, "minimum"),
    ("more than70", 70, None, "minimum"),
    ("40 or more", 40, None, "minimum"),
    ("up to 30", None, 30, "maximum"),
    ("as many as 30", None, 30, "maximum"),
    ("fewer than ten", None, 10, "maximum"),
    ("some 20", 20, 20, "approx"),
    ("nearly a thousand", 1000, 1000, "approx"),
    ("an estimated 250,000", 250_000, 250_000, "approx"),
    ("a dozen", 12, 12, "approx"),
    ("half a dozen", 6, 6, "approx"),
    ("two dozen", 24, 24, "approx"),
    ("between 10 and 15", 10, 15, "approx"),
    ("10 to 15", 10, 15, "approx"),
    ("10-15", 10, 15, "approx"),
    ("anywhere from 10 to 20", 10, 20, "approx"),
    ("two to three thousand", 2000, 3000, "approx"),
    ("a couple of", 2, 2, "exact"),
    ("a total of 14", 14, 14, "exact"),
    ("dozens", 24, None, "vague"),
    ("scores", 40, None, "vague"),
    ("hundreds", 200, None, "vague"),
    ("tens of thousands", 20_000, None, "vague"),
    ("hundreds of thousands", 200_000, None, "vague"),
    ("several", 3, None, "vague"),
    ("several hundred", 200, None, "vague"),
    ("a few dozen", 24, None, "vague"),
    ("an as yet unknown number of", 1, None, "vague"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), CASES)
def test_a_number_phrase_says(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.low, found.high, found.qualifier) == (low, high, Qualifier(qualifier))


@pytest.mark.parametrize("text", ["a soldier", "how many were hurt", "no", "", "the third"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
UNITS += "fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """A number in words, British style."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten - 2] + (f"-{UNITS[unit]}" if unit else "")
    if number < 1000:
        hundred, rest = divmod(number, 100)
        return f"{UNITS[hundred]} hundred" + (f" and {spell(rest)}" if rest else "")
    thousand, rest = divmod(number, 1000)
    joint = " and " if 0 < rest < 100 else " "
    return f"{spell(thousand)} thousand" + (f"{joint}{spell(rest)}" if rest else "")


@given(st.integers(0, 999_999))
def test_a_spelled_number_is_its_digits(number: int) -> None:
    spelled, plain, grouped = read_number(spell(number)), read_number(str(number)), None
    grouped = read_number(f"{number:,}")
    for found in (spelled, plain, grouped):
        assert found is not None
        assert (found.low, found.high) == (number, number)


WORDS = (
    "at least 5 ten - and to a of dozen some hundred between year 42 tens thousands more".split()
)
WORDS += ["\U0001f525", "قتلى", "e\u0301"]


@given(st.lists(st.sampled_from(WORDS), max_size=20))
def test_phrases_lie_in_the_words_and_never_overlap(words: list[str]) -> None:
    end = 0
    for found in find_numbers(words):
        assert end <= found.start <= found.core < found.end <= len(words)
        assert found.low is None or found.high is None or found.low <= found.high
        end = found.end
