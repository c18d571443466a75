"""Attribution by a colon or a dash: headlines ("Five killed: police") and datelines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import kind_of
from dateline.marks import SourceMark

if TYPE_CHECKING:
    from spacy.tokens import Span

_BREAKS = frozenset((":", "-", "\u2013", "\u2014", "--", "|", ")", "/"))
_LEFT = 22
"""Tokens before a colon within which it can end a dateline with its source."""
_RIGHT = 7
"""Tokens after the last colon or dash that can name a source ("... : health ministry")."""


def headline_marks(document: Document) -> Iterator[SourceMark]:
    """The attributions that a colon or dash makes."""
    for index, sentence in enumerate(document.sentences):
        texts = document.words.text[sentence.start : sentence.end]
        colon = sentence.start + texts.index(":") if ":" in texts else None
        if colon is None and index > 1:
            continue
        mark = None
        if colon is not None and colon - sentence.start <= _LEFT:
            mark = _leading(document, sentence, index, colon)
        if mark is None and index <= 1:
            mark = _trailing(document, sentence, index)
        if mark is not None:
            yield mark


def _leading(document: Document, sentence: Span, index: int, colon: int) -> SourceMark | None:
    """As in "Place \u2013 Observatory for Human Rights: clashes ..."."""
    doc = document.doc
    start = sentence.start
    for i in range(colon - 1, sentence.start, -1):
        if doc[i].text in _BREAKS:
            start = i + 1
            break
    return _make(document, index, start, colon, (colon + 1, _paragraph_end(document, index)))


def _paragraph_end(document: Document, index: int) -> int:
    """The token after the paragraph: a dateline's source speaks in the whole of it."""
    paragraphs = document.paragraph_of
    last = index
    while last + 1 < len(paragraphs) and paragraphs[last + 1] == paragraphs[index]:
        last += 1
    if last == index and last + 1 < len(paragraphs) and _empty_after_colon(document, index):
        return _paragraph_end(document, index + 1)
    return document.sentences[last].end


def _empty_after_colon(document: Document, index: int) -> bool:
    """Whether the dateline stands on a line of its own."""
    return document.sentences[index].text.rstrip().endswith(":")


def _trailing(document: Document, sentence: Span, index: int) -> SourceMark | None:
    """As in "Five killed in ambush: army"."""
    doc = document.doc
    end = sentence.end
    while end > sentence.start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    for i in range(end - 1, max(sentence.start + 2, end - 1 - _RIGHT), -1):
        if doc[i].text in (":", "\u2013", "\u2014", "--", "-") and _spaced(document, i):
            return _make(document, index, i + 1, end, (sentence.start, i))
    return None


def _spaced(document: Document, i: int) -> bool:
    doc = document.doc
    return doc[i].text == ":" or bool(doc[i - 1].whitespace_)


def _make(
    document: Document, index: int, start: int, end: int, content: tuple[int, int]
) -> SourceMark | None:
    doc = document.doc
    words = doc[start:end]
    if not 0 < end - start <= _LEFT or any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN") for t in words):
        return None
    if content[1] - content[0] < 3 or not words.text.strip():
        return None
    kind = kind_of(words.text, words.root.lemma_)
    if kind is None:
        return None
    span = document.span(start, end)
    return SourceMark(
        span=span,
        tokens=(start, end),
        sentence=index,
        name=span.text,
        kind=kind,
        cue=span,
        content=(content,),
    )
