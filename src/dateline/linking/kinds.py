"""Which event types may be two names of one event."""

from __future__ import annotations

from dateline.vocabulary import EventType as T

OPEN = frozenset({T.KILLING, T.ARMED_ATTACK, T.ASSAULT, T.OTHER})
"""Types that leave the form of the violence open: "an attack" may be the bombing told elsewhere."""

WAR = frozenset({
    T.AIR_STRIKE, T.DRONE_STRIKE, T.SHELLING, T.ARMED_CLASH, T.TERRITORY_SEIZED,
    T.TERRITORY_RETAKEN, T.TERRITORY_TRANSFER, T.GROUP_CHANGE, T.WEAPONS_DISRUPTED,
    T.BASE_ESTABLISHED, T.INTERVENTION, T.PEACEFUL_PROTEST, T.VIOLENT_DEMONSTRATION,
    T.PROTEST_INTERVENTION, T.PROTEST_FORCE, T.MOB_VIOLENCE,
})  # fmt: skip
"""Types of what goes on for days, or happens many times a day at one place: battles, strikes,
advances, protests. Two of them at one place and time are often two events."""

NARROW = frozenset({
    T.SUICIDE_BOMBING, T.BOMBING, T.GRENADE, T.CHEMICAL, T.ASSASSINATION, T.EXECUTION,
    T.SEXUAL_VIOLENCE, T.ABDUCTION, T.HIJACKING, T.ARSON, T.ROBBERY,
})  # fmt: skip
"""Types that say what was done and are no matter of war: two of them at one place and day are
seldom told."""

_ALIKE: tuple[frozenset[T], ...] = (
    frozenset({T.ARMED_CLASH, T.TERRITORY_SEIZED, T.TERRITORY_RETAKEN, T.ARMED_ATTACK}),
    frozenset({T.AIR_STRIKE, T.DRONE_STRIKE, T.SHELLING, T.BOMBING}),
    frozenset({T.SUICIDE_BOMBING, T.BOMBING, T.GRENADE}),
    frozenset({T.CHEMICAL, T.SHELLING, T.AIR_STRIKE}),
    frozenset({T.ASSASSINATION, T.EXECUTION}),
    frozenset({T.ASSASSINATION, T.BOMBING, T.SUICIDE_BOMBING, T.DRONE_STRIKE, T.AIR_STRIKE}),
    frozenset({T.ABDUCTION, T.EXECUTION, T.HIJACKING}),
    frozenset({T.ARSON, T.LOOTING, T.ROBBERY, T.ARMED_ATTACK}),
    frozenset({T.MOB_VIOLENCE, T.VIOLENT_DEMONSTRATION, T.PROTEST_FORCE, T.PROTEST_INTERVENTION,
               T.PEACEFUL_PROTEST}),
    frozenset({T.MOB_VIOLENCE, T.ARSON, T.LOOTING, T.ASSAULT}),
    frozenset({T.ARMED_CLASH, T.BOMBING, T.SHELLING, T.AIR_STRIKE}),
)  # fmt: skip
"""Types that reports of one event are seen to give side by side."""

_PEACEFUL = frozenset({
    T.PEACEFUL_PROTEST, T.AGREEMENT, T.GROUP_CHANGE, T.ARREST, T.WEAPONS_DISRUPTED,
    T.BASE_ESTABLISHED, T.TERRITORY_TRANSFER, T.INTERVENTION,
})  # fmt: skip
"""Types that are no violence, which an open type of violence does not name."""


def alike(one: T, two: T) -> bool:
    """Whether both types may name one event. Symmetric."""
    if one is two:
        return True
    if one in OPEN or two in OPEN:
        return one not in _PEACEFUL and two not in _PEACEFUL
    return any(one in group and two in group for group in _ALIKE)
