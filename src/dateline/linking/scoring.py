"""From pairs of rows to probabilities and verdicts: Fellegi-Sunter match weights, added up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dateline.linking.levels import Grounds, Types, plain_levels, wording_levels
from dateline.linking.sureness import Levels, in_series, needed, points
from dateline.linking.table import Array, Table
from dateline.linking.weights import Weights
from dateline.linking.when import Dates
from dateline.linking.where import Places

POSSIBLE, SAME = 1, 2

DETAILS = ("killed", "injured", "held", "text")
"""Aspects that, with the wording, tell an event from others of its place, day and type."""

UNDATED, UNDATED_CITY, HALF, OFTEN, AREA, FAR = -1.0, 1.0, -2.5, -2.5, 0.0, 1.0
"""Least evidence in bits of the details for a sure link of events that do not come in series, where
it is not enough that type, time and place are one: no dates are told, in a town or in a city; one
type leaves the form of the violence open; the types differ, or are of what goes on for days; the
place is known to a wider area only; the dates do not meet. All are chosen on the development parts
(docs/method/linking.md)."""

_MEETING = [Dates.SAME_DAY, Dates.ONE_DAY, Dates.WITHIN, Dates.NEWS, Dates.PUBLISHED_TOGETHER]
_TOWN = [Places.VILLAGE, Places.TOWN, Places.NAME]
_POINT = [*_TOWN, Places.CITY, Places.UNIT2, Places.BESIDE]
_DATED = [Dates.SAME_DAY, Dates.ONE_DAY, Dates.NEWS]
_ASIDE = [Grounds.BOTH_OTHER, Grounds.OTHER_RECAP, Grounds.BOTH_RECAP]
_ONE_TYPE = [Types.SAME, Types.OPEN, Types.ALIKE]


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
    levels = plain_levels(table, i, j)
    bits = np.full(len(i), weights.prior)
    for aspect, level in levels.items():
        bits += weights.columns[aspect][level]
    words, least = weights.columns["wording"], evidence(weights.possible)
    kept = (bits + words.max() >= least) | (table.report[i] == table.report[j])
    i, j, bits, levels = _only(kept, i, j, bits, levels)
    levels["wording"] = wording_levels(table, i, j, levels["place"])
    bits += words[levels["wording"]]
    sure = bits >= evidence(weights.same)
    one, two, _, found = _only(sure, i, j, bits, levels)
    sure[sure] = _sure(table, one, two, found, weights)
    kept = (bits >= least) | (table.report[i] == table.report[j])
    i, j, bits, _ = _only(kept, i, j, bits, levels)
    return Scores(i, j, bits, probability(bits), np.where(sure[kept], SAME, POSSIBLE))


def _only(
    kept: Array, i: Array, j: Array, bits: Array, levels: dict[str, Array]
) -> tuple[Array, Array, Array, dict[str, Array]]:
    return i[kept], j[kept], bits[kept], {a: level[kept] for a, level in levels.items()}


def _sure(t: Table, i: Array, j: Array, levels: Levels, weights: Weights) -> Array:
    """Which of the pairs of rows that are likely one event share what tells it from others."""
    details = sum(weights.columns[aspect][levels[aspect]] for aspect in (*DETAILS, "wording"))
    plain = details >= _plainly(levels)
    series = points(t, i, j, levels) >= needed(t, i, j, levels)
    sure: Array = np.where(in_series(t, i, j), series, plain) & _single(t, i, j)
    return sure


def _plainly(levels: Levels) -> Array:
    """The evidence of details that a sure link needs where events do not come in series.

    What neither report is about, and neither tells when or where, is never sure.
    """
    date, meeting = levels["date"], np.isin(levels["date"], _MEETING)
    undated = np.where(np.isin(levels["place"], _TOWN), UNDATED, UNDATED_CITY)
    point = np.where(date == Dates.PUBLISHED_TOGETHER, undated, -np.inf)
    aside = np.isin(levels["ground"], _ASIDE) & ~np.isin(date, _DATED)
    least = np.where(np.isin(levels["place"], _POINT), point, np.where(aside, np.inf, AREA))
    least = np.where(meeting, least, FAR)
    kind = levels["type"]
    floor = np.select([np.isin(kind, _ONE_TYPE), kind == Types.HALF_OPEN], [-np.inf, HALF], OFTEN)
    needs: Array = np.maximum(least, floor)
    return needs


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


def _single(t: Table, i: Array, j: Array) -> Array:
    """Whether both are single incidents, told in two texts, as the reader separated them.

    Threats, campaigns and sums over a period glue no events together. Two mentions of one report
    are two events by the reader's judgement, and so are differently numbered ones of one text.
    """
    copy = t.text[i] == t.text[j]
    loose = (t.loose[i] | t.loose[j]) & ~copy
    split = copy & (t.number[i] != t.number[j])
    single: Array = ~loose & ~split & (t.report[i] != t.report[j])
    return single
