"""Stage: the marks of a report become mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.assembly.borrowing import borrow_places, borrow_times
from dateline.assembly.ground import lay_grounds, tells_something
from dateline.assembly.incident import Incident
from dateline.assembly.merge import DOUBT, MERGE, hand_over, merge
from dateline.assembly.statements import Builder
from dateline.assembly.tellings import find_tellings
from dateline.records import Doubt, Mention, producer_id
from dateline.work import Work


class Assembly:
    """Groups what was found into events: the newest main event first, recaps last."""

    name = "assembly"
    version = "1"
    requires = frozenset(
        "document times places actors events roles means tolls sources responsibilities".split()
    )
    assigns = frozenset({"mentions"})

    @property
    def configuration(self) -> dict[str, Any]:
        """The weights of merging."""
        return {"merge": MERGE, "doubt": DOUBT}

    def setup(self) -> None:
        """Nothing to load."""

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with ``mentions`` assigned."""
        producer = producer_id(self.name, self.version, self.configuration)
        return [msgspec.structs.replace(w, mentions=self.assemble(w, producer)) for w in batch]

    def assemble(self, work: Work, producer: str) -> tuple[Mention, ...]:
        """The mentions of one report; none where it has no words of event and no tolls."""
        if not work.events and not work.tolls:
            return ()
        merged = merge(find_tellings(work))
        hand_over(work, merged)
        found = [i for i in merged if tells_something(i, i is merged[0])]
        incidents = lay_grounds(found, work.report.published)
        for incident in incidents[:1]:
            borrow_places(work, incident, incidents[1:])
        borrow_times(work, incidents)
        builder = Builder(work, producer)
        ids = {id(incident): f"e{number}" for number, incident in enumerate(incidents, 1)}
        return tuple(
            msgspec.structs.replace(
                builder.build(incident, ids[id(incident)], work.report.id),
                doubts=_doubts(incident, ids),
            )
            for incident in incidents
        )


def _doubts(incident: Incident, ids: dict[int, str]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(mention=ids[id(other)], reason=reason)
        for other, reason in incident.doubts
        if id(other) in ids
    )
