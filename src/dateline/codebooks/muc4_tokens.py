"""What the MUC-4 view weighs in each word of a wire to tell who did what to whom.

A feature is a name: the word, its neighbours, their classes, the words of violence around it, and
what the engine found there (a party in a role, a toll, a means).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline.codebooks.muc4_words import class_of, sentences, stem_of
from dateline.knowledge.common_words import is_common
from dateline.records import CodedReport, MeansValue, PartyValue, TollValue

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]+(?:'[A-Z]+)?|\d+(?:[.,]\d+)*|--|[^\sA-Z\d]", re.IGNORECASE
)
_LONGEST = 120
"""Words of a sentence that are looked at."""

_NEAR = 6
"""Words before and after in which the nearest word of violence is named by itself."""


class Word(NamedTuple):
    """A word of the text and where it stands."""

    start: int
    end: int
    text: str


class Line(NamedTuple):
    """A sentence: its words and the features of each."""

    words: list[Word]
    features: list[list[str]]


def lines_of(coded: CodedReport) -> list[Line]:
    """The sentences of a wire with the features of their words."""
    text = coded.report.text
    found = _findings(coded)
    lines = []
    for number, (start, end) in enumerate(sentences(text)):
        words = [
            Word(start + m.start(), start + m.end(), m[0].upper())
            for m in TOKEN.finditer(text[start:end])
        ][:_LONGEST]
        if words:
            lines.append(Line(words, _features(words, number, found)))
    return lines


def _findings(coded: CodedReport) -> dict[int, set[str]]:
    """What the engine found, by code point."""
    found: dict[int, set[str]] = {}
    for mention in coded.mentions:
        for statement in mention.statements:
            name, phrase = _finding(statement.value)
            for span in statement.evidence:
                words = span.text.upper()
                if phrase and (words in phrase.upper() or phrase.upper() in words):
                    for position in range(span.start, min(span.end, span.start + _LONGEST)):
                        found.setdefault(position, set()).add(name)
    return found


def _finding(value: object) -> tuple[str, str]:
    """A name for what a statement says of its words, and the words."""
    if isinstance(value, PartyValue):
        return f"{value.role.value}.{'org' if value.actor else 'no'}", value.phrase
    if isinstance(value, TollValue):
        return f"toll.{value.outcome.value}", value.noun or ""
    if isinstance(value, MeansValue):
        return f"means.{value.means.value}", value.phrase
    return "", ""


def _features(words: list[Word], number: int, found: dict[int, set[str]]) -> list[list[str]]:
    texts = ["<<", "<", *(w.text for w in words), ">", ">>"]
    kinds = [_kind(t) for t in texts]
    deeds = [i for i, kind in enumerate(kinds) if kind.startswith("do.")]
    place = "p0" if number == 0 else "p1" if number < 3 else "p2" if number < 8 else "p3"
    quoted, rows = False, []
    for i, word in enumerate(words, 2):
        quoted ^= texts[i] == '"'
        row = [*_own(texts, kinds, i), f"{place}{kinds[i]}", f"q{quoted}{kinds[i]}"]
        before = max((d for d in deeds if d < i), default=0)
        after = min((d for d in deeds if d > i), default=0)
        row += _deed("B", before, i, texts, kinds) + _deed("A", after, i, texts, kinds)
        rows.append(row + [f"e{name}" for name in sorted(found.get(word.start, ()))])
    return rows


def _own(texts: list[str], kinds: list[str], i: int) -> list[str]:
    """The word, its ending, its neighbours, and their classes."""
    text, kind = texts[i], kinds[i]
    return [
        f"w{text}", f"-{texts[i - 1]}", f"+{texts[i + 1]}", f"={texts[i - 2]}",
        f"#{texts[i + 2]}", f"b{texts[i - 1]} {text}", f"c{text} {texts[i + 1]}", f"k{kind}",
        f"k-{kinds[i - 1]}", f"k+{kinds[i + 1]}", f"k={kinds[i - 2]} {kinds[i - 1]} {kind}",
        f"k#{kind} {kinds[i + 1]} {kinds[i + 2]}", f"kk{kinds[i - 1]} {kind} {kinds[i + 1]}",
        f"s{text[-3:]}",
    ]  # fmt: skip


def _deed(side: str, deed: int, i: int, texts: list[str], kinds: list[str]) -> list[str]:
    """The nearest word of violence on one side: itself, how far, and what links the two."""
    if not deed:
        return []
    far, kind = abs(i - deed), kinds[deed]
    row = [f"{side}{kind} {kinds[i]}", f"{side}{stem_of(texts[deed].lower())}"]
    if far <= _NEAR:
        row += [f"{side}n{texts[deed]}", f"{side}d{far} {kind}"]
    for link in sorted(_LINKS.intersection(texts[min(i, deed) + 1 : max(i, deed)])):
        row += [f"{side}l{link}", f"{side}ld{link} {kind}"]
    if not _PASSIVE.isdisjoint(texts[deed - 2 : deed]):
        row.append(f"{side}passive {kind}")
    return row


_LINKS = frozenset(
    "BY OF IN ON AT AGAINST WITH FROM WHO WHICH THAT AND , FOR TO WHEN NEAR INSIDE OUTSIDE "
    "AS".split()
)
_PASSIVE = frozenset("WAS WERE BEEN BEING BE IS ARE".split())


@cache
def _kind(text: str) -> str:
    """The class of a word: of violence, a name, a number, or its own where it is a small word."""
    bare = text.lower().removesuffix("'s")
    known = class_of(bare)
    if known:
        return known
    if text[0].isdigit():
        return "number"
    if not text[0].isalpha():
        return text
    if bare in _SMALL:
        return bare
    return "word" if is_common(bare) else "name"


_SMALL = frozenset(
    "the a an of in on at by with from to and or who was were is are been has had his her their "
    "two three four five six seven several some other another against that which it he they".split()
)
