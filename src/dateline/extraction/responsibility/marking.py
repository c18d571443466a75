"""Responsibility marks: perpetrators and sides with the level at which they are known."""

from __future__ import annotations

from dateline.analysis import Document
from dateline.extraction.responsibility.accusations import Accusations
from dateline.extraction.responsibility.actors import Actors
from dateline.extraction.responsibility.doers import Deeds
from dateline.extraction.responsibility.held import (
    absences,
    identities,
    originating,
    suspects,
    threats,
)
from dateline.extraction.responsibility.scene import Scene
from dateline.marks import ActorMark, EventMark, ResponsibilityMark, SourceMark
from dateline.vocabulary import Level

_TOLD = (originating, identities, suspects, absences)


def mark_responsibilities(
    document: Document,
    sources: tuple[SourceMark, ...],
    actors: tuple[ActorMark, ...],
    events: tuple[EventMark, ...],
) -> tuple[ResponsibilityMark, ...]:
    """The statements of responsibility of a report, in the order of their actors.

    One for each actor phrase and level; an explicit claim, denial or accusation comes before what
    the grammar of deeds tells of the same phrase.
    """
    scene = Scene(document, sources, Actors(actors), events)
    accusations = Accusations(scene)
    found: dict[tuple[int, Level, int], ResponsibilityMark] = {}
    for mark in accusations.claimed():
        found.setdefault((mark.head, mark.level, mark.sentence), mark)
    for mark in (m for told in _TOLD for m in told(scene)):
        found.setdefault((mark.head, mark.level, mark.sentence), mark)
    heads = {(head, sentence) for head, _, sentence in found}
    for mark in Deeds(scene).done():
        if (mark.head, mark.sentence) not in heads:
            found.setdefault((mark.head, mark.level, mark.sentence), mark)
    told = {(mark.span.text, mark.level, mark.sentence) for mark in found.values()}
    for mark in threats(scene):
        if (mark.span.text, mark.level, document.sentence_of(mark.head)) not in told:
            found.setdefault((mark.head, mark.level, mark.sentence), mark)
    for mark in accusations.rebuttals(tuple(found.values())):
        found.setdefault((mark.head, mark.level, mark.sentence), mark)
    return tuple(sorted(found.values(), key=lambda m: (m.tokens, m.head)))
