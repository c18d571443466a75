"""Where names and countries stand: from words of the text to tokens of the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dateline.extraction.actors.countries import CountryWord
    from dateline.extraction.actors.names import Named
    from dateline.knowledge.actors import Word


class NameAt(NamedTuple):
    """Tokens ``start`` to ``end`` (half-open) that name a register actor."""

    start: int
    end: int
    actor: str


class CountryAt(NamedTuple):
    """Tokens ``start`` to ``end`` (half-open) that name a country in a role of ``States.index``."""

    start: int
    end: int
    iso: str
    role: str


class Standing:
    """Names and countries by each of their tokens; ``starts`` are the tokens' first characters."""

    def __init__(
        self, starts: list[int], words: list[Word], named: list[Named], places: list[CountryWord]
    ) -> None:
        self._at = starts
        self._words = words
        self._starts = _align(words, starts)
        self.names: dict[int, NameAt] = {}
        self.countries: dict[int, CountryAt] = {}
        for first, last, choice in named:
            start, end = self._tokens(first, last)
            self.names.update(dict.fromkeys(range(start, end), NameAt(start, end, choice.actor)))
        for first, last, iso, role in places:
            start, end = self._tokens(first, last)
            at = CountryAt(start, end, iso, role)
            self.countries.update(dict.fromkeys(range(start, end), at))

    def _tokens(self, first: int, last: int) -> tuple[int, int]:
        """The tokens of words ``first`` to ``last`` (half-open)."""
        token, char = self._starts[last - 1], self._words[last - 1].end
        while token + 1 < len(self._at) and self._at[token + 1] < char:
            token += 1
        return self._starts[first], token + 1


def _align(words: list[Word], starts: list[int]) -> list[int]:
    """For each word the token that holds its first character."""
    result = []
    at = 0
    for word in words:
        while at + 1 < len(starts) and starts[at + 1] <= word.start:
            at += 1
        result.append(at)
    return result
