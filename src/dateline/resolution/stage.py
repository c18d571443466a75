"""Stage: the times, places and actors of a report, found and made exact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.work import Work

if TYPE_CHECKING:
    from dateline.knowledge.actors import ActorRegister
    from dateline.knowledge.gazetteer import Gazetteer


class Resolution:
    """Finds when, where and who; it runs before the engine, whose rules ask for actors.

    Where events took place shows what is a place, so the words of event, the weapons by which they
    are told and the tolls are found here, for the engine too. In a report that has neither words of
    event nor tolls nothing is looked for.
    """

    name = "resolution"
    version = "1"
    requires = frozenset({"document"})
    assigns = frozenset({"times", "places", "actors", "means", "events", "tolls"})

    def __init__(self) -> None:
        self._gazetteer: Gazetteer | None = None
        self._register: ActorRegister | None = None

    @property
    def configuration(self) -> dict[str, Any]:
        """The gazetteer's tables, the user's own imports among them."""
        return {"gazetteer": self._opened().version}

    def _opened(self) -> Gazetteer:
        from dateline.knowledge.gazetteer import Gazetteer

        if self._gazetteer is None:
            self._gazetteer = Gazetteer.open()
        return self._gazetteer

    def setup(self) -> None:
        """Open the gazetteer and the actor register, once per process."""
        from dateline.knowledge.actors import actor_register

        self._opened()
        if self._register is None:
            self._register = actor_register()

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with its fields assigned."""
        from dateline.extraction.actors import mark_actors
        from dateline.extraction.events import mark_events
        from dateline.extraction.means import mark_means
        from dateline.extraction.tolls import mark_tolls
        from dateline.resolution.when import mark_times
        from dateline.resolution.where import mark_places
        from dateline.resolution.who import refer_back

        self.setup()
        assert self._gazetteer is not None
        assert self._register is not None
        result = []
        for work in batch:
            if work.analysed.silent:
                result.append(work)
                continue
            means, tolls = mark_means(work.analysed), mark_tolls(work.analysed)
            events = mark_events(work.analysed, means)
            if not events and not tolls:  # nothing to tell: no mention, whatever is named
                result.append(work)
                continue
            heads = [event.head for event in events]
            places = mark_places(work.analysed, self._gazetteer, heads)
            made = msgspec.structs.replace(
                work,
                means=means,
                events=events,
                tolls=tolls,
                times=mark_times(work.analysed),
                places=places,
                actors=refer_back(mark_actors(work.analysed, self._register, places)),
            )
            result.append(made)
        return result
