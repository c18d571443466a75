"""Who the attackers are told to be: "the gunmen were soldiers", "the men belonged to X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.clauses import joined, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOERS = frozenset(
    "attacker gunman gunmen assailant killer raider abductor kidnapper hijacker bomber shooter "
    "perpetrator assassin culprit".split()
)
_PEOPLE = frozenset(("man", "men", "youth", "drone", "plane", "aircraft", "helicopter"))
"""Doers only where the report spoke of them before: "the men", "the plane"."""
_OF = frozenset(("member", "part", "fighter", "man", "men"))
IDENTIFYING = frozenset(("be", "belong"))


def identified(verb: Token) -> Iterator[Token]:
    """The nouns that say who did it; empty where the verb tells no identity of the doers."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not _doer(subject) or any(c.dep_ == "neg" for c in verb.children):
        return
    if verb.lemma_ == "belong":
        for prep in verb.rights:
            if prep.lower_ == "to":
                yield from objects_of(prep)
        return
    for noun in verb.rights:
        if noun.dep_ == "attr":
            for side in joined(noun):
                yield _whole(side)


def _doer(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in _DOERS:
        return True
    if any(c.lower_ in ("responsible", "behind") for c in noun.rights):
        return True  # "those responsible were", "the man behind it was"
    return lemma in _PEOPLE and any(c.lower_ in ("the", "these", "those") for c in noun.lefts)


def _whole(noun: Token) -> Token:
    """The group of which they are told to be members."""
    if noun.lemma_.lower() in _OF:
        for prep in noun.rights:
            if prep.lower_ in ("of", "from"):
                return next(objects_of(prep), noun)
    return noun
