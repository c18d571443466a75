"""The two actors of an event in ACLED's columns, and their interaction codes."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebooks.acled_actors import acled_actor, inter
from dateline.codebooks.acled_types import event_type, sub_event
from dateline.codebooks.book import Sheet
from dateline.codebooks.dead import Part, parted
from dateline.codebooks.view import View, used_by
from dateline.dossiers import SettledParty
from dateline.vocabulary import ActorKind, Outcome, Role

REMOTE = "Explosions/Remote violence"
_VIOLENT = frozenset({"Battles", REMOTE, "Violence against civilians"})
"""Event types whose first actor ACLED never leaves open."""

Actors = tuple[list[SettledParty], list[SettledParty]]


def actors(view: View, sheet: Sheet) -> Actors:
    """Fill the columns of both actors; the parties of the two sides."""
    first, second = view.sides
    codes = [_actor(view, sheet, n, parties) for n, parties in ((1, first), (2, second))]
    if not first:
        codes[0] = _unidentified(view, sheet)
    if codes[1] is None and view.type is not None and _civilian_dead(view):
        codes[1] = _civilians(view, sheet)
    _interaction(codes[0], codes[1], used_by([*first, *second]), sheet)
    return first, second


def _interaction(one: int | None, two: int | None, used: Sequence[str], sheet: Sheet) -> None:
    """Both codes, the smaller first; a single actor is the first one."""
    if one is None:
        return
    low, high = sorted((one, two)) if two is not None else (one, 0)
    sheet.put("interaction", low * 10 + high, used)


def _actor(view: View, sheet: Sheet, n: int, parties: Sequence[SettledParty]) -> int | None:
    """Fill the columns of one side; its interaction code."""
    names = [(acled_actor(party, view.country, view.day), party) for party in parties]
    for name, party in names:
        if not name or (party.kind is ActorKind.ARMED_GROUP and party.actor is None):
            sheet.lose(f"actor{n}", "the name of an actor whom the register does not know")
    known = [(name, party) for name, party in names if name]
    if not known:
        if n == 1:
            sheet.lose("actor1", "no actor is told")
        return None
    lead_name, lead = known[0]
    sheet.put(f"actor{n}", lead_name, lead.used)
    more = [(name, party) for name, party in known[1:] if name != lead_name]
    others = "; ".join(dict.fromkeys(name for name, _ in more))
    sheet.put(f"assoc_actor_{n}", others, used_by(party for _, party in more))
    code = inter(lead, view.country)
    sheet.put(f"inter{n}", code, lead.used)
    return code


def _unidentified(view: View, sheet: Sheet) -> int | None:
    """An unidentified group as the first actor of an attack of which no actor is known."""
    party = SettledParty(role=Role.PERPETRATOR, name="", kind=ActorKind.UNKNOWN_ARMED)
    name = acled_actor(party, view.country, view.day)
    if not name or view.type is None or event_type(sub_event(view.type)) not in _VIOLENT:
        return None
    sheet.put("actor1", name)
    sheet.put("inter1", inter(party, view.country))
    sheet.assume("actor1", "an unidentified group, since no actor is told (ACLED's convention)")
    return inter(party, view.country)


def _civilian_dead(view: View) -> bool:
    counted = parted(view.settlement.figures, Outcome.KILLED)
    return counted is not None and counted.of(Part.CIVILIAN) > 0


def _civilians(view: View, sheet: Sheet) -> int | None:
    """Civilians as the second actor of an event whose only victims told are civilian dead."""
    party = SettledParty(role=Role.TARGET, name="", kind=ActorKind.CIVILIANS)
    name = acled_actor(party, view.country, view.day)
    counted = parted(view.settlement.figures, Outcome.KILLED)
    if not name or counted is None:
        return None
    used = [key for row in counted.parts if row.part is Part.CIVILIAN for key in row.used]
    sheet.put("actor2", name, used)
    sheet.put("inter2", inter(party, view.country), used)
    sheet.assume("actor2", "civilians, since the dead are told to be civilians")
    return inter(party, view.country)
