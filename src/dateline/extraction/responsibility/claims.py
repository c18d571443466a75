"""Claims, denials and accusations in so many words: "claimed responsibility", "blamed X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extraction.attribution.channels import chain_of
from dateline.extraction.attribution.owners import owner_of
from dateline.extraction.clauses import agents_of, is_passive, joined, objects_of, subject_of
from dateline.knowledge.sources import source_lexicon
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
_SORRY = frozenset(("apologise", "apologize"))
_WITHDRAWING = frozenset(("withdraw", "retract", "disown"))
_TELLING = (
    _TAKING
    | _DENYING
    | _BLAMING
    | _SORRY
    | _WITHDRAWING
    | {"be", "have", "involve", "plead", "hold", "own", "rule"}
)
_DEVICES = frozenset("device bomb mine landmine explosive grenade rocket missile shell".split())
"""Weapons that stand for the deed: "blamed the device on X"."""
_ORDERING = frozenset("order mastermind orchestrate perpetrate".split())
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
        elif lemma == "involve" and undone(token):
            yield from _uninvolved(token)
        elif lemma == "rule" and _rules_out(token):
            yield from _own(document, token, Level.DENIED)
        elif lemma == "hold":
            yield from _held_responsible(token)
        elif lemma in _SORRY or (lemma == "own" and _owns_up(token)):
            yield from _owned_up(document, token, deeds)
        elif lemma in _WITHDRAWING:
            yield from _withdrawn(document, token)
        elif lemma == "plead" and any(c.lower_ == "guilty" for c in token.children):
            yield from _own(document, token, Level.CLAIMED_BY_ITSELF)


def _taken(document: Document, verb: Token, deeds: set[int]) -> Iterator[Claim]:
    """As in "X claimed responsibility", "claimed the attack"; "was claimed by X"."""
    if undone(verb):
        return
    takes = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    takes += _behind_channel(verb)
    guilt = any(_guilt(t) for t in takes)
    deed = verb.lemma_ in _OWNING and any(t.i in deeds and not _lives(t) for t in takes)
    deed = deed or (verb.lemma_ in _OWNING and _doing(verb, deeds))
    if not guilt and not deed:
        return
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        for agent in agents_of(verb):
            yield Claim(agent, verb, Level.CLAIMED_BY_ITSELF, None, _channel(document, verb, agent))
    else:
        yield from _own(document, verb, Level.CLAIMED_BY_ITSELF)


def _doing(verb: Token, deeds: set[int]) -> bool:
    """As in "admitted planting the device", "claimed to have killed six"."""
    done = (c for c in verb.rights if c.dep_ in ("xcomp", "pcomp") and c.tag_ in _INFINITE)
    return any(_deed(c, deeds) for c in done)


_INFINITE = frozenset(("VBG", "VB", "VBN"))


def _deed(verb: Token, deeds: set[int]) -> bool:
    """Whether the verb tells a deed, alone or by its object ("planting the device")."""
    objects = (c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj")
    return verb.i in deeds or any(o in _DEVICES for o in objects)


def _owns_up(verb: Token) -> bool:
    return any(c.lower_ == "up" for c in verb.rights)


def _owned_up(document: Document, verb: Token, deeds: set[int]) -> Iterator[Claim]:
    """As in "owned up to the attack", "apologised for the death of a taxi driver"."""
    if undone(verb):
        return
    what = (t for c in verb.rights if c.dep_ in ("prep", "prt") for t in c.subtree)
    if any(t.i in deeds or t.lemma_.lower() in _DEVICES | _HARM for t in what):
        yield from _own(document, verb, Level.CLAIMED_BY_ITSELF)


_HARM = frozenset(("death", "killing", "murder", "loss", "harm", "injury", "casualty"))


def _uninvolved(verb: Token) -> Iterator[Claim]:
    """As in "the army was not involved", "no foreign group was involved"."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ not in _NONE:
        yield Claim(subject, verb, Level.DENIED, None)


