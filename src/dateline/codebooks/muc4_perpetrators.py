"""Organisations that the engine blames for an incident and that the reader left out.

Of an incident without an organisation the mention told nearest to it may name a perpetrator that
the register knows, or point to one ("the guerrillas"). It is given by the longest of its names that
the wire itself has. Half of these are right on the DEV documents, as unseen documents are read,
where the organisations that the reader gives are right in six of ten; confidence rises from 36 to
40 by them and the other measures stay. Failing that, who claims the deed is given by the words of
the claim (confidence rises by another point). How sure the attribution is, the engine says, whose
it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.codebooks.muc4_confidence import confidence_told
from dateline.codebooks.muc4_mentions import parties_of
from dateline.codebooks.muc4_slots import Template
from dateline.codebooks.muc4_words import sentences
from dateline.knowledge.actors.entry import surface
from dateline.knowledge.actors.register import actor_register
from dateline.knowledge.actors.words import words_of
from dateline.records import Mention, PartyValue
from dateline.vocabulary import Level, Role

_LEVELS = {
    Level.STATED_AS_FACT: "REPORTED AS FACT",
    Level.CLAIMED_BY_ITSELF: "CLAIMED OR ADMITTED",
    Level.SUSPECTED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Level.ACCUSED_BY_OTHERS: "SUSPECTED OR ACCUSED",
}
_NO_NAME = frozenset("ANY SOME UNKNOWN EXTREMIST GROUPS".split())
"""Words of claims that name nobody: "any subversive movement"."""


def add_organization(template: Template, mention: Mention | None, text: str) -> None:
    """Give a template without an organisation the mention's perpetrator, if the wire names it."""
    if mention is None or template["PERP: ORGANIZATION ID"]:
        return
    parties = parties_of(mention, Role.PERPETRATOR)
    known = ((party, _named(party.actor, text)) for party in parties if _blamed(party))
    claimed = ((party, _words(party)) for party in parties if _claims(party))
    for party, name in (*known, *claimed):
        if name:
            words = f'"{name}"'
            template["PERP: ORGANIZATION ID"].append(words)
            template["PERP: ORGANIZATION CONFIDENCE"].append(
                f"{_confidence(party, name, text)}: {words}"
            )
            return


def _blamed(party: PartyValue) -> bool:
    return party.actor is not None and party.level is not Level.DENIED


def _claims(party: PartyValue) -> bool:
    """Whether somebody in no register claims the deed."""
    own = party.actor is None and party.level is Level.CLAIMED_BY_ITSELF
    return own and _NO_NAME.isdisjoint(_words(party).split())


def _words(party: PartyValue) -> str:
    return re.sub(r"\s+", " ", party.phrase).upper().replace('"', "")


def _confidence(party: PartyValue, name: str, text: str) -> str:
    """How sure it is by the party's level; where that says nothing, by the wire's sentences."""
    if party.level in _LEVELS:
        return _LEVELS[party.level]
    cuts = (re.sub(r"\s+", " ", text[start:end]).upper() for start, end in sentences(text))
    return confidence_told([sentence for sentence in cuts if name in sentence])


def _named(actor: str | None, text: str) -> str | None:
    """The longest of an actor's names that a wire has, as it has it, in capitals on one line."""
    line = re.sub(r"\s+", " ", text).upper()
    words = words_of(line)
    keys = [word.key for word in words]
    for name in _names(actor):
        for first in range(len(keys) - len(name) + 1):
            last = first + len(name) - 1
            joined = all(word.joined for word in words[first + 1 : last + 1])
            if joined and tuple(keys[first : last + 1]) == name:
                return line[words[first].start : words[last].end]
    return None


@lru_cache(maxsize=1024)
def _names(actor: str | None) -> tuple[tuple[str, ...], ...]:
    """The names of an actor of the register as folded words, the longest first."""
    known = actor_register().get(actor)
    if known is None:
        return ()
    plain = known.name.partition(" (")[0]
    made = (surface(known.id, name) for name in (plain, *known.aliases))
    return tuple(sorted({one.key for one in made if one}, key=lambda k: (-len(" ".join(k)), k)))
