"""Which words of a sentence name the place of an event, marked places or other names.

A linear model over candidates (``candidates``) and "none". Beside how a candidate hangs on the
word that tells the event (``placing.features``) it sees what found the candidate, its entity
label, where it ends, and its way to the event with the prepositions on it. The weights are trained
by ``scripts/train_event_place_names.py``; their card says on what.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from dateline.extraction.places.candidates import Candidate
from dateline.extraction.places.placing import (
    Passed,
    Stand,
    among,
    gap,
    hanging,
    meet,
    none_features,
    passed,
    passing,
    standing,
    stands,
)
from dateline.knowledge.place_words import kinds

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.analysis.words import Words

LONGEST_WAY = 5
"""Steps of the way between place and event that are told apart; longer ways are one feature."""


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    file = resources.files("dateline.knowledge.data").joinpath("event_place_names.json")
    loaded: dict[str, float] = json.loads(file.read_text("utf-8"))["weights"]
    return loaded


def name_chances(document: Document, head: int, row: Sequence[Candidate]) -> list[float]:
    """The chance of each candidate, and last of none, to name the place of the event at ``head``.

    The chances add up to 1.
    """
    return Choices.of(document, row).chances(head)


class Choices:
    """The candidates of a sentence; what no event changes is looked at and weighed once."""

    @classmethod
    def of(cls, document: Document, row: Sequence[Candidate]) -> Choices:
        """The choices among these candidates; a document keeps them for all that ask."""
        kept, key = document.kept, (cls, tuple(row))
        found: Choices | None = kept.get(key)
        if found is None:
            found = kept[key] = cls(document, row)
        return found

    def __init__(self, document: Document, row: Sequence[Candidate]) -> None:
        self._words, self._row = document.words, row
        self._text = document.text
        self._spots = [c.tokens for c in row]
        self._looks: dict[int, _Look] = {}
        self._events: dict[int, _Event] = {}
        self._chances: dict[int, list[float]] = {}

    def chances(self, head: int) -> list[float]:
        """The chance of each candidate and last of none for the event at ``head``; their sum is 1.

        Weights are added group by group, so that no digit depends on what is kept.
        """
        if head not in self._chances:
            self._chances[head] = self._told(head)
        return self._chances[head]

    def may_reach(self, head: int, bars: Iterable[tuple[int, float]]) -> bool:
        """Whether one of the candidates, each with its bar, may have that chance or a greater one.

        Each is weighed against none alone; the others could only lower its chance.
        """
        event = self._event(head)
        return any(
            self._score(number, event) - event.none >= log(bar / (1 - bar)) - _MARGIN
            for number, bar in bars
        )

    def _told(self, head: int) -> list[float]:
        event = self._event(head)
        scores = [self._score(number, event) for number in range(len(self._row))]
        scores.append(event.none)
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        total = sum(odds)
        return [odd / total for odd in odds]

    def features(self, head: int) -> Iterator[list[str]]:
        """The features of each candidate, and last of none."""
        event = self._event(head)
        for number in range(len(self._row)):
            way = self._way(number, event)
            tree, row = standing(*way.stand)
            hanging, among, itself, beside = self._look(number).features
            rest = [*passing(*way.passed), *itself, *way.course, *beside]
            yield [*tree, *hanging, *row, *among, *rest]
        yield self._none_of(head)

    def _event(self, head: int) -> _Event:
        """What is seen of the event at ``head``, whatever the candidate."""
        found = self._events.get(head)
        if found is None:
            gaps = sorted([gap(tokens, head) for tokens in self._spots])
            none = worth(self._none_of(head))
            found = self._events[head] = _Event(head, self._words.chain(head), gaps, none)
        return found

    def _none_of(self, head: int) -> list[str]:
        row, features = self._row, none_features(self._words, head, len(self._row))
        features.append(f"none,mark={'mark' in [c.found for c in row]}")
        features.append(f"none,GPE={'GPE' in [c.label for c in row]}")
        features.append(f"none,lemma={self._words.lemma[head]}")
        return features

    def _score(self, number: int, event: _Event) -> float:
        """The sum of a candidate's weights."""
        stand, seen, course = self._way(number, event)
        return self._look(number).worth + _placed(*stand) + _passed(*seen) + worth(course)

    def _way(self, number: int, event: _Event) -> _Way:
        """What of a candidate depends on the event."""
        words, head, tokens, up = (
            self._words,
            event.head,
            self._spots[number],
            self._look(number).up,
        )
        rise, fall = meet(up, event.across)
        nearer = bisect_left(event.gaps, gap(tokens, head))
        below = event.across[fall - 1] if fall else None
        return _Way(
            stands(words, head, tokens, rise, fall, rise < len(up), nearer),
            passed(words, up[0], up[:rise], below, head),
            self._course(number, head, up[:rise], event.across[:fall]),
        )

    def _course(self, number: int, head: int, up: list[int], down: list[int]) -> list[str]:
        """The way from the candidate to the event: labels, with the prepositions named."""
        words, candidate = self._words, self._row[number]
        found, label = candidate.found, candidate.label
        if len(up) + len(down) > LONGEST_WAY:
            return [f"far,{label}"]
        dep, pos, lower, top = words.dep, words.pos, words.lower, self._look(number).up[0]
        steps = [lower[i] if pos[i] == "ADP" else dep[i] for i in up]
        course = f"{'<'.join(steps)}|{'>'.join([dep[i] for i in down])}"
        features = [f"way={course}", f"way={course},{label}", f"dep={dep[top]},{found},{label}"]
        if len(up) + len(down) <= _SHORT_WAY:
            lemma = words.lemma[head]
            features.append(f"lemma={lemma},{steps[-1] if steps else '-'},{len(down)}")
            features.append(f"lemma={lemma},{course}")
        governor = words.head[top]
        if pos[governor] in ("ADP", "VERB"):
            features.append(f"governor={words.lemma[governor]},{dep[top]},{label}")
        return features

    def _look(self, number: int) -> _Look:
        """What is seen of a candidate, whatever the event."""
        found = self._looks.get(number)
        if found is None:
            words, row, candidate = self._words, self._row, self._row[number]
            up = words.chain(words.root(*candidate.tokens))
            features = (
                hanging(words, up[0], candidate.tokens),
                among(candidate.tokens, self._spots),
                _itself(words, self._text, candidate, row),
                _beside(self._text, candidate, row),
            )
            total = worth([*features[0], *features[1], *features[2], *features[3]])
            found = self._looks[number] = _Look(up, features, total)
        return found


