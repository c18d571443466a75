"""Statements and communiqués printed whole: "we" outside any quotation is the author.

The author of such a text is the source of all that no one else is said to have said.
"""

from __future__ import annotations

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import kind_of
from dateline.marks import SourceMark

_LEAST = 2
"""Sentences that begin with "we" from which a text counts as a statement of its author."""
_HEADER = 14
"""Tokens within which the header names the author ("Embassy of X \u2014 The government ...")."""
_DASHES = frozenset(("\u2014", "\u2013", "--", "-", ":"))


def release_mark(document: Document, quoted: set[int]) -> SourceMark | None:
    """The author of a statement printed whole, with the whole text as content."""
    doc = document.doc
    if (
        sum(1 for s in document.sentences if s.start not in quoted and _we(document, s.start))
        < _LEAST
    ):
        return None
    for i in range(1, min(_HEADER, len(doc))):
        if doc[i].text in _DASHES and (doc[i].text != "-" or doc[i - 1].whitespace_):
            kind = kind_of(doc[:i].text, doc[i - 1].lemma_)
            if kind is None:
                return None
            span = document.span(0, i)
            return SourceMark(
                span=span,
                tokens=(0, i),
                sentence=0,
                name=" ".join(span.text.split()),
                kind=kind,
                cue=span,
                content=((i + 1, len(doc)),),
            )
    return None


def _we(document: Document, start: int) -> bool:
    doc = document.doc
    return doc[start].lower_ == "we" and doc[start].dep_ == "nsubj"
