"""Event marks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.accidents import in_accident
from dateline.extraction.events.drills import played_out
from dateline.extraction.events.finding import find
from dateline.extraction.events.recaps import recap_cue
from dateline.extraction.events.stages import status_of
from dateline.extraction.events.typing import sharpen
from dateline.extraction.means import mark_means
from dateline.marks import EventMark

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.marks import MeansMark


def mark_events(
    document: Document, means: tuple[MeansMark, ...] | None = None
) -> tuple[EventMark, ...]:
    """The words and phrases that tell of events, in order of their heads.

    ``means`` are the document's marks of weapons, where the caller has them already.
    """
    if means is None:
        means = mark_means(document)
    words = document.words
    told = played_out(words, find(words, means))
    found = [one for one in told if not in_accident(words, one.head)]
    marks = []
    for candidate, kind in zip(found, sharpen(words, found, means), strict=True):
        stage, modality = status_of(words, candidate.head)
        cue = recap_cue(words, candidate.head, kind, document.report.published)
        marks.append(
            EventMark(
                span=document.span(*candidate.tokens),
                tokens=candidate.tokens,
                sentence=words.sentence[candidate.tokens[0]],
                head=candidate.head,
                type=kind,
                stage=stage,
                modality=modality,
                background=cue is not None,
                cue=document.span(*cue) if cue else None,
            )
        )
    return tuple(marks)
