"""Which words of a sentence name the place of an event, marked places or other names.

A linear model over candidates (``candidates``) and "none". Beside how a candidate hangs on the
word that tells the event (``placing.features``) it sees what found the candidate, its entity
label, where it ends, and its way to the event with the prepositions on it. The weights are trained
by ``scripts/train_event_place_names.py``; their card says on what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import chain
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from dateline.extraction.places.candidates import Candidate
from dateline.extraction.places.placing import (
    Way,
    among,
    gap,
    hanging,
    meeting,
    none_features,
    order,
    passing,
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
        self._up = [self._words.chain(self._words.root(*c.tokens)) for c in row]
        found, labels = {c.found for c in row}, {c.label for c in row}
        self._none = [f"none,mark={'mark' in found}", f"none,GPE={'GPE' in labels}"]
        self._looks = [self._look(number) for number in range(len(row))]
        self._chances: dict[int, list[float]] = {}

    @cached_property
    def _weighed(self) -> list[list[tuple[float, ...]]]:
        """The weights of each candidate's looks, group by group."""
        return [[weighed(tuple(group)) for group in looks] for looks in self._looks]

    def chances(self, head: int) -> list[float]:
        """The chance of each candidate and last of none for the event at ``head``; their sum is 1.

        Weights are added in the order of the features, so that no digit depends on what is kept.
        """
        if head not in self._chances:
            self._chances[head] = self._told(head)
        return self._chances[head]

    def _told(self, head: int) -> list[float]:
        scores = []
        for moved, still in zip(self._moving(head), self._weighed, strict=True):
            meeting, order, passing, course = map(weighed, moved)
            hanging, among, itself, beside = still
            scores.append(
                sum([*meeting, *hanging, *order, *among, *passing, *itself, *course, *beside])
            )
        scores.append(sum(weighed(tuple(self._none_of(head)))))
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        total = sum(odds)
        return [odd / total for odd in odds]

    def features(self, head: int) -> Iterator[list[str]]:
        """The features of each candidate, and last of none."""
        for moved, looks in zip(self._moving(head), self._looks, strict=True):
            groups = zip(
                moved, (looks.hanging, looks.among, looks.itself, looks.beside), strict=True
            )
            yield [*chain.from_iterable(chain.from_iterable(groups))]
        yield self._none_of(head)

    def _moving(self, head: int) -> Iterator[tuple[tuple[str, ...], ...]]:
        """Of each candidate the features that depend on the event, in four groups."""
        words, row = self._words, self._row
        across = words.chain(head)
        gaps = [gap(c.tokens, head) for c in row]
        for candidate, up, mine in zip(row, self._up, gaps, strict=True):
            way = Way.between(up, across)
            nearer = sum([other < mine for other in gaps])
            yield (
                meeting(len(way.rise), len(way.fall), way.meet),
                order(words, head, candidate.tokens, nearer),
                passing(words, up[0], way, head),
                _course(words, head, candidate, up[0], way),
            )

    def _none_of(self, head: int) -> list[str]:
        lemma = f"none,lemma={self._words.lemma[head]}"
        return [*none_features(self._words, head, self._row), *self._none, lemma]

    def _look(self, number: int) -> _Looks:
        """What is seen of a candidate, whatever the event."""
        words, row, candidate = self._words, self._row, self._row[number]
        return _Looks(
            hanging=list(hanging(words, self._up[number][0], candidate.tokens)),
            among=list(among(candidate.tokens, row)),
            itself=list(_look(words, self._text, candidate, row)),
            beside=list(_beside(self._text, candidate, row)),
        )


@lru_cache(maxsize=30_000)
def weighed(features: tuple[str, ...]) -> tuple[float, ...]:
    """The weights of features that have one, in order."""
    get = weights().get
    return tuple([w for w in map(get, features) if w is not None])


class _Looks(NamedTuple):
    """Features of a candidate in four groups, in the order in which they are added up."""

    hanging: list[str]
    among: list[str]
    itself: list[str]
    beside: list[str]


