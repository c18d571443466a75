"""Counts in digits for counts in words, and back, where they are exact."""

from __future__ import annotations

import re

from dateline.evaluation.transformations.replacing import cased_like
from dateline.records import CodedReport

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, 2)}
_NUMBERS = {digits: word for word, digits in _DIGITS.items()}

_NOT_COUNTED = (
    r"(?:hundred|thousand|million|billion|dozens?|score|am|a\.m|pm|p\.m|km|kg|mm|cm|m|percent|"
    r"per|and|or|to|of|in|on|at|by|from|year-old|months?-old|times|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b"
)
_WORD = re.compile(
    rf"(?<![\w-])({'|'.join(_WORDS)})(?= (?-i:(?!{_NOT_COUNTED})[a-z]{{3,}}))", re.IGNORECASE
)
_DIGIT = re.compile(
    r"(?<![\w.,:/$€£#-])(?<!\bmarch )(?<!\bapril )(?<!\bmay )(?<!\bjune )(?<!\bjuly )(?<!ust )"
    r"(?<!ary )(?<!ber )(?<!\bgrade )(?<!\bno\. )(?<!\bunit )"
    rf"([2-9]|1\d|20)(?= (?-i:(?!{_NOT_COUNTED})[a-z]{{3,}}))",
    re.IGNORECASE,
)


def words_as_digits(coded: CodedReport) -> str:
    """ "Three soldiers" as "3 soldiers": numbers from two to twenty before a word in small letters.

    "Three" before "of", "and" or "hundred" stays: there it is a pronoun or a part of a number.
    """
    return _WORD.sub(lambda m: _DIGITS[m.group().lower()], coded.report.text)


def digits_as_words(coded: CodedReport) -> str:
    """ "3 soldiers" as "three soldiers", from 2 to 20; days, times and ages stay."""
    text = coded.report.text

    def new(match: re.Match[str]) -> str:
        first = not text[: match.start()].rstrip(" \"“'") or text[: match.start()].rstrip(
            " \"“'"
        ).endswith((".", "\n"))
        word = _NUMBERS[match.group()]
        return cased_like("A", word) if first else word

    return _DIGIT.sub(new, text)
