"""English number words: the lexicon ``data/number_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from dateline.vocabulary import Qualifier


@dataclass(frozen=True)
class NumberWords:
    """Number words and what they stand for."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    vague: dict[str, int]  # word -> lower bound
    vague_nouns: dict[str, int]
    small_groups: dict[str, int]
    qualifiers: dict[tuple[str, ...], Qualifier]  # words before a number -> how it is put

    @cached_property
    def longest_qualifier(self) -> int:
        """The number of words of the longest phrase before a number."""
        return max(map(len, self.qualifiers))


@cache
def number_words() -> NumberWords:
    """The lexicon, read once per process."""
    text = files("dateline.knowledge").joinpath("data/number_words.toml").read_text("utf-8")
    data = tomllib.loads(text)
    qualifiers = {
        tuple(phrase.split()): Qualifier(name)
        for name, phrases in data.pop("qualifiers").items()
        for phrase in phrases
    }
    return NumberWords(qualifiers=qualifiers, **data)
