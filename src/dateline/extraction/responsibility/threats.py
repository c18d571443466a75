"""Groups that announce deeds of their own: "vowed to execute any mayor", "said it would attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.clauses import subject_of
from dateline.knowledge.responsibility import responsibility_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_VOWING = frozenset("vow threaten swear pledge promise warn".split())
_SAYING = frozenset("say announce declare state warn".split())
THREATENING = _VOWING | _SAYING
_OWN = frozenset(("it", "they", "we"))
_COMING = frozenset(("will", "would", "'ll", "shall"))
_MEANT = frozenset("eliminate avenge increase intensify resume continue punish".split())
"""Verbs that with a deed or enemy as their object announce violence."""
_NOT_MEANT = frozenset("take drive carry open hit engage fire down regain use".split())
"""Verbs of deeds that say too little by themselves."""


def threatener(verb: Token, deeds: set[int]) -> tuple[Token, Token] | None:
    """The group that announces a deed of its own, and the verb of the deed."""
    if verb.dep_ == "relcl" or any(c.dep_ == "neg" for c in verb.children):
        return None
    lemma = verb.lemma_.lower()
    for child in verb.rights:
        vowed = lemma in _VOWING and child.dep_ == "xcomp" and child.tag_ == "VB"
        will = child.dep_ == "ccomp" and _of_own_will(child)
        if (vowed or will) and _violent(child, deeds):
            subject = subject_of(verb)
            return None if subject is None else (subject, child)
    return None


def _of_own_will(verb: Token) -> bool:
    """As in "it would increase its attacks"."""
    coming = any(c.lower_ in _COMING for c in verb.lefts)
    neg = any(c.dep_ == "neg" for c in verb.lefts)
    return coming and not neg and any(c.lower_ in _OWN for c in verb.lefts if c.dep_ == "nsubj")


def _violent(verb: Token, deeds: set[int]) -> bool:
    lemma = verb.lemma_.lower()
    lexicon = responsibility_lexicon()
    if lemma in _MEANT:
        objects = [t for c in verb.rights if c.dep_ in ("dobj", "xcomp") for t in c.subtree]
        return any(t.i in deeds or t.lemma_.lower() in lexicon.actors for t in objects)
    return lemma in lexicon.deeds and lemma not in _NOT_MEANT
