"""Who did it by where it came from: "the shells came from an army camp", "bore the hallmarks of".

Residents seldom name a party; they tell from where they were fired at. What is named there is
held responsible by whoever tells it, never as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.clauses import objects_of
from dateline.extraction.responsibility.actors import is_actor_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHOTS = frozenset(
    "shell shelling rocket missile mortar round bullet shot fire gunfire projectile grenade bomb "
    "drone barrage salvo artillery shrapnel".split()
)
_COMING = frozenset("come originate emanate launch fire arrive fly".split())
_WAYS = frozenset(
    "direction position side area camp base post checkpoint territory line hill barracks outpost "
    "emplacement garrison trench stronghold part quarter".split()
)
"""Words for where fire comes from; whose it is stands before or behind them."""
_HALLMARKS = frozenset("hallmark signature fingerprint stamp".split())
_FINGER = "finger"
_BEARING = frozenset(("bear", "carry", "have"))
TELLING = _COMING | _BEARING | {"point"}
"""The verbs by which an origin is told."""


def origins_of(verb: Token) -> Iterator[Token]:
    """The nouns that name whose fire it was, by its origin, its marks or a pointed finger."""
    lemma = verb.lemma_.lower()
    if lemma in _COMING and _shot(verb):
        for prep in verb.rights:
            if prep.lower_ == "from" and prep.dep_ == "prep":
                for noun in objects_of(prep):
                    yield from _whose(noun)
    elif lemma in _BEARING:
        for noun in verb.rights:
            if noun.dep_ == "dobj" and noun.lemma_.lower() in _HALLMARKS:
                yield from _behind_of(noun)
    elif lemma == "point":
        pointed = any(c.lemma_.lower() == _FINGER for c in verb.rights)
        for prep in verb.rights if pointed else ():
            if prep.lower_ in ("at", "to", "toward", "towards"):
                yield from objects_of(prep)


def _shot(verb: Token) -> bool:
    """Whether what came is what is fired."""
    subjects = (c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    return any(s.lemma_.lower() in _SHOTS for s in subjects)


def _whose(noun: Token) -> Iterator[Token]:
    """Whose a position is: "an army camp", "positions of the army", "the rebels' side"."""
    if noun.lemma_.lower() not in _WAYS:
        if is_actor_noun(noun):
            yield noun
        return
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and not child.is_stop:
            yield child
    for owner in _behind_of(noun):
        yield from _whose(owner) if owner.lemma_.lower() in _WAYS else (owner,)


def _behind_of(noun: Token) -> Iterator[Token]:
    for prep in noun.rights:
        if prep.lower_ in ("of", "held"):
            yield from objects_of(prep)
