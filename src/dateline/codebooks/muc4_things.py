"""Physical targets of MUC-4 incidents: buildings, vehicles and networks named where they are hit.

The records know people as targets, not things; so the view reads them in the sentences that tell
the incident: a noun of a thing, with the words that qualify it, after a word for hitting it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dateline.codebooks.muc4_slots import nation
from dateline.codebooks.muc4_words import sentences
from dateline.records import CodedReport, Mention

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
_PLURAL = re.compile(r"(?:S|IES)$")
_ONE = frozenset({"HEADQUARTERS", "BUS"})
_HIT = re.compile(
    r"\b(?:BOMB\w*|EXPLO\w+|DYNAMIT\w*|DETONAT\w+|ATTACK\w*|ASSAULT\w*|DESTROY\w*|DAMAG\w+|BURN\w+"
    r"|BLEW|BLOWN|BLAST\w*|SABOTAG\w+|ARSON|FIRE|MACHINEGUN\w+|GRENADE\w*|ROCKET\w*|TOPPLED|LOOTED"
    r"|ROBBED|STRAFED|MORTAR\w*|AMBUSH\w*|BOMBING)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Za-z][A-Za-z'-]*|\d+|[^\sA-Za-z\d]")
_STOPS = frozenset(
    "the a an of in on at to by with from into near against for and or which that who was were is "
    "are be been has have had his her its their this these those other another several some many "
    "two three four five six seven eight nine ten dozen inside outside front behind under between "
    "where when while as also not no only but he she it they out up exploded destroyed damaged "
    "attacked bombed dynamited placed burned set fire blew during after before caused causing "
    "then today yesterday hit against targets target bomb bombs all both about over car".split()
)
_NUMBERS = {w: n for n, w in enumerate(
    "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split())}  # fmt: skip
_QUALIFIERS = 3
"""Words before the noun that belong to the name of a thing."""

_MOST = 3
"""Things of one incident."""


class Thing(NamedTuple):
    """A thing that was hit: its words, type, number, nation and effect, as the set writes them."""

    words: str
    kind: str
    number: str
    nation: str | None
    effect: str | None


def things_of(mention: Mention, coded: CodedReport) -> list[Thing]:
    """The things hit in the sentences that tell of a mention, in the order of the text."""
    text = coded.report.text
    found: dict[str, Thing] = {}
    for start, end in _told(coded.report.text):
        if any(start <= trigger.start < end for trigger in mention.triggers):
            for thing in _in(text[start:end]):
                found.setdefault(thing.words, thing)
    return list(found.values())[:_MOST]


@lru_cache(maxsize=8)
def _told(text: str) -> list[tuple[int, int]]:
    return sentences(text)


def _in(sentence: str) -> list[Thing]:
    hit = _HIT.search(sentence)
    if hit is None:
        return []
    words = _TOKEN.findall(sentence)
    effect = _effect(sentence)
    found = []
    for i, word in enumerate(words):
        kind = _KIND.get(word.lower())
        follows = words[i + 1].lower() if i + 1 < len(words) else ""
        if kind is None or follows in _KIND or follows in {"bomb", "bombs"}:
            continue
        found.append(_thing(words, i, kind, effect))
    return found


def _thing(words: list[str], head: int, kind: str, effect: str | None) -> Thing:
    first = head
    while first > max(0, head - _QUALIFIERS) and _qualifies(words[first - 1]):
        first -= 1
    phrase = " ".join(words[first : head + 1]).upper()
    before = words[first - 1].upper() if first else ""
    narrow = next((k for pattern, k in _NARROWER if pattern.search(phrase)), kind)
    return Thing(phrase, narrow, _number(words[head].upper(), before), nation(phrase), effect)


def _qualifies(word: str) -> bool:
    return word[0].isalpha() and word.lower() not in _STOPS and not word.lower().endswith("ly")


def _number(noun: str, before: str) -> str:
    if before.isdigit():
        return before
    if before in _NUMBERS:
        return str(_NUMBERS[before])
    return "PLURAL" if _PLURAL.search(noun) and noun not in _ONE else "1"


def _effect(sentence: str) -> str | None:
    upper = sentence.upper()
    if re.search(r"\bNO (?:\w+ )?DAMAGE|WITHOUT CAUSING (?:\w+ )?DAMAGE", upper):
        return "NO DAMAGE"
    if re.search(r"DESTROY|BURNED|BLEW UP|BLOWN UP|TOPPLED", upper):
        return "DESTROYED"
    return "SOME DAMAGE" if re.search(r"DAMAG|EXPLO|DYNAMITED|SABOTAG|BOMBED", upper) else None
