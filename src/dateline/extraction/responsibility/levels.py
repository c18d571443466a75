"""How responsibility is known: by whom it is told, and with what reserve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.responsibility.actors import extent, suspected, unknown
from dateline.knowledge.responsibility import responsibility_lexicon
from dateline.marks import SourceMark
from dateline.vocabulary import Level, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

AUTHORITIES = frozenset(
    (
        SourceKind.STATE,
        SourceKind.MILITARY,
        SourceKind.POLICE,
        SourceKind.ANONYMOUS_OFFICIAL,
    )
)
_BYSTANDERS = frozenset((SourceKind.RESIDENT, SourceKind.WITNESS))
_PARTISAN = re.compile(
    r"-\s?(?:run|owned|linked|affiliated|controlled|aligned)\b|social|rumou?r|unofficial|unconfirmed|"
    r"users?\b|message|multiple sources",
    re.IGNORECASE,
)
"""Media that speak for a party, or for nobody."""
_STATE_VOICE = re.compile(
    r"\b(?:state|government)(?:\s?-\s?(?:run|owned|controlled))?\s+(?:news|media|television|tv|radio|"
    r"agency|broadcaster|newspaper|paper)\b",
    re.IGNORECASE,
)


def speaks_for_state(source: SourceMark) -> bool:
    """Whether a medium is the state's own ("the state news agency")."""
    return source.kind is SourceKind.MEDIA and _STATE_VOICE.search(source.name) is not None


_BODIES = frozenset(("group", "movement", "organization", "organisation", "outfit"))
"""Nouns by which a report means the group that speaks ("the group was behind the attack")."""
_COMMON = frozenset(
    "the a an of in at and for to by its their his her army forces force group spokesman "
    "spokesperson spokeswoman member members commander leader people's national "
    "front movement party local city sources source fighters statement faction state soldiers one "
    "brigade some defense defence".split()
)


def level_of(
    actor: Token,
    deed: Token,
    source: SourceMark | None,
    name: str,
    own: bool = False,
    known: bool = False,
) -> Level:
    """The level at which ``actor`` is told to have done ``deed`` by ``source``.

    ``own`` is set where the actor is known to be the source's own side, ``known`` where the
    register has it ("gunmen of a group called Lakurawa").

    After the guide of the statements set: an actor's own side claims; authorities suspect where
    they hedge or blame; bystanders and opponents accuse; what is told flatly is stated as fact.
    """
    if unknown(actor) and not known:
        return Level.UNKNOWN_PERPETRATOR
    if source is not None and source.denial:
        return Level.DENIED
    if customary(deed):
        return Level.CONTESTED
    if _hedged(actor, deed) or (source is not None and source.suspicion):
        return _suspicion(actor, source)
    if source is None:
        return Level.STATED_AS_FACT
    return _told_by(source, actor, name, own)


_ALIKE = frozenset(("such", "similar", "like"))


def customary(deed: Token) -> bool:
    """Whether only the like is told of the actor: "often carries out such attacks"."""
    past = any(c.dep_ == "prep" and _in_past(c) for c in deed.rights)
    if past and any(c.lower_ in ("has", "have") for c in deed.lefts):
        return True
    near = (deed, *(c for c in deed.rights if c.dep_ == "dobj"))
    return any(c.lower_ in _ALIKE for t in near for c in t.lefts if c.dep_ in ("amod", "predet"))


def _in_past(prep: Token) -> bool:
    return prep.lower_ == "in" and any(c.lower_ == "past" for c in prep.rights)


def own_side(source: SourceMark, actor: Token, name: str) -> bool:
    """Whether the source speaks of its own side."""
    if actor.lower_ in responsibility_lexicon().own:
        return True
    if any(c.lower_ in ("our", "its", "their") for c in actor.lefts):
        return True
    if any(t.lemma_.lower() in _BODIES for t in (actor, *actor.lefts) if t.pos_ == "NOUN"):
        return True
    shared = _words(source.name) & _words(name)
    if source.kind is SourceKind.ARMED_GROUP:  # a shared nation is no shared side
        start, end = extent(actor)
        shared -= {t.lower_ for t in actor.doc[start:end] if t.ent_type_ in ("NORP", "GPE")}
    return bool(shared)


def _told_by(source: SourceMark, actor: Token, name: str, own: bool) -> Level:
    speaks = source.tokens[0] <= actor.i < source.tokens[1]
    if speaks and source.kind is SourceKind.ARMED_GROUP:
        return Level.CLAIMED_BY_ITSELF  # "The Houthis claimed to have killed ten"
    if source.kind is SourceKind.ARMED_GROUP or source.claim:
        if own or own_side(source, actor, name):
            return Level.CLAIMED_BY_ITSELF
        if source.kind is SourceKind.ARMED_GROUP:
            return Level.ACCUSED_BY_OTHERS
    if _own_forces(source, actor):
        return Level.CLAIMED_BY_ITSELF
    if source.kind in _BYSTANDERS:
        return Level.ACCUSED_BY_OTHERS
    if source.kind is SourceKind.MEDIA and _PARTISAN.search(source.name):
        return Level.ACCUSED_BY_OTHERS
    return Level.STATED_AS_FACT


_FORCES = frozenset("soldier troop troops army force forces patrol navy marine ranger".split())
_ARMY = re.compile(r"\b(?:army|military|troops|forces|command|navy|general staff)\b", re.IGNORECASE)


def _own_forces(source: SourceMark, actor: Token) -> bool:
    """As in "the Iraqi army said that Iraqi forces launched": no other nation's are named."""
    if source.kind is not SourceKind.MILITARY or actor.lemma_.lower() not in _FORCES:
        return False
    if not _ARMY.search(source.name):
        return False
    start, end = extent(actor)
    named = [t for t in actor.doc[start:end] if t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")]
    told = _words(source.name)
    return all(t.lower_ in told or t.lower_ in _COMMON for t in named if t.pos_ != "DET")


def _suspicion(actor: Token, source: SourceMark | None) -> Level:
    if source is not None and source.kind not in AUTHORITIES:
        return Level.ACCUSED_BY_OTHERS
    if source is None and not suspected(actor):
        return Level.ACCUSED_BY_OTHERS
    return Level.SUSPECTED_BY_AUTHORITIES


def _hedged(actor: Token, deed: Token) -> bool:
    """Whether the words around the deed or before the actor keep a reserve."""
    lexicon = responsibility_lexicon()
    if suspected(actor):
        return True
    for token in (deed, *deed.ancestors):
        if token.lemma_.lower() in lexicon.hedge_verbs and (
            token.tag_ == "VBN" or any(c.dep_ == "xcomp" for c in token.children)
        ):
            return True
        if any(c.lower_ in lexicon.hedges and c.lower_ != "reportedly" for c in token.children):
            return True
        if token.tag_[:1] == "V" and token.i != deed.i:
            break
    return False


def _words(text: str) -> set[str]:
    words = re.findall(r"\w+(?:[-'\u2019]\w+)*", text.lower())
    plain = {w.removesuffix("'s").removesuffix("\u2019s") for w in words}
    return plain - _COMMON
