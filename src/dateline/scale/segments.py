"""The sentences of a report as numbers, by which it is told that one report says all of another."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")

FURNITURE = 2
"""Words up to which a line without a figure says nothing of an event: "Read more", "Reuters"."""


def segments(text: str) -> tuple[Array, int]:
    """The sentences as unsigned 64-bit numbers, sorted, each once; and the number of the longest.

    A sentence is known by its words in their order; case, punctuation and white space do not count.
    Lines of one or two words without a figure are left out. 0 stands for the longest of none.
    """
    lengths: dict[int, int] = {}
    for piece in _END.split(text):
        words = _WORD.findall(piece.casefold())
        if len(words) > FURNITURE or _DIGIT.search(piece):
            lengths[_number(words)] = len(words)
    longest = max(lengths, key=lambda number: (lengths[number], number), default=0)
    return np.array(sorted(lengths), "u8"), longest


def _number(words: list[str]) -> int:
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
