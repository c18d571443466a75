"""Over which tokens an attribution holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.closing import told_from
from dateline.extraction.attribution.cue import COLON, Cue
from dateline.extraction.attribution.figuring import FIGURING
from dateline.extraction.attribution.speakers import Speaker
from dateline.knowledge.responsibility import responsibility_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]

_BOUND = frozenset(("relcl", "acl", "advcl", "conj", "pcomp", "ccomp", "xcomp"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def scope_of(document: Document, cue: Cue, speaker: Speaker) -> list[Range]:
    """The half-open token ranges, within the cue's sentence, of what is said."""
    token = cue.token
    sentence = document.sentences[document.sentence_of(token.i)]
    if cue.form == "according":
        return _around(sentence.start, sentence.end, token.i, max(token.i + 2, speaker.end))
    if cue.form == COLON:
        colon = next(t.i for t in token.doc[token.i :] if t.text == ":")
        return [(colon + 1, sentence.end)] if colon + 1 < sentence.end else [(colon, colon + 2)]
    if cue.phrase is not None:
        first = told_from(document, token)
        last = _past_aside(token, speaker, token.i + 1)
        return _around(first, sentence.end, cue.phrase[0], last)
    if cue.form == "passive":
        return _around(sentence.start, sentence.end, token.i, speaker.end)
    start, end = _clause(token, sentence.start, sentence.end)
    if token.lemma_ in FIGURING or token.lemma_ == "speak":  # the figure stands behind the verb
        return [(token.i + 1, end)] if token.i + 1 < end else []
    first, last = min(speaker.start, token.i), max(speaker.end, token.i + 1)
    if not start <= speaker.start < end:  # the speaker is that of another verb
        first, last = token.i, token.i + 1
    if _as_clause(token):
        return _around(sentence.start, sentence.end, first, last)
    if _told_before(token, first, start):
        return _around(start, end, first, _past_aside(token, speaker, last))
    begin = _complement(token)
    return [(begin, end)] if begin < end else []


_ASIDES = frozenset(("prep", "npadvmod", "advmod", "dobj", "dative", "relcl", "appos", "tmod"))
_PLACING = frozenset(("in", "on", "at", "to", "by", "via", "during", "through", "of", "from"))


def _past_aside(token: Token, speaker: Speaker, last: int) -> int:
    """The end of what follows "…, she said" about the saying: "on Tuesday", "who was there"."""
    doc = token.doc
    while True:
        after = last + 1 if last < len(doc) and doc[last].text == "," else last
        aside = next(
            (
                child
                for head in (token, doc[speaker.head])
                for child in head.rights
                if child.left_edge.i == after and _of_saying(child, head is token)
            ),
            None,
        )
        if aside is None:
            return last
        last = aside.right_edge.i + 1


def _of_saying(child: Token, of_cue: bool) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _PLACING
    if child.dep_ == "advcl":
        return child.tag_ == "VBG"
    return child.dep_ in _ASIDES and (not of_cue or child.dep_ != "relcl")


def _complement(token: Token) -> int:
    """The first token of what is said after the cue: past whom it was told, where and when."""
    for child in token.rights:
        if child.dep_ == "ccomp":
            between = token.doc[token.i + 1 : child.left_edge.i]
            return token.i + 1 if any(t.text == '"' for t in between) else child.left_edge.i
    return token.i + 1


def _clause(token: Token, start: int, end: int) -> Range:
    """The part of the sentence that the cue governs."""
    if token.dep_ in _BOUND and not (token.dep_ == "ccomp" and token.head.i < token.i):
        start, end = token.left_edge.i, token.right_edge.i + 1
    for child in token.rights:
        if child.dep_ == "conj" and child.tag_ in _FINITE and _own_subject(child):
            end = min(end, child.left_edge.i)
    return start, end


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def _as_clause(token: Token) -> bool:
    """As in "As police reported": the whole sentence is said."""
    return token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.lefts)


def _told_before(token: Token, first: int, start: int) -> bool:
    """Whether the clause that is said, or part of it, stands before the attribution."""
    if token.dep_ == "parataxis" and not any(c.dep_ in _COMPLEMENTS for c in token.rights):
        return True
    if token.dep_ == "ccomp" and token.head.i < first:
        return True
    for child in token.lefts:
        if child.dep_ in ("ccomp", "parataxis") and child.i < first:
            return token.doc[child.right_edge.i + 1].text != ";"
    if first <= start + 1:
        return False
    before = token.doc[first - 1]
    return before.text in ('"', "''") or (before.text == "," and token.doc[first - 2].text == '"')


def _around(start: int, end: int, first: int, last: int) -> list[Range]:
    """``start`` to ``end`` without ``first`` to ``last``."""
    return [r for r in ((start, min(first, end)), (max(last, start), end)) if r[0] < r[1]]


def claims_deed(document: Document, ranges: list[Range]) -> bool:
    """Whether the speaker tells a violent deed of its own side ("it killed", "our men took")."""
    deeds = responsibility_lexicon().deeds
    for start, end in ranges:
        for token in document.doc[start:end]:
            if token.lower_ not in _SELF:
                continue
            subject = token.head if token.dep_ == "poss" else token
            if subject.dep_ == "nsubj" and subject.head.lemma_.lower() in deeds:
                return True
    return False


_SELF = frozenset(("we", "our", "it", "its", "they", "their"))
"""Words by which a body speaks of itself; "they" may mean others, and then claims nothing new."""


def widen(ranges: list[Range], cue: Range, quotes: list[Range]) -> list[Range]:
    """The ranges with each quotation that they enter made whole; the cue stands outside it."""
    result = list(ranges)
    for start, end in quotes:
        if start <= cue[0] < end:
            continue
        if any(a < end and start < b for a, b in ranges) and (start, end) not in result:
            result.append((start, end))
    return result
