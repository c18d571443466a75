"""Who is held or convicted for a deed: "arrested on suspicion of", "jailed for the killing of".

An arrest says whom the authorities suspect, a verdict who did it, as far as a report can know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.clauses import is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = frozenset("arrest detain hold apprehend seize charge indict remand nab".split())
_CONVICTED = frozenset("convict sentence jail imprison serve".split())
HOLDING = _HELD | _CONVICTED
_SUSPICION = frozenset(("suspicion", "connection", "charge", "accusation"))
_LINKS = frozenset(("on", "in", "over", "for", "with", "of"))
_CRIMES = frozenset(("crime", "murder", "killing", "massacre"))
_DISTANCE = 4
"""Verbs and nouns between the arrest and the deed it is for."""


def suspects_of(verb: Token, deeds: set[int]) -> Iterator[tuple[Token, Token, bool]]:
    """Each held, the deed, and whether a court found it so."""
    lemma = verb.lemma_.lower()
    person = _held(verb)
    if person is None:
        return
    for prep in verb.rights:
        if prep.dep_ != "prep" or prep.lower_ not in _LINKS:
            continue
        deed = _deed(prep, deeds)
        if deed is not None and _for(prep, lemma):
            yield person, deed, lemma in _CONVICTED
            return


def _held(verb: Token) -> Token | None:
    """Whom: the object of the verb, or its subject in the passive."""
    if any(c.dep_ == "neg" for c in verb.lefts):
        return None
    if verb.lemma_ == "serve":  # "serving 14 years for the crime"
        years = any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in verb.rights)
        return subject_of(verb) if years else None
    if is_passive(verb):
        return subject_of(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def _for(prep: Token, lemma: str) -> bool:
    """Whether the preposition tells what somebody is held for, not where or in what."""
    low = prep.lower_
    if low in ("on", "in"):
        return any(c.lemma_.lower() in _SUSPICION for c in prep.rights)
    if low == "with":
        return lemma in ("charge", "indict")
    if low == "of":
        return lemma == "convict"
    return True


def _deed(prep: Token, deeds: set[int]) -> Token | None:
    """The deed below the preposition."""
    for token in prep.subtree:
        told = token.i > prep.i and (token.i in deeds or token.lemma_ in _CRIMES)
        if told and _depth(token, prep) <= _DISTANCE:
            return token
    return None


def _depth(token: Token, above: Token) -> int:
    steps = 0
    while token.i != above.i and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps
