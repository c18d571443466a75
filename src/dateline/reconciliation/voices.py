"""Who speaks, over many reports: which of the sources named in them are one and the same.

A speaker quoted by ten outlets is one voice. The report's own voice is its publisher's, and that of
its text where the publisher is not known; copies of one text have one voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.dossiers import Entry
from dateline.knowledge.sources import source_lexicon
from dateline.records import Source
from dateline.vocabulary import SourceKind

_WORD = re.compile(r"\w+")
_SMALL = frozenset("a an the of in for and on at to from with by its his her their s".split())
_OPENERS = frozenset({"The", "A", "An"})
_ONE_OF_A_KIND = frozenset({SourceKind.POLICE})
"""Kinds of which one speaker stands for all: whoever speaks for the police gives its figure."""


class Voices:
    """The voices of a dossier, whatever the order of its entries."""

    def __init__(self, told: Iterable[tuple[Entry, Source]]) -> None:
        pairs = {(e.text, e.report.publisher, _bare(s)) for e, s in told}
        named = sorted({source for _, _, source in pairs if _named(source)}, key=_order)
        self._groups = _grouped(named)
        self._labels = {key: _label(group) for key, group in self._groups.items()}
        self._of = {source: key for key, group in self._groups.items() for source in group}

    def of(self, entry: Entry, source: Source) -> str:
        """The id of the voice; equal for all that are one source."""
        if not _named(source):
            return f"report {(entry.report.publisher or entry.text).casefold()}"
        return self._of[_bare(source)]

    def label(self, entry: Entry, source: Source) -> str:
        """The voice's name for a reader."""
        if _named(source):
            return self._labels[self._of[_bare(source)]]
        report = entry.report
        return report.publisher or f"the report of {report.published.isoformat()}"


def _named(source: Source) -> bool:
    return source.kind is not SourceKind.REPORT


def _bare(source: Source) -> Source:
    return Source(name=source.name, kind=source.kind, actor=source.actor)


def _order(source: Source) -> tuple[str, str, str]:
    return (str(source.kind), source.name, source.actor or "")


def _grouped(sources: Sequence[Source]) -> dict[str, tuple[Source, ...]]:
    """Sources that are one voice, by the key of the voice: the closure of ``_same``."""
    above = list(range(len(sources)))

    def top(index: int) -> int:
        while above[index] != index:
            index = above[index]
        return index

    for one in range(len(sources)):
        for other in range(one):
            if _same(sources[one], sources[other]):
                high, low = sorted((top(one), top(other)), reverse=True)
                above[high] = low
    groups: dict[int, list[Source]] = {}
    for index, source in enumerate(sources):
        groups.setdefault(top(index), []).append(source)
    return {"/".join(_order(group[0])): tuple(group) for group in groups.values()}


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are one: the same actor, or one name holds all the words of the other.

    Speakers without a name ("an official") are taken for one of their kind, since nothing tells
    that they are several.
    """
    if one.actor and other.actor:
        return one.actor == other.actor
    if one.kind is not other.kind:
        return False
    left, right = _words(one), _words(other)
    if one.kind in _ONE_OF_A_KIND:
        return True
    if not left or not right:
        return left == right
    return left <= right or right <= left


def _words(source: Source) -> frozenset[str]:
    words = _WORD.findall(source.name.casefold())
    roles = source_lexicon().roles
    return frozenset(w for w in words if w not in _SMALL and w.rstrip("s") not in roles)


def _label(group: Sequence[Source]) -> str:
    """The shortest name, the first of the alphabet among equals; no sentence begins with it."""
    name = min((source.name for source in group), key=lambda name: (len(name), name))
    first, gap, rest = name.partition(" ")
    return f"{first.lower()}{gap}{rest}" if gap and first in _OPENERS else name
