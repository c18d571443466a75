"""The figures that one source tells side by side, added up.

"The raid left a commander and two others dead" counts three; "Ten died, the ministry said. A
hospital put the toll at 12" are two accounts, which are never added. Source: UCDP GED codebook
23.1, and the labels of the UCDP-AEC training articles for what the vague words stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.records import Statement, TollValue
from dateline.vocabulary import Qualifier, SourceKind

SOME = 2
"""What UCDP's coders count for "some" or "a number of" dead: the least that is a plural. Where no
word counts ("soldiers died") it is one, as an event needs."""

_BREAK = re.compile(r"[.!?;\n]")
_MORE = re.compile(r"\b(?:others?|another|more)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:, \d{1,3}(?=,))?[\s,]*"
    r"(?:(?:and|as well as|along with|together with|plus)\b)?[\s,]*(?:also\s*)?"
)
_JOINT = re.compile(r"(?:, \d{1,3})?[\s,]*(?:and|as well as|along with|together with|plus)[\s,]*")
_BACK = re.compile(r"\W*(?:both|all|each)\b", re.IGNORECASE)
"""How a figure begins that tells again of those just named: "A and B, both 24, died"."""
_SOME = re.compile(r"\b(?:some|a number of|numbers of|multiple|a few|a couple)\b", re.IGNORECASE)
_EITHER = re.compile(
    r"\b(?:killed|dead|died)\s+(?:or|and/or)\s+(?:wounded|injured|hurt)\b"
    r"|\b(?:wounded|injured|hurt)\s+or\s+(?:killed|dead)\b",
    re.IGNORECASE,
)
_AFTER = 25
"""Characters behind a figure in which "or wounded" may stand."""


class Account(NamedTuple):
    """Figures of one field that one source adds up in one sentence."""

    rows: tuple[Statement, ...]

    @property
    def number(self) -> int:
        """The sum of the figures."""
        return sum(number(row) for row in self.rows)

    @property
    def high(self) -> int:
        """The sum of the highest figures: "between one and three" is 3."""
        return sum(_high(row) for row in self.rows)

    @property
    def vague(self) -> bool:
        """Whether a figure is a word like "several"."""
        return any(is_vague(row) for row in self.rows)


def accounts(rows: Iterable[Statement], text: str) -> list[Account]:
    """The accounts that figures of one field make, in the order of the report."""
    found: list[list[Statement]] = []
    for row in sorted(rows, key=lambda r: r.evidence[0].start):
        if found and text and _adds(found[-1][-1], row, text):
            found[-1].append(row)
        else:
            found.append([row])
    return [Account(tuple(each)) for each in found]


def _adds(before: Statement, row: Statement, text: str) -> bool:
    """Whether a figure stands beside the one before, of the same source, and is no rival of it."""
    gap = text[before.evidence[0].end : row.evidence[0].start]
    if teller(before) != teller(row) or _BREAK.search(gap):
        return False
    one, two = before.value, row.value
    assert isinstance(one, TollValue)
    assert isinstance(two, TollValue)
    if _BACK.match(two.phrase):
        return False
    if _MORE.search(two.phrase) or _BESIDE.fullmatch(gap):
        return True
    return one.group is not two.group and "and" in gap.split()


def beside(before: Statement, row: Statement, text: str) -> bool:
    """Whether a figure is joined to the one before by "and" or its like, of the same source."""
    gap = text[before.evidence[0].end : row.evidence[0].start]
    return teller(before) == teller(row) and _JOINT.fullmatch(gap) is not None


def teller(statement: Statement) -> str:
    """Who gives a figure, by name; "report" where nobody else is named."""
    source = statement.source
    return "report" if source.kind is SourceKind.REPORT else source.name.casefold()


def hurt_or_dead(statement: Statement, text: str) -> bool:
    """Whether a figure counts the dead and the wounded together: "killed or wounded"."""
    span = statement.evidence[0]
    return _EITHER.search(text[span.start : span.end + _AFTER]) is not None


def number(statement: Statement) -> int:
    """The dead that a figure counts: the lower bound, the upper one of "up to 20"."""
    value = statement.value
    assert isinstance(value, TollValue)
    if value.qualifier is Qualifier.MAXIMUM:
        return value.high or 0
    if value.low is None:
        return value.high or 0
    return max(value.low, SOME) if says_some(statement) else value.low


def says_some(statement: Statement) -> bool:
    """Whether a figure is a word like "some" or "a number of", more than a bare plural."""
    value = statement.value
    assert isinstance(value, TollValue)
    return is_vague(statement) and _SOME.search(value.phrase) is not None


def _high(statement: Statement) -> int:
    value = statement.value
    assert isinstance(value, TollValue)
    return max(number(statement), value.high or 0)


def is_vague(statement: Statement) -> bool:
    """Whether a figure is a word, like "several"."""
    value = statement.value
    return isinstance(value, TollValue) and value.qualifier is Qualifier.VAGUE
