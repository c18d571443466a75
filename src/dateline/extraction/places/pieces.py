"""A text as pieces of letters, and the stretches of pieces that may be one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_PIECE = re.compile(r"[^\W\d_]+")
_ARTICLES = frozenset("al el ad ar as ash at ath an az ed er es esh et ez ul ul ou".split())
_JOINING = frozenset(
    "of and the de del della di da do dos das du des la le les los las el al ul ad ar as ash at an "
    "az ed ez es bin ibn bint bou abu umm ain ayn e i o y n en sur sous aux au am zu lez".split()
)
_ABBREVIATED = frozenset(["St", "Ste", "Mt", "Ft", "Pt", "Sta", "Sto"])
LONGEST = 7
"""The longest name looked up, in pieces: "Ras al-Ayn", "Deir ez-Zor", "Sant Julià de Lòria"."""


class Piece(NamedTuple):
    """A stretch of letters; ``before`` is the text between it and the piece before.

    ``capital`` tells whether it begins as a name does.
    """

    start: int
    end: int
    text: str
    before: str
    capital: bool


_piece: Callable[[type[Piece], tuple[int, int, str, str, bool]], Piece] = tuple.__new__


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order."""
    found, last = [], 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        word = text[start:end]
        found.append(_piece(Piece, (start, end, word, text[last:start], word[0].isupper())))
        last = end
    return found


def openings(row: list[Piece]) -> list[int]:
    """The pieces with which a name may begin, in order."""
    return [
        i
        for i, piece in enumerate(row)
        if (piece.capital or piece.text in _ARTICLES) and _opens(row, i)
    ]


def _opens(row: list[Piece], i: int) -> bool:
    piece = row[i]
    if piece.before in {"'", "’"} and i and not row[i - 1].before.endswith((" ", "\n", "(")):
        return False
    if piece.capital:
        return True
    if piece.text in _ARTICLES and i + 1 < len(row):
        return row[i + 1].before == "-" and row[i + 1].capital
    return False


def ends(row: list[Piece], i: int) -> Iterator[int]:
    """The ends (exclusive) of the names that may begin at piece ``i``, nearest first."""
    for j in range(i, min(i + LONGEST, len(row))):
        piece = row[j]
        if j > i and not _joined(row, j):
            return
        if piece.capital or (j > i and piece.before in {"-", "'"} and piece.text != "s"):
            yield j + 1


def _joined(row: list[Piece], j: int) -> bool:
    piece, previous = row[j], row[j - 1]
    if piece.before == " ":
        return piece.capital or piece.text in _JOINING
    if piece.before == "-":
        return True
    if piece.before == "'":
        return piece.text not in {"s", "t", "ve", "re", "ll", "d", "m"} or piece.capital
    if piece.before in {". ", "."}:
        return previous.text in _ABBREVIATED or (
            len(previous.text) == 1 and previous.capital and len(piece.text) == 1 and piece.capital
        )
    return False
