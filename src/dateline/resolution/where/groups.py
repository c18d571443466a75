"""What the armed groups that a report names say about its country: "Boko Haram ... near Baga"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.actors.names import names_in
from dateline.knowledge.actors import actor_register
from dateline.vocabulary import ActorKind

if TYPE_CHECKING:
    from dateline.analysis.document import Document

MAIN = 0.8
"""Vote of a group for the country where it is mainly active."""
OTHER = 0.2
"""Vote for each other country where it is active."""
MOST = 4
"""Countries beyond which a group speaks for none."""
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.CRIMINAL})


def group_votes(document: Document) -> dict[str, tuple[str, float]]:
    """For each group, named without doubt and active at the time, its countries and their votes."""
    register = actor_register()
    votes: dict[str, tuple[str, float]] = {}
    for _, _, forms in names_in(document.text, register)[1]:
        if len(forms) != 1 or forms[0].contextual:
            continue
        actor = register.by_id.get(forms[0].actor)
        if actor is None or actor.kind not in _GROUPS or len(actor.countries) > MOST:
            continue
        if not actor.active(document.report.published):
            continue
        for rank, country in enumerate(actor.countries):
            votes[f"{actor.id} {country}"] = (country, OTHER if rank else MAIN)
    return votes
