"""Weapons and methods as a report names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.knowledge.means import means_lexicon
from dateline.marks import MeansMark
from dateline.vocabulary import MeansClass

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})

_PEACEFUL = {
    "mine": frozenset("gold coal copper diamond tin iron salt silver uranium cobalt jade mineral "
                      "worker company shaft site owner industry illegal artisanal".split()),
    "shell": frozenset("oil company gas royal egg sea".split()),
    "club": frozenset("football soccer night sports rugby golf member match player fans".split()),
    "stick": frozenset(("hockey",)),
    "jet": frozenset("private passenger lag ski".split()),
    "aircraft": frozenset("passenger cargo civil civilian civilians".split()),
    "airplane": frozenset("passenger cargo civil civilian".split()),
    "mortar": frozenset(("brick", "bricks", "pestle")),
    "missile": frozenset("test tests programme program defence defense treaty".split()),
}  # fmt: skip


def mark_means(document: Document) -> tuple[MeansMark, ...]:
    """The weapons and methods that the words of a document name, in order, none inside another."""
    words, lexicon = document.words, means_lexicon()
    marks: list[MeansMark] = []
    end = 0
    for token in lexicon.openings(words.lower, words.lemma):
        if token < end:
            continue
        for phrase, found in lexicon.at(token, words.lower, words.lemma):
            last = found[-1] + 1
            if not _is_weapon(words, token, last):
                continue
            marks.append(
                MeansMark(
                    span=document.span(token, last),
                    tokens=(token, last),
                    sentence=words.sentence[token],
                    means=phrase.value,
                )
            )
            end = last
            break
    return tuple(marks)


def _is_weapon(words: Words, start: int, end: int) -> bool:
    """Whether the phrase is used as a noun, in its violent sense."""
    if end - start > 1:
        return True
    if words.pos[start] not in _NOMINAL:
        return words.tag[start] in {"VBN", "VBG"} and words.dep[start] in {"compound", "amod"}
    if words.lower[start] == "mine" and start and words.lower[start - 1] == "of":
        return False  # "a friend of mine"
    around = words.lower[max(0, start - 2) : start] + words.lower[end : end + 2]
    return not _PEACEFUL.get(words.lemma[start], frozenset()).intersection(around)


def class_of(marks: tuple[MeansMark, ...], token: int) -> MeansClass | None:
    """The class of the mark that holds ``token``."""
    for mark in marks:
        if mark.tokens[0] <= token < mark.tokens[1]:
            return mark.means
    return None
