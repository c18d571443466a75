"""Another agency reports, another side speaks."""

from __future__ import annotations

import re

from dateline.evaluation.transformations.replacing import cased_like, replaced
from dateline.records import CodedReport

_AGENCIES = {
    "Reuters": "Xinhua",
    "Xinhua": "Reuters",
    "AFP": "TASS",
    "TASS": "Ukrinform",
    "Ukrinform": "TASS",
    "Interfax": "Unian",
    "Unian": "Interfax",
    "Agence France-Presse": "Associated Press",
    "Associated Press": "Agence France-Presse",
    "Anadolu": "Rudaw",
    "Rudaw": "Anadolu",
    "Al Jazeera": "Al Arabiya",
    "Al-Jazeera": "Al-Arabiya",
    "Al Arabiya": "Al Jazeera",
    "Al-Arabiya": "Al-Jazeera",
    "Press TV": "the BBC",
    "the BBC": "Press TV",
    "Efe": "Prensa Latina",
    "Prensa Latina": "Efe",
}
_MEDIA = {
    f"{side} {medium}": f"{other} {medium}"
    for side, other in (("state", "opposition"), ("opposition", "state"))
    for medium in ("media", "television", "TV", "radio")
}
"""News agencies and media of states and of their rivals or of third countries."""

_SPEAKERS = {
    "police": "residents",
    "residents": "police",
    "officials": "witnesses",
    "witnesses": "officials",
    "the army": "the opposition",
    "the opposition": "the army",
    "the military": "a rights group",
    "the government": "the opposition",
    "the defence ministry": "a rights group",
    "the defense ministry": "a rights group",
}
_SPOKEN = re.compile(
    rf"(?<![\w-])({'|'.join(_SPEAKERS)})(?= (?:said|reported|confirmed|added|told)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:and|or|of|by|from|local|some|other|two|three|senior|security|military|hospital|medical|"
    r"health|government|army|police|state|regional|provincial|district|rescue|intelligence|"
    r"defen[cs]e|\w+(?:an|ese|ish|i|'s)))\s$",
    re.IGNORECASE,
)


def other_agency(coded: CodedReport) -> str:
    """Another news agency or medium named for each, mostly of another side."""
    text = replaced(coded.report.text, _AGENCIES, any_case=False)
    return replaced(text, _MEDIA)


def other_speaker(coded: CodedReport) -> str:
    """Another side speaking: "police said" as "residents said", "the army said" as the opposition.

    Only where the speaker stands alone before its verb: "army officials said" stays.
    """
    text = coded.report.text

    def new(match: re.Match[str]) -> str:
        if _BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
            return match.group()
        return cased_like(match.group(), _SPEAKERS[match.group().lower()])

    return _SPOKEN.sub(new, text)
