"""Subjects and agents of verbs, read from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_INHERIT = frozenset(("conj", "advcl", "xcomp", "acl", "pcomp", "dep"))
_OF_OTHERS = frozenset("accuse suspect blame convict charge stop prevent quote cite".split())
"""Verbs whose object, not subject, does what "of ...ing" tells."""
_OBJECTS = frozenset(("dobj", "nsubjpass"))
_RELATIVES = frozenset(("who", "which", "that"))
_DEEP = 5
"""Verbs up the tree from which a subject may be inherited."""


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it hangs on; relatives resolved."""
    for _ in range(_DEEP):
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own:
            left = [c for c in own if c.i < verb.i]
            return _relative(left[-1] if left else own[0], verb)
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            verb = verb.head.head
            if verb.lemma_ in _OF_OTHERS:
                return next((c for c in verb.children if c.dep_ in _OBJECTS), None)
        elif verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head if verb.tag_ != "VBN" else None
        elif verb.dep_ in _INHERIT and verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        else:
            return None
    return None


def agents_of(token: Token) -> Iterator[Token]:
    """The nouns after "by" that depend on a verb or noun."""
    for child in token.rights:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            yield from objects_of(child)


def objects_of(prep: Token) -> Iterator[Token]:
    """The objects of a preposition, joined ones too."""
    for child in prep.rights:
        if child.dep_ == "pobj":
            yield from joined(child)


def joined(noun: Token) -> Iterator[Token]:
    """The noun and those joined to it ("the army and the police")."""
    yield noun
    for child in noun.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "ADJ", "PRON"):
            yield from joined(child)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _relative(subject: Token, verb: Token) -> Token:
    """The noun that "who" or "which" stands for."""
    if subject.lower_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return subject
