"""PLOVER's events, modes and contexts, and CAMEO codes, for Dateline's types and means.

Sources: PLOVER 2.0 manual (CC BY-SA 4.0), "Events" and "Modes"; the project's own crosswalk from
CAMEO to PLOVER (2021): each row below is read off it backwards, so that the CAMEO code of a row is
one that the crosswalk leads to the same event and mode.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from dateline.codebooks.acled_types import STATE_FORCES
from dateline.vocabulary import ActorKind, EventType, MeansClass, Stage


class Coded(NamedTuple):
    """Event, mode and context in PLOVER's words (a mode or context may be empty); CAMEO code."""

    event: str
    mode: str
    context: str
    cameo: str


_ASSAULT = "ASSAULT"
_BY_MEANS = {
    MeansClass.SUICIDE: Coded(_ASSAULT, "suicide-attack", "", "1831"),
    MeansClass.DRONE: Coded(_ASSAULT, "drone", "military", "195"),
    MeansClass.AERIAL: Coded(_ASSAULT, "aerial", "military", "195"),
    MeansClass.ARTILLERY: Coded(_ASSAULT, "heavy-weapons", "military", "194"),
    MeansClass.EXPLOSIVES: Coded(_ASSAULT, "explosives", "", "183"),
    MeansClass.LANDMINE: Coded(_ASSAULT, "explosives", "", "1833"),
    MeansClass.GRENADE: Coded(_ASSAULT, "explosives", "", "183"),
    MeansClass.CHEMICAL: Coded(_ASSAULT, "unconventional", "cbrn", "2041"),
    MeansClass.FIREARMS: Coded(_ASSAULT, "firearms", "military", "193"),
    MeansClass.MELEE: Coded(_ASSAULT, "primitive", "", "182"),
    MeansClass.INCENDIARY: Coded(_ASSAULT, "destroy", "", "1712"),
    MeansClass.CROWD_CONTROL: Coded(_ASSAULT, "crowd-control", "", "175"),
}
_BY_TYPE = {
    EventType.TERRITORY_RETAKEN: Coded("COERCE", "seize", "territory", "192"),
    EventType.TERRITORY_SEIZED: Coded("COERCE", "seize", "territory", "192"),
    EventType.TERRITORY_TRANSFER: Coded("RETREAT", "withdraw", "territory", "0874"),
    EventType.AIR_STRIKE: _BY_MEANS[MeansClass.AERIAL],
    EventType.DRONE_STRIKE: _BY_MEANS[MeansClass.DRONE],
    EventType.SHELLING: _BY_MEANS[MeansClass.ARTILLERY],
    EventType.SUICIDE_BOMBING: _BY_MEANS[MeansClass.SUICIDE],
    EventType.BOMBING: _BY_MEANS[MeansClass.EXPLOSIVES],
    EventType.GRENADE: _BY_MEANS[MeansClass.GRENADE],
    EventType.CHEMICAL: _BY_MEANS[MeansClass.CHEMICAL],
    EventType.ASSASSINATION: Coded(_ASSAULT, "targeted", "", "186"),
    EventType.EXECUTION: Coded(_ASSAULT, "targeted", "", "1823"),
    EventType.SEXUAL_VIOLENCE: Coded(_ASSAULT, "sexual", "", "1821"),
    EventType.ABDUCTION: Coded(_ASSAULT, "abduct", "", "181"),
    EventType.HIJACKING: Coded(_ASSAULT, "abduct", "", "181"),
    EventType.ARSON: Coded(_ASSAULT, "destroy", "", "1712"),
    EventType.LOOTING: Coded(_ASSAULT, "destroy", "", "1712"),
    EventType.ROBBERY: Coded("COERCE", "seize", "crime", "1711"),
    EventType.PEACEFUL_PROTEST: Coded("PROTEST", "demo", "", "141"),
    EventType.PROTEST_INTERVENTION: Coded("PROTEST", "demo", "", "141"),
    EventType.PROTEST_FORCE: Coded(_ASSAULT, "crowd-control", "repression", "175"),
    EventType.VIOLENT_DEMONSTRATION: Coded("PROTEST", "riot", "", "145"),
    EventType.MOB_VIOLENCE: Coded("PROTEST", "riot", "", "145"),
    EventType.ARREST: Coded("COERCE", "arrest", "legal", "173"),
    EventType.AGREEMENT: Coded("AGREE", "", "diplomatic", "057"),
    EventType.GROUP_CHANGE: Coded("MOBILIZE", "troops", "military", "154"),
    EventType.WEAPONS_DISRUPTED: Coded("COERCE", "seize", "military", "171"),
    EventType.BASE_ESTABLISHED: Coded("MOBILIZE", "troops", "military", "154"),
    EventType.INTERVENTION: Coded(_ASSAULT, "", "military", "190"),
}
_OPEN = frozenset(
    {EventType.ARMED_CLASH, EventType.ARMED_ATTACK, EventType.ASSAULT, EventType.KILLING}
)
"""Types whose mode the means decide."""
_REMEMBERED = frozenset(
    {
        EventType.TERRITORY_TRANSFER,
        EventType.EXECUTION,
        EventType.HIJACKING,
        EventType.ROBBERY,
        EventType.PROTEST_FORCE,
        EventType.MOB_VIOLENCE,
        EventType.GROUP_CHANGE,
        EventType.BASE_ESTABLISHED,
        EventType.WEAPONS_DISRUPTED,
        EventType.INTERVENTION,
    }
)
"""Types for which neither manual nor crosswalk has a row of their own."""

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

