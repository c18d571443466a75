"""Which nouns can speak, and who made a text: "a statement by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.attribution.kinds import kind_of
from dateline.extraction.clauses import subject_of
from dateline.knowledge.sources import source_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ISSUING = frozenset("issue release publish post distribute send broadcast make circulate".split())
_NER = frozenset(("PERSON", "ORG", "NORP", "GPE"))
VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officer commander leader chief head "
    "director chairman chairwoman representative coordinator mission delegation leadership "
    "movement party organisation organization group office coalition alliance command".split()
)
"""Those who speak for others, also where no word of their phrase tells for whom."""


def known(noun: Token) -> bool:
    """Whether the noun can be a speaker."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in _NER or lemma in source_lexicon().speech or lemma in VOICES:
        return True
    core = noun.doc[noun.left_edge.i : noun.i + 1].text
    return kind_of(core, noun.lemma_) is not None


def owner_of(noun: Token) -> Token:
    """Who made "a statement by X", "X's report", "X issued a statement": X; else the noun."""
    if noun.lemma_.lower() not in source_lexicon().speech:
        return noun
    for child in noun.lefts:
        if child.dep_ == "poss" and child.lower_ not in ("his", "her", "its", "their"):
            return child
    for child in noun.subtree:
        if (
            child.dep_ in ("prep", "agent")
            and child.lower_ in ("by", "from", "of")
            and child.i > noun.i
        ):
            for inner in child.rights:
                if inner.dep_ == "pobj" and known(inner):
                    return inner
    if noun.dep_ == "dobj" and noun.head.lemma_ in _ISSUING:
        return subject_of(noun.head) or noun
    return noun
