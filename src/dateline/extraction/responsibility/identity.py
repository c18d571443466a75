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
    if subject is not None and subject.lower_ == "it":
        yield from (noun for noun in verb.rights if noun.dep_ == "attr" and _did_it(noun))
    if subject is None:
        return
    blamed = any(c.dep_ == "attr" and c.lemma_ in _AUTHORS for c in verb.rights)
    if blamed and subject.pos_ in ("NOUN", "PROPN") and not _no(verb):
        yield from joined(subject)
        return
    if not _doer(subject) or _no(verb):
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


_AUTHORS = frozenset("culprit perpetrator attacker killer author mastermind".split())


def _no(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


_OWN = frozenset(("its", "our", "his", "her", "their"))


def away(verb: Token) -> bool:
    """As in "its fighters were nowhere near", "none of its men were in the area"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not any(t.lower_ in _OWN for t in subject.subtree):
        return False
    none = subject.lower_ in ("none", "nobody") or any(c.lower_ == "no" for c in subject.lefts)
    there = any(c.lower_ in ("in", "at", "near", "there", "present") for c in verb.rights)
    nowhere = any(c.lower_ == "nowhere" for c in verb.rights)
    return nowhere or (there and (none or any(c.dep_ == "neg" for c in verb.children)))


def _did_it(noun: Token) -> bool:
    """As in "it was the volunteers who did this"."""
    for clause in noun.rights:
        if clause.dep_ == "relcl" and clause.lemma_ == "do":
            return any(
                c.dep_ == "dobj" and c.lower_ in ("this", "it", "that") for c in clause.rights
            )
    return False


_IT = frozenset(("this", "it", "that"))


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
