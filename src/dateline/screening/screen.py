"""The screen: reports that obviously tell of something else pass by and are not read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

import msgspec

from dateline.records import Report, producer_id
from dateline.screening.model import SHORTEST, Model, Scorer, shipped, words_of

NAME = "screen"


class Screen:
    """Says which reports are worth reading. Safe to share within one process.

    It is conservative: a relevant report that is lost is worse than ten that are read in vain, and
    a text of fewer than ``SHORTEST`` words always passes. The card of ``screening.json`` tells
    what is lost.
    """

    def __init__(self, model: Model | None = None) -> None:
        self._model = model
        self._scorer: Scorer | None = None

    def setup(self) -> None:
        """Load the weights, once per process (a tenth of a second)."""
        if self._scorer is None:
            self._scorer = Scorer(self._weights)

    @property
    def _weights(self) -> Model:
        return self._model or shipped()

    @cached_property
    def producer(self) -> str:
        """The id of this screen: name, version, and a hash of thresholds and weights."""
        model = msgspec.to_builtins(self._weights)
        return producer_id(NAME, self._weights.version, {"shortest": SHORTEST, **model})

    def scores(self, reports: Sequence[Report]) -> list[float]:
        """How far each report is above the threshold, in log odds, two decimals.

        From 0 up a report is worth reading. A text too short to judge has 0 at least.
        """
        return [self.score(report) for report in reports]

    def score(self, report: Report) -> float:
        """The score of one report."""
        self.setup()
        assert self._scorer is not None
        text = f"{report.title}\n{report.text}" if report.title else report.text
        found = self._scorer.score(text)
        if found < 0 and len(words_of(text)) < SHORTEST:
            return 0.0
        return math.floor(100 * found) / 100  # never up to 0

    def passes(self, reports: Sequence[Report]) -> list[bool]:
        """Whether each report is worth reading."""
        return [passes for passes, _ in self.judge(reports)]

    def judge(self, reports: Sequence[Report]) -> list[tuple[bool, float]]:
        """Whether each report is worth reading, and its score."""
        return [(score >= 0, score) for score in self.scores(reports)]
