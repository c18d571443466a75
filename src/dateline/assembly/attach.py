"""Which time, place, role and means of a sentence belongs to which of its tellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.assembly.tree import distance, governor

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.assembly.telling import Telling
    from dateline.marks import Mark, PlaceMark, SourceMark, TimeMark
    from dateline.work import Work

_DATELINE = re.compile(r"\s*(?:,[^\n]{0,40})?(?:\([^)\n]{2,40}\))?\s*(?:[-\u2013\u2014]{1,2}|:)\s")


def attach(work: Work, sentence: int, tellings: Sequence[Telling]) -> None:
    """Hand each mark of a sentence to the telling that it stands nearest in the parse."""
    if not tellings:
        return
    document = work.analysed
    sources = [s for s in work.sources if s.sentence == sentence]
    for time in work.times:
        if time.sentence == sentence:
            telling = _nearest(document, tellings, time)
            (telling.said if _of_saying(document, time, sources) else telling.times).append(time)
    for place in work.places:
        if place.sentence != sentence or place.demonym:
            continue
        if not (_in_source(place, sources) or is_dateline(document, place)):
            _nearest(document, tellings, place).places.append(place)
    for means in work.means:
        if means.sentence == sentence:
            _nearest(document, tellings, means).means.append(means)
    for telling in tellings:
        heads = {event.head for event in telling.events}
        telling.roles = [role for role in work.roles if role.event in heads]
        telling.responsibilities = [
            r for r in work.responsibilities if r.sentence == sentence and r.event in heads
        ]
    for mark in work.responsibilities:
        if mark.sentence == sentence and not any(mark in t.responsibilities for t in tellings):
            _nearest(document, tellings, mark).responsibilities.append(mark)


def _nearest(document: Document, tellings: Sequence[Telling], mark: Mark) -> Telling:
    """The telling with the shortest path in the parse; nearer words, then earlier ones first."""
    if len(tellings) == 1:
        return tellings[0]
    head = document.doc[mark.tokens[0] : mark.tokens[1]].root.i

    def cost(telling: Telling) -> tuple[int, int]:
        hops = min(distance(document.doc, head, h) for h in telling.heads)
        return hops, min(abs(head - h) for h in telling.heads)

    return min(tellings, key=cost)


def _of_saying(document: Document, time: TimeMark, sources: Sequence[SourceMark]) -> bool:
    """Whether a time dates the saying: "the government said on Saturday"."""
    head = document.doc[time.tokens[0] : time.tokens[1]].root
    word = governor(head)
    for source in sources:
        start, end = document.tokens_of(source.cue)
        if start <= word.i < end:
            return True
        if end <= time.tokens[0] <= end + 1 and document.doc[end - 1].pos_ in ("VERB", "NOUN"):
            return True
    return False


def _in_source(place: PlaceMark, sources: Sequence[SourceMark]) -> bool:
    """Whether a place belongs to a speaker: "a hospital official in Sanaa"."""
    return any(s.span.start <= place.span.start and place.span.end <= s.span.end for s in sources)


def is_dateline(document: Document, place: PlaceMark) -> bool:
    """Whether a place is the report's dateline: where it was filed, not where things happened."""
    text = document.report.text
    line = text.rfind("\n", 0, place.span.start) + 1
    if place.span.start - line > 40 or place.span.start > 400:
        return False
    return bool(_DATELINE.match(text, place.span.end))
