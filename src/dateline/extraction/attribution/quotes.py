"""The quotations of a report: nested, unclosed, over sentences and over paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.analysis import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING = "\u201c\u201e\u201f\u00ab"
_CLOSING = "\u201d\u00bb"
_SPEECH_TOKENS = 4
"""From how many tokens a quotation is speech; shorter ones are mostly names and scare quotes."""


def quotations(document: Document) -> list[tuple[int, int]]:
    """Half-open token ranges of the quotations, quote marks included, in order.

    A quotation that its paragraph does not close ends with the paragraph; when the next paragraph
    opens with a quote mark, both are one.
    """
    ranges: list[tuple[int, int]] = []
    left_open = False
    for marks, start, end in _paragraphs(document):
        found, still_open = _pair(document, marks, end)
        if left_open and found and found[0][0] <= start + 1:
            found[0] = (ranges.pop()[0], found[0][1])
        ranges += found
        left_open = still_open
    return ranges


def speech(document: Document, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations that are speech: longer than a name, or with a verb in them."""
    doc = document.doc
    return [
        (a, b)
        for a, b in ranges
        if b - a - 2 > _SPEECH_TOKENS or any(t.pos_ in ("VERB", "AUX") for t in doc[a:b])
    ]


def _paragraphs(document: Document) -> list[tuple[list[int], int, int]]:
    """Per paragraph its quote-mark tokens, its first token and the one after its last."""
    texts = document.words.text
    result: list[tuple[list[int], int, int]] = []
    marks: list[int] = []
    start = 0
    for token, text in enumerate(texts):
        if "\n" in text:
            result.append((marks, start, token))
            marks, start = [], token + 1
        elif '"' in text or text == "''":
            marks.append(token)
    result.append((marks, start, len(texts)))
    return [r for r in result if r[1] < r[2]]


def _pair(document: Document, marks: list[int], end: int) -> tuple[list[tuple[int, int]], bool]:
    """Pairs of quote marks, and whether the last is left open."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in marks:
        if opened is None:
            if _direction(document, mark) >= 0:
                opened = mark
        elif _direction(document, mark) <= 0:
            found.append((opened, mark + 1))
            opened = None
    if opened is not None and opened < end:
        found.append((opened, end))
        return found, True
    return found, False


def _direction(document: Document, mark: int) -> int:
    """1 for a mark that only opens, -1 for one that only closes, 0 when it may be either."""
    doc: Doc = document.doc
    token = doc[mark]
    char = document.report.text[token.idx : token.idx + len(token)]
    if any(c in _OPENING for c in char):
        return 1
    if any(c in _CLOSING for c in char):
        return -1
    before = mark == 0 or bool(doc[mark - 1].whitespace_) or "\n" in doc[mark - 1].text
    after = bool(token.whitespace_) or mark + 1 == len(doc) or "\n" in doc[mark + 1].text
    if before and not after:
        return 1
    return -1 if after and not before else 0
