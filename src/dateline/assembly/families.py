"""Families of event types: which types may be two names of one event.

"The attack" may be the bombing told before, an "airstrike" never the "stabbing". Families follow
ACLED's event types, with the generic words apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dateline.vocabulary import EventType as T


class Family(StrEnum):
    """Groups of event types that tellings of one event share."""

    GENERIC = "generic"
    AIR = "air"
    SHELLING = "shelling"
    BLAST = "blast"
    ARMED = "armed"
    PERSON = "person"
    HOLDING = "holding"
    PROPERTY = "property"
    PROTEST = "protest"
    CONTROL = "control"
    STRATEGIC = "strategic"
    CAMPAIGN = "campaign"


_FAMILIES = {
    T.KILLING: Family.GENERIC,
    T.ARMED_ATTACK: Family.ARMED,
    T.ARMED_CLASH: Family.ARMED,
    T.TERRITORY_RETAKEN: Family.CONTROL,
    T.TERRITORY_SEIZED: Family.CONTROL,
    T.TERRITORY_TRANSFER: Family.CONTROL,
    T.AIR_STRIKE: Family.AIR,
    T.DRONE_STRIKE: Family.AIR,
    T.SHELLING: Family.SHELLING,
    T.SUICIDE_BOMBING: Family.BLAST,
    T.BOMBING: Family.BLAST,
    T.GRENADE: Family.BLAST,
    T.CHEMICAL: Family.SHELLING,
    T.ASSAULT: Family.PERSON,
    T.ASSASSINATION: Family.PERSON,
    T.EXECUTION: Family.PERSON,
    T.SEXUAL_VIOLENCE: Family.PERSON,
    T.ABDUCTION: Family.HOLDING,
    T.HIJACKING: Family.HOLDING,
    T.ARREST: Family.STRATEGIC,
    T.ARSON: Family.PROPERTY,
    T.LOOTING: Family.PROPERTY,
    T.ROBBERY: Family.PROPERTY,
    T.PEACEFUL_PROTEST: Family.PROTEST,
    T.PROTEST_INTERVENTION: Family.PROTEST,
    T.PROTEST_FORCE: Family.PROTEST,
    T.VIOLENT_DEMONSTRATION: Family.PROTEST,
    T.MOB_VIOLENCE: Family.PROTEST,
    T.AGREEMENT: Family.STRATEGIC,
    T.GROUP_CHANGE: Family.STRATEGIC,
    T.WEAPONS_DISRUPTED: Family.STRATEGIC,
    T.BASE_ESTABLISHED: Family.STRATEGIC,
    T.INTERVENTION: Family.CAMPAIGN,
    T.OTHER: Family.GENERIC,
}

_TOGETHER = frozenset(
    {
        (Family.ARMED, Family.PERSON),
        (Family.ARMED, Family.BLAST),  # an ambush that begins with a roadside bomb
        (Family.ARMED, Family.SHELLING),
        (Family.ARMED, Family.HOLDING),
        (Family.ARMED, Family.PROPERTY),
        (Family.ARMED, Family.CONTROL),
        (Family.PERSON, Family.HOLDING),
        (Family.AIR, Family.SHELLING),
    }
)
"""Pairs of which either may stand first."""

VIOLENT = frozenset(
    {
        Family.GENERIC,
        Family.AIR,
        Family.SHELLING,
        Family.BLAST,
        Family.ARMED,
        Family.PERSON,
        Family.HOLDING,
        Family.PROPERTY,
        Family.CONTROL,
    }
)
"""Families of events that are violence against persons or things, or end in control of a place."""

_RANK = {
    T.SUICIDE_BOMBING: 6, T.CHEMICAL: 6, T.DRONE_STRIKE: 6, T.GRENADE: 6, T.SEXUAL_VIOLENCE: 6,
    T.ASSASSINATION: 5, T.EXECUTION: 5, T.AIR_STRIKE: 5, T.HIJACKING: 5, T.ABDUCTION: 5,
    T.TERRITORY_SEIZED: 5, T.TERRITORY_RETAKEN: 5,
    T.BOMBING: 4, T.SHELLING: 4, T.PROTEST_FORCE: 4, T.PROTEST_INTERVENTION: 4,
    T.VIOLENT_DEMONSTRATION: 4, T.MOB_VIOLENCE: 4, T.ARMED_CLASH: 3, T.ARSON: 3, T.ROBBERY: 3,
    T.LOOTING: 3, T.ARMED_ATTACK: 3, T.ASSAULT: 3, T.PEACEFUL_PROTEST: 2,
    T.ARREST: 2, T.AGREEMENT: 2, T.GROUP_CHANGE: 1, T.KILLING: 1,
    T.WEAPONS_DISRUPTED: 0, T.OTHER: -1,
}  # fmt: skip


_OPEN = 3
"""Rank up to which a type leaves the form of the violence open."""


def family_of(kind: T) -> Family:
    """The family of an event type."""
    return _FAMILIES[kind]


def compatible(first: Family, second: Family) -> bool:
    """Whether tellings of the two families may tell one event."""
    if first is second:
        return True
    if first is Family.GENERIC or second is Family.GENERIC:
        return first in VIOLENT and second in VIOLENT
    return (first, second) in _TOGETHER or (second, first) in _TOGETHER


def told_type(tellings: Sequence[Sequence[T]]) -> T:
    """The type of an event told several times: that of the first telling which is not generic.

    "Killed" and "attack" leave the form open; a later telling may fill it in, never replace it.
    That attackers burned or took things, too, is told of killings and says nothing of their form.
    """
    kinds = [most_specific(telling) for telling in tellings if telling]
    specific = (kind for kind in kinds if _RANK.get(kind, 2) > _OPEN)
    if kinds and kinds[0] in _OF_PEOPLE:
        kinds = [kind for kind in kinds if kind not in _OF_THINGS]
    return next(specific, most_specific(kinds))


_OF_PEOPLE = frozenset({T.KILLING, T.ARMED_ATTACK, T.ASSAULT})
_OF_THINGS = frozenset({T.ARSON, T.ROBBERY, T.LOOTING})


def most_specific(kinds: Sequence[T]) -> T:
    """The type that says most; the first of equals. ``KILLING`` when there is none."""
    if len(kinds) == 1:
        return kinds[0]
    return max(kinds, key=_rank, default=T.KILLING)


def _rank(kind: T) -> int:
    return _RANK.get(kind, 2)
