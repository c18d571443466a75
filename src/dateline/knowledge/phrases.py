"""Phrases of lemmas: how lexicons write them and how they are found in a text.

A phrase is a row of elements with spaces between. An element matches a token by its lower-case form
or its lemma; ``a|b`` are alternatives; ``...`` stands for up to five tokens without a full stop,
semicolon or colon; ``*`` before an element marks the head (otherwise the first element is).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

GAP = 5
"""Most tokens that ``...`` stands for."""

_STOPS = frozenset({".", ";", ":", "!", "?", "\n"})


@dataclass(frozen=True)
class Phrase(Generic[T]):
    """One phrase: its elements (``None`` is a gap), which is the head, and what it stands for."""

    elements: tuple[frozenset[str] | None, ...]
    head: int
    value: T


def read_phrase(text: str, value: T) -> Phrase[T]:
    """The phrase that ``text`` writes."""
    elements: list[frozenset[str] | None] = []
    head = 0
    for piece in text.split():
        if piece == "...":
            elements.append(None)
            continue
        if piece.startswith("*"):
            head = len(elements)
        elements.append(frozenset(piece.removeprefix("*").split("|")))
    return Phrase(tuple(elements), head, value)


@dataclass
class PhraseIndex(Generic[T]):
    """Phrases by their first words, longest first."""

    _by_first: dict[str, list[Phrase[T]]] = field(default_factory=dict)

    @classmethod
    def of(cls, phrases: Iterable[Phrase[T]]) -> PhraseIndex[T]:
        """The index of ``phrases``."""
        index: PhraseIndex[T] = cls()
        for phrase in phrases:
            for word in phrase.elements[0] or ():
                index._by_first.setdefault(word, []).append(phrase)
        for row in index._by_first.values():
            row.sort(key=lambda p: -len(p.elements))
        return index

    def openings(self, lower: Sequence[str], lemma: Sequence[str]) -> list[int]:
        """The tokens with which a phrase may begin, by their forms and lemmas, in order."""
        known = self._by_first
        return [
            token
            for token, (form, base) in enumerate(zip(lower, lemma, strict=True))
            if form in known or base in known
        ]

    def opening(self, words: Iterable[str]) -> Iterator[tuple[frozenset[str] | None, ...]]:
        """The elements of the phrases that one of these words may begin."""
        for word in words:
            for phrase in self._by_first.get(word, ()):
                yield phrase.elements

    def at(
        self, token: int, lower: Sequence[str], lemma: Sequence[str]
    ) -> Iterator[tuple[Phrase[T], list[int]]]:
        """The phrases that begin at ``token``, each with the tokens of its elements."""
        first = self._by_first.get(lower[token])
        other = self._by_first.get(lemma[token]) if lemma[token] != lower[token] else None
        for row in (first, other):
            for phrase in row or ():
                found = _match(phrase.elements, token, lower, lemma)
                if found is not None:
                    yield phrase, found


def _match(
    elements: Sequence[frozenset[str] | None],
    token: int,
    lower: Sequence[str],
    lemma: Sequence[str],
) -> list[int] | None:
    """The tokens that the elements match from ``token`` on; for a gap the nearest end is taken."""
    found = [token]
    at, size = token + 1, len(lower)
    gap = False
    for element in elements[1:]:
        if element is None:
            gap = True
            continue
        last = min(size, at + (GAP + 1 if gap else 1))
        while at < last and lower[at] not in element and lemma[at] not in element:
            if lower[at] in _STOPS or lower[at].isspace():
                return None
            at += 1
        if at >= last:
            return None
        found.append(at)
        at, gap = at + 1, False
    return found
