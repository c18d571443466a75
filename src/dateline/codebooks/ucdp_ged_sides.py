"""The two sides of an event of UCDP GED: those that the reports name before any that is usual."""

from __future__ import annotations

from dateline.codebooks.dead import Part, parted
from dateline.codebooks.sides import REMOTE
from dateline.codebooks.ucdp_actors import CIVILIANS, UcdpSides, ordered, ucdp_side_name, ucdp_sides
from dateline.codebooks.view import View
from dateline.dossiers import SettledParty
from dateline.knowledge.actors import actor_register
from dateline.vocabulary import ActorKind, Outcome

NONE = UcdpSides("", "")


def ged_sides(view: View, admin1: str = "") -> UcdpSides:
    """The two sides in UCDP's order; empty where not even one is told.

    Both are those that reports name, civilians where nobody else was struck. Where one side is
    named and nothing at all is known of the other, it is the usual opponent in UCDP's data. So it
    is where a government's bombs or shells hit civilians: UCDP counts them to the war, while
    one-sided violence is deliberate (GED codebook).
    """
    doers, struck = view.sides
    usual = ucdp_sides(doers, struck, view.country, view.day, admin1)
    if usual.side_a and not usual.inferred:
        return usual
    first, second = _name(doers, view), _name(struck, view) or _state_struck(view)
    if first and not second and _civilians_struck(view):
        fought = view.type in REMOTE and first in usual[:2] and first.startswith("Government of ")
        if fought and CIVILIANS not in usual[:2]:
            return usual
        second = CIVILIANS
    if first and second and first != second:
        return UcdpSides(*ordered(first, second))
    known = any(actor_register().get(p.actor) for p in (*doers, *struck))
    one = len(usual.inferred) == 1 and (first or second) in usual[:2]
    return usual if known and one else NONE


def _name(parties: list[SettledParty], view: View) -> str:
    """The name of the first party that has one and is no civilian; the register's, if need be."""
    for party in parties:
        actor = actor_register().get(party.actor)
        country = party.country or view.country
        name = ucdp_side_name(party.actor, party.kind, country, view.day)
        if name == CIVILIANS:
            continue
        if name or actor is not None:
            return name or (actor.name if actor is not None else "")
    return ""


def _civilians_struck(view: View) -> bool:
    kinds = {party.kind for party in view.sides[1]}
    counted = parted(view.settlement.figures, Outcome.KILLED)
    dead = counted is not None and counted.of(Part.CIVILIAN) > 0
    return bool(kinds & {ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS}) or dead


def _state_struck(view: View) -> str:
    """The government of the event's country, where forces of the state are among the dead."""
    counted = parted(view.settlement.figures, Outcome.KILLED)
    if counted is None or not counted.of(Part.STATE) or view.country is None:
        return ""
    return ucdp_side_name(None, ActorKind.MILITARY, view.country, view.day) or ""
