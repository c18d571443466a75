"""The calibrated confidence of statements: a logistic model for each slot.

The weights (``knowledge/data/confidence.json``, with a card) are made by
``scripts/train_confidence.py`` from annotated reports: the label of a statement is whether the
annotation has the same value. Slots that no annotation judges keep the engine's own prior.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from dateline.confidence.features import Features, features_of
from dateline.records import Mention, PartyValue, Report, Statement

CALIBRATED = ("toll", "responsibility", "when", "where", "type")
"""The judgements with a model; ``responsibility`` is a party with a level."""


class Logistic(msgspec.Struct, frozen=True):
    """A constant and weights by the name of a feature."""

    constant: float
    weights: dict[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """The probability of the label, 0..1."""
        score = self.constant + sum(self.weights.get(n, 0.0) * v for n, v in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


class Calibration(msgspec.Struct, frozen=True):
    """The models by judgement, and the confidence below which a value is marked for review."""

    models: dict[str, Logistic]
    review_below: float


@cache
def calibration() -> Calibration:
    """The calibration as trained."""
    data = (files("dateline.knowledge") / "data/confidence.json").read_bytes()
    return msgspec.json.decode(data, type=Calibration)


def judgement_of(statement: Statement) -> str:
    """What is judged of a statement: its slot, or ``responsibility`` for a party with a level."""
    value = statement.value
    if isinstance(value, PartyValue):
        return "responsibility" if value.level is not None else "party"
    return statement.slot


def confidence_of(
    statement: Statement, mention: Mention, beside: Sequence[Mention], report: Report
) -> float:
    """The chance that a careful reader would write this value, 0..1, with two decimals.

    A statement that no model judges keeps the confidence that its engine gave it.
    """
    model = calibration().models.get(judgement_of(statement))
    if model is None:
        return statement.confidence
    features: Features = features_of(statement, mention, beside, report)
    return round(model.chance(features), 2)


def to_review(statement: Statement) -> bool:
    """Whether a reader should look at a value first: its confidence is below the threshold.

    Never for values whose confidence is not calibrated.
    """
    trained = calibration()
    return judgement_of(statement) in trained.models and statement.confidence < trained.review_below
