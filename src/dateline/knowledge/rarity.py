"""How rare a word is, from a static table, so that the same report always has the same words."""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError

UNKNOWN = 2.0
"""Zipf value of a word that the table of its language lacks: rarer than any in it."""


@cache
def _zipf(language: str) -> dict[str, float]:
    data = files("dateline.knowledge") / "data" / f"rarity_{language}.tsv.xz"
    if not data.is_file():
        return {}
    try:
        text = lzma.decompress(data.read_bytes()).decode("utf-8")
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"the table {data.name} is damaged ({error}); reinstall it") from error
    rows = (line.split("\t") for line in text.splitlines())
    return {word: float(zipf) for zipf, words in rows for word in words.split(" ")}


def has_table(language: str) -> bool:
    """Whether the words of a language (ISO 639-1) are known."""
    return bool(_zipf(language))


def zipf(word: str, language: str) -> float:
    """The Zipf value of a lower-case word: log10 of its occurrences in a thousand million words.

    From about 8 ("the") down to 2.5, in steps of 0.25; ``UNKNOWN`` for what the table lacks.

    Raises:
        KnowledgeError: when the table of the language is damaged.
    """
    return _zipf(language).get(word, UNKNOWN)
