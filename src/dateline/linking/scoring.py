"""From pairs of rows to probabilities and verdicts: Fellegi-Sunter match weights, added up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dateline.linking.levels import plain_levels, wording_levels
from dateline.linking.table import Array, Table
from dateline.linking.weights import Weights

APART, POSSIBLE, SAME = 0, 1, 2


class Scores(NamedTuple):
    """Pairs that are not clearly apart: row numbers, evidence in bits, probability, verdict."""

    left: Array
    right: Array
    bits: Array
    probability: Array
    verdict: Array


def score(table: Table, i: Array, j: Array, weights: Weights) -> Scores:
    """The scores of the pairs of rows ``i`` and ``j``, without those that are clearly apart.

    The wording, which costs the most, is compared only where it can decide. Of the mentions of one
    report only those are paired that the reader could not tell apart.
    """
    paired = (table.report[i] != table.report[j]) | _doubted(table, i, j)
    i, j = i[paired], j[paired]
    bits = np.full(len(i), weights.prior)
    for aspect, level in plain_levels(table, i, j).items():
        bits += weights.columns[aspect][level]
    words, least = weights.columns["wording"], evidence(weights.possible)
    open_ = (bits + words.max() >= least) | (table.report[i] == table.report[j])
    i, j, bits = i[open_], j[open_], bits[open_]
    bits += words[wording_levels(table, i, j)]
    kept = (bits >= least) | (table.report[i] == table.report[j])
    i, j, bits = i[kept], j[kept], bits[kept]
    return Scores(i, j, bits, probability(bits), _verdicts(table, i, j, bits, weights))


def _doubted(t: Table, i: Array, j: Array) -> Array:
    """Whether the reader noted that one mention may tell the same event as the other."""
    noted = (t.doubts[i] == t.number[j][:, None]) | (t.doubts[j] == t.number[i][:, None])
    doubted: Array = noted.any(axis=1) & (t.report[i] == t.report[j])
    return doubted


def evidence(chance: float) -> float:
    """The evidence in bits for a probability."""
    return float(np.log2(chance / (1.0 - chance)))


def probability(bits: Array) -> Array:
    """The probability for an evidence in bits, with six decimals."""
    chance: Array = np.round(1.0 / (1.0 + np.exp2(-bits)), 6)
    return chance


def _verdicts(t: Table, i: Array, j: Array, bits: Array, weights: Weights) -> Array:
    """Sure only where both are single incidents, told in two texts as the reader separated them.

    Threats, campaigns and sums over a period glue no events together. Two mentions of one report
    are two events by the reader's judgement, and so are differently numbered ones of one text.
    """
    copy = t.text[i] == t.text[j]
    loose = (t.loose[i] | t.loose[j]) & ~copy
    split = copy & (t.number[i] != t.number[j])
    sure = (bits >= evidence(weights.same)) & ~loose & ~split & (t.report[i] != t.report[j])
    return np.where(sure, SAME, POSSIBLE)
