"""When a likely link is sure: what it takes to tell an event from others of its kind.

Two reports of one day on one town tell of one shooting in a quiet country, and of two air strikes
in a war. So a pair is sure only where it shares what the other events of the place and day do not
have: its figures, rare names, a narrow form of violence. Each counts in points, close to bits; how
many are needed depends on how well the time and the place are known to be one, and on whether such
events come in series. All numbers were chosen on
development parts (docs/method/linking.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dateline.linking.kinds import NARROW as NARROW_TYPES
from dateline.linking.levels import Texts, Types, shared_words
from dateline.linking.profiling import TYPES
from dateline.linking.table import (
    AFAR,
    ALL,
    ANYWHERE,
    FIGURES,
    HELD,
    INJURED,
    KILLED,
    NEVER,
    WAR_ZONE,
    Array,
    Table,
    numbers,
)
from dateline.linking.when import Dates
from dateline.linking.where import Places

Levels = dict[str, Array]
"""The level of each pair of rows, by aspect."""

COPY = 12.0
"""Points of one text in two outlets."""

EQUAL = ((10, 4.0), (3, 3.5), (2, 1.0))
"""Points of one figure told in both, from how many people on."""

ALIKE, ALIKE_LEAST, ALIKE_RATIO = 3.0, 5, 2.0
"""Points of two figures of ``ALIKE_LEAST`` and more of which the greater is ``ALIKE_RATIO`` times
the lesser at most: events with so many dead are few, and a toll is told anew as it rises."""

CONTRARY = -3.0
"""Points of figures farther apart, none of them open."""

OTHERS = {INJURED: 0.6, HELD: 0.6}
"""What the figures of other outcomes count beside the killed."""

SHARP = 9
"""Worth in bits from which a word is rare: a family's name, a village, "ulema-e-islam"."""

NAMES = ((40, 5.0), (25, 3.5), (18, 2.0))
"""Points of the rare words in both, from how much they are worth together on: two or three."""

NARROW, NARROW_NEAR = 2.0, 3.0
"""Points of one type that leaves nothing open and is no matter of war (a bombing, an abduction);
and where neither tells that it came from afar, nor another means than the other."""

OFTEN, OTHER = -1.0, -2.0
"""Points of types of what goes on for days or is often repeated, and of types that differ."""


def points(t: Table, i: Array, j: Array, levels: Levels) -> Array:
    """The points of each pair of rows. Symmetric."""
    total = figure_points(t, i, j, KILLED)
    for outcome, share in OTHERS.items():
        total = total + share * figure_points(t, i, j, outcome)
    total = total + steps(rare_worth(t, i, j, levels["place"]), NAMES)
    total = total + _type_points(t, i, j, levels)
    found: Array = total + np.where(levels["text"] == Texts.COPY, COPY, 0.0)
    return found


def steps(values: Array, ladder: tuple[tuple[int, float], ...]) -> Array:
    """For each value the points of the highest step that it reaches; none below the lowest."""
    reached: Array = np.select([values >= least for least, _ in ladder], [p for _, p in ladder])
    return reached


def figure_points(t: Table, i: Array, j: Array, outcome: int) -> Array:
    """The points of the figures of one outcome.

    Only the greatest figure of a class of people counts, or of all people where both tell it: of
    the many parts that long reports give, some are equal by chance.
    """
    whole = _whole(t, i, outcome) & _whole(t, j, outcome)
    best, compared = np.full(len(i), -np.inf), np.zeros(len(i), "?")
    for a in range(FIGURES):
        for b in range(FIGURES):
            one, two = t.group[i, outcome, a], t.group[j, outcome, b]
            told = (one != 0) & (two != 0) & ((one == two) | (one == ALL) | (two == ALL))
            told &= ~whole | ((one == ALL) & (two == ALL))
            at = np.flatnonzero(told)
            if len(at):
                at = at[_greatest(t, i[at], outcome, a) & _greatest(t, j[at], outcome, b)]
                found = _two_figures(t, i[at], j[at], (outcome, a), (outcome, b))
                best[at] = np.maximum(best[at], found)
                compared[at] = True
    return np.where(compared, best, 0.0)


def _whole(t: Table, k: Array, outcome: int) -> Array:
    whole: Array = (t.group[k, outcome] == ALL).any(axis=1)
    return whole


def _greatest(t: Table, k: Array, outcome: int, a: int) -> Array:
    """Whether no figure of the same class of people is greater."""
    fellow = t.group[k, outcome] == t.group[k, outcome, a, None]
    most: Array = np.where(fellow, t.low[k, outcome], -1).max(axis=1)
    greatest: Array = t.low[k, outcome, a] == most
    return greatest


