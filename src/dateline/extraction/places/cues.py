"""Where the words around a name leave hardly anything but a place.

"The outskirts of X", "the road to X", "12 km east of X", "between X and Y", "in X in the eastern
countryside of Y" name places whatever the language pipeline makes of the name, also where it has
lower-case parts ("Um al-Mayazen", "Fida ibn Moina", "Santa Rosa de la Cumbre").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NAME = (
    r"(?:(?:al|el|ad|ar|as|ash|at|az|ez|an|de|la|os)[-\s])?[^\W\d_a-z][\w'’]*+"
    r"(?:(?:-|\s(?:(?:al|el|ad|ar|as|ash|at|az|ez|an|de|del|da|do|dos|di|la|las|los|le|bin|ibn|bint"
    r"|bou|abu|umm|of|wa|wal|waash|was)[-\s]){1,2}|\s)[^\W\d_a-z][\w'’]*+|-[a-z]{1,4}-[^\W\d_a-z][\w'’]*+){0,3}"
)
"""A name as reports write it: capitals, joined by hyphens, articles and prepositions.

A word of it is never given back in part (``*+``): no pattern goes on in the midst of a word.
"""

_COMPASS = r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?"
_KIND = (
    r"(?:villages?|towns?|city|cities|hamlets?|districts?|neighbou?rhoods?|area|region|province|"
    r"governorate|camp|quarters?|sub-?district|county|township|mountains?|desert|forest|outskirts|"
    r"countryside)"
)
_OF = (
    r"(?:perimeters?|outskirts|vicinity|surroundings|environs|front-?\s?lines?|countryside|suburbs|"
    r"hinterland|edges?|entrances?|exits?|axis|axes|villages?|hamlets?|towns?|neighbou?rhoods?|"
    r"localit(?:y|ies)|checkpoints?|townships?|settlements?|farms|communit(?:y|ies)|barangays?|"
    rf"sub-?districts?|forests?|jungles?|hills|mountains|skies|{_COMPASS})\s+(?:of|over)"
)
_FAR = r"\d[\d.,]*\s*-?\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:away\s+)?from"
_WAY = (
    r"(?:roads?|highway|motorway|way|en route|route|path|track|street)\s+"
    r"(?:leading\s+)?(?:to|towards?)"
)
_FIRST = r"(?:^|[.!?\n][\"'”’]?\s*)(?:In|At|Near|Outside)"
_BEFORE = re.compile(
    rf"\b(?:{_OF}|{_FAR}|{_WAY})\s+(?:(?:the\s+)?(?:{_COMPASS}\s+)?{_KIND}\s+(?:of\s+)?)?"
    rf"[\"'“]?({NAME})"
)
_BETWEEN = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?:{_KIND}\s+of\s+)?({NAME})\s+and\s+(?:the\s+)?"
    rf"(?:{_KIND}\s+of\s+)?({NAME})"
)
_IN = re.compile(
    rf"(?:\b(?:outside|around|in|at|near)|{_FIRST})\s+(?:(?:the\s+)?{_KIND}\s+of\s+)?({NAME})"
    rf"(?=,?\s+(?:in|near|of|{_COMPASS}\s+of|{_COMPASS}|outside|on the outskirts of|\d[\d.,]*\s*"
    rf"(?:km|kilomet(?:er|re)s?|miles?))\s+(?:the\s+)?(?:{_COMPASS}\s+)?(?:of\s+)?(?:{_KIND}\s+of\s+)?"
    rf"[^\W\d_a-z][\w'’-]*)"
)
_PLAIN = re.compile(rf"(?:\b(?:in|at|near|outside)|{_FIRST})\s+({NAME})(?![\w'’])(?!\s+\d)")
_WAY_BETWEEN = re.compile(r"\b(?:road|highway|area|axis|route|border|way|stretch|front)\W+$")
_LAND = re.compile(
    r"\b((?:Jabal|Jebel|Jabel|Djebel|Gebel|Wadi|Oued|Sahl|Tal|Tall|Tell|Kafr|Kafar|Khirbet|Khirbat|"
    r"Nahr)[\s-](?:(?:(?:[Aa]l|[Ee]l|ar|as|ash|at|az|ad|ez|es)[\s-]|(?:Abu|Abi|Umm)\s+){0,2})"
    r"[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?)"
)
_LANDS = tuple("Jab Jeb Djebel Gebel Wadi Oued Sahl Tal Tell Kaf Khirb Nahr".split())
"""Letters with which the words for landforms begin."""

_HOUSE = re.compile(
    r"\b(?:hotel|motel|inn|bar|nightclub|restaurant|ranch|hacienda|market|mall|cinema|hospital|mosque)"
    rf"\s+[\"“]({NAME})[\"”]"
)


def cued_ranges(text: str) -> Iterator[tuple[int, int, str]]:
    """Character ranges of names in such surroundings, with the strength of the hint.

    "land": a landform or village whose name begins with the word for it ("Jabal al-Zawiya");
    "cue": hardly anything but a place; "at": a name right after "in", "at" or "near".
    """
    if any(land in text for land in _LANDS):
        for match in _LAND.finditer(text):
            yield (*match.span(1), "land")
    if '"' in text or "\u201c" in text:
        for match in _HOUSE.finditer(text):
            yield (*match.span(1), "cue")
    for match in _BEFORE.finditer(text):
        yield (*match.span(1), "cue")
    for match in _BETWEEN.finditer(text) if "between" in text else ():
        hint = "cue" if _WAY_BETWEEN.search(text[: match.start()][-12:]) else "between"
        yield (*match.span(1), hint)
        yield (*match.span(2), hint)
    for match in _IN.finditer(text):
        yield (*match.span(1), "cue")
    for match in _PLAIN.finditer(text):
        yield (*match.span(1), "at")


__all__ = ["NAME", "cued_ranges"]
