"""Which parties of many reports are one actor: "X", "fighters of X" and "X militants" are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dateline.knowledge.actors import actor_register, agent_nouns
from dateline.records import PartyValue
from dateline.vocabulary import ActorKind

_WORD = re.compile(r"\w+")
_SMALL = frozenset("a an the of in for and from some its their his her s".split())


def identity(party: PartyValue) -> str:
    """The id of a party: its register id, else the words of its name that name it.

    Parties that are only described ("gunmen", "unidentified attackers") are one by their kind.
    """
    if party.actor:
        return party.actor
    state = actor_register().state_id(party.country, party.kind)
    if state is not None:
        return state  # "Russian warplanes"
    name = _proper(party.name)
    if not name:
        return f"unnamed {party.kind}"
    found = {surface.actor for surface in actor_register().named(name)}
    return found.pop() if len(found) == 1 else name


def _proper(name: str) -> str:
    """The words of a name without numbers, small words and nouns for people in arms or at large."""
    nouns = agent_nouns()
    words = _WORD.findall(name)
    told = [w for w in words if w.casefold() not in _SMALL and w.casefold() not in nouns]
    kept = [w for w in told if not w.isdigit()]
    return " ".join(kept).casefold() if any(w[0].isupper() for w in kept) else ""


def is_named(party: PartyValue) -> bool:
    """Whether it is known who the party is, be it only by a name that no register has."""
    return not identity(party).startswith("unnamed ")


def common_name(parties: Iterable[PartyValue]) -> PartyValue:
    """Of several tellings of one actor the one with the commonest name; known ones go first."""
    rows = list(parties)
    names = Counter(row.name for row in rows)
    return min(rows, key=lambda p: (p.actor is None, _other(p), -names[p.name], p.name))


def _other(party: PartyValue) -> bool:
    return party.kind is ActorKind.OTHER


def related(one: str, other: str) -> bool:
    """Whether two actors are of one line: a group and its faction, forces of one state."""
    register = actor_register()
    left, right = register.get(one), register.get(other)
    if one == other:
        return True
    if left is None or right is None:
        return False
    if other == left.parent or one == right.parent:
        return True
    forces = one not in register.by_id and other not in register.by_id  # "ml-military"
    return forces and one.partition("-")[0] == other.partition("-")[0]
