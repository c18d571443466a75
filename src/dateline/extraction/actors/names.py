"""Named groups and forces of the register in a text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dateline.knowledge.actors import (
    ActorRegister,
    Choice,
    Context,
    Surface,
    Word,
    choose,
    words_of,
)
from dateline.knowledge.actors.choice import fits


class Candidate(NamedTuple):
    """Words ``first`` to ``last`` (half-open) that are a name of one or more actors."""

    first: int
    last: int
    forms: tuple[Surface, ...]


class Named(NamedTuple):
    """Words that name one actor."""

    first: int
    last: int
    choice: Choice


@lru_cache(maxsize=2)
def names_in(text: str, register: ActorRegister) -> tuple[list[Word], list[Candidate]]:
    """The words of a text and all names in it, kept while places and actors both ask for them.

    Callers leave both lists as they are.
    """
    words = words_of(text)
    return words, candidates(words, text, register)


def candidates(words: list[Word], text: str, register: ActorRegister) -> list[Candidate]:
    """All names in the text, longest first at each place, not overlapping."""
    result: list[Candidate] = []
    at = 0
    while at < len(words):
        lengths = register.lengths.get(words[at].key)
        found = _longest(words, at, text, lengths, register) if lengths else None
        if found is None:
            at += 1
        else:
            result.append(found)
            at = found.last
    return result


def _longest(
    words: list[Word], at: int, text: str, lengths: tuple[int, ...], register: ActorRegister
) -> Candidate | None:
    row = joined_row(words, at, lengths[0])
    for length in lengths:
        if length > len(row):
            continue
        forms = register.surfaces.get(tuple(row[:length]))
        if forms is None:
            continue
        part = words[at : at + length]
        written = text[part[0].start : part[-1].end]
        shouted = _shouted(words, at, at + length)
        kept = tuple(form for form in forms if fits(form, written, shouted))
        if kept:
            return Candidate(at, at + length, kept)
    return None


def joined_row(words: list[Word], at: int, most: int) -> list[str]:
    """The keys of the words from ``at`` on that may be one name, at most so many."""
    row = [words[at].key]
    for word in words[at + 1 : at + most]:
        if not word.joined:
            break
        row.append(word.key)
    return row


def _shouted(words: list[Word], first: int, last: int) -> bool:
    """Whether the words on both sides are in capitals too: a headline in capitals."""
    around = [*words[max(0, first - 2) : first], *words[last : last + 2]]
    letters = [word.text for word in around if word.text.isalpha()]
    return len(letters) > 1 and all(word.isupper() for word in letters)


def resolve(found: list[Candidate], context: Context, register: ActorRegister) -> list[Named]:
    """The actors named, each choice made in the light of the others."""
    sure = {
        forms[0].actor
        for _, _, forms in found
        if len(forms) == 1 and not forms[0].contextual
        and register.by_id[forms[0].actor].active(context.published)
    }  # fmt: skip
    context = Context(
        published=context.published, countries=context.countries, sure=frozenset(sure)
    )
    result = []
    for first, last, forms in found:
        choice = choose(forms, context, register)
        if choice is not None:
            result.append(Named(first, last, choice))
    return result
