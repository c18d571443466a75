"""One-to-one matching of predictions to gold, and the counts that scores are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

T = TypeVar("T")
S = TypeVar("S")


class Counts(msgspec.Struct, frozen=True):
    """Matched pairs, gold entries and predictions; scores are percentages with one decimal."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.matched + other.matched,
            self.gold + other.gold,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """Matched of predicted, 0..100."""
        return round(100 * self.matched / self.predicted, 1) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Matched of gold, 0..100."""
        return round(100 * self.matched / self.gold, 1) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..100."""
        both = self.gold + self.predicted
        return round(200 * self.matched / both, 1) if both else 0.0


def match(gold: Sequence[T], mine: Sequence[S], same: Callable[[T, S], bool]) -> Counts:
    """The largest one-to-one matching of ``gold`` and ``mine`` under ``same``."""
    pairs = largest_matching([[j for j, p in enumerate(mine) if same(g, p)] for g in gold])
    return Counts(len(pairs), len(gold), len(mine))


def largest_matching(choices: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest matching of rows to columns (augmenting paths): row index by column index."""
    owner: dict[int, int] = {}

    def seat(row: int, seen: set[int]) -> bool:
        for column in choices[row]:
            if column in seen:
                continue
            seen.add(column)
            if column not in owner or seat(owner[column], seen):
                owner[column] = row
                return True
        return False

    for row in range(len(choices)):
        seat(row, set())
    return owner
