"""Names that no table and no rule knows for places, but which tell where something happened.

"They raided Bar Jadid" and "a blast at a bakery in Lypovatka" name places by what happens there. A
name that ``pinpointing`` takes for the likeliest place of some event of its sentence is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extraction.places.candidates import Candidate, candidates
from dateline.extraction.places.phrases import PlaceName, describe
from dateline.extraction.places.pinpointing import Choices
from dateline.extraction.places.unknown import offer
from dateline.knowledge.actors import actor_register
from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import words

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.knowledge.gazetteer import Gazetteer

LIKELY = 0.5
"""Chance of being an event's place from which a name is taken for a place."""

LED = 0.15
"""The same for a name right behind "in", "at", "near": only which event's place it is, is open."""

STRUCK = 0.02
"""The same for the object of a verb of attack, before a wider place: "raided Bar Jadid in Gao"."""

_LEADING = re.compile(
    r"\b(?:in|at|near|outside|around|inside)\s+(?:the\s+(?:\w+\s+)?\w+\s+of\s+)?$"
)
_STRUCK = re.compile(
    r"\b(?:attacks?|raids?|assaults?|strikes?|offensives?|incursions?)\s+(?:on|against|into)\s+$"
)
_ATTACKED = re.compile(
    r"\b(?:raid|attack|shell|storm|bomb|captur|seiz|enter|retook|retaken|overran|overrun|shell)"
    r"(?:ed|ing|s)?\s+$"
)
_OPEN = frozenset({"", "GPE", "LOC", "FAC"})
_AIMED = re.compile(r"\b(?:shot|shoot|shooting|fired?|firing|aim(?:ed|ing)?|threw)\s+at\s+$")
_AGED = re.compile(r",? (?:aged )?\d{1,2}\b(?!\s+(?:km|kilomet|mile))|\s\(\d{1,2}\)")
_FAMILY = re.compile(r"(?:'s)?\s+(?:family|families|clan|tribe|household|home|house|residence)\b")
_WIDER = re.compile(r",?\s+in\s+(?:the\s+)?(?:[a-z-]+\s+)?[^\W\d_a-z]")

_NO_PLACES = frozenset("DATE TIME NORP EVENT LANGUAGE LAW WORK_OF_ART".split())

Range = tuple[int, int]


def add_eventful(
    names: list[PlaceName],
    document: Document,
    heads: Iterable[int],
    taken: Sequence[Range],
    gazetteer: Gazetteer,
    threshold: float,
) -> list[PlaceName]:
    """``names`` and those that the events at the tokens ``heads`` show to be places, in order.

    Names below ``threshold`` that an event shows to be places are raised to it. ``taken`` are
    ranges of characters that name something else.
    """
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for head in heads:
        by_sentence[document.sentence_of(head)].append(head)
    found = list(names)
    for sentence, here in by_sentence.items():
        for start, end in _places(document, sentence, here, names, taken, threshold):
            known = next((n for n in found if (n.start, n.end) == (start, end)), None)
            if known is None:
                found = [n for n in found if n.end <= start or n.start >= end]
                known = _named(start, end, document.text, gazetteer)
                found.append(known)
            known.evidence = max(known.evidence, threshold)
    return sorted(found, key=lambda n: n.start)


def _places(
    document: Document,
    sentence: int,
    heads: Sequence[int],
    names: Sequence[PlaceName],
    taken: Sequence[Range],
    threshold: float,
) -> list[Range]:
    """The ranges of the sentence's likely places that are no places yet."""
    span = document.sentences[sentence]
    sure = [(n.start, n.end) for n in names if n.evidence >= threshold]
    starts = document.words.start
    first, last = starts[span.start], starts[span.end - 1]
    marks = [
        (n.start, n.end)
        for n in names
        if n.evidence >= threshold and not n.demonym and first <= n.start <= last
    ]
    row = candidates(document, marks, (span.start, span.end))
    bars = _bars(document.text, row, [*sure, *taken])
    if not bars:
        return []
    found: list[Range] = []
    choices = Choices.of(document, row)
    for head in heads:
        if not choices.may_reach(head, bars.items()):
            continue
        odds = choices.chances(head)
        for index in sorted(bars, key=odds.__getitem__, reverse=True):
            if odds[index] >= bars[index] and not _overlaps(row[index], found):
                found.append((row[index].start, row[index].end))
    return found


def _bars(text: str, row: Sequence[Candidate], taken: Sequence[Range]) -> dict[int, float]:
    """For each candidate that may be a place and is none yet the chance from which it is one."""
    bars: dict[int, float] = {}
    first, last = min([c.start for c in row], default=0), max([c.end for c in row], default=0)
    taken = [r for r in taken if r[0] < last and first < r[1]]
    for index, choice in enumerate(row):
        if not _overlaps(choice, taken) and _may_be_place(text, choice):
            led, struck = _led(text, choice), _struck(text, choice)
            bars[index] = STRUCK if struck else LED if led else LIKELY
    return bars


def _may_be_place(text: str, choice: Candidate) -> bool:
    """Whether the words may name a place, and what stands behind them tells of no person."""
    if _AGED.match(text, choice.end) or _FAMILY.match(text, choice.end):
        return False
    return _nameable(text[choice.start : choice.end])


def _led(text: str, choice: Candidate) -> bool:
    """Whether "in", "at" or "near" stands right before a name that is no day or person's."""
    if choice.label in _NO_PLACES or _AIMED.search(text, max(0, choice.start - 20), choice.start):
        return False
    before = text[max(0, choice.start - 40) : choice.start]
    struck = _STRUCK.search(before) and _WIDER.match(text, choice.end)
    return bool(_LEADING.search(before) or struck)


def _struck(text: str, choice: Candidate) -> bool:
    """Whether a verb of attack has the name for its object, and a wider place stands behind it."""
    if choice.label not in _OPEN or _WIDER.match(text, choice.end) is None:
        return False
    return _ATTACKED.search(text, max(0, choice.start - 40), choice.start) is not None


def _overlaps(choice: Candidate, ranges: Iterable[Range]) -> bool:
    first, last = choice.start, choice.end
    return any(first < end and start < last for start, end in ranges)


@lru_cache(maxsize=20_000)
def _nameable(name: str) -> bool:
    """Whether the words may name a place: letters enough, no common word, no known actor."""
    k = key(name)
    common = len(k) < 3 or k in words("never") or name in words("leading")
    return not common and not actor_register().named(name)


def _named(start: int, end: int, text: str, gazetteer: Gazetteer) -> PlaceName:
    name = PlaceName(start, end, text[start:end], (), hint="event")
    name.entries = tuple(e for e in gazetteer.lookup(name.text) if not e.demonym)
    if not name.entries:
        offer(name, gazetteer)
    describe(name, text)
    return name