SECTORS = {
    ActorKind.STATE: "GOV",
    ActorKind.MILITARY: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.SECURITY_FORCES: "MIL",
    ActorKind.STATE_MILITIA: "PRM",
    ActorKind.ARMED_GROUP: "REB",
    ActorKind.MILITIA: "UAF",
    ActorKind.COMMUNAL: "UAF",
    ActorKind.CRIMINAL: "CRM",
    ActorKind.COALITION: "MIL",
    ActorKind.PROTESTERS: "CVL",
    ActorKind.RIOTERS: "CVL",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.UNKNOWN_ARMED: "UAF",
    ActorKind.OTHER: "UNK",
}
"""Sectors of actors (PLOVER manual): UAF covers unknown gunmen and unaligned armed forces. An
organisation of states has the code IGO and no sector."""
REMEMBERED_SECTORS = frozenset(
    {ActorKind.SECURITY_FORCES, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.COALITION}
)


def coded(
    kind: EventType,
    means: Collection[MeansClass],
    stage: Stage,
    doers: Collection[ActorKind] = (),
) -> Coded | None:
    """Event, mode, context and CAMEO code; ``None`` for a type that PLOVER has no event for."""
    if kind is EventType.OTHER:
        return None
    if stage in (Stage.THREATENED, Stage.PLANNED):
        return Coded("THREATEN", "violence", "military", "138")
    if kind is EventType.ASSASSINATION and stage is Stage.ATTEMPTED:
        return Coded(_ASSAULT, "targeted", "", "185")
    if kind in _OPEN:
        return _by_means(kind, means, doers)
    return _BY_TYPE[kind]


def remembered(kind: EventType) -> bool:
    """Whether the row of a type is Dateline's reading and not a row of manual or crosswalk."""
    return kind in _REMEMBERED


def _by_means(
    kind: EventType, means: Collection[MeansClass], doers: Collection[ActorKind]
) -> Coded:
    """By the heaviest means told; without any, the general code of force or of violence."""
    for means_class, row in _BY_MEANS.items():
        if means_class in means:
            return row
    military = kind is EventType.ARMED_CLASH or bool(STATE_FORCES.intersection(doers))
    return Coded(_ASSAULT, "", "military", "190") if military else Coded(_ASSAULT, "", "", "180")
