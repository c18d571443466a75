"""GTD's codes and what of Dateline's vocabularies they stand for (GTD codebook, 2021)."""

from __future__ import annotations

from collections.abc import Collection

from dateline.codebooks.acled_types import ARMED, STATE_FORCES
from dateline.vocabulary import ActorKind, EventType, Group, MeansClass, PlacePrecision

REGIONS = {
    1: "North America",
    2: "Central America & Caribbean",
    3: "South America",
    4: "East Asia",
    5: "Southeast Asia",
    6: "South Asia",
    7: "Central Asia",
    8: "Western Europe",
    9: "Eastern Europe",
    10: "Middle East & North Africa",
    11: "Sub-Saharan Africa",
    12: "Australasia & Oceania",
}
NO_POINT = 5
SPECIFICITY = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 1,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.FEATURE: 3,
}
"""1 the coordinates are the place's; 2 a named place with the point of its unit; 3 the point of the
smallest unit known; 4 of the first-order unit; 5 no point is known."""
UNITS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.ADMIN2})

ATTACKS = {
    1: "Assassination",
    2: "Armed Assault",
    3: "Bombing/Explosion",
    4: "Hijacking",
    5: "Hostage Taking (Barricade Incident)",
    6: "Hostage Taking (Kidnapping)",
    7: "Facility/Infrastructure Attack",
    8: "Unarmed Assault",
    9: "Unknown",
}
_ATTACK = {
    EventType.ARMED_CLASH: 2,
    EventType.ARMED_ATTACK: 2,
    EventType.TERRITORY_RETAKEN: 2,
    EventType.TERRITORY_SEIZED: 2,
    EventType.AIR_STRIKE: 3,
    EventType.DRONE_STRIKE: 3,
    EventType.SHELLING: 3,
    EventType.SUICIDE_BOMBING: 3,
    EventType.BOMBING: 3,
    EventType.GRENADE: 3,
    EventType.CHEMICAL: 8,
    EventType.ASSASSINATION: 1,
    EventType.EXECUTION: 2,
    EventType.SEXUAL_VIOLENCE: 8,
    EventType.ABDUCTION: 6,
    EventType.HIJACKING: 4,
    EventType.ARSON: 7,
    EventType.LOOTING: 7,
    EventType.ROBBERY: 2,
    EventType.MOB_VIOLENCE: 2,
}
BY_REMEMBRANCE = frozenset(
    {
        EventType.CHEMICAL,
        EventType.EXECUTION,
        EventType.SEXUAL_VIOLENCE,
        EventType.ROBBERY,
        EventType.KILLING,
        EventType.ASSAULT,
    }
)
"""Types whose attack type is Dateline's reading of the definitions."""
_EXPLOSIVE = frozenset(
    {
        MeansClass.EXPLOSIVES,
        MeansClass.SUICIDE,
        MeansClass.AERIAL,
        MeansClass.DRONE,
        MeansClass.ARTILLERY,
        MeansClass.GRENADE,
        MeansClass.LANDMINE,
    }
)
_ARMS = frozenset({MeansClass.FIREARMS, MeansClass.MELEE, MeansClass.INCENDIARY})
SUICIDE = MeansClass.SUICIDE

WEAPON_WORDS = {
    2: "Chemical",
    5: "Firearms",
    6: "Explosives",
    8: "Incendiary",
    9: "Melee",
    10: "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)",
    12: "Other",
}
WEAPONS = {
    MeansClass.CHEMICAL: 2,
    MeansClass.FIREARMS: 5,
    **dict.fromkeys(_EXPLOSIVE, 6),
    MeansClass.INCENDIARY: 8,
    MeansClass.MELEE: 9,
    MeansClass.VEHICLE: 10,
    MeansClass.CROWD_CONTROL: 12,
    MeansClass.OTHER: 12,
}

