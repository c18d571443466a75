"""ACLED's event types and sub-event types for Dateline's event types and parties.

After the ACLED codebook (2023): violence against civilians is an attack whose target is unarmed;
an attack on armed actors is an armed clash; protests become excessive force or a violent
demonstration by what the two sides do.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from dateline.vocabulary import ActorKind, EventType


class SubEvent(StrEnum):
    """The 25 sub-event types, in ACLED's words."""

    GOVERNMENT_REGAINS_TERRITORY = "Government regains territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "Non-state actor overtakes territory"
    ARMED_CLASH = "Armed clash"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    PEACEFUL_PROTEST = "Peaceful protest"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_DRONE_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    TERRITORY_TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"


_EVENTS: dict[str, tuple[SubEvent, ...]] = {
    "Battles": (
        SubEvent.GOVERNMENT_REGAINS_TERRITORY,
        SubEvent.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
        SubEvent.ARMED_CLASH,
    ),
    "Protests": (
        SubEvent.EXCESSIVE_FORCE,
        SubEvent.PROTEST_WITH_INTERVENTION,
        SubEvent.PEACEFUL_PROTEST,
    ),
    "Riots": (SubEvent.VIOLENT_DEMONSTRATION, SubEvent.MOB_VIOLENCE),
    "Explosions/Remote violence": (
        SubEvent.CHEMICAL_WEAPON,
        SubEvent.AIR_DRONE_STRIKE,
        SubEvent.SUICIDE_BOMB,
        SubEvent.SHELLING,
        SubEvent.REMOTE_EXPLOSIVE,
        SubEvent.GRENADE,
    ),
    "Violence against civilians": (
        SubEvent.SEXUAL_VIOLENCE,
        SubEvent.ATTACK,
        SubEvent.ABDUCTION,
    ),
    "Strategic developments": (
        SubEvent.AGREEMENT,
        SubEvent.ARRESTS,
        SubEvent.CHANGE_TO_GROUP,
        SubEvent.DISRUPTED_WEAPONS,
        SubEvent.BASE_ESTABLISHED,
        SubEvent.LOOTING,
        SubEvent.TERRITORY_TRANSFER,
        SubEvent.OTHER,
    ),
}

_DIRECT: dict[EventType, SubEvent] = {
    EventType.ARMED_CLASH: SubEvent.ARMED_CLASH,
    EventType.TERRITORY_RETAKEN: SubEvent.GOVERNMENT_REGAINS_TERRITORY,
    EventType.TERRITORY_SEIZED: SubEvent.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
    EventType.TERRITORY_TRANSFER: SubEvent.TERRITORY_TRANSFER,
    EventType.AIR_STRIKE: SubEvent.AIR_DRONE_STRIKE,
    EventType.DRONE_STRIKE: SubEvent.AIR_DRONE_STRIKE,
    EventType.SHELLING: SubEvent.SHELLING,
    EventType.SUICIDE_BOMBING: SubEvent.SUICIDE_BOMB,
    EventType.BOMBING: SubEvent.REMOTE_EXPLOSIVE,
    EventType.GRENADE: SubEvent.GRENADE,
    EventType.CHEMICAL: SubEvent.CHEMICAL_WEAPON,
    EventType.ASSAULT: SubEvent.ATTACK,
    EventType.SEXUAL_VIOLENCE: SubEvent.SEXUAL_VIOLENCE,
    EventType.ABDUCTION: SubEvent.ABDUCTION,
    EventType.HIJACKING: SubEvent.LOOTING,
    EventType.ARSON: SubEvent.LOOTING,
    EventType.LOOTING: SubEvent.LOOTING,
    EventType.ROBBERY: SubEvent.LOOTING,
    EventType.PEACEFUL_PROTEST: SubEvent.PEACEFUL_PROTEST,
    EventType.PROTEST_INTERVENTION: SubEvent.PROTEST_WITH_INTERVENTION,
    EventType.PROTEST_FORCE: SubEvent.EXCESSIVE_FORCE,
    EventType.VIOLENT_DEMONSTRATION: SubEvent.VIOLENT_DEMONSTRATION,
    EventType.MOB_VIOLENCE: SubEvent.MOB_VIOLENCE,
    EventType.ARREST: SubEvent.ARRESTS,
    EventType.AGREEMENT: SubEvent.AGREEMENT,
    EventType.GROUP_CHANGE: SubEvent.CHANGE_TO_GROUP,
    EventType.WEAPONS_DISRUPTED: SubEvent.DISRUPTED_WEAPONS,
    EventType.BASE_ESTABLISHED: SubEvent.BASE_ESTABLISHED,
    EventType.INTERVENTION: SubEvent.OTHER,
    EventType.OTHER: SubEvent.OTHER,
}

STATE_FORCES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.SECURITY_FORCES,
        ActorKind.COALITION,
        ActorKind.IGO,
    }
)
"""Kinds of actors that act for a state or for states."""

ARMED = STATE_FORCES | {
    ActorKind.STATE_MILITIA,
    ActorKind.ARMED_GROUP,
    ActorKind.MILITIA,
    ActorKind.CRIMINAL,
    ActorKind.UNKNOWN_ARMED,
}
"""Kinds of actors against whom an attack is a battle."""


def sub_event(
    kind: EventType,
    perpetrators: Collection[ActorKind] = (),
    targets: Collection[ActorKind] = (),
) -> SubEvent:
    """The sub-event type of an event of type ``kind`` between actors of these kinds."""
    against = set(targets)
    if kind in {
        EventType.ARMED_ATTACK,
        EventType.KILLING,
        EventType.ASSASSINATION,
        EventType.EXECUTION,
    }:
        if ActorKind.PROTESTERS in against and set(perpetrators) & STATE_FORCES:
            return SubEvent.EXCESSIVE_FORCE
        return SubEvent.ARMED_CLASH if against & ARMED else SubEvent.ATTACK
    if kind in {EventType.TERRITORY_RETAKEN, EventType.TERRITORY_SEIZED}:
        if set(perpetrators) & (STATE_FORCES | {ActorKind.STATE_MILITIA}):
            return SubEvent.GOVERNMENT_REGAINS_TERRITORY
        if perpetrators:
            return SubEvent.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    if kind is EventType.ARMED_CLASH and set(perpetrators) | against <= _CROWD and against:
        return SubEvent.MOB_VIOLENCE
    return _DIRECT[kind]


_CROWD = frozenset({ActorKind.RIOTERS, ActorKind.PROTESTERS, ActorKind.CIVILIANS})


def event_type(sub: SubEvent) -> str:
    """ACLED's event type above a sub-event type: "Battles", "Riots" ..."""
    return next(name for name, subs in _EVENTS.items() if sub in subs)