def _two_figures(t: Table, i: Array, j: Array, a: tuple[int, int], b: tuple[int, int]) -> Array:
    low, lows, high, highs = t.low[(i, *a)], t.low[(j, *b)], t.high[(i, *a)], t.high[(j, *b)]
    less, more = np.minimum(low, lows), np.maximum(low, lows)
    near = more <= ALIKE_RATIO * less
    apart = ((low > highs) | (lows > high)) & ~near
    equal = np.where(low == lows, steps(low, EQUAL), -1.0)
    found: Array = np.select(
        [equal >= 0, near & (less >= ALIKE_LEAST), apart], [equal, ALIKE, CONTRARY], default=0.0
    )
    return found


def rare_worth(t: Table, i: Array, j: Array, place: Array) -> Array:
    """The worth in bits of the rare words in both; without names of places known to be one."""
    most = int(max(t.worded[i].max(initial=0), t.worded[j].max(initial=0)))
    at, worth, named = shared_words(t.words[i, :most], t.words[j, :most])
    kept = (worth >= SHARP) & ~((place <= Places.UNIT2)[at] & named)
    return np.bincount(at[kept], worth[kept], len(i)).astype("i4")


def _type_points(t: Table, i: Array, j: Array, levels: Levels) -> Array:
    kind, narrow = levels["type"], _narrow(t, i, j)
    one, two = t.means[i], t.means[j]
    afar = ((one | two) & AFAR) != 0
    alike = ((one & two) != 0) | (one == 0) | (two == 0)
    found: Array = np.select(
        [narrow & alike & ~afar, narrow, kind == Types.WAR, kind == Types.OTHER],
        [NARROW_NEAR, NARROW, OFTEN, OTHER],
        default=0.0,
    )
    return found


def _narrow(t: Table, i: Array, j: Array) -> Array:
    """Whether a narrow type is told in both."""
    codes = numbers(NARROW_TYPES)
    found = np.zeros(len(i), "?")
    for a in range(TYPES):
        narrow = np.isin(t.types[i, a], codes)
        for b in range(TYPES):
            found |= narrow & (t.types[i, a] == t.types[j, b])
    return found


_NEVER = np.inf

DATES = {
    Dates.SAME_DAY: 0.0,
    Dates.NEWS: 0.0,
    Dates.WITHIN: 1.0,
    Dates.PUBLISHED_TOGETHER: 1.5,
    Dates.ONE_DAY: 1.5,
    Dates.TWO_DAYS: 3.0,
    Dates.BESIDE: 3.0,
    Dates.NEWS_WEEK: 3.0,
    Dates.PUBLISHED_NEAR: 3.0,
    Dates.NEWS_MONTH: 4.0,
    Dates.PUBLISHED_WEEK: 4.0,
    Dates.RECAP: 4.0,
    Dates.NEWS_OLD: 5.0,
    Dates.PUBLISHED_MONTH: 5.0,
    Dates.PUBLISHED_FAR: 5.0,
}
"""Points needed in a series for how the dates lie; at other levels a pair is never sure."""

LATE_NEWS = 1.0
"""What is added to ``NEWS`` where the mention without a date is told two days after the other's."""

PLACES = {
    Places.VILLAGE: 2.0,
    Places.NAME: 2.0,
    Places.TOWN: 3.0,
    Places.CITY: 3.5,
    Places.UNIT2: 3.5,
    Places.BESIDE: 3.5,
    Places.NEAR: 5.0,
    Places.UNIT1: 5.0,
    Places.FEATURE: 5.0,
    Places.COUNTRY: 5.0,
    Places.UNKNOWN: 5.0,
}
"""What is added for how the places lie; at other levels a pair is never sure."""


def _ladder(told: Mapping[Any, float], size: int) -> Array:
    return np.array([told.get(level, _NEVER) for level in range(size)])


_DATES, _PLACES = _ladder(DATES, len(Dates)), _ladder(PLACES, len(Places))


def in_series(t: Table, i: Array, j: Array) -> Array:
    """Whether events such as these two come in series: one was in a country at war, or neither
    tells where it was."""
    one, two = t.series[i], t.series[j]
    found: Array = (np.maximum(one, two) == WAR_ZONE) | (np.minimum(one, two) == ANYWHERE)
    return found


def needed(t: Table, i: Array, j: Array, levels: Levels) -> Array:
    """The points that a sure link of each pair of a series needs; infinite where it never is.

    A mention without date and figure that leaves its type open is too vague.
    """
    least = _DATES[levels["date"]] + _PLACES[levels["place"]]
    least = least + np.where((levels["date"] == Dates.NEWS) & (_lag(t, i, j) >= 2), LATE_NEWS, 0.0)
    least = np.where(t.vague[i] | t.vague[j], _NEVER, least)
    found: Array = np.where(levels["text"] == Texts.COPY, COPY / 2, least)
    return found


def _lag(t: Table, i: Array, j: Array) -> Array:
    """Days from the date of the one to the publication of the other, which tells no date."""
    lag: Array = np.where(
        t.start[j, 0] == NEVER, t.published[j] - t.start[i, 0], t.published[i] - t.start[j, 0]
    )
    return lag
