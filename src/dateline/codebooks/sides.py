"""The two sides of an event: who did it and whom it struck, or the two sides of a clash.

Who is sure to have done it goes before who is only accused; who denies it is left out where someone
else is named. Unnamed armed men are left out where an armed group is named: they are its men.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.codebooks.acled_types import ARMED, STATE_FORCES
from dateline.dossiers import Responsibility, SettledParty, Settlement
from dateline.knowledge.actors import actor_register
from dateline.vocabulary import ActorKind, EventType, Level, ResponsibilityStatus, Role

Parties = list[SettledParty]
Status = ResponsibilityStatus

_STRUCK = (Role.TARGET, Role.VICTIM_SIDE, Role.DEFENDER)
_STATE = STATE_FORCES | {ActorKind.STATE_MILITIA}
_GROUPS = ARMED - _STATE
_SURE = {Status.CLAIMED: 0, Status.STATED: 1, Status.ATTRIBUTED: 2, Status.CONTESTED: 3}
_CLAIMED, _UNTOLD, _DENIED = 0, 2, 9
REMOTE = frozenset(
    {
        EventType.AIR_STRIKE,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
        EventType.BOMBING,
        EventType.GRENADE,
        EventType.CHEMICAL,
    }
)
"""Attacks that civilians suffer and do not make: "a child" that sets off a mine is no attacker."""


def two_sides(settlement: Settlement, kind: EventType | None) -> tuple[Parties, Parties]:
    """The two sides, the most certain and named parties first."""
    every = settlement.parties
    doers = _doers([p for p in every if p.role is Role.PERPETRATOR], settlement, kind)
    struck = [party for party in every if party.role in _STRUCK]
    fighters = [party for party in every if party.role is Role.PARTICIPANT]
    if not doers:
        doers, others = _split(fighters)
        struck = [*others, *struck]
    else:
        struck = [*struck, *fighters]
    doers, struck = _once(doers, ()), _once(struck, doers)
    if any(_is_named(p) and p.kind in _GROUPS for p in doers):
        doers = [p for p in doers if not _unnamed_armed(p)]
        struck = [p for p in struck if not _unnamed_armed(p)]
    return _named_first(doers), _named_first(struck)


def _doers(parties: Parties, settlement: Settlement, kind: EventType | None) -> Parties:
    """The perpetrators by how sure it is that they did it."""
    if kind in REMOTE:
        parties = [party for party in parties if party.kind is not ActorKind.CIVILIANS]
    held = {_identity(r.party): r for r in settlement.responsibility}
    ranks = {_identity(p): _rank(held.get(_identity(p))) for p in parties}
    best = min((ranks[_identity(p)] for p in parties if _is_named(p)), default=_UNTOLD)
    worst = _UNTOLD if best <= _UNTOLD else _DENIED
    kept = [p for p in parties if ranks[_identity(p)] <= worst]
    return sorted(kept, key=lambda p: ranks[_identity(p)])


def _rank(held: Responsibility | None) -> int:
    """How sure a perpetrator is: 0 claims it itself, 2 nothing is told, 9 denies it."""
    if held is None:
        return _UNTOLD
    if any(said.level is Level.CLAIMED_BY_ITSELF for said in held.said):
        return _CLAIMED
    return _SURE.get(held.status, _DENIED if held.status is Status.DENIED else _UNTOLD)


def _split(fighters: Sequence[SettledParty]) -> tuple[Parties, Parties]:
    """The two sides of a clash: state forces against others, else the first against the rest."""
    if not fighters:
        return [], []
    state = fighters[0].kind in _STATE
    same = [party for party in fighters if (party.kind in _STATE) == state]
    others = [party for party in fighters if (party.kind in _STATE) != state]
    return (same, others) if others else (same[:1], same[1:])


def _once(parties: Iterable[SettledParty], but: Iterable[SettledParty]) -> Parties:
    """The parties, each actor once and none of the other side's."""
    taken = {_identity(party) for party in but}
    found: dict[tuple[str, str], SettledParty] = {}
    for party in parties:
        if _identity(party) not in taken:
            found.setdefault(_identity(party), party)
    return list(found.values())


def _named_first(parties: Parties) -> Parties:
    return sorted(parties, key=lambda party: not _is_named(party))


def _is_named(party: SettledParty) -> bool:
    return actor_register().get(party.actor) is not None


def _unnamed_armed(party: SettledParty) -> bool:
    return party.kind in _GROUPS and not _is_named(party)


def _identity(party: SettledParty) -> tuple[str, str]:
    return (party.actor or "", "" if party.actor else party.name.casefold())