def _look(words: Words, text: str, candidate: Candidate, row: Sequence[Candidate]) -> Iterator[str]:
    """What the candidate looks like: what found it, its words, what it cuts through."""
    start, end = candidate.start, candidate.end
    named = text[start:end].split()
    last = named[-1].lower() if named else ""
    kind = last if last in kinds() and len(named) > 1 else "-"
    label = candidate.label
    yield f"found={candidate.found},{label}"
    yield f"kind={kind},{named[-1][:1].isupper() if named else False}"
    yield f"words={min(len(named), 4)},{label}"
    behind = text[end : end + 20].split(" ")
    beyond = behind[1].strip(".,;:'\"") if behind[0] == "" and len(behind) > 1 else ""
    kind_behind = beyond.lower() if beyond.lower() in kinds() else ""
    yield f"beyond={kind_behind},{beyond[:1].isupper()}"
    before = text[start - 1 : start] != " " and start > 0
    yield f"cut={before},{text[end : end + 1].isalnum()},{text[end : end + 1] == '-'}"
    previous = candidate.tokens[0] - 1
    if previous >= 0:
        yield f"previous={words.tag[previous]},{words.entity[previous] == label and bool(label)}"
        if words.lower[previous] in kinds():
            yield "previous kind"
    inside = [o for o in row if o is not candidate and start <= o.start and o.end <= end]
    around = [o for o in row if o is not candidate and o.start <= start and end <= o.end]
    yield f"inside={','.join(sorted({o.found for o in inside}))}"
    yield f"around={','.join(sorted({o.found for o in around}))},{candidate.found}"
    yield f"tag={words.tag[candidate.tokens[1] - 1]}"
    if " and " in text[start:end]:
        yield "holds and"
    if named and named[0].lower() in _COMPASS:
        yield f"compass={named[0][:1].isupper()},{len(named) > 1}"


def _beside(text: str, candidate: Candidate, row: Sequence[Candidate]) -> Iterator[str]:
    """The words that join the candidate to the nearest one before it and behind it."""
    before = max((o.end for o in row if o.end <= candidate.start), default=None)
    behind = min((o.start for o in row if o.start >= candidate.end), default=None)
    yield f"joined behind={_join(text, candidate.end, behind)}"
    yield f"joined before={_join(text, before, candidate.start)}"


def _join(text: str, start: int | None, end: int | None) -> str:
    """The words between two candidates, kinds of places and others as one each; "far" if many."""
    if start is None or end is None or end - start > _CLOSE:
        return "far"
    words = _WORDS.findall(text[start:end].lower())
    return " ".join("KIND" if w in kinds() else w if w in _JOINING else "*" for w in words)


_CLOSE = 30
"""Characters between candidates up to which the words that join them are told apart."""
_WORDS = re.compile(r"\w+|[,;.(]")
_JOINING = frozenset("in of near at on from to and the 's s , ; . ( outside between".split())
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern".split()
)


def _course(words: Words, head: int, candidate: Candidate, top: int, way: Way) -> tuple[str, ...]:
    """The way from the candidate to the event: labels, with the prepositions named."""
    up, down, dep = way.rise, way.fall, words.dep
    if len(up) + len(down) > LONGEST_WAY:
        return (f"far,{candidate.label}",)
    governor = words.head[top]
    return _coursed(
        tuple([words.lower[i] if words.pos[i] == "ADP" else dep[i] for i in up]),
        tuple([dep[i] for i in down]),
        (candidate.found, candidate.label),
        words.lemma[head],
        dep[top],
        words.lemma[governor] if words.pos[governor] in ("ADP", "VERB") else None,
    )


@lru_cache(maxsize=30_000)
def _coursed(
    steps: tuple[str, ...],
    down: tuple[str, ...],
    kind: tuple[str, str],
    lemma: str,
    relation: str,
    governor: str | None,
) -> tuple[str, ...]:
    """The features of a way; ``kind`` is what found the candidate, and its label."""
    found, label = kind
    course = f"{'<'.join(steps)}|{'>'.join(down)}"
    features = [f"way={course}", f"way={course},{label}", f"dep={relation},{found},{label}"]
    if len(steps) + len(down) <= 3:
        features.append(f"lemma={lemma},{steps[-1] if steps else '-'},{len(down)}")
        features.append(f"lemma={lemma},{course}")
    if governor is not None:
        features.append(f"governor={governor},{relation},{label}")
    return tuple(features)
