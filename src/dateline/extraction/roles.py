"""Who does what to whom: the actors of each event, read from the grammar of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.extraction.arguments import Arguments
from dateline.marks import ActorMark, EventMark, RoleMark
from dateline.vocabulary import EventType, Role

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.analysis.words import Words

_TWO_SIDED = frozenset({EventType.ARMED_CLASH, EventType.AGREEMENT, EventType.INTERVENTION})
_ONE_SIDED = frozenset(
    {
        EventType.PEACEFUL_PROTEST,
        EventType.VIOLENT_DEMONSTRATION,
        EventType.MOB_VIOLENCE,
        EventType.GROUP_CHANGE,
        EventType.BASE_ESTABLISHED,
    }
)
_CARRIERS = frozenset({"of", "from", "belonging", "carrying", "for", "with"})
"""Prepositions between a thing or a number of people and the actor whose they are."""

_DEPTH = 3


def mark_roles(
    document: Document, events: Sequence[EventMark], actors: Sequence[ActorMark]
) -> tuple[RoleMark, ...]:
    """The roles that actors play in events, in order of the events; each pair once."""
    words = document.words
    at = _owners(actors)
    arguments = Arguments(words, events)
    marks: list[RoleMark] = []
    for event in events:
        taken: set[int] = set()
        struck = _hit_a_mine(words, event.head)
        for side, tokens in _sides(arguments, event):
            role = Role.TARGET if struck and side is Role.PERPETRATOR else side
            for actor in _actors_of(words, tokens, at):
                if actor.head in taken:
                    continue
                taken.add(actor.head)
                marks.append(
                    RoleMark(
                        span=actor.span,
                        tokens=actor.tokens,
                        sentence=actor.sentence,
                        event=event.head,
                        role=role,
                        head=actor.head,
                    )
                )
    return tuple(marks)


def _owners(actors: Iterable[ActorMark]) -> dict[int, ActorMark]:
    """The actor mark of each token; the head's own mark first."""
    found: dict[int, ActorMark] = {}
    marks = list(actors)
    for mark in marks:
        for token in range(*mark.tokens):
            found.setdefault(token, mark)
    for mark in marks:
        found[mark.head] = mark
    return found


def _sides(arguments: Arguments, event: EventMark) -> list[tuple[Role, list[int]]]:
    """The tokens on each side of an event, with the role of that side."""
    agents, patients, sides = arguments.of(event.head)
    if event.type in _TWO_SIDED:
        return [(Role.PARTICIPANT, [*agents, *sides, *patients])]
    if event.type in _ONE_SIDED:
        return [(Role.PARTICIPANT, [*agents, *sides]), (Role.TARGET, patients)]
    return [(Role.PERPETRATOR, agents), (Role.TARGET, patients), (Role.PARTICIPANT, sides)]


def _hit_a_mine(words: Words, event: int) -> bool:
    """Whether who is the subject suffers: "a lorry with workers hit a roadside bomb"."""
    verb = event if words.lemma[event] in _MEETING else words.head[event]
    if words.lemma[verb] not in _MEETING:
        return False
    return any(
        words.dep[child] == "dobj" and words.lemma[child] in _MINES
        for child in words.children[verb]
    )


_MEETING = frozenset({"hit", "strike", "trigger", "run", "drive"})
_MINES = frozenset({"bomb", "mine", "landmine", "ied", "explosive", "device"})


def _actors_of(
    words: Words, tokens: Sequence[int], at: dict[int, ActorMark]
) -> Iterable[ActorMark]:
    for token in tokens:
        yield from _resolve(words, token, at, 0)


def _resolve(words: Words, token: int, at: dict[int, ActorMark], depth: int) -> Iterable[ActorMark]:
    """The actor at a token, or behind it ("members of the army"), and its peers."""
    mark = at.get(token)
    if mark is not None:
        yield mark
    elif depth < _DEPTH:
        for child in words.children[token]:
            dep = words.dep[child]
            if dep in {"compound", "poss", "amod", "nmod"} and child in at:
                yield at[child]
            elif dep == "prep" and words.lower[child] in _CARRIERS:
                for pobj in words.children[child]:
                    yield from _resolve(words, pobj, at, depth + 1)
            elif dep == "acl" and words.lower[child] in _CARRIERS:
                for obj in words.children[child]:
                    yield from _resolve(words, obj, at, depth + 1)
    for child in words.children[token]:
        if words.dep[child] in {"conj", "appos"} and depth < _DEPTH and child not in _span(mark):
            yield from _resolve(words, child, at, depth + 1)


def _span(mark: ActorMark | None) -> range:
    return range(0) if mark is None else range(*mark.tokens)
