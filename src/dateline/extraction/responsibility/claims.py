"""Claims, denials and accusations in so many words: "claimed responsibility", "blamed X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extraction.attribution.channels import chain_of
from dateline.extraction.attribution.owners import owner_of
from dateline.extraction.clauses import agents_of, is_passive, joined, objects_of, subject_of
from dateline.vocabulary import Level

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.analysis import Document

_TAKING = frozenset("claim accept take admit acknowledge assume".split())
_OWNING = frozenset(("claim", "acknowledge", "admit"))
"""Of the verbs above those whose object may be the deed itself: "acknowledged the attack"."""
_GUILT = frozenset("responsibility authorship credit".split())
_PART = frozenset(
    "responsibility involvement role part link connection allegation accusation charge "
    "complicity blame".split()
)
_DENYING = frozenset(("deny", "reject", "disclaim", "disavow", "refute", "dismiss"))
_BLAMING = frozenset(("blame", "accuse", "suspect", "charge", "trade", "attribute"))
_TELLING = _TAKING | _DENYING | _BLAMING | {"be", "have", "involve", "plead"}
_DEVICES = frozenset("device bomb mine landmine explosive grenade rocket missile shell".split())
"""Weapons that stand for the deed: "blamed the device on X"."""
_NONE = frozenset(("no", "nobody", "none", "neither", "yet"))
_EACH = frozenset(("each", "one"))


@dataclass(frozen=True)
class Claim:
    """An explicit statement of responsibility: the actor's head, the verb, who says so, the level.

    ``by`` is ``None`` where the actor speaks for itself; ``level`` where the teller decides it;
    ``violent`` is set where the blame names a deed of violence.
    """

    actor: Token
    verb: Token
    level: Level | None
    by: Token | None
    channel: str | None = None
    violent: bool = False


def claims_of(document: Document, deeds: set[int]) -> Iterator[Claim]:
    """The explicit statements of responsibility in a report; ``deeds`` are tokens of events."""
    words = document.words
    for at in words.verbs:
        lemma = words.lemma[at]
        if lemma not in _TELLING:
            continue
        token = document.doc[at]
        if lemma in _TAKING:
            yield from _taken(document, token, deeds)
        elif lemma in _DENYING:
            yield from _denied(token, deeds)
        elif lemma in _BLAMING:
            yield from _blamed(token, deeds)
        elif lemma == "be":
            yield from _behind(document, token)
        elif lemma == "have":
            yield from _no_hand(token)
        elif lemma == "involve" and any(c.dep_ == "neg" for c in token.children):
            yield from _own(document, token, Level.DENIED)
        elif lemma == "plead" and any(c.lower_ == "guilty" for c in token.children):
            yield from _own(document, token, Level.CLAIMED_BY_ITSELF)


def _taken(document: Document, verb: Token, deeds: set[int]) -> Iterator[Claim]:
    """As in "X claimed responsibility", "claimed the attack"; "was claimed by X"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return
    takes = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    takes += _behind_channel(verb)
    guilt = any(_guilt(t) for t in takes)
    deed = verb.lemma_ in _OWNING and any(t.i in deeds and not _lives(t) for t in takes)
    if not guilt and not deed:
        return
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        for agent in agents_of(verb):
            yield Claim(agent, verb, Level.CLAIMED_BY_ITSELF, None, _channel(document, verb, agent))
    else:
        yield from _own(document, verb, Level.CLAIMED_BY_ITSELF)


def _behind_channel(verb: Token) -> list[Token]:
    """The guilt in "claimed on its channel responsibility for", read as the channel's own noun."""
    channels = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("on", "via", "through"))
    nouns = (noun for prep in channels for noun in prep.rights if noun.dep_ == "pobj")
    return [noun for noun in nouns if _guilt(noun)]


def _behind(document: Document, verb: Token) -> Iterator[Claim]:
    """As in "X was behind the attack", "was responsible for it": the level is the teller's."""
    for child in verb.rights:
        low = child.lower_
        if (low == "behind" and child.dep_ == "prep") or (
            low == "responsible" and any(c.lower_ == "for" for c in child.rights)
        ):
            subject = subject_of(verb)
            if subject is not None and not any(c.dep_ == "neg" for c in verb.children):
                for side in joined(subject):
                    yield Claim(side, verb, None, None, _channel(document, verb, side))


