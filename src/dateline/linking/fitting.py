"""How the match weights are learnt from pairs of mentions.

A logistic regression over the levels of comparison, drawn towards the smoothed Fellegi-Sunter
weights log2(m/u): so the weights of aspects that go together (date and place, place and wording)
share what they have in common, and levels that were seen seldom stay near nought. Which mentions of
two reports of one incident tell it is learnt together with the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.linking.chains import CHAINS, SILENT
from dateline.linking.levels import ASPECTS
from dateline.linking.table import Array
from dateline.linking.weights import LEVELS

SMOOTHING = 1.5
"""Pairs added to what is found and to what is expected at each level."""
TRUST, RIDGE = 0.6, 3.0
"""The share of the Fellegi-Sunter weight that the regression is drawn to, and how strongly."""
WIRES, WIRE_WEIGHT = 2, 4.0
"""The number of the wires among the corpora trained on, and how often each of their pairs counts:
they are few, and the only ones of armed conflict."""
CONFLICT = frozenset({"type", "actors", "means", "held"})
"""Aspects of which shootings tell nothing: they are learnt from the other corpora only."""
ROUNDS, DOUBTFUL = 3, -3.0
"""Rounds of training, and the evidence in nats below which the likeliest pair of mentions of two
reports of one incident is not learnt from: often neither mention is of the incident.
"""
PRIOR = -3.0
"""Evidence in bits before any comparison, for choosing the likeliest pair of mentions."""


class Pairs(NamedTuple):
    """Pairs of mentions with their levels; ``fold`` is -1 where a pair is in no fold."""

    levels: dict[str, Array]
    left: Array  # reports
    right: Array
    first: Array  # whether both are the first mentions of their reports
    same: Array
    folds: Array  # two columns: the folds of the two reports
    keyed: Array
    mentions: Array  # two columns: the keys' numbers


def smoothed(level: Array, same: Array, size: int) -> Array:
    """The Fellegi-Sunter weights of one aspect in nats, drawn to nought where little was seen."""
    m = np.bincount(level[same], minlength=size) + 0.0
    u = np.bincount(level[~same], minlength=size) + 0.0
    expected = u * m.sum() / u.sum()
    weights: Array = np.log((m + SMOOTHING) / (expected + SMOOTHING))
    return weights


def fit(levels: dict[str, Array], same: Array, corpus: Array) -> Array:
    """Weights of all levels, in the order of the aspects, in nats.

    Each corpus has a constant of its own, so that what tells the corpora apart (shootings are
    seldom told with armed groups) is not taken for evidence.
    """
    starts = np.cumsum([0, *ASPECTS.values()])
    columns = [levels[a].astype(int) + s for a, s in zip(ASPECTS, starts, strict=False)]
    columns.append(corpus + int(starts[-1]))
    size = int(starts[-1] + corpus.max() + 1)
    count = np.where(corpus == WIRES, WIRE_WEIGHT, 1.0)
    target = np.zeros(size)
    for (aspect, levels_of), start in zip(ASPECTS.items(), starts, strict=False):
        some = corpus == WIRES if aspect in CONFLICT else np.full(len(same), True)
        found = smoothed(levels[aspect][some], same[some], levels_of)
        target[start : start + levels_of] = TRUST * found
    ridge = np.where(np.arange(size) < starts[-1], RIDGE, 1e-3)
    weights = target.copy()
    weights[starts[-1] :] = np.log(same.mean() / (1 - same.mean()))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(sum(weights[c] for c in columns), -30, 30)))
        wrong, spread = count * (chance - same), count * chance * (1 - chance)
        slope, curve = ridge * (weights - target), np.diag(ridge)
        for a in columns:
            slope += np.bincount(a, wrong, size)
            for b in columns:
                curve += np.bincount(a * size + b, spread, size * size).reshape(size, size)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-5:
            break
    return weights[: starts[-1]]


def ordered(weights: Array, seen: dict[str, Array]) -> Array:
    """The weights with every chain falling, and nought where nothing was compared."""
    result = weights.copy()
    for aspect, start in zip(ASPECTS, np.cumsum([0, *ASPECTS.values()]), strict=False):
        names = LEVELS.get(aspect)
        label = [n.name.lower() for n in names] if names else []
        chains = [[label.index(name) for name in chain] for chain in CHAINS.get(aspect, [])]
        if aspect == "wording":
            steps = [range(1 + share, ASPECTS[aspect], 4) for share in range(4)]
            shares = [range(at, at + 4) for at in range(1, ASPECTS[aspect], 4)]
            chains = [[*reversed(chain)] for chain in (*steps, *shares)]
        for _ in range(20):
            for chain in chains:
                at = np.array(chain) + start
                result[at] = falling(result[at], seen[aspect][chain])
        if aspect in SILENT:
            end = start + ASPECTS[aspect]
            result[start:end] -= result[start + label.index(SILENT[aspect])]
    return result


def falling(values: Array, counts: Array) -> Array:
    """The falling sequence that is nearest to ``values`` (pool adjacent violators)."""
    blocks: list[list[float]] = []
    for value, count in zip(values, counts, strict=True):
        blocks.append([float(value), float(count) + 0.1, 1])
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            two, one = blocks.pop(), blocks.pop()
            weight = one[1] + two[1]
            mean = (one[0] * one[1] + two[0] * two[1]) / weight
            blocks.append([mean, weight, one[2] + two[2]])
    return np.concatenate([np.full(int(n), value) for value, _, n in blocks])


def evidence(levels: dict[str, Array], weights: Array) -> Array:
    """The sum of the weights of each pair."""
    starts = np.cumsum([0, *ASPECTS.values()])
    parts = [weights[levels[a].astype(int) + s] for a, s in zip(ASPECTS, starts, strict=False)]
    total: Array = np.sum(parts, axis=0)
    return total


def train(data: Sequence[Pairs], fold: int | None) -> Array:
    """Weights in nats from all pairs outside a fold.

    Of two reports of one incident the pair of mentions that the weights so far find likeliest
    counts as one event, at first that of their first mentions.
    """
    levels = {a: np.concatenate([d.levels[a] for d in data]) for a in ASPECTS}
    corpus = np.concatenate([np.full(len(d.same), n) for n, d in enumerate(data)])
    for aspect in CONFLICT:
        silent = [n.name.lower() for n in LEVELS[aspect]].index(SILENT[aspect])
        levels[aspect] = np.where(corpus == WIRES, levels[aspect], silent)
    same = np.concatenate([d.same for d in data])
    within = np.concatenate(
        [np.full(len(d.same), True) if fold is None else (d.folds != fold).all(1) for d in data]
    )
    report = np.concatenate([n * 10**12 + d.left * 10**6 + d.right for n, d in enumerate(data)])
    right = same & np.concatenate([d.first for d in data])
    for _ in range(ROUNDS):
        used = within & (right | ~same)
        some = {a: v[used] for a, v in levels.items()}
        seen = {a: _seen(some[a], right[used], n) for a, n in ASPECTS.items()}
        weights = ordered(fit(some, right[used], corpus[used]), seen)
        total = evidence(levels, weights) + PRIOR * np.log(2)
        right = np.zeros_like(same)
        right[_best(report, total, within & same)] = True
        right &= total > DOUBTFUL
    return weights


def _seen(level: Array, same: Array, size: int) -> Array:
    """How much is known of each level: the lesser of the pairs seen and expected at it."""
    m = np.bincount(level[same], minlength=size)
    u = np.bincount(level[~same], minlength=size) * m.sum() / max(1, int((~same).sum()))
    seen: Array = m + u
    return seen


def _best(report: Array, total: Array, among: Array) -> Array:
    """For each pair of reports the number of its likeliest pair of mentions."""
    at = np.flatnonzero(among)
    order = at[np.lexsort((-total[at], report[at]))]
    _, first = np.unique(report[order], return_index=True)
    best: Array = order[first]
    return best