_SHORT_WAY = 3
"""Steps up to which the event's lemma is seen with its way."""

_MARGIN = 1e-9
"""What the rounding of sums of weights cannot come up to."""


class _Event(NamedTuple):
    """The token of an event and what stands above it, the gaps to all candidates from the least to
    the greatest, none's weight."""

    head: int
    across: list[int]
    gaps: list[int]
    none: float


class _Way(NamedTuple):
    """The way from a candidate to an event: see ``stands``, ``passed`` and ``Choices._course``."""

    stand: Stand
    passed: Passed
    course: list[str]


class _Look(NamedTuple):
    """A candidate's root and what stands above it; its features in four groups, their weight."""

    up: list[int]
    features: tuple[list[str], ...]
    worth: float


def worth(features: Iterable[str]) -> float:
    """The sum of the weights of those features that have one."""
    return sum(map(weights().get, features, repeat(0.0)))


@lru_cache(maxsize=30_000)
def _placed(*stand: *Stand) -> float:
    """The weight of where a place stands."""
    tree, row = standing(*stand)
    return worth(tree) + worth(row)


@lru_cache(maxsize=30_000)
def _passed(*seen: *Passed) -> float:
    """The weight of what stands on the way up from it."""
    return worth(passing(*seen))


def _itself(words: Words, text: str, candidate: Candidate, row: Sequence[Candidate]) -> list[str]:
    """What the candidate looks like: what found it, its words, what it cuts through."""
    start, end, label, first = candidate.start, candidate.end, candidate.label, candidate.tokens[0]
    named, known = text[start:end].split(), kinds()
    last = named[-1] if named else ""
    kind = last.lower() if len(named) > 1 and last.lower() in known else "-"
    behind = text[end : end + 20].split(" ")
    beyond = behind[1].strip(".,;:'\"") if behind[0] == "" and len(behind) > 1 else ""
    kind_behind = beyond.lower() if beyond.lower() in known else ""
    before, after = text[start - 1 : start] != " " and start > 0, text[end : end + 1]
    found = [
        f"found={candidate.found},{label}",
        f"kind={kind},{last[:1].isupper()}",
        f"words={min(len(named), 4)},{label}",
        f"beyond={kind_behind},{beyond[:1].isupper()}",
        f"cut={before},{after.isalnum()},{after == '-'}",
    ]
    if first > 0:
        found.append(
            f"previous={words.tag[first - 1]},{words.entity[first - 1] == label and bool(label)}"
        )
        if words.lower[first - 1] in known:
            found.append("previous kind")
    inside, around = set(), set()
    for other in row:
        if other is candidate:
            continue
        if start <= other.start and other.end <= end:
            inside.add(other.found)
        if other.start <= start and end <= other.end:
            around.add(other.found)
    found.append(f"inside={','.join(sorted(inside))}")
    found.append(f"around={','.join(sorted(around))},{candidate.found}")
    found.append(f"tag={words.tag[candidate.tokens[1] - 1]}")
    if " and " in text[start:end]:
        found.append("holds and")
    if named and named[0].lower() in _COMPASS:
        found.append(f"compass={named[0][:1].isupper()},{len(named) > 1}")
    return found


def _beside(text: str, candidate: Candidate, row: Sequence[Candidate]) -> list[str]:
    """The words that join the candidate to the nearest one before it and behind it."""
    start, end = candidate.start, candidate.end
    before = max([o.end for o in row if o.end <= start], default=None)
    behind = min([o.start for o in row if o.start >= end], default=None)
    return [
        f"joined behind={_join(text, end, behind)}",
        f"joined before={_join(text, before, start)}",
    ]


def _join(text: str, start: int | None, end: int | None) -> str:
    """The words between two candidates, kinds of places and others as one each; "far" if many."""
    if start is None or end is None or end - start > _CLOSE:
        return "far"
    words = _WORDS.findall(text[start:end].lower())
    known = kinds()
    return " ".join(["KIND" if w in known else w if w in _JOINING else "*" for w in words])


_CLOSE = 30
"""Characters between candidates up to which the words that join them are told apart."""
_WORDS = re.compile(r"\w+|[,;.(]")
_JOINING = frozenset("in of near at on from to and the 's s , ; . ( outside between".split())
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern".split()
)
