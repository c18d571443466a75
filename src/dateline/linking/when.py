"""How the dates of two mentions lie to each other."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from dateline.linking.profiling import LONG, SPELLS
from dateline.linking.table import NEVER, RECAP, Array, Table


class Dates(IntEnum):
    """Levels of comparison. A date counts as exact to two days, for the night of an attack."""

    SAME_DAY = 0
    ONE_DAY = 1
    TWO_DAYS = 2
    WEEK = 3  # three to seven days apart
    MONTH = 4
    FAR = 5
    WITHIN = 6  # a day within a week or a month that the other tells, or two such that overlap
    WITHIN_LONG = 7
    BESIDE = 8  # as WITHIN, but apart, by seven days at most
    OUTSIDE = 9
    NEWS = 10  # only one is dated, and the other was published within two days of that date
    NEWS_WEEK = 11
    NEWS_MONTH = 12
    NEWS_OLD = 13
    BEFORE = 14  # ... published before that date
    PUBLISHED_TOGETHER = 15  # neither is dated; published within a day
    PUBLISHED_NEAR = 16  # within three days
    PUBLISHED_WEEK = 17
    PUBLISHED_MONTH = 18
    PUBLISHED_FAR = 19
    RECAP = 20  # a recap without a date of its own


EXACT = 1
"""Days between the ends of a time that is as good as one date."""


def date_levels(t: Table, i: Array, j: Array) -> Array:
    """The level of each pair of rows; the closest of all times told counts."""
    return np.where(
        t.start[i, 0] == NEVER,
        np.where(t.start[j, 0] == NEVER, _undated(t, i, j), _half_dated(t, j, i)),
        np.where(t.start[j, 0] == NEVER, _half_dated(t, i, j), _dated(t, i, j)),
    ).astype("i1")


def _dated(t: Table, i: Array, j: Array) -> Array:
    best = np.full(len(i), len(_BY_RANK) - 1)
    for a in range(SPELLS):
        for b in range(SPELLS):
            at = np.flatnonzero((t.start[i, a] != NEVER) & (t.start[j, b] != NEVER))
            one, two = i[at], j[at]
            level = _spells(t.start[one, a], t.end[one, a], t.start[two, b], t.end[two, b])
            best[at] = np.minimum(best[at], _RANK[level])
    closest: Array = _BY_RANK[best]
    return closest


def _spells(start: Array, end: Array, other_start: Array, other_end: Array) -> Array:
    gap = np.maximum(np.maximum(start - other_end, other_start - end), 0)
    length = np.maximum(end - start, other_end - other_start)
    exact = np.digitize(gap, [1, 2, 3, 8, 31])  # SAME_DAY to FAR
    wide = np.where(length <= LONG, Dates.WITHIN, Dates.WITHIN_LONG)
    apart = np.where(gap <= 7, Dates.BESIDE, Dates.OUTSIDE)
    return np.where(length <= EXACT, exact, np.where(gap == 0, wide, apart))


_ORDER = [
    Dates.SAME_DAY, Dates.ONE_DAY, Dates.TWO_DAYS, Dates.WITHIN, Dates.WEEK, Dates.WITHIN_LONG,
    Dates.BESIDE, Dates.MONTH, Dates.OUTSIDE, Dates.FAR,
]  # fmt: skip
_BY_RANK = np.array(_ORDER)
_RANK = np.argsort(_BY_RANK)


def _half_dated(t: Table, i: Array, j: Array) -> Array:
    """``i`` is dated, ``j`` is not: was it published when ``i`` was news?"""
    lag = t.published[j] - t.start[i, 0]
    news = Dates.NEWS + np.digitize(lag, [3, 8, 31])
    level = np.where(lag < -1, Dates.BEFORE, news)
    return np.where((t.ground[j] == RECAP) & (lag >= -1), Dates.RECAP, level)


def _undated(t: Table, i: Array, j: Array) -> Array:
    gap = np.abs(t.published[i] - t.published[j])
    level = Dates.PUBLISHED_TOGETHER + np.digitize(gap, [2, 4, 8, 31])
    return np.where((t.ground[i] == RECAP) | (t.ground[j] == RECAP), Dates.RECAP, level)
