"""How many people a figure counts, in a policy's reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dateline.knowledge.number_words import number_words
from dateline.reconciliation.accounts import hurt_or_dead, says_some
from dateline.reconciliation.parameters import Bounds, Parameters, Words
from dateline.records import Statement, TollValue
from dateline.vocabulary import Outcome, Qualifier

_WORD = re.compile(r"\w+")
_ABOVE = re.compile(r"\b(?:more than|over|exceed\w*)\b", re.IGNORECASE)


class Count(NamedTuple):
    """``low <= high``; ``open`` where no upper bound is told ("at least 53").

    ``vague``: a word like "several" stands for the number. ``single``: one person told as such ("a
    man"), which counts nobody else out. ``doubtful``: only good to raise the high figure.
    """

    low: int
    high: int
    open: bool = False
    vague: bool = False
    single: bool = False
    doubtful: bool = False

    @property
    def best(self) -> int:
        """The number that stands for the count: its lower bound."""
        return self.low


NOBODY = Count(0, 0)


def count_of(statement: Statement, text: str, parameters: Parameters) -> Count:
    """The count of a toll statement; ``text`` is its report's."""
    value = statement.value
    assert isinstance(value, TollValue)
    either = value.outcome is Outcome.KILLED and hurt_or_dead(statement, text)
    if value.qualifier is Qualifier.VAGUE:
        low, high = _vague(statement, value, parameters.words)
        return Count(low, high, open=low == high, vague=True, doubtful=either)
    if value.qualifier is Qualifier.MAXIMUM or value.low is None:
        high = value.high or 0
        return Count(high, high, doubtful=either)
    low, high = value.low, value.low if value.high is None else value.high
    if value.qualifier is Qualifier.MINIMUM and _ABOVE.search(value.phrase):
        low, high = low + parameters.more_than_adds, high + parameters.more_than_adds
    single = (low, high) == (1, 1) and not says_one(value.phrase)
    return Count(low, high, open=value.high is None, single=single, doubtful=either)


def _vague(statement: Statement, value: TollValue, words: Words) -> tuple[int, int]:
    """The bounds of a vague figure, by the lower bound that the records give the word."""
    steps = {
        3: words.several,
        20: words.tens,
        24: words.dozens,
        40: words.scores,
        200: words.hundreds,
        2000: words.thousands,
    }
    low = value.low or 0
    if low <= 1:
        return _both(words.some if says_some(statement) else words.plural)
    low, high = _both(steps.get(low, low))
    return low, max(high, value.high or 0)


def _both(bounds: Bounds) -> tuple[int, int]:
    return (bounds, bounds) if isinstance(bounds, int) else bounds


def added(counts_: Iterable[Count]) -> Count:
    """The sum of counts that stand side by side."""
    rows = list(counts_)
    return Count(
        sum(row.low for row in rows),
        sum(row.high for row in rows),
        open=any(row.open for row in rows),
        vague=any(row.vague for row in rows),
        single=all(row.single for row in rows),
        doubtful=any(row.doubtful for row in rows),
    )


def says_one(phrase: str) -> bool:
    """Whether a phrase counts one: "one civilian" does, "a civilian" and "Sy, 31," do not."""
    return any(_units().get(word) == 1 for word in _WORD.findall(phrase.casefold()))


@cache
def _units() -> dict[str, int]:
    return {**number_words().units, "1": 1}
