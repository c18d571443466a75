"""The comparisons of two mentions: for each aspect a level, computed for many pairs at once."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from dateline.linking.kinds import OPEN, WAR, alike
from dateline.linking.profiling import TYPES
from dateline.linking.table import HELD, INJURED, KILLED, Array, Table
from dateline.linking.tolls import Tolls, toll_levels
from dateline.linking.when import Dates, date_levels
from dateline.linking.where import Places, place_levels
from dateline.vocabulary import EventType


class Types(IntEnum):
    """How the types lie to each other."""

    SAME = 0  # one type that says more than "attack"
    OPEN = 1  # both leave the form open
    ALIKE = 2  # two types that say more than "attack" and may name one event
    HALF_OPEN = 3  # one leaves the form open
    WAR = 4  # types that may name one event, of what goes on for days or is often repeated
    OTHER = 5
    UNKNOWN = 6


class Actors(IntEnum):
    """Whether the same named actors take part."""

    PERPETRATOR = 0
    PERPETRATOR_AND_OTHER = 1
    SOME = 2
    NONE = 3  # both name actors, none the same
    UNKNOWN = 4


class Means(IntEnum):
    """Whether a means is shared."""

    SAME = 0
    OTHER = 1
    UNKNOWN = 2


class Texts(IntEnum):
    """Whether both reports carry one text."""

    COPY = 0
    OWN = 1


class Grounds(IntEnum):
    """What the reports make of the mentions."""

    BOTH_MAIN = 0
    MAIN_OTHER = 1
    MAIN_RECAP = 2
    BOTH_OTHER = 3
    OTHER_RECAP = 4
    BOTH_RECAP = 5


class Wording(IntEnum):
    """How many telling words are shared: their worth in bits, and its share of the lesser total.

    Level = 1 + 4 * step of the worth + step of the share; 0 where nothing is shared.
    """

    NONE = 0


WORTH_STEPS = (1, 6, 12, 20, 30, 45, 70, 110)
SHARE_STEPS = (0.1, 0.2, 0.4)
WORDINGS = 1 + len(WORTH_STEPS) * (len(SHARE_STEPS) + 1)

ASPECTS: dict[str, int] = {
    "date": len(Dates),
    "place": len(Places),
    "type": len(Types),
    "actors": len(Actors),
    "killed": len(Tolls),
    "injured": len(Tolls),
    "held": len(Tolls),
    "means": len(Means),
    "ground": len(Grounds),
    "text": len(Texts),
    "wording": WORDINGS,
}
"""The aspects in the order in which their weights are added, with their number of levels."""

_GROUNDS = np.array([[0, 1, 2], [1, 3, 4], [2, 4, 5]], "i1")
_CODES = [None, *EventType]


def _type_table() -> Array:
    table = np.full((len(_CODES), len(_CODES)), Types.UNKNOWN, "i1")
    for a, one in enumerate(_CODES):
        for b, two in enumerate(_CODES):
            if one is None or two is None:
                continue
            if one in OPEN and two in OPEN:
                table[a, b] = Types.OPEN
            elif alike(one, two) and (one in WAR or two in WAR):
                table[a, b] = Types.WAR
            elif one is two:
                table[a, b] = Types.SAME
            elif alike(one, two):
                table[a, b] = Types.HALF_OPEN if one in OPEN or two in OPEN else Types.ALIKE
            else:
                table[a, b] = Types.OTHER
    return table


_TYPE_TABLE = _type_table()


def plain_levels(t: Table, i: Array, j: Array) -> dict[str, Array]:
    """The levels of all aspects but wording, which costs the most."""
    return {
        "date": date_levels(t, i, j),
        "place": place_levels(t, i, j),
        "type": _types(t, i, j),
        "actors": _actors(t, i, j),
        "killed": toll_levels(t, i, j, KILLED),
        "injured": toll_levels(t, i, j, INJURED),
        "held": toll_levels(t, i, j, HELD),
        "means": _means(t, i, j),
        "ground": _GROUNDS[t.ground[i], t.ground[j]],
        "text": np.where(t.text[i] == t.text[j], Texts.COPY, Texts.OWN).astype("i1"),
    }


def _types(t: Table, i: Array, j: Array) -> Array:
    best = np.full(len(i), Types.UNKNOWN, "i1")
    for a in range(TYPES):
        for b in range(TYPES):
            at = np.flatnonzero((t.types[i, a] != 0) & (t.types[j, b] != 0))
            if len(at):
                best[at] = np.minimum(best[at], _TYPE_TABLE[t.types[i[at], a], t.types[j[at], b]])
    return best


def _meet(one: Array, two: Array) -> Array:
    """Whether two rows of hashes share one; 0 is nothing."""
    found = np.zeros(len(one), "?")
    for a in range(one.shape[1]):
        at = np.flatnonzero(one[:, a])
        if len(at):
            found[at] |= (one[at, a, None] == two[at]).any(axis=1)
    return found


def _actors(t: Table, i: Array, j: Array) -> Array:
    doers, doers2, others, others2 = t.perpetrators[i], t.perpetrators[j], t.others[i], t.others[j]
    acting = _meet(doers, doers2)
    suffering = _meet(others, others2)
    crossed = _meet(doers, others2) | _meet(others, doers2)
    known = (doers[:, 0] != 0) | (others[:, 0] != 0)
    known &= (doers2[:, 0] != 0) | (others2[:, 0] != 0)
    return np.select(
        [acting & suffering, acting, suffering | crossed, known],
        [Actors.PERPETRATOR_AND_OTHER, Actors.PERPETRATOR, Actors.SOME, Actors.NONE],
        default=Actors.UNKNOWN,
    ).astype("i1")


def _means(t: Table, i: Array, j: Array) -> Array:
    one, two = t.means[i], t.means[j]
    level = np.where((one & two) != 0, Means.SAME, Means.OTHER)
    known: Array = np.where((one == 0) | (two == 0), Means.UNKNOWN, level).astype("i1")
    return known


def wording_levels(t: Table, i: Array, j: Array, place: Array) -> Array:
    """The level of the wording of each pair of rows, whose places are at level ``place``.

    Where the places were found to be one, the words that name them are not counted again.
    """
    found = place <= Places.UNIT2
    most = int(max(t.worded[i].max(initial=0), t.worded[j].max(initial=0)))
    worth = shared_worth(t.words[i, :most], t.words[j, :most], found)
    one, two = (np.where(found, t.plain_worth[k], t.worth[k]) for k in (i, j))
    share = worth / np.maximum(np.minimum(one, two), 1)
    step = np.digitize(worth, WORTH_STEPS)
    level = 1 + 4 * (step - 1) + np.digitize(share, SHARE_STEPS)
    levels: Array = np.where(step == 0, Wording.NONE, level).astype("i1")
    return levels


def shared_worth(one: Array, two: Array, plain: Array) -> Array:
    """The worth in bits of the words that two rows share; without names of places if ``plain``."""
    at, word, place = shared_words(one, two)
    kept = ~(plain[at] & place)
    return np.bincount(at[kept], word[kept], len(one)).astype("i4")


def shared_words(one: Array, two: Array) -> tuple[Array, Array, Array]:
    """The words that two rows share: number of the row, worth in bits, whether it names a place."""
    both = np.concatenate([one, two], axis=1)
    both.sort(axis=1)
    before, after = both[:, :-1], both[:, 1:]
    # Equal but for the lowest six bits: one word (``table.Table.words``); there are few.
    at, column = np.nonzero(((before ^ after) < 64) & (before != 0))
    less, more = before[at, column], after[at, column]
    return at, (more >> 1) & 31, ((less | more) & 1) == 1
