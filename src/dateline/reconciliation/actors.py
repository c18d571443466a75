"""Which parties of many reports are one actor: "X", "fighters of X" and "X militants" are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dateline.knowledge.actors import actor_register, agent_nouns
from dateline.knowledge.number_words import number_words
from dateline.records import PartyValue, Source
from dateline.vocabulary import ActorKind

UNNAMED = "unnamed "
"""Opens the id of a party that is only described."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SMALL = frozenset("a an the of in for and from some its their his her s".split())


class Actors:
    """The actors of a dossier: the ids of its parties, and who is meant by a name among them."""

    def __init__(self, parties: Iterable[PartyValue], speakers: Iterable[Source] = ()) -> None:
        ids = {party.actor for party in parties} | {source.actor for source in speakers}
        self._present = frozenset(one for one in ids if one is not None)

    def identity(self, party: PartyValue) -> str:
        """The id of a party: its register id, else the words of its name that name it.

        A name that may stand for several actors stands for the one that the reports name. Parties
        that are only described ("gunmen", "unidentified attackers") are one by their kind.
        """
        register = actor_register()
        if party.actor:
            return party.actor
        state = register.state_id(party.country, party.kind)
        if state is not None:
            return state  # "Russian warplanes"
        name = _proper(party.name)
        if not name:
            return f"{UNNAMED}{party.kind}"
        found = {s.actor for words in (party.name, name) for s in register.named(words)}
        meant = found & self._present or found
        return meant.pop() if len(meant) == 1 else name.casefold()


def _proper(name: str) -> str:
    """The words of a name without numbers, small words and nouns for people in arms or at large."""
    nouns = agent_nouns()
    words = _WORD.findall(name)
    told = [w for w in words if w.casefold() not in _SMALL and w.casefold() not in nouns]
    kept = [w for w in told if not w.isdigit()]
    return " ".join(kept) if any(w[0].isupper() for w in kept) else ""


def described(name: str) -> str:
    """A description without its number: "At least 14 soldiers" are soldiers."""
    words = name.split()
    units = {*number_words().units, *number_words().tens, *number_words().vague}
    counted = [n for n, w in enumerate(words[:-1]) if w.casefold() in units or w[0].isdigit()]
    return " ".join(words[counted[-1] + 1 :]) if counted else name


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
