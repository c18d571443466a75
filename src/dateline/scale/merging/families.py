"""Which coded reports carry one text, over a whole archive: the ledger's own rule, at once.

Two reports are copies when their MinHash signatures share a band, are alike enough, and were
published within a few days; a family is all that hangs together by such pairs, and the earliest
(then the one with the smallest id) stands for it (``dateline.ledger.copies``). Bands are sorted one
at a time, which costs n log n and holds no more than the numbers of one band.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.ledger.likeness import PERMUTATIONS, ROWS
from dateline.ledger.rules import Copies
from dateline.linking.batch import components
from dateline.scale.segments import Array

_STEP = 200_000
"""Pairs whose likeness is computed together."""


def heads(
    signatures: Array, days: Array, moments: Sequence[tuple[str, str]], copies: Copies
) -> dict[int, int]:
    """For the numbers of copies the number of the report that stands for them.

    ``signatures`` has a row of ``PERMUTATIONS`` unsigned 32-bit numbers for each report, ``days``
    the ordinals of publication, ``moments`` what tells the earliest.
    """
    pairs = _pairs(signatures, days, copies)
    home = components(len(days), map(tuple, pairs.tolist())) if len(pairs) else []
    first: dict[int, int] = {}
    members = sorted({int(n) for n in pairs.ravel()}, key=lambda n: moments[n])
    for number in members:
        first.setdefault(home[number], number)
    return {n: first[home[n]] for n in members if first[home[n]] != n}


def _pairs(signatures: Array, days: Array, copies: Copies) -> Array:
    """The pairs of copies, each once."""
    size = max(1, len(days))
    found = [np.empty(0, "i8")]
    for start in range(0, PERMUTATIONS, ROWS):
        band = _mixed(signatures[:, start : start + ROWS])
        order = np.lexsort((days, band))
        for one, two in _neighbours(band[order], days[order], copies.days):
            low, high = np.minimum(order[one], order[two]), np.maximum(order[one], order[two])
            found.append(np.unique(low * size + high))
    candidates = np.unique(np.concatenate(found))
    kept = [np.empty((0, 2), "i8")]
    for at in range(0, len(candidates), _STEP):
        i, j = np.divmod(candidates[at : at + _STEP], size)
        same = (signatures[i] == signatures[j]).sum(axis=1)
        alike = same / PERMUTATIONS >= copies.similarity
        kept.append(np.column_stack((i[alike], j[alike])))
    return np.concatenate(kept)


def _neighbours(band: Array, days: Array, window: int) -> list[tuple[Array, Array]]:
    """The places of pairs with one band within the window, the n-th neighbours of all together."""
    found = []
    at, step = np.arange(len(band)), 1
    while len(at := at[at + step < len(band)]):
        near = (band[at] == band[at + step]) & (days[at + step] - days[at] <= window)
        at = at[near]
        found.append((at, at + step))
        step += 1
    return found


def _mixed(rows: Array) -> Array:
    """One number for the numbers of a band; different bands may get the same, at no harm."""
    mixed = np.zeros(len(rows), "u8")
    for column in range(rows.shape[1]):
        mixed = (mixed ^ rows[:, column].astype("u8")) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed
