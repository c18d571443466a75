"""Which figures of an incident are statements of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extraction.tolls import distinct_tolls
from dateline.marks import SourceMark, TollMark
from dateline.scopes import Scopes

if TYPE_CHECKING:
    from dateline.analysis import Document


def distinct_figures(
    document: Document, tolls: Sequence[TollMark], scopes: Scopes
) -> Iterator[tuple[TollMark, SourceMark | None]]:
    """Each figure with its source, a repetition by one source left out.

    An unattributed lead and a later attributed figure are two statements; so are two sources that
    say the same.
    """
    ordered = sorted(tolls, key=lambda toll: toll.span.start)
    speakers = [speaker_of(toll, scopes) for toll in ordered]
    names = ["" if speaker is None else speaker.name for speaker in speakers]
    kept = {id(toll) for toll in distinct_tolls(document, ordered, names)}
    for toll, speaker in zip(ordered, speakers, strict=True):
        if id(toll) in kept:
            yield toll, speaker


def speaker_of(toll: TollMark, scopes: Scopes) -> SourceMark | None:
    """Who gives a figure: the attribution over the word of the outcome, else over the number."""
    return scopes.of(toll.trigger) or scopes.of(toll.head)
