"""Families of event types, and how each looks: one colour, one shape, the same in every picture.

The colours are told apart by readers with any kind of colour blindness (five are Okabe and Ito's,
2008); the shapes tell the families apart where a picture is printed in grey.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from dateline.vocabulary import EventType


class Family(StrEnum):
    """Kinds of event that a reader of a map tells apart at a glance, in the order of legends."""

    FIGHTING = "fighting"
    EXPLOSIONS = "explosions"
    ATTACKS = "attacks"
    ABDUCTIONS = "abductions"
    PROTESTS = "protests"
    PROPERTY = "property"
    OTHER = "other"


class Look(NamedTuple):
    """The words, the colour and the shape of a family; ``shape`` is a name for every drawer."""

    words: str
    colour: str
    shape: str


LOOKS: Mapping[Family, Look] = {
    Family.FIGHTING: Look("Fighting, territory", "#7a1f3d", "triangle"),
    Family.EXPLOSIONS: Look("Explosions, strikes", "#d55e00", "star"),
    Family.ATTACKS: Look("Attacks, killings", "#0072b2", "circle"),
    Family.ABDUCTIONS: Look("Abductions, arrests", "#009e73", "square"),
    Family.PROTESTS: Look("Protests, riots", "#e69f00", "diamond"),
    Family.PROPERTY: Look("Arson, looting, robbery", "#b0558a", "pentagon"),
    Family.OTHER: Look("Other, or not known", "#5f6670", "cross"),
}

_TYPES: Mapping[Family, tuple[EventType, ...]] = {
    Family.FIGHTING: (
        EventType.ARMED_CLASH,
        EventType.TERRITORY_RETAKEN,
        EventType.TERRITORY_SEIZED,
        EventType.TERRITORY_TRANSFER,
    ),
    Family.EXPLOSIONS: (
        EventType.AIR_STRIKE,
        EventType.DRONE_STRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_BOMBING,
        EventType.BOMBING,
        EventType.GRENADE,
        EventType.CHEMICAL,
    ),
    Family.ATTACKS: (
        EventType.ARMED_ATTACK,
        EventType.ASSAULT,
        EventType.ASSASSINATION,
        EventType.EXECUTION,
        EventType.SEXUAL_VIOLENCE,
        EventType.KILLING,
        EventType.HIJACKING,
    ),
    Family.ABDUCTIONS: (EventType.ABDUCTION, EventType.ARREST),
    Family.PROTESTS: (
        EventType.PEACEFUL_PROTEST,
        EventType.PROTEST_INTERVENTION,
        EventType.PROTEST_FORCE,
        EventType.VIOLENT_DEMONSTRATION,
        EventType.MOB_VIOLENCE,
    ),
    Family.PROPERTY: (EventType.ARSON, EventType.LOOTING, EventType.ROBBERY),
}
_FAMILY = {kind: family for family, kinds in _TYPES.items() for kind in kinds}


def family(kind: EventType | None) -> Family:
    """The family of an event type; types without violence of their own are "other"."""
    return _FAMILY.get(kind, Family.OTHER) if kind else Family.OTHER
