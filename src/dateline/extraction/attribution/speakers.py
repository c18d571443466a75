"""Speakers: the phrase that names one, and its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import kind_of
from dateline.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PERSONAL = frozenset(("he", "she"))
GROUP = frozenset(("they",))
THING = frozenset(("it",))
PRONOUNS = PERSONAL | GROUP | THING | {"who", "which", "that"}
_CUT = frozenset(("relcl", "acl", "advcl", "parataxis", "ccomp", "cc", "conj", "prep", "punct"))
_AFTER = frozenset(("of", "for", "from", "at", "with", "in"))
_PLACES = frozenset(("in", "at", "with"))


@dataclass(frozen=True)
class Speaker:
    """One who speaks: tokens of the phrase, head token, name in full and kind."""

    start: int
    end: int
    head: int
    name: str
    kind: SourceKind | None
    person: bool
    plural: bool
    named: bool  # told by a name, not by a noun alone

    def knows(self, word: str) -> bool:
        """Whether ``word`` is part of the name."""
        return word in self.name.lower().replace("(", " ").replace(")", " ").split()


def speaker_at(document: Document, head: Token, phrase: tuple[int, int] | None = None) -> Speaker:
    """The speaker whose phrase has the head token ``head``; pronouns are not yet resolved.

    ``phrase`` are the tokens of the phrase where its form is surer than the parse.
    """
    doc = document.doc
    if phrase is None:
        start, stop = _core(head)
        end, rest_start = _extent(head, stop)
    else:
        start, stop = phrase[0], head.i + 1
        end, rest_start = _before_clause(doc, stop, phrase[1]), stop
    end = _before_citing(doc, stop, end)
    core = doc[start:stop].text
    rest = doc[rest_start:end].text if rest_start < end else ""
    kind = None if head.lower_ in PRONOUNS else kind_of(core, head.lemma_, rest)
    return Speaker(
        start=start,
        end=end,
        head=head.i,
        name=" ".join(document.span(start, end).text.split()),
        kind=kind,
        person=_is_person(head, rest),
        plural=head.tag_ in ("NNS", "NNPS") or head.lower_ in GROUP or _joined(head),
        named=head.pos_ == "PROPN",
    )


def _before_citing(doc: Doc, start: int, end: int) -> int:
    """``end``, or where the speaker's own source begins: "…, quoting hospital sources,"."""
    at = next((i for i in range(start, end) if doc[i].lower_ in ("citing", "quoting")), end)
    return at - 1 if at < end and at > start and doc[at - 1].text == "," else at


def _before_clause(doc: Doc, start: int, end: int) -> int:
    """``end``, or where a relative clause begins before it, without a comma there."""
    end = next((i for i in range(start, end) if doc[i].tag_ in ("WP", "WDT", "WP$")), end)
    while end > start and (doc[end - 1].text == "," or doc[end - 1].pos_ == "ADV"):
        end -= 1
    return end


def _core(head: Token) -> tuple[int, int]:
    """The tokens of the noun phrase from its left edge to just after the head."""
    start = head.i
    for child in head.lefts:
        if child.dep_ not in _CUT and child.dep_ != "appos":
            start = min(start, child.left_edge.i)
        elif child.dep_ == "punct" and child.text in ("'", '"', "-", "(", "["):
            start = min(start, child.i)
    doc = head.doc
    while start < head.i and doc[start].text in (",", '"', "-", "\u2014", ":", ";"):
        start += 1
    while start < head.i and _day_before(doc[start]):
        start += 1
    return start, head.i + 1


def _day_before(token: Token) -> bool:
    """As in "On Saturday the General Staff said", where the parse takes the day into the name."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.ent_type_ == "DATE" and (before in _BEFORE_DAYS or token.lower_ in _DAYS)


_BEFORE_DAYS = frozenset(("on", "late", "early", "last", "since"))
_DAYS = frozenset(("yesterday", "today"))


def _extent(head: Token, stop: int) -> tuple[int, int]:
    """The end of the phrase with apposition and "of ...", and where that part begins."""
    end = stop
    for child in head.rights:
        if child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ in _AFTER):
            if child.lower_ in _PLACES and not _holds_speaker(child):
                break
            end = _clip(child)
        elif child.dep_ in ("punct", "nmod", "npadvmod", "nummod") or _joins(child):
            if child.dep_ != "punct":
                end = child.right_edge.i + 1
            elif child.text == ")":
                end = child.i + 1
        else:
            break
    doc = head.doc
    while end > stop and (doc[end - 1].is_punct and doc[end - 1].text not in (")", '"', "]")):
        end -= 1
    return min(end, stop + _LONGEST), stop


_LONGEST = 18
"""Tokens after the head that still name the speaker; longer ones are parser errors."""


def _clip(child: Token) -> int:
    """The end of a phrase without the relative clause that closes it."""
    for token in child.subtree:
        if token.i > child.i and token.dep_ in ("relcl", "acl", "advcl"):
            edge = token.left_edge.i
            return edge - 1 if token.doc[edge - 1].text == "," else edge
    return child.right_edge.i + 1


def _joins(child: Token) -> bool:
    """Whether the token joins two speakers ("the army and the police")."""
    return child.dep_ in ("cc", "conj") and child.pos_ not in ("VERB", "AUX")


def _joined(head: Token) -> bool:
    return any(c.dep_ == "conj" for c in head.rights)


def _holds_speaker(prep: Token) -> bool:
    """Whether "at ..." or "in ..." names a body ("the source at the media centre")."""
    for child in prep.rights:
        if child.dep_ == "pobj":
            core = child.doc[child.left_edge.i : child.i + 1].text
            return prep.lower_ == "at" and kind_of(core, child.lemma_) is not None
    return False


def _is_person(head: Token, rest: str) -> bool:
    if head.ent_type_ == "PERSON" or head.lower_ in PERSONAL:
        return True
    lemma = head.lemma_.lower()
    return head.tag_ == "NN" and (lemma in PERSONS or (bool(rest) and lemma in PERSONS))


PERSONS = frozenset(
    "spokesman spokeswoman spokesperson official officer source resident villager witness "
    "eyewitness doctor commander leader chief minister governor mayor member general colonel "
    "journalist correspondent activist elder survivor director president local man woman farmer "
    "listener captive trader soldier policeman driver father mother brother sister neighbor "
    "neighbour lawyer pastor priest bishop teacher student worker medic surgeon major "
    "captain".split()
)
