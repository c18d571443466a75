"""From pairs of rows to probabilities and verdicts: Fellegi-Sunter match weights, added up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dateline.linking.levels import Types, plain_levels, wording_levels
from dateline.linking.table import Array, Table
from dateline.linking.weights import Weights
from dateline.linking.when import Dates
from dateline.linking.where import Places

POSSIBLE, SAME = 1, 2

DETAILS = ("killed", "injured", "held", "text")
"""Aspects that, with the wording, tell an event from others of its place, day and type."""

VILLAGE, CITY, AREA, FAR, OFTEN = -0.5, 2.5, 4.5, 5.0, 5.0
"""Least evidence in bits of the details for a sure link of events that come in series (in a country
at war, or by a named belligerent): at one village or town; in one city or small unit; where the
place is known no better; where the dates do not meet; and where the types are of what goes on for
days, or differ."""

PLAIN_HALF, PLAIN_OFTEN, PLAIN_AREA, PLAIN_FAR = -4.0, -1.5, 0.0, 2.0
"""The same for other events, of which two of one place and day are seldom told: where the types are
not the same, a word must be shared. All are chosen on the development parts
(docs/method/linking.md)."""

_MEETING = [Dates.SAME_DAY, Dates.ONE_DAY, Dates.WITHIN, Dates.NEWS, Dates.PUBLISHED_TOGETHER]
_VILLAGE = [Places.VILLAGE, Places.TOWN, Places.NAME]
_CITY = [Places.CITY, Places.UNIT2, Places.BESIDE]
_OTHER = [Places.ABROAD, Places.HOMONYM]
_ONE_TYPE = [Types.SAME, Types.OPEN]
_OFTEN = [Types.WAR, Types.OTHER, Types.UNKNOWN]


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
    wording = words[wording_levels(table, i, j, levels["place"])]
    details = wording + sum(weights.columns[aspect][levels[aspect]] for aspect in DETAILS)
    bits += wording
    sure = (
        (bits >= evidence(weights.same))
        & (details >= needed(table, i, j, levels))
        & _single(table, i, j)
    )
    kept = (bits >= least) | (table.report[i] == table.report[j])
    i, j, bits, _ = _only(kept, i, j, bits, levels)
    return Scores(i, j, bits, probability(bits), np.where(sure[kept], SAME, POSSIBLE))


def _only(
    kept: Array, i: Array, j: Array, bits: Array, levels: dict[str, Array]
) -> tuple[Array, Array, Array, dict[str, Array]]:
    return i[kept], j[kept], bits[kept], {a: level[kept] for a, level in levels.items()}


def needed(t: Table, i: Array, j: Array, levels: dict[str, Array]) -> Array:
    """The evidence of details that a sure link needs; infinite where it can never be sure.

    In a series a mention without date and figure that leaves its type open is too vague, and two
    places of one name, or of two countries, are two.
    """
    place, meeting = levels["place"], np.isin(levels["date"], _MEETING)
    village, city = np.isin(place, _VILLAGE), np.isin(place, _CITY)
    often, vague = np.isin(levels["type"], _OFTEN), t.vague[i] | t.vague[j]
    strict = np.select([~meeting, village, city], [FAR, VILLAGE, CITY], default=AREA)
    strict = np.where(often, np.maximum(strict, OFTEN), strict)
    strict = np.where(vague | np.isin(place, _OTHER), np.inf, strict)
    plain = np.select([~meeting, village | city], [PLAIN_FAR, -np.inf], default=PLAIN_AREA)
    plain = np.where(np.isin(levels["type"], _ONE_TYPE), plain, np.maximum(plain, PLAIN_HALF))
    plain = np.where(often, np.maximum(plain, PLAIN_OFTEN), plain)
    least: Array = np.where(t.series[i] | t.series[j], strict, plain)
    return least


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
