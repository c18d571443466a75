"""Who did it, whom and what it hit, and with what: spans of words that a sequence model finds.

A linear-chain model (conditional random field) gives each word of a sentence the chances of
beginning or continuing a perpetrating individual or organisation, a physical target, the name or
description of a human target, or an instrument. ``muc4_roles.npz`` holds its weights, made by
``scripts/train_muc4_roles.py`` from the MUC-4 development documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from dateline.codebooks.muc4_tokens import Line

ROLES = ("individual", "organization", "thing", "name", "description", "instrument")
TAGS = ("O", *(f"{begin}{role}" for role in ROLES for begin in "BI"))
"""Outside; then for each role the tag that begins a span and the one that continues it."""

_NEVER = -1e4
_FLOOR = 1e-30
_LEAST = 0.1
"""Least chance with which a span begins to be looked at."""

Matrix = np.ndarray[Any, np.dtype[np.float32]]


class Model(NamedTuple):
    """Row of each feature, weights (features by tags), and weights from tag to tag."""

    rows: Mapping[str, int]
    weights: Matrix
    steps: Matrix


class Found(NamedTuple):
    """A span in a role: its line, first word and end (half-open), and its chance."""

    role: str
    line: int
    first: int
    last: int
    chance: float


class Sums(NamedTuple):
    """Sums over the words before and after, over whole sentences, and the chance of each tag."""

    ahead: Matrix
    behind: Matrix
    total: Matrix
    chances: Matrix


@cache
def model() -> Model:
    """The model as trained."""
    with (files("dateline.codebooks") / "muc4_roles.npz").open("rb") as file:
        data = np.load(file, allow_pickle=False)
        names = bytes(data["names"]).decode().split("\n")
        weights = data["weights"].astype(np.float32) * np.float32(data["unit"])
        return Model({n: i for i, n in enumerate(names)}, weights, data["steps"])


def spans(lines: Sequence[Line], trained: Model | None = None) -> list[Found]:
    """The spans of a wire's lines, in the order of the text."""
    used = trained or model()
    return [s for number, line in enumerate(lines) for s in _in(number, line, used)]


def _in(number: int, line: Line, used: Model) -> list[Found]:
    chances = _chances(line, used)
    found = []
    for tag in range(1, len(TAGS), 2):
        for first in map(int, np.flatnonzero(chances[:, tag] >= _LEAST)):
            chance, last = float(chances[first, tag]), first + 1
            while last < len(line.words) and chances[last, tag + 1] >= chance / 2:
                last += 1
            found.append(Found(TAGS[tag][1:], number, first, last, chance))
    return found


def _chances(line: Line, used: Model) -> Matrix:
    rows = [[used.rows[f] for f in row if f in used.rows] for row in line.features]
    scores = np.array([used.weights[row].sum(0) for row in rows], dtype=np.float32)
    result: Matrix = sums(scores[None], used.steps).chances[0]
    return result


def sums(scores: Matrix, steps: Matrix) -> Sums:
    """Forward and backward sums, in logarithms, of sentences (by words by tags) of one length."""
    table = np.exp(steps + allowed())
    ahead, behind = scores.copy(), np.zeros_like(scores)
    ahead[:, 0, 2::2] = _NEVER
    for i in range(1, scores.shape[1]):
        ahead[:, i] += _through(ahead[:, i - 1], table)
    for i in range(scores.shape[1] - 2, -1, -1):
        behind[:, i] = _through(scores[:, i + 1] + behind[:, i + 1], table.T)
    last = ahead[:, -1]
    top = last.max(1, keepdims=True)
    total = (top + np.log(np.exp(last - top).sum(1, keepdims=True)))[:, 0]
    chances = np.exp(ahead + behind - total[:, None, None])
    return Sums(ahead, behind, total, chances)


def _through(scores: Matrix, table: Matrix) -> Matrix:
    top = scores.max(1, keepdims=True)
    result: Matrix = top + np.log(np.exp(scores - top) @ table + _FLOOR)
    return result


@cache
def allowed() -> Matrix:
    """What a step adds: nothing, or far too little where a span would continue another's."""
    table = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            if after[0] == "I" and (before == "O" or before[1:] != after[1:]):
                table[i, j] = _NEVER
    return table