UNKNOWN_TARGET, CITIZENS = 20, 14
TARGET_WORDS = {
    2: "Government (General)",
    3: "Police",
    4: "Military",
    10: "Journalists & Media",
    12: "NGO",
    13: "Other",
    14: "Private Citizens & Property",
    17: "Terrorists/Non-State Militia",
    20: "Unknown",
}
TARGETS = {
    ActorKind.STATE: 2,
    ActorKind.POLICE: 3,
    ActorKind.MILITARY: 4,
    ActorKind.SECURITY_FORCES: 4,
    ActorKind.COALITION: 4,
    ActorKind.IGO: 13,
    ActorKind.STATE_MILITIA: 17,
    ActorKind.ARMED_GROUP: 17,
    ActorKind.MILITIA: 17,
    ActorKind.CRIMINAL: 17,
    ActorKind.UNKNOWN_ARMED: 17,
    ActorKind.COMMUNAL: 14,
    ActorKind.PROTESTERS: 14,
    ActorKind.RIOTERS: 14,
    ActorKind.CIVILIANS: 14,
}

_AMONG = {Group.JOURNALISTS: 10, Group.AID_WORKERS: 12, Group.OFFICIALS: 2}
"""The target that a group of sufferers tells, where nobody but that group is told."""
_WITHIN = frozenset({Group.UNSPECIFIED, Group.WOMEN})

ALTERNATIVES = {
    1: "Insurgency/Guerilla Action",
    2: "Other Crime Type",
    3: "Inter/Intra-Group Conflict",
    4: "Lack of Intentionality",
    5: "State Actors",
}
_STATES = STATE_FORCES - {ActorKind.COALITION}
_NON_STATE = ARMED - STATE_FORCES
_FIGHTERS = frozenset({ActorKind.MILITARY, ActorKind.SECURITY_FORCES, ActorKind.COALITION})

NO_ATTACK = frozenset(
    {
        EventType.TERRITORY_TRANSFER,
        EventType.PEACEFUL_PROTEST,
        EventType.PROTEST_INTERVENTION,
        EventType.PROTEST_FORCE,
        EventType.VIOLENT_DEMONSTRATION,
        EventType.ARREST,
        EventType.AGREEMENT,
        EventType.GROUP_CHANGE,
        EventType.WEAPONS_DISRUPTED,
        EventType.BASE_ESTABLISHED,
        EventType.INTERVENTION,
    }
)
"""Types that are no attack in GTD's sense."""


def states(kind: EventType | None) -> frozenset[ActorKind]:
    """Kinds of actors that are states; a coalition is one of states where it has an air force."""
    flies = kind is EventType.AIR_STRIKE
    return _STATES | {ActorKind.COALITION} if flies else _STATES


def target_among(groups: Collection[Group | None]) -> int | None:
    """The type of target where all who suffered are of one group that has a type of its own."""
    told = [group for group in set(groups) if group is not None and group not in _WITHIN]
    return _AMONG.get(told[0]) if len(told) == 1 else None


def attack_types(kind: EventType, means: Collection[MeansClass]) -> list[int]:
    """The attack types of an event, the main one first; 9 where nothing tells."""
    main = _ATTACK.get(kind) or _by_means(kind, means)
    rest = [3] if _EXPLOSIVE.intersection(means) else []
    rest += [2] if MeansClass.FIREARMS in means else []
    return list(dict.fromkeys([main, *rest] if main != 9 else [main]))


def _by_means(kind: EventType, means: Collection[MeansClass]) -> int:
    """For killings and assaults the weapon decides: bombs 3, arms 2, an assault without 8."""
    if _EXPLOSIVE.intersection(means):
        return 3
    if _ARMS.intersection(means):
        return 2
    return 8 if kind is EventType.ASSAULT and not means else 9


def alternative(
    doers: Collection[ActorKind], struck: Collection[ActorKind], kind: EventType | None
) -> int | None:
    """What else an attack may be than terrorism; ``None`` for an attack on the unarmed."""
    if states(kind).intersection(doers):
        return 5
    if ActorKind.CRIMINAL in doers:
        return 2
    if _NON_STATE.intersection(struck):
        return 3
    fought = kind is EventType.ARMED_CLASH
    return 1 if fought or _FIGHTERS.intersection(struck) else None
