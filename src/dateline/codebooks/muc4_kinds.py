"""MUC-4's types of instruments, physical and human targets, by the words that name them."""

from __future__ import annotations

import re

from dateline.codebooks.muc4_slots import human_type
from dateline.vocabulary import Group

_INSTRUMENTS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"MOLOTOV", "MOLOTOV COCKTAIL"),
        (r"DYNAMITE", "DYNAMITE"),
        (r"CAR ?-? ?BOMB|(?:CAR|TRUCK|VEHICLE|BUS)\b", "VEHICLE BOMB"),
        (r"MACHINE", "MACHINE GUN"),
        (r"GRENADE", "GRENADE"),
        (r"MORTAR", "MORTAR"),
        (r"ROCKET|RPG", "ROCKET"),
        (r"MISSILE", "MISSILE"),
        (r"RIFLE|AK-|M-16|G-3", "RIFLE"),
        (r"PISTOL|REVOLVER|HANDGUN", "HANDGUN"),
        (r"\bMINES?\b", "MINE"),
        (r"BOMB|DEVICE", "BOMB"),
        (r"EXPLOSIVE|CHARGE", "EXPLOSIVE"),
        (r"KNI|MACHETE|AXE|BAYONET", "CUTTING DEVICE"),
        (r"STONE|ROCK|CLUB|STICK", "OTHER"),
        (r"FIRE\b|GASOLINE|KEROSENE", "FIRE"),
        (r"TORTURE", "TORTURE"),
    )
)

_KINDS = {
    "TRANSPORT VEHICLE": "bus buses car cars vehicle vehicles truck trucks train trains plane "
    "airplane aircraft helicopter jeep ambulance automobile boat ship trailer wagon minibus",
    "ENERGY": "pylon pylons tower towers pipeline pipelines substation powerline transformer "
    "transformers dam refinery powerplant",
    "COMMERCIAL": "store stores restaurant restaurants hotel hotels shop shops market supermarket "
    "drugstore drugstores warehouse warehouses factory factories company companies business "
    "businesses plant mall dealership farm farms ranch discotheque firm newspaper",
    "FINANCIAL": "bank banks branch branches",
    "COMMUNICATIONS": "antenna antennas telephone telephones exchange transmitter broadcaster",
    "DIPLOMAT OFFICE OR RESIDENCE": "embassy embassies consulate consulates",
    "LAW ENFORCEMENT FACILITY": "precinct jail prison",
    "CIVILIAN RESIDENCE": "house houses home homes residence residences apartment apartments",
    "TRANSPORTATION ROUTE": "bridge bridges highway railroad railway railways tracks",
    "ORGANIZATION OFFICE": "headquarters",
    "GOVERNMENT OFFICE OR RESIDENCE": "palace ministry courthouse townhall",
    "WATER": "aqueduct reservoir",
    "OTHER": "building buildings office offices church churches school schools hospital "
    "university installations facilities station stations airport temple monument chapel",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_NARROWER = (
    (re.compile(r"\b(?:POLICE|GUARD)\b"), "LAW ENFORCEMENT FACILITY"),
    (re.compile(r"\b(?:MAYOR|GOVERNMENT|MINISTRY|MINISTER|COURT|MUNICIPAL)"),
     "GOVERNMENT OFFICE OR RESIDENCE"),
    (re.compile(r"\b(?:PARTY|UNION|FEDERATION|CAMPAIGN)\b"), "ORGANIZATION OFFICE"),
    (re.compile(r"\b(?:RADIO|TELEVISION|TELEPHONE|NEWSPAPER)\b"), "COMMUNICATIONS"),
    (re.compile(r"\b(?:POWER|ELECTRIC|ENERGY|OIL|GAS)"), "ENERGY"),
    (re.compile(r"\b(?:EMBASSY|CONSULATE|AMBASSADOR)"), "DIPLOMAT OFFICE OR RESIDENCE"),
)  # fmt: skip


def instrument_kind(words: str) -> str:
    """The type of an instrument; a gun where nothing else is said."""
    return next((name for pattern, name in _INSTRUMENTS if pattern.search(words)), "GUN")


def thing_kind(words: str) -> str:
    """The type of a physical target, by the words that narrow it or else by its noun."""
    narrow = next((kind for pattern, kind in _NARROWER if pattern.search(words)), None)
    known = (_KIND.get(word) for word in re.findall(r"[a-z]+", words.lower()))
    return narrow or next((kind for kind in known if kind), "OTHER")


def human_kind(words: str) -> str:
    """The type of a human target."""
    return human_type(Group.CIVILIANS, words)
