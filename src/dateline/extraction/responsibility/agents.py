"""Who did a deed: the nouns that the grammar makes its perpetrators or its sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.clauses import agents_of, is_passive, joined, objects_of, subject_of
from dateline.knowledge.responsibility import responsibility_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIED = frozenset(("VBN", "VBD"))
_AGAINST = frozenset(("with", "against"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_SIDED = frozenset(("between", "with", "against"))
_HANDS = "hand"
_HIT = frozenset(
    "post outpost base station camp checkpoint barracks garrison headquarters convoy patrol".split()
)
"""What is attacked, not what attacks, before a noun for an attack."""


_HARM = frozenset(
    "kill wound injure murder slay arrest capture detain abduct kidnap execute assassinate behead "
    "martyr maim shoot massacre rape torture displace".split()
)
"""Verbs whose subject suffers when no object follows ("Five soldiers killed in ambush")."""
_SUFFERED = frozenset(
    "death casualty fatality victim toll war conflict life loss body killing lives injury jet "
    "control barricade die suffer lose".split()
)
"""Event words whose possessor or modifier is no perpetrator ("the rebels' losses")."""


_POLICIES = frozenset("intervention mission effort campaign initiative talk invasion".split())
"""What a nation leads that is a policy and no single deed: "the French-led intervention"."""

_DEALS = frozenset(("deal", "agreement", "accord", "bargain", "truce", "reconciliation", "balance"))
_NEEDS_OBJECT = frozenset(("burn", "explode", "detonate", "blow"))


def agents_of_deed(deed: Token) -> Iterator[Token]:
    """The nouns that name who did it, most direct first; duplicates are possible."""
    lemma = deed.lemma_.lower()
    if lemma in ("die", "suffer", "lose") or (lemma == "strike" and _strikes_deal(deed)):
        return
    if deed.pos_ in ("VERB", "AUX") or deed.tag_[0] == "V":
        yield from _of_verb(deed)
    else:
        yield from _of_noun(deed)


def unreal(deed: Token) -> bool:
    """Whether nobody did it: "could have killed fifty", "arrested nobody", "stepped on a mine".

    Nor did anybody yet what is announced: "would increase its attacks" (see ``threats``).
    """
    if deed.tag_[:1] != "V":
        return deed.dep_ == "dobj" and _to_come(deed.head)
    if _to_come(deed):
        return True
    if deed.lemma_ in _FOILING or (deed.dep_ == "advcl" and deed.head.lemma_ in _FOILING):
        return True
    modal = any(c.tag_ == "MD" and c.lower_ in ("could", "would", "might") for c in deed.lefts)
    if modal and any(c.lower_ == "have" for c in deed.lefts):
        return True
    if deed.lemma_ == "step" and not any(c.lower_ == "up" for c in deed.rights):
        return True
    return any(c.dep_ == "dobj" and c.lower_ in _NOBODY for c in deed.rights)


def _to_come(verb: Token) -> bool:
    """Whether a verb tells of the future: "will attack", "would attack", not "would have"."""
    before = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    return not before.isdisjoint(_FUTURE) and "have" not in before


_FUTURE = frozenset(("will", "would", "'ll", "shall"))
_FOILING = frozenset("thwart foil avert prevent defuse disarm".split())
_NOBODY = frozenset(("nobody", "none", "no-one"))


def _strikes_deal(verb: Token) -> bool:
    return any(t.lemma_ in _DEALS for t in verb.doc[verb.i + 1 : verb.i + 7])


def _of_verb(verb: Token) -> Iterator[Token]:
    yield from agents_of(verb)
    yield from _at_hands(verb)
    if not is_passive(verb) and not _bare_participle(verb) and not _harmed(verb):
        subject = subject_of(verb)
        if subject is not None and not _inherited_in_vain(subject, verb):
            yield from joined(subject)
    if verb.lemma_.lower() in responsibility_lexicon().clash_verbs:
        yield from _opponents(verb)


def _bare_participle(verb: Token) -> bool:
    """Whether the verb is a past participle after its noun ("people killed in ...")."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "compound", "dep")


def _inherited_in_vain(subject: Token, verb: Token) -> bool:
    """Whether the subject belongs to a verb before, of which it is the victim."""
    if subject.dep_ == "nsubjpass":
        # "A convoy was ambushed, killing two": the convoy killed nobody.
        return verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    other = subject.head
    return other.i != verb.i and subject.dep_ == "nsubj" and _harmed(other)


def _harmed(verb: Token) -> bool:
    """Whether the subject is the victim, as in headlines ("one soldier wounded in blast")."""
    if verb.lemma_.lower() in _NEEDS_OBJECT:
        return not any(c.dep_ == "dobj" for c in verb.rights)
    if verb.lemma_.lower() not in _HARM or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "conj" and is_passive(verb.head):
        return True
    return not any(c.dep_ in ("dobj", "ccomp") or c.lower_ == "at" for c in verb.rights)


def _at_hands(verb: Token) -> Iterator[Token]:
    """As in "At the hands of X"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "at":
            for noun in child.rights:
                if noun.lemma_ == _HANDS:
                    for of in noun.rights:
                        if of.lower_ == "of":
                            yield from objects_of(of)


def _opponents(verb: Token) -> Iterator[Token]:
    """The other side: "clashed with X", "battled X"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in _AGAINST:
            yield from objects_of(child)
        elif child.lower_ == "between":
            yield from _sides(child)
        elif child.dep_ == "dobj" and verb.lemma_ in ("fight", "battle", "engage", "confront"):
            yield from joined(child)


