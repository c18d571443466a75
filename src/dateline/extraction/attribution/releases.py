"""Statements and communiqués printed whole: "we" outside any quotation is the author.

The author of such a text is the source of all that no one else is said to have said.
"""

from __future__ import annotations

from dateline.analysis import Document
from dateline.extraction.attribution.kinds import kind_of
from dateline.marks import SourceMark
from dateline.vocabulary import SourceKind

_LEAST = 2
"""Sentences that begin with "we" from which a text counts as a statement of its author."""
_HEADER = 14
"""Tokens within which the header names the author ("Embassy of X \u2014 The government ...")."""
_DASHES = frozenset(("\u2014", "\u2013", "--", "-", ":"))


def release_mark(document: Document, quoted: set[int]) -> SourceMark | None:
    """The author of a statement printed whole, with the whole text as content."""
    titled = _titled(document, quoted)
    if titled is not None:
        return titled
    doc = document.doc
    if (
        sum(1 for s in document.sentences if s.start not in quoted and _we(document, s.start))
        < _LEAST
    ):
        return None
    for i in range(1, min(_HEADER, len(doc))):
        if doc[i].text in _DASHES and (doc[i].text != "-" or doc[i - 1].whitespace_):
            kind = kind_of(doc[:i].text, doc[i - 1].lemma_)
            return None if kind is None else _author(document, (0, i), i + 1, kind)
    return None


def _titled(document: Document, quoted: set[int]) -> SourceMark | None:
    """The author whom the title names: "Statement by the Union of Miners", in whose "we" it is."""
    doc = document.doc
    end = next((t.i for t in doc[:_HEADER] if t.text in (".", ":") or "\n" in t.text), 0)
    by = next((t.i for t in doc[:end] if t.lower_ in ("by", "of", "from")), end)
    if by + 1 >= end or not _TITLES & {t.lemma_.lower() for t in doc[:by]}:
        return None
    if any(t.tag_ in _FINITE for t in doc[:end]):
        return None
    own = (at for at, low in enumerate(document.words.lower) if low in _OWN)
    if not any(at > end and at not in quoted for at in own):
        return None
    name, head = doc[by + 1 : end].text, doc[end - 1].lemma_.lower()
    kind = kind_of(name, head) or kind_of(name, head.removesuffix("s")) or SourceKind.RESIDENT
    return _author(document, (by + 1, end), end + 1, kind)


_TITLES = frozenset(
    "statement communique communiqué declaration message letter appeal release bulletin "
    "proclamation".split()
)
_OWN = frozenset(("we", "our", "us", "ours"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _author(
    document: Document, tokens: tuple[int, int], start: int, kind: SourceKind
) -> SourceMark:
    span = document.span(*tokens)
    return SourceMark(
        span=span,
        tokens=tokens,
        sentence=0,
        name=" ".join(span.text.split()),
        kind=kind,
        cue=span,
        content=((start, len(document.doc)),),
    )


def _we(document: Document, start: int) -> bool:
    doc = document.doc
    return doc[start].lower_ == "we" and doc[start].dep_ == "nsubj"
