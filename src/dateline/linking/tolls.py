"""Whether the tolls of two mentions may be of one event."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from dateline.linking.table import ALL, FIGURES, MOST_PEOPLE, Array, Table


class Tolls(IntEnum):
    """Levels of comparison of one outcome, the closest first; the closest figures count."""

    SAME_MANY = 0  # one figure of ten and more
    SAME_SOME = 1  # of three to nine
    SAME_TWO = 2
    SAME_ONE = 3
    OVERLAP = 4  # figures whose bounds overlap: "at least 40" and 53, "dozens" and 30
    RISING = 5  # the later report has more
    OPEN = 6  # overlap by an open bound alone, far apart: "at least 2" and "at least 30"
    DIFFERENT = 7  # disjoint, by half at most
    VERY_DIFFERENT = 8
    ONE_SIDED = 9  # only one tells a figure
    NONE = 10  # neither does
    OTHERS = 11  # figures of different groups


CLOSE = 1.5
"""Ratio up to which two figures are those of rival sources rather than of two events."""


def toll_levels(t: Table, i: Array, j: Array, outcome: int) -> Array:
    """The level of each pair of rows for ``KILLED``, ``INJURED`` or ``HELD``."""
    told, other = (t.group[k, outcome, 0] != 0 for k in (i, j))
    missing = np.where(told | other, Tolls.ONE_SIDED, Tolls.NONE)
    best = np.full(len(i), Tolls.OTHERS, "i1")
    both = np.flatnonzero(told & other)
    if len(both):
        best[both] = _closest(t, i[both], j[both], outcome)
    level: Array = np.where(told & other, best, missing).astype("i1")
    return level


def _closest(t: Table, i: Array, j: Array, outcome: int) -> Array:
    best = np.full(len(i), Tolls.OTHERS, "i1")
    for a in range(FIGURES):
        for b in range(FIGURES):
            told = (t.group[i, outcome, a] != 0) & (t.group[j, outcome, b] != 0)
            at = np.flatnonzero(told)
            if len(at):
                found = _figures(t, i[at], j[at], (outcome, a), (outcome, b))
                best[at] = np.minimum(best[at], found)
    return best


def _figures(t: Table, i: Array, j: Array, a: tuple[int, int], b: tuple[int, int]) -> Array:
    group, groups = t.group[(i, *a)], t.group[(j, *b)]
    low, high, lows, highs = t.low[(i, *a)], t.high[(i, *a)], t.low[(j, *b)], t.high[(j, *b)]
    same = (low == lows) & (high == highs) & (low == high)
    size = np.select([low >= 10, low >= 3, low == 2], [0, 1, 2], default=3)
    overlap = (low <= highs) & (lows <= high)
    comparable = (group == groups) | (group == ALL) | (groups == ALL)
    later = np.sign(t.published[i] - t.published[j])
    rising = np.where(later > 0, low > highs, np.where(later < 0, lows > high, False))
    part = _part(group, low, groups, highs) | _part(groups, lows, group, high)
    ratio = np.maximum(low, lows) / np.maximum(np.minimum(high, highs), 1)
    differ = np.where(ratio <= CLOSE, Tolls.DIFFERENT, Tolls.VERY_DIFFERENT)
    least = np.maximum(low, lows) / np.maximum(np.minimum(low, lows), 1)
    loose = ((high == MOST_PEOPLE) | (highs == MOST_PEOPLE)) & (least > CLOSE)
    whole = comparable & ~part
    return np.select(
        [comparable & same, whole & overlap & ~loose, whole & overlap, whole & rising, whole],
        [size, Tolls.OVERLAP, Tolls.OPEN, Tolls.RISING, differ],
        default=Tolls.OTHERS,
    ).astype("i1")


def _part(group: Array, low: Array, groups: Array, highs: Array) -> Array:
    """Whether the first may be a part of the second: soldiers among all who died."""
    part: Array = (group != ALL) & (groups == ALL) & (low <= highs)
    return part
