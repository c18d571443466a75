"""Words of a text as names are compared by: folded, without accents, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`\u2018][^\W_]+)*")
_APOSTROPHE = str.maketrans("", "", "'\u2019\u2018\u02bc`\u02bb")
_JOINS = frozenset(
    (" ", "-", ".", "\u2013", "/", " - ", " -", "- ", "-\u00a0", "\u00a0", ". ", "' ")
)
"""What may stand between two words of one name: "al- Shabaab", "U.S.", "CPI (Maoist)" apart."""
_BRACKETS = frozenset((" (", ") ", "(", ")", ' "', '" ', " '"))
_GAPS = _JOINS | _BRACKETS


class Word(NamedTuple):
    """A word: its folded form, whether a possessive ``'s`` was cut, its characters, its join.

    ``joined`` tells whether it may continue a name that the word before began.
    """

    key: str
    start: int
    end: int
    joined: bool
    text: str


_word: Callable[[type[Word], tuple[str, int, int, bool, str]], Word] = tuple.__new__


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """The word in lower case without accents and apostrophes."""
    if word.isascii():
        return word.lower().translate(_APOSTROPHE)
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHE))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def words_of(text: str) -> list[Word]:
    """The words of a text in order, possessive endings cut off."""
    result = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if len(word) > 2 and word[-1] in "sS" and word[-2] in "'\u2019":
            word, end = word[:-2], end - 2
        gap = text[last:start]
        joined = gap in _GAPS
        if gap == ". ":
            joined = text[last - 1 : last].isupper()
        result.append(_word(Word, (fold_word(word), start, end, joined, word)))
        last = match.end()
    return result
