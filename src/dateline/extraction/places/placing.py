"""How a name hangs on the word that tells an event: what ``pinpointing`` sees of the parse.

Path, preposition, order, distance, and the same for "none of them", the choice that no name of the
sentence is the event's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from dateline.analysis.words import Words


class Named(Protocol):
    """What stands in a sentence as a range of tokens: a marked place or another name."""

    @property
    def tokens(self) -> tuple[int, int]:
        """The first token and the one behind the last."""
        ...


_SAYING = frozenset(
    "say tell report announce claim add state confirm declare deny quote note warn accord".split()
)
_KINDS = frozenset(
    "province district region city town village governorate state county area camp suburb "
    "neighborhood neighbourhood countryside division territory valley mountain road airport "
    "base island capital border".split()
)


class Way(NamedTuple):
    """The ways up from a name's root and from an event to where they meet; ``meet`` if they do."""

    rise: list[int]
    fall: list[int]
    meet: bool

    @classmethod
    def between(cls, up: list[int], across: list[int]) -> Way:
        """The way between two tokens, each given as itself and what stands above it.

        Where the two meet they go on as one, so that what they share is at their ends.
        """
        rise, fall = len(up), len(across)
        while rise and fall and up[rise - 1] == across[fall - 1]:
            rise, fall = rise - 1, fall - 1
        return cls(up[:rise], across[:fall], meet=rise < len(up))


def hanging(words: Words, root: int, tokens: tuple[int, int]) -> Iterator[str]:
    """The features of what a place depends on and what stands beside it."""
    dep, lower, pos = words.dep, words.lower, words.pos
    yield f"dep={dep[root]}"
    before = lower[tokens[0] - 1] if tokens[0] > 0 else "^"
    after = lower[tokens[1]] if tokens[1] < len(lower) else "$"
    yield f"before={before}"
    yield f"after={after}" if after in {",", "'s", "and", "."} or after in _KINDS else "after=*"
    if before == ",":
        yield f"comma,{after == ','}"
    governor = words.head[root]
    if dep[root] in ("compound", "amod", "nmod"):
        yield f"modifies={words.entity[governor] or pos[governor]},{lower[governor] in _KINDS}"
    if pos[governor] == "ADP":
        yield f"adp={lower[governor]},{pos[words.head[governor]]}"


@lru_cache(maxsize=10_000)
def meeting(rise: int, fall: int, meet: bool) -> tuple[str, ...]:
    """The features of how far up place and event meet, if they do."""
    found = (
        "bias",
        f"rise={min(rise, 6)}",
        f"fall={min(fall, 5)}",
        f"both={min(rise, 4)},{min(fall, 3)}",
    )
    return found if meet else (*found, "apart")


def order(words: Words, head: int, tokens: tuple[int, int], nearer: int) -> tuple[str, ...]:
    """The features of where the place stands; ``nearer`` places stand nearer to the event."""
    follows = tokens[0] > head
    gap = tokens[0] - head if follows else head - tokens[1]
    start, end = min(head, tokens[0]), max(head, tokens[1])
    verbs = words.pos[start:end].count("VERB") - (start <= head < end and words.pos[head] == "VERB")
    return _order(follows, min(6, gap // 3), min(verbs, 3), min(nearer, 3))


@lru_cache(maxsize=10_000)
def _order(follows: bool, steps: int, verbs: int, nearer: int) -> tuple[str, ...]:
    return f"follows={follows},{steps}", f"verbs={verbs},{follows}", f"nearer={nearer}"


def among(tokens: tuple[int, int], places: Sequence[Named]) -> Iterator[str]:
    """The features of where the place stands among the others, whatever the event."""
    index = next((i for i, p in enumerate(places) if p.tokens == tokens), 0)
    yield f"first={index == 0},{len(places) > 1}"
    if any(0 < tokens[0] - p.tokens[1] + 1 <= 3 for p in places):
        yield "behind another"
    if any(0 < p.tokens[0] - tokens[1] + 1 <= 3 for p in places):
        yield "before another"


def gap(tokens: tuple[int, int], head: int) -> int:
    """Tokens between a place and the event."""
    return tokens[0] - head if tokens[0] > head else head - tokens[1] + 1


def passing(words: Words, root: int, way: Way, head: int) -> tuple[str, ...]:
    """What stands on the way up from the place: a speaker's verb, another clause."""
    rise, lemma = way.rise, words.lemma
    kinds = tuple([words.pos[i] for i in rise])
    relations = tuple([words.dep[i] for i in rise])
    says = not _SAYING.isdisjoint([lemma[i] for i in rise[1:]])
    event = words.dep[way.fall[-1]] if way.fall else None
    return _passing(says, kinds, relations or (words.dep[root],), words.pos[head], event)


@lru_cache(maxsize=30_000)
def _passing(
    says: bool, kinds: tuple[str, ...], relations: tuple[str, ...], head: str, event: str | None
) -> tuple[str, ...]:
    """The features of a way; without steps up ``kinds`` is empty, ``relations`` has the root's."""
    found = ["way says"] if says else []
    if "VERB" in kinds:
        found.append("way verb")
    if kinds and ("nsubj" in relations or "nsubjpass" in relations):
        found.append(f"way subject,{head}")
    if any(d in ("dobj", "pobj") and k == "NOUN" for d, k in zip(relations[1:], kinds[1:])):  # noqa: B905
        found.append("way noun")
    found.append(f"top={relations[-1]}")
    if event is not None:
        found.append(f"event={event}")
    return tuple(found)


def none_features(words: Words, head: int, places: Sequence[Named]) -> Iterator[str]:
    """The features of "none" for the event at token ``head``."""
    yield "none"
    yield f"none,{words.pos[head]},{words.dep[head]}"
    yield f"none,places={min(len(places), 3)}"
    if words.child(head, "prep") is None:
        yield "none,no phrase"