def _of_noun(noun: Token) -> Iterator[Token]:
    lexicon = responsibility_lexicon()
    clash = noun.lemma_.lower() in lexicon.clashes
    suffered = noun.lemma_.lower() in _SUFFERED
    yield from agents_of(noun)
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ in _CARRIED:
            yield from agents_of(child)
        elif child.dep_ == "prep" and not (suffered and child.lower_ == "from"):
            yield from _after(child, clash)
    if clash and noun.dep_ == "nsubj":
        for child in noun.head.rights:  # "clashes erupted between A and B"
            if child.dep_ == "prep" and child.lower_ in _SIDED:
                yield from _after(child, clash)
    fire = noun.lemma_.lower() == "fire"
    if fire or not (clash or suffered or noun.lemma_.lower() in lexicon.actors):
        yield from _before(noun)
    yield from _of_governor(noun, clash)


def _before(noun: Token) -> Iterator[Token]:
    """As in "Russian airstrikes", "the rebels' attack", "Saudi-led airstrikes"."""
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            if child.lower_ == "led" and child.i > 1 and child.nbor(-1).text == "-":
                led = child.nbor(1).lemma_.lower() in _LED  # they are the doers, not who leads
                if noun.lemma_.lower() not in _POLICIES and not led:
                    yield child.nbor(-2)
            elif not (child.dep_ == "compound" and _of_place(child, noun)):
                yield child


_LED = frozenset("coalition alliance force troop army militia mission".split())


def _of_place(modifier: Token, noun: Token) -> bool:
    """As in "an army post attack": whose post it is, not whose attack."""
    return modifier.i + 1 < noun.i and modifier.nbor(1).lemma_.lower() in _HIT


def _after(prep: Token, clash: bool) -> Iterator[Token]:
    """The sides after a preposition on an event noun."""
    low = prep.lower_
    war = prep.head.lemma_ == "war" and low == "against"  # "the war against the people"
    if low == "from" or (clash and low in _AGAINST and not war):
        yield from objects_of(prep)
    elif low == "between":
        yield from _sides(prep)
    elif low == "at":
        for noun in prep.rights:
            if noun.lemma_ == _HANDS:
                yield from (t for of in noun.rights if of.lower_ == "of" for t in objects_of(of))


def _sides(prep: Token) -> Iterator[Token]:
    """Both sides of "between A and B", "between A on the one hand and B on the other"."""
    found = [t for t in _split(prep) if t.lemma_ not in ("hand", "side")]
    yield from found
    if len(found) < 2:
        second = _second(prep, [t.i for t in found])
        if second is not None:
            yield second


def _second(prep: Token, found: list[int]) -> Token | None:
    """The noun after "and" when the parse does not join it to the first side."""
    seen = False
    for token in prep.doc[prep.i + 1 : prep.i + _SPREAD]:
        if token.is_sent_start:
            return None
        if token.lower_ == "and":
            seen = True
        elif seen and token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            return None if token.i in found or token.lemma_ in ("hand", "side") else token
    return None


def _split(prep: Token) -> Iterator[Token]:
    """The objects; "the Houthis and government forces" are two though the parse has one."""
    for noun in objects_of(prep):
        for child in noun.lefts:
            if child.pos_ in _NOMINAL and any(c.dep_ == "cc" for c in child.rights):
                yield child
        yield noun


_SPREAD = 30
"""Tokens after "between" within which the second side stands."""


def _of_governor(noun: Token, clash: bool) -> Iterator[Token]:
    """Who did what the noun names, by the verb that takes it: "launched an offensive"."""
    lexicon = responsibility_lexicon()
    head = noun
    while head.dep_ == "conj" and head.head.pos_ == noun.pos_:
        head = head.head
    verb = head.head
    if head.lemma_.lower() in _WARS and (joiner := _joined_in(head)) is not None:
        yield from joined(joiner)
        return
    if head.dep_ == "pobj" and verb.dep_ == "prep" and _engaged(verb, clash):
        verb = verb.head
    elif head.dep_ not in ("dobj", "attr", "nsubjpass"):
        return
    if verb.tag_[:1] != "V" or verb.lemma_.lower() not in lexicon.light | {
        "clash",
        "engage",
        "involve",
    }:
        return
    if is_passive(verb):
        yield from agents_of(verb)
    else:
        subject = subject_of(verb)
        if subject is not None:
            yield from joined(subject)


def _joined_in(noun: Token) -> Token | None:
    """Who "intervened in the conflict", "entered the war"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    if noun.dep_ not in ("pobj", "dobj") or verb.lemma_.lower() not in _JOINING:
        return None
    return subject_of(verb)


_WARS = frozenset(("war", "conflict", "fighting", "battle"))
_JOINING = frozenset(("intervene", "enter", "join"))


def _engaged(prep: Token, clash: bool) -> bool:
    """As in "Responded with airstrikes", "engaged in fighting"."""
    return prep.lower_ in ("with", "in", "on") and (clash or prep.lower_ == "with")
