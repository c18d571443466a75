"""Whether a wire tells of a MUC-4 incident, and in which sentences.

MUC-4 wants specific terrorist incidents of the last two months, not battles, speeches or sums of
violence; no single rule of its guidelines decides that. A logistic model judges every sentence
(``muc4_sentences``), a second one the wire by its best sentences. The weights are
``muc4_relevance.json``, made by ``scripts/train_muc4_relevance.py`` from the MUC-4 development
documents; they belong to this view alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from dateline.codebooks.muc4_sentences import Judged, judged_sentences
from dateline.records import CodedReport

_LEAST = -8.0
"""The score of a wire without sentences."""


class Model(msgspec.Struct, frozen=True):
    """Weights of sentence features, of the summaries of a wire's sentences, and the threshold."""

    constant: float
    weights: dict[str, float]
    wire_constant: float
    wire_weights: list[float]
    threshold: float


Sentence = tuple[int, int, float]
"""Where a sentence stands (half-open), and the log odds that it tells of an incident."""


class Judgement(msgspec.Struct, frozen=True):
    """The log odds that a wire is relevant, and its sentences."""

    odds: float
    sentences: tuple[Sentence, ...]

    @property
    def probability(self) -> float:
        """The probability that the wire is relevant."""
        return _chance(self.odds)


@cache
def model() -> Model:
    """The model as trained."""
    data = (files("dateline.codebooks") / "muc4_relevance.json").read_bytes()
    return msgspec.json.decode(data, type=Model)


def judge(coded: CodedReport, trained: Model | None = None) -> Judgement:
    """The judgement of the shipped model, or of another one, on a coded report."""
    used = trained or model()
    rows = judged_sentences(coded)
    scores = [_score(row, used) for row in rows]
    total = used.wire_constant + sum(
        w * v for w, v in zip(used.wire_weights, summary(scores), strict=True)
    )
    placed = tuple((r.start, r.end, s) for r, s in zip(rows, scores, strict=True))
    return Judgement(total, placed)


def relevance(coded: CodedReport) -> float:
    """The probability that the report tells of a MUC-4 incident."""
    return judge(coded).probability


def summary(scores: Sequence[float]) -> list[float]:
    """What the log odds of a wire's sentences come to: soft and hard maxima, means, the lead."""
    given = list(scores) or [_LEAST]
    best = sorted(given, reverse=True)
    chances = [_chance(score) for score in given]
    return [
        best[0] + math.log(sum(math.exp(score - best[0]) for score in given)),
        best[0],
        sum(best[:3]) / len(best[:3]),
        sum(best[:6]) / len(best[:6]),
        max(given[:3]),
        max(given[:6]),
        math.log(sum(chances) + 0.05),
        sum(chances) / len(chances),
        -sum(math.log(1 - min(0.999, chance)) for chance in chances) / 5,
    ]


def _score(row: Judged, trained: Model) -> float:
    weights = trained.weights
    return trained.constant + sum(weights.get(n, 0.0) * v for n, v in row.features.items())


def _chance(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
