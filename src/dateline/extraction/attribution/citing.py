"""Whom a medium cites for what it reports: "the weekly reported, citing two survivors"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.attribution.cue import Cue
from dateline.extraction.attribution.owners import known

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITING = frozenset(("citing", "quoting"))
_REACH = 14
"""Tokens from the word of saying, or the medium, to "citing"."""


def cited_by(cue: Cue, medium: tuple[int, int]) -> Token | None:
    """The noun for whom the medium cites: behind the word of saying, or between the two."""
    doc = cue.token.doc
    first = min(cue.token.i, medium[1])
    for token in doc[first : cue.token.i + _REACH]:
        if token.lower_ not in _CITING or doc[token.i - 1].text not in (",", "said", "reported"):
            continue
        if token.sent.start > cue.token.i:
            return None
        return next((c for c in token.rights if c.dep_ == "dobj" and known(c)), None)
    return None
