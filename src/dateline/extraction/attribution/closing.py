"""Attributions that close a sentence: "…, three people who fled told reporters on Friday."

Such a phrase stands behind all that the sentence tells, often behind names and lists, where the
parse hangs it on the nearest noun. Its form alone tells it: a comma, a noun phrase, a verb of
saying, and no further clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import kind_of
from dateline.extraction.attribution.owners import VOICES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CLOSING = frozenset(
    "said say says told reported announced wrote confirmed stated added denounced warned claimed "
    "declared noted disclosed revealed countered".split()
)
"""Words of saying that close a sentence."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = _FINITE | {"VBN", "VBG"}
_LAST_WORDS = 12
"""Tokens from the verb of saying to the end of a sentence that such an attribution closes."""
_PHRASE = 16
"""Tokens of the longest speaker's phrase."""
_LEAST = 4
"""Tokens of a sentence before the comma, below which they tell nothing."""
_NOMINAL = frozenset(("NOUN", "PROPN"))
_INSIDE = _NOMINAL | {"DET", "ADJ", "NUM", "ADP", "PART", "PUNCT", "CCONJ", "PRON", "X", "ADV"}
_QUOTES = frozenset(('"', "''", "``"))
_STOPS = _QUOTES | {";", ":", "\u2014", "--"}
_OPENERS = frozenset(("according", "when", "if", "as"))
_CITING = frozenset(("citing", "quoting"))


def closing_phrase(document: Document, verb: Token) -> tuple[int, int] | None:
    """The tokens of the speaker's phrase before a verb of saying that closes its sentence."""
    if verb.lower_ not in CLOSING or verb.tag_ not in _FINITE or verb.i < _LEAST:
        return None
    doc: Doc = verb.doc
    if doc[verb.i - 1].text != "," and verb.i + 1 < len(doc) and doc[verb.i + 1].text == ",":
        return _between(document, verb)
    if not _ends(verb, document.sentences[document.sentence_of(verb.i)]):
        return None
    first = told_from(document, verb)
    start = _described(doc, verb.i, first) or _phrase_start(doc, verb.i, first)
    if start is None or start - 1 - first < _LEAST:
        return None
    told = doc[first : start - 1]
    if told[0].lower_ in _OPENERS or not _QUOTES.isdisjoint(t.text for t in told):
        return None
    return (start, verb.i) if any(t.tag_ in _VERBS for t in told) else None


def _between(document: Document, verb: Token) -> tuple[int, int] | None:
    """As in "The tailor, family sources say, was taken from his house."."""
    first = told_from(document, verb)
    start = _phrase_start(verb.doc, verb.i, first)
    if start is None or start - 1 <= first:
        return None
    doc: Doc = verb.doc
    around = (*doc[first : start - 1], *document.sentences[document.sentence_of(verb.i)])
    if doc[first].lower_ in _OPENERS or not _QUOTES.isdisjoint(t.text for t in around):
        return None
    head = phrase_head(doc, (start, verb.i))
    return (start, verb.i) if kind_of(doc[start : head.i + 1].text, head.lemma_) else None


def told_from(document: Document, verb: Token) -> int:
    """The first token of the sentence, also where the parse cuts it at a bracket."""
    at = document.sentence_of(verb.i)
    while at and document.paragraph_of[at] == document.paragraph_of[at - 1]:
        before = document.sentence_texts[at - 1].rstrip()
        if not before.endswith((")", ",")):
            break
        at -= 1
    return document.sentences[at].start


def phrase_head(doc: Doc, phrase: tuple[int, int]) -> Token:
    """The head noun of a speaker's phrase, by its form: the last noun before any "of" or "who"."""
    start, end = phrase
    head = None
    for token in doc[start:end]:
        if head is not None and (token.pos_ in ("ADP", "PRON") or token.text in (",", "and")):
            break
        if token.pos_ in _NOMINAL:
            head = token
    return head if head is not None else doc[end - 1]


def _ends(verb: Token, sentence: Span) -> bool:
    """Whether no clause follows but that of whom the speaker cites."""
    for token in verb.doc[verb.i + 1 : sentence.end]:
        if token.lower_ in _CITING:
            return True
        if token.tag_ in _FINITE or token.text in ('"', ":", ";") or token.lower_ == "that":
            return False
        if token.i - verb.i > _LAST_WORDS:
            return False
    return True


def _described(doc: Doc, end: int, first: int) -> int | None:
    """The start of a phrase in two parts: "…, the mayor, Oleh Marchuk, wrote on Telegram."."""
    if doc[end - 1].text != ",":
        return None
    second = _phrase_start(doc, end - 1, first)
    start = _phrase_start(doc, second - 1, first) if second is not None else None
    if second is None or start is None:
        return None
    heads = phrase_head(doc, (start, second - 1)), phrase_head(doc, (second, end - 1))
    named = [head.pos_ == "PROPN" for head in heads]
    if not any(named):
        return None
    told = [doc[a:b].text for a, b in ((start, second - 1), (second, end - 1))]
    kinds = [kind_of(text, head.lemma_) for text, head in zip(told, heads, strict=True)]
    return start if any(kinds) or any(h.lemma_.lower() in VOICES for h in heads) else None


def _phrase_start(doc: Doc, end: int, first: int) -> int | None:
    """The token after the comma that the speaker's phrase, which ends at ``end``, stands behind."""
    for at in range(end - 1, max(first, end - _PHRASE) - 1, -1):
        token = doc[at]
        if token.text == ",":
            return at + 1 if at + 1 < end and _names(doc, at + 1, end) else None
        if token.pos_ not in _INSIDE and not _in_relative(doc, at, end):
            return None
        if token.is_space or token.text in _STOPS:
            return None
    return None


def _in_relative(doc: Doc, at: int, end: int) -> bool:
    """Whether the token is of a short "who" clause of the phrase ("people who fled")."""
    before = doc[max(at - 4, 0) : at + 1]
    return end - at <= 4 and any(t.lower_ == "who" for t in before)


def _names(doc: Doc, start: int, end: int) -> bool:
    """Whether the tokens can be one noun phrase: no joint or preposition before its first noun."""
    if doc[start].pos_ in ("CCONJ", "ADP", "ADV", "SCONJ"):
        return False
    if doc[start].lower_ in ("who", "which", "that", "he", "she", "it", "they", "i", "we"):
        return end - start == 1 and doc[start].lower_ in ("he", "she", "it", "they")
    return any(t.pos_ in _NOMINAL for t in doc[start:end])
