"""Book-long texts in pieces, since the parser's memory grows with the length of what it reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

PIECE = 40_000
"""Characters to a piece, some 7,000 words or 150 MB in the parser; news reports are far shorter."""

_BREAKS = (re.compile(r"\n\s*"), re.compile(r"[.!?][\"')]*\s+"), re.compile(r"\s+"))
"""Where a text may be cut, the best first: after a line, a sentence, a word."""


def cut(text: str, size: int = PIECE) -> list[str]:
    """``text`` in pieces of at most ``size`` characters, which joined are ``text`` again."""
    pieces, start = [], 0
    while len(text) - start > size:
        end = _end(text, start, start + size)
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def _end(text: str, start: int, limit: int) -> int:
    """The last good place for a cut in the second half of a piece, else ``limit``."""
    for kind in _BREAKS:
        ends = [m.end() for m in kind.finditer(text, (start + limit) // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def joined(pieces: Sequence[Doc]) -> Doc:
    """The pieces' analyses as that of one text."""
    if len(pieces) == 1:
        return pieces[0]
    from spacy.tokens import Doc

    whole = Doc.from_docs(list(pieces), ensure_whitespace=False)
    assert whole is not None  # only for no pieces
    return whole
