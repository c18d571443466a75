"""The local engine: events, roles, means, tolls, attributions and claims, read on a CPU."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.extraction.attribution import mark_sources
from dateline.extraction.attribution.speaking import without_speakers
from dateline.extraction.responsibility import mark_responsibilities
from dateline.extraction.roles import mark_roles
from dateline.marks import EventMark, TimeMark
from dateline.work import Work


class LocalEngine:
    """Stage: what a report tells, by rules over the parse."""

    name = "local"
    version = "1"
    requires = frozenset({"document", "times", "actors", "means", "events", "tolls"})
    assigns = frozenset("events roles sources responsibilities tolls".split())

    @property
    def configuration(self) -> dict[str, Any]:
        """Nothing but the code's version."""
        return {}

    def setup(self) -> None:
        """Nothing to load: the lexicons load with their modules."""

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with its fields assigned."""
        return [self.read(work) for work in batch]

    def read(self, work: Work) -> Work:
        """One report's marks; none where it has no words of event and no tolls."""
        if not work.events and not work.tolls:
            return work
        document = work.analysed
        events = _untimed(work.events, work.times)
        sources = mark_sources(document)
        return msgspec.structs.replace(
            work,
            events=events,
            roles=mark_roles(document, events, work.actors),
            sources=sources,
            tolls=without_speakers(work.tolls, sources),
            responsibilities=mark_responsibilities(document, sources, work.actors, events),
        )


def _untimed(events: tuple[EventMark, ...], times: tuple[TimeMark, ...]) -> tuple[EventMark, ...]:
    """The event marks whose main word is no part of a date ("March 2015" tells of no march)."""
    dated = {token for time in times for token in range(*time.tokens)}
    return tuple(event for event in events if event.head not in dated)
