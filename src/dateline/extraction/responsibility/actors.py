"""Whether a noun can be a perpetrator, in which words, and whether anything is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extraction.attribution.kinds import kind_of
from dateline.knowledge.events import event_lexicon
from dateline.knowledge.responsibility import responsibility_lexicon
from dateline.knowledge.sources import source_lexicon
from dateline.marks import ActorMark
from dateline.vocabulary import ActorKind, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_COALITIONS = frozenset(
    ("coalition", "army", "regime", "government", "junta", "rebel", "insurgent")
)
"""Nouns that before a word of violence name its doer: "a coalition air strike"."""
_ARMED_KINDS = frozenset(
    (SourceKind.STATE, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.ARMED_GROUP)
)
_BYSTANDERS = frozenset(
    (SourceKind.MONITOR, SourceKind.MEDIA, SourceKind.UN_IGO, SourceKind.MEDICAL)
)
_DISASTERS = frozenset("typhoon cyclone hurricane storm earthquake quake flood tornado".split())
_NO_ACTOR = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"))
_HURTLED = frozenset("shrapnel debris splinter fragment rubble glass flame smoke heat".split())
"""What hurts whoever stands near, whosever deed it was."""
_CRAFT = frozenset("drone missile rocket uav".split())
"""What flies with nobody in it: somebody's, who stands beside it ("Russian drones") or is not
told. Warplanes have crews, if unknown ones."""
_UNARMED = frozenset((ActorKind.CIVILIANS, ActorKind.OTHER))
_CUT = frozenset(("relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "parataxis", "ccomp"))
_KEPT = frozenset(("of", "from"))
_LEFT = frozenset(
    (
        "det",
        "compound",
        "amod",
        "poss",
        "nmod",
        "nummod",
        "npadvmod",
        "quantmod",
        "punct",
        "predet",
        "advmod",
    )
)


class Actors:
    """The actor marks of a report by token, and the words that can be actors without one."""

    def __init__(self, marks: Iterable[ActorMark]) -> None:
        self._at: dict[int, ActorMark] = {}
        for mark in marks:
            for token in range(*mark.tokens):
                self._at.setdefault(token, mark)
            self._at[mark.head] = mark

    def mark(self, token: Token) -> ActorMark | None:
        """The actor mark that the token stands in."""
        return self._at.get(token.i)

    def _unowned(self, token: Token) -> bool:
        """Whether no known actor stands in the phrase: "army helicopters" are the army's."""
        own = self.mark(token)
        if own is not None and own.kind not in _UNARMED:
            return False
        start, end = extent(token)
        kinds = source_lexicon().words
        inside = [t for t in token.doc[start:end] if t.i != token.i]
        named = any((mark := self.mark(t)) is not None and mark.head != token.i for t in inside)
        return not named and not any(kinds.get(t.lemma_.lower()) in _ARMED_KINDS for t in inside)

    def accepts(self, token: Token, sure: bool = False) -> bool:
        """Whether the noun can be the perpetrator of violence.

        ``sure`` is set where the grammar leaves no doubt ("killed by ...", "clashes between ...").
        """
        lexicon = responsibility_lexicon()
        lemma = token.lemma_.lower()
        if lemma in lexicon.light_objects or token.ent_type_ in _NO_ACTOR:
            return False
        if lemma in _HURTLED or (token.lower_ == "force" and _of_event(token)):
            return False
        if lemma in _CRAFT and not _told(token) and self._unowned(token):
            return False
        if token.dep_ in ("compound", "amod", "nmod") and token.lower_ in lexicon.idle_modifiers:
            return False
        mark = self.mark(token)
        if mark is not None and mark.head == token.i:
            return mark.kind not in _UNARMED or (sure and token.dep_ == "pobj")
        if token.dep_ in ("compound", "amod", "nmod"):
            if lemma in _COALITIONS:
                return True
            return _names_actor(token) or (mark is not None and mark.kind not in _UNARMED)
        if lemma in lexicon.actors:
            return sure or lemma not in lexicon.weak_actors or _armed(token)
        return _names_actor(token) or (sure and _can_act(token))


def _of_event(token: Token) -> bool:
    """As in "the force of the explosion": no force of men."""
    nouns = event_lexicon().nouns
    return any(
        child.lower_ == "of" and any(c.lemma_.lower() in nouns for c in child.rights)
        for child in token.rights
    )