def _no_hand(verb: Token) -> Iterator[Claim]:
    """As in "X has no hand in this", "had nothing to do with the attack"."""
    for child in verb.rights:
        part = child.dep_ == "dobj" and child.lemma_.lower() in _PART | {"hand", "nothing"}
        none = child.lower_ == "nothing" or any(c.lower_ == "no" for c in child.lefts)
        if part and none and (child.lower_ != "nothing" or _to_do_with(child)):
            subject = subject_of(verb)
            if subject is not None:
                yield Claim(subject, verb, Level.DENIED, None)


def _to_do_with(noun: Token) -> bool:
    return [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 4]] == ["to", "do", "with"]


def _guilt(noun: Token) -> bool:
    return noun.lemma_.lower() in _GUILT


def _lives(noun: Token) -> bool:
    """As in "The attack claimed the lives of five" claims nothing."""
    return noun.lemma_.lower() in ("life", "victim")


def _own(document: Document, verb: Token, level: Level) -> Iterator[Claim]:
    subject = subject_of(verb)
    if subject is not None:
        subject = owner_of(subject)
    if subject is None or subject.lower_ in _NONE or any(c.lower_ in _NONE for c in subject.lefts):
        return
    yield Claim(subject, verb, level, None, _channel(document, verb, subject))


def _channel(document: Document, verb: Token, actor: Token) -> str | None:
    chain = chain_of(document, verb, actor.i)
    if not chain and verb.dep_ != "ROOT":  # "said on its channel, after also claiming ..."
        above = next((t for t in verb.ancestors if t.tag_[:1] == "V"), None)
        chain = chain_of(document, above, actor.i) if above is not None else ()
    return chain[0] if chain else None


def _denied(verb: Token, deeds: set[int]) -> Iterator[Claim]:
    """As in "X denied involvement", "denied carrying out the attack"."""
    for child in verb.rights:
        part = child.dep_ == "dobj" and (child.lemma_.lower() in _PART or child.i in deeds)
        doing = child.dep_ in ("xcomp", "ccomp", "pcomp") and child.tag_ == "VBG"
        if part or doing or (child.dep_ == "ccomp" and child.i in deeds):
            subject = subject_of(verb)
            if subject is not None:
                yield Claim(subject, verb, Level.DENIED, None)
            return
    if _accused_of_it(verb):
        subject = subject_of(verb)
        if subject is not None:
            yield Claim(subject, verb, Level.DENIED, None)


def _accused_of_it(verb: Token) -> bool:
    """As in "Residents accused X of the shooting, which X denied"."""
    which = any(c.lower_ == "which" and c.dep_ in ("dobj", "nsubjpass") for c in verb.lefts)
    blame = ("accuse", "blame", "suspect", "charge")
    return which and any(t.lemma_.lower() in blame for t in verb.ancestors)


def _blamed(verb: Token, deeds: set[int]) -> Iterator[Claim]:
    """As in "Police blamed X for ...", "blamed on X", "accused X of ...", "blamed each other"."""
    level = Level.SUSPECTED_BY_AUTHORITIES
    if verb.lemma_ == "charge" and not any(c.lower_ == "with" for c in verb.rights):
        return
    subject = None if is_passive(verb) else subject_of(verb)
    if _mutual(verb):
        if subject is not None:
            for side in joined(subject):
                yield Claim(side, verb, Level.CONTESTED, subject)
        return
    by = subject or next(agents_of(verb), verb)
    violent = any(t.i in deeds or t.lemma_.lower() in _DEVICES for t in verb.subtree)
    for accused in _accused(verb):
        yield Claim(accused, verb, level, by, violent=violent)


def _accused(verb: Token) -> Iterator[Token]:
    """Whom a verb of blame names: its object, its passive subject, or what follows "on"."""
    for child in verb.children:
        passive = child.dep_ == "nsubjpass" and verb.lemma_ != "attribute"
        if passive or (child.dep_ == "dobj" and verb.lemma_ != "attribute"):
            yield from joined(child)
        elif child.lower_ in ("on", "to") and verb.lemma_ in ("blame", "attribute"):
            yield from objects_of(child)


def _mutual(verb: Token) -> bool:
    """As in "Blamed each other", "traded accusations"."""
    following = verb.doc[verb.i + 1 : verb.i + 4]
    if verb.lemma_ == "trade":
        return any(t.lemma_ in ("blame", "accusation") for t in following)
    return any(t.lower_ in _EACH for t in following) and any(
        t.lower_ in ("other", "another") for t in following
    )
