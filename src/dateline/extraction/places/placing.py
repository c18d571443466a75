"""How a name hangs on the word that tells an event: what ``pinpointing`` sees of the parse.

Path, preposition, order, distance, and the same for "none of them", the choice that no name of the
sentence is the event's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.analysis.words import Words


_SAYING = frozenset(
    "say tell report announce claim add state confirm declare deny quote note warn accord".split()
)
_KINDS = frozenset(
    "province district region city town village governorate state county area camp suburb "
    "neighborhood neighbourhood countryside division territory valley mountain road airport "
    "base island capital border".split()
)


def meet(up: list[int], across: list[int]) -> tuple[int, int]:
    """How many steps each of two ways up the tree goes before the two meet.

    Both are given as a token and what stands above it. Where they meet they go on as one, so that
    what they share is at their ends; ways that never meet are gone to the end.
    """
    rise, fall = len(up), len(across)
    while rise and fall and up[rise - 1] == across[fall - 1]:
        rise, fall = rise - 1, fall - 1
    return rise, fall


def hanging(words: Words, root: int, tokens: tuple[int, int]) -> list[str]:
    """The features of what a place depends on and what stands beside it."""
    dep, lower, pos = words.dep[root], words.lower, words.pos
    before = lower[tokens[0] - 1] if tokens[0] > 0 else "^"
    after = lower[tokens[1]] if tokens[1] < len(lower) else "$"
    told = after in _TOLD_AFTER or after in _KINDS
    found = [f"dep={dep}", f"before={before}", f"after={after}" if told else "after=*"]
    if before == ",":
        found.append(f"comma,{after == ','}")
    governor = words.head[root]
    if dep in ("compound", "amod", "nmod"):
        found.append(
            f"modifies={words.entity[governor] or pos[governor]},{lower[governor] in _KINDS}"
        )
    if pos[governor] == "ADP":
        found.append(f"adp={lower[governor]},{pos[words.head[governor]]}")
    return found


_TOLD_AFTER = frozenset({",", "'s", "and", "."})


Stand = tuple[int, int, bool, bool, int, int, int]


def stands(
    words: Words, head: int, tokens: tuple[int, int], rise: int, fall: int, met: bool, nearer: int
) -> Stand:
    """Where a place stands: steps up from it and from the event, whether these meet; whether it is
    behind the event, how far, the verbs between, the places that are nearer."""
    follows, pos = tokens[0] > head, words.pos
    steps = (tokens[0] - head if follows else head - tokens[1]) // 3
    start, end = min(head, tokens[0]), max(head, tokens[1])
    verbs = pos[start:end].count("VERB") - (start <= head < end and pos[head] == "VERB")
    return (
        rise if rise < 6 else 6,
        fall if fall < 5 else 5,
        met,
        follows,
        steps if steps < 6 else 6,
        verbs if verbs < 3 else 3,
        nearer if nearer < 3 else 3,
    )


def standing(
    rise: int, fall: int, met: bool, follows: bool, steps: int, verbs: int, nearer: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The features of where a place stands (see ``stands``): in the tree, and in the sentence."""
    tree = (
        "bias",
        f"rise={rise}",
        f"fall={fall}",
        f"both={min(rise, 4)},{min(fall, 3)}",
    )
    row = f"follows={follows},{steps}", f"verbs={verbs},{follows}", f"nearer={nearer}"
    return tree if met else (*tree, "apart"), row


def among(tokens: tuple[int, int], places: Sequence[tuple[int, int]]) -> list[str]:
    """The features of where the place stands among all, whatever the event; all by their tokens."""
    first, last = tokens
    found = [f"first={not places or places[0] == tokens},{len(places) > 1}"]
    if True in [0 < first - end + 1 <= 3 for _, end in places]:
        found.append("behind another")
    if True in [0 < start - last + 1 <= 3 for start, _ in places]:
        found.append("before another")
    return found


def gap(tokens: tuple[int, int], head: int) -> int:
    """Tokens between a place and the event."""
    return tokens[0] - head if tokens[0] > head else head - tokens[1] + 1


Passed = tuple[bool, bool, bool, bool, str, str, "str | None"]


def passed(words: Words, root: int, rise: list[int], below: int | None, head: int) -> Passed:
    """What stands on the way up from the place, ``rise``.

    Whether a speaker's verb is among it, any verb, a subject, a noun that is an object; the last
    relation; the event's part of speech, and the relation ``below`` where the two ways meet.
    """
    pos, dep, lemma = words.pos, words.dep, words.lemma
    says = verb = subject = noun = False
    top = dep[root]
    for token in rise:
        kind, top = pos[token], dep[token]
        if kind == "VERB":
            verb = True
        elif kind == "NOUN" and top in _OBJECTS and token != root:
            noun = True
        if top in _SUBJECTS:
            subject = True
        if lemma[token] in _SAYING and token != root:
            says = True
    return says, verb, subject, noun, top, pos[head], None if below is None else dep[below]


_OBJECTS = frozenset({"dobj", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def passing(
    says: bool, verb: bool, subject: bool, noun: bool, top: str, head: str, event: str | None
) -> tuple[str, ...]:
    """The features of a way; see ``passed``."""
    found = ["way says"] if says else []
    if verb:
        found.append("way verb")
    if subject:
        found.append(f"way subject,{head}")
    if noun:
        found.append("way noun")
    found.append(f"top={top}")
    if event is not None:
        found.append(f"event={event}")
    return tuple(found)


def none_features(words: Words, head: int, places: int) -> list[str]:
    """The features of "none" for the event at token ``head`` among so many places."""
    found = ["none", f"none,{words.pos[head]},{words.dep[head]}", f"none,places={min(places, 3)}"]
    if words.child(head, "prep") is None:
        found.append("none,no phrase")
    return found