def extent(token: Token) -> tuple[int, int]:
    """The tokens of the phrase around an actor's head: modifiers and "of ...", no clauses."""
    if token.dep_ in ("compound", "amod", "nmod", "poss"):
        return token.left_edge.i, token.i + 1
    start, end = token.i, token.i + 1
    for child in reversed(list(token.lefts)):
        if child.dep_ in _LEFT and child.text not in (",", ";", ":", "\u2014"):
            joint = [c.i for c in child.rights if c.dep_ == "cc"]
            if joint and child.pos_ in (
                "NOUN",
                "PROPN",
            ):  # the parse makes one of "the Houthis and government forces"
                start = joint[-1] + 1
                break
            start = min(start, child.left_edge.i)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _KEPT and child.i == end:
            end = _without_clause(child)
        elif child.dep_ not in _CUT or child.text in (",", ";", ":", "\u2014"):
            break
    if token.doc[start].lower_ == "dead" and start < token.i:
        start += 1  # "shot dead eight men who attacked"
    return _quoted_whole(token, start, min(end, token.i + _LONGEST))


def _quoted_whole(token: Token, start: int, end: int) -> tuple[int, int]:
    """The range with a pair of quote marks whole, and without one of a pair."""
    doc = token.doc
    marks = sum(1 for t in doc[start:end] if t.text == '"')
    if marks % 2:
        if end < len(doc) and doc[end].text == '"':
            return start, end + 1
        if doc[start].text == '"':
            return start + 1, end
        if doc[end - 1].text == '"':
            return start, end - 1
    return start, end


_LONGEST = 12
"""Tokens after the head that still name the actor."""


def _without_clause(child: Token) -> int:
    for token in child.subtree:
        if token.i > child.i and (token.dep_ in ("relcl", "acl", "advcl") or token.text == ","):
            return token.left_edge.i
    return child.right_edge.i + 1


def is_actor_noun(token: Token) -> bool:
    """Whether the noun is one of people or bodies that can be perpetrators."""
    return token.lemma_.lower() in responsibility_lexicon().actors


def unknown(token: Token) -> bool:
    """Whether nothing is known of the perpetrator but the deed ("unidentified gunmen")."""
    lexicon = responsibility_lexicon()
    lemma = token.lemma_.lower()
    words = {t.lower_ for t in token.doc[extent(token)[0] : token.i]}
    if any(
        w.split("-")[0] in ("unknown", "unidentified") or w in lexicon.unknown_words for w in words
    ):
        return True
    if _told(token):
        return False
    if lemma in lexicon.unknown_heads or token.lower_ in lexicon.unknown_heads:
        return True
    return lemma in lexicon.unknown_people and bool(words & lexicon.armed_words)


def suspected(token: Token) -> bool:
    """Whether the phrase itself says that the perpetrator is suspected ("suspected rebels")."""
    words = responsibility_lexicon().suspected_words
    return any(t.lower_ in words for t in token.doc[extent(token)[0] : token.i])


def _told(token: Token) -> bool:
    """Whether a name, nation or side stands in the phrase ("Boko Haram gunmen")."""
    start, end = extent(token)
    words = [t for t in token.doc[start:end] if t.i != token.i]
    for clause in token.rights:  # "armed individuals belonging to the group La Bandera"
        if clause.dep_ == "acl" and clause.lemma_ in ("belong", "link", "ally"):
            words += clause.subtree
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") for t in words)


def _armed(token: Token) -> bool:
    """Whether the phrase of a weak head says that it bears arms or whose it is."""
    lexicon = responsibility_lexicon()
    start, end = extent(token)
    for other in token.doc[start:end]:
        if other.i == token.i:
            continue
        low = other.lemma_.lower()
        if low in lexicon.unknown_words or low in lexicon.armed_words:
            return True
        if low in lexicon.actors and low not in lexicon.weak_actors:
            return True
        if _is_name(other) or source_lexicon().words.get(low) in _ARMED_KINDS:
            return True
    return False


def _names_actor(token: Token) -> bool:
    """Whether a proper noun or an adjective of nation names an actor."""
    if token.pos_ not in ("PROPN", "ADJ", "NOUN"):
        return False
    if _is_name(token):
        return True
    if token.ent_type_ == "GPE":
        return token.dep_ in ("compound", "amod") and token.pos_ == "ADJ"
    if token.ent_type_ == "ORG":
        core = token.doc[token.left_edge.i : token.i + 1].text
        return kind_of(core, token.lemma_) not in _BYSTANDERS
    return token.ent_type_ == "NORP"


def _can_act(token: Token) -> bool:
    """Whether the noun names people or a body at all."""
    if any(t.lower_ in _DISASTERS for t in token.lefts) or token.lower_ in _DISASTERS:
        return False
    if token.ent_type_ in ("FAC", "LOC", "GPE") or token.dep_ == "nsubj":
        return token.ent_type_ == "PERSON"
    return token.pos_ == "PROPN" or source_lexicon().heads.get(token.lemma_.lower()) is not None


def _is_name(token: Token) -> bool:
    """Whether the token is, or ends, the name of an armed actor."""
    lexicon = source_lexicon()
    start = max(token.i - 2, 0)
    for first in (token.i, token.i - 1, start):
        if first >= start:
            name = token.doc[first : token.i + 1].text.lower()
            if lexicon.names.get(name) in _ARMED_KINDS:
                return True
    return False