def _withdrawn(document: Document, verb: Token) -> Iterator[Claim]:
    """As in "the group withdrew its claim", "a claim on behalf of X was retracted"."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass") or child.lemma_.lower() not in _CLAIMS:
            continue
        named = [
            noun
            for prep in child.subtree
            if prep.i > child.i
            and (prep.lower_ in ("by", "from") or prep.head.lower_ in ("behalf", "name"))
            for noun in objects_of(prep)
        ]
        owners = [c for c in child.lefts if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN")]
        for actor in (named or owners)[:1]:
            yield Claim(actor, verb, Level.DENIED, None, _channel(document, verb, actor))
        subject = subject_of(verb)
        text = subject is not None and subject.lemma_.lower() in source_lexicon().speech
        if not (named or owners or text) and child.dep_ == "dobj":
            yield from _own(document, verb, Level.DENIED)


_CLAIMS = frozenset(("claim", "responsibility", "statement"))


def undone(verb: Token) -> bool:
    """Whether it is told not to have happened: "did not", "no group has", "nobody was"."""
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return True
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return any(
        s.lower_ in _NONE or any(c.lower_ in _NONE for c in s.lefts if c.dep_ == "det")
        for s in subjects
    )


def _rules_out(verb: Token) -> bool:
    """As in "ruled out any involvement"."""
    out = any(c.lower_ == "out" for c in verb.rights)
    return out and any(c.dep_ == "dobj" and c.lemma_.lower() in _PART for c in verb.rights)


def _held_responsible(verb: Token) -> Iterator[Claim]:
    """As in "the party held Syria responsible for the bombing"."""
    held = [c for c in verb.rights if c.lower_ in ("responsible", "accountable")]
    inside = [t for c in verb.rights for t in c.subtree if t.lower_ in ("responsible",)]
    if not (held or inside) or undone(verb) or is_passive(verb):
        return
    by = subject_of(verb)
    mark = (held or inside)[0]
    objects = [c for c in verb.subtree if verb.i < c.i < mark.i and c.dep_ in ("dobj", "nsubj")]
    for accused in objects[:1]:
        for side in joined(accused):
            yield Claim(side, verb, Level.SUSPECTED_BY_AUTHORITIES, by or verb, violent=True)


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
            low == "responsible" and _party_to(child)
        ):
            subject = subject_of(verb)
            if subject is None or subject.lower_ in _NONE:
                return
            level = Level.DENIED if undone(verb) else None
            for side in joined(subject):
                yield Claim(side, verb, level, None, _channel(document, verb, side))


def _behind_it(word: Token, verb: Token) -> bool:
    """Whether the word says that somebody did it; "involved" counts where it is denied."""
    if word.lower_ == "behind":
        return word.dep_ == "prep"
    if word.lower_ == "involved":
        return undone(verb)
    return word.lower_ == "responsible" and _party_to(word)


def _party_to(word: Token) -> bool:
    """Whether "responsible" is said of a deed, or of nothing else: "it was responsible"."""
    return any(c.lower_ == "for" for c in word.rights) or not any(True for _ in word.rights)


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
    if subject.lemma_.lower() in _COUNSEL:
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
        told = child.dep_ == "ccomp" and (child.i in deeds or _partakes(child))
        if part or doing or (told and _of_own(child)):
            subject = subject_of(verb)
            mute = subject is not None and subject.lemma_.lower() in _OFFICES and _accusation(child)
            if subject is not None and subject.lemma_.lower() not in _COUNSEL and not mute:
                yield Claim(subject, verb, Level.DENIED, None)
            return
    if _accused_of_it(verb):
        subject = subject_of(verb)
        if subject is not None:
            yield Claim(subject, verb, Level.DENIED, None)


_COUNSEL = frozenset(("lawyer", "attorney", "counsel", "defence", "defense"))
"""Those who speak for the accused and did nothing themselves."""


_OFFICES = frozenset("minister governor mayor commissioner councillor envoy ambassador".split())
"""Holders of offices who turn down an accusation of others."""


def _accusation(noun: Token) -> bool:
    return noun.lemma_.lower() in ("accusation", "allegation", "charge")


def _partakes(verb: Token) -> bool:
    """As in "denied that its members took part"."""
    part = any(c.lemma_ in ("part", "role") for c in verb.rights if c.dep_ == "dobj")
    return verb.lemma_ == "involve" or (verb.lemma_ in ("take", "play", "have") and part)


def _of_own(deed: Token) -> bool:
    """Whether what is denied is a deed of the speaker's own side: "that its forces shelled"."""
    sides = [*agents_of(deed), *(c for c in deed.lefts if c.dep_ == "nsubj")]
    if deed.pos_ not in ("VERB", "AUX") or not sides:
        return False
    own = ("its", "their", "our", "his", "her")
    group = ("group", "movement", "organisation", "organization", "militia", "party")
    return any(
        side.lower_ in ("it", "they", "we")
        or side.lemma_.lower() in group
        or any(c.lower_ in own for c in side.lefts)
        for side in sides
    )


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
                if side.lemma_.lower() != "side":  # "both sides" names nobody
                    yield Claim(side, verb, Level.CONTESTED, subject)
        return
    by = subject or next(agents_of(verb), verb)
    told = _DEVICES | _ORDERING
    violent = any(t.i in deeds or t.lemma_.lower() in told for t in verb.subtree)
    for accused in _accused(verb):
        yield Claim(accused, verb, level, by, violent=violent)


def _accused(verb: Token) -> Iterator[Token]:
    """Whom a verb of blame names: its object, its passive subject, or what follows "on"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lower_ in ("whom", "who") and verb.dep_ == "relcl":
            yield _by_name(verb.head)
            continue
        passive = child.dep_ == "nsubjpass" and verb.lemma_ != "attribute"
        if passive or (child.dep_ == "dobj" and verb.lemma_ != "attribute"):
            yield from joined(child)
        elif child.lower_ in ("on", "to") and verb.lemma_ in ("blame", "attribute"):
            yield from objects_of(child)


def _by_name(noun: Token) -> Token:
    """The name in "a man known as Mocho", else the noun."""
    for clause in noun.rights:
        if clause.dep_ == "acl" and clause.lemma_ in ("know", "call", "name", "identify"):
            return next((t for t in clause.subtree if t.pos_ == "PROPN"), noun)
    return noun


def _mutual(verb: Token) -> bool:
    """As in "Blamed each other", "traded accusations"."""
    following = verb.doc[verb.i + 1 : verb.i + 4]
    if verb.lemma_ == "trade":
        return any(t.lemma_ in ("blame", "accusation") for t in following)
    if [t.lower_ for t in following[:2]] == ["the", "other"]:  # "both sides accused the other"
        return True
    return any(t.lower_ in _EACH for t in following) and any(
        t.lower_ in ("other", "another") for t in following
    )
