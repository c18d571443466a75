"""Names of several words, and acronyms: what recasing an upper-case wire leaves in capitals."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from dateline.knowledge.common_words import is_common


@cache
def named_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words that actors and places bear, by their first word, in lower case.

    The longest stand first.
    """
    phrases = {
        tuple(word.lower() for word in words)
        for words in (re.findall(r"[^\W\d_]+", name) for name in _actor_names())
        if len(words) > 1 and all(w[0].isupper() or (len(w) < 4 and w != "led") for w in words)
    }
    text = (files("dateline.knowledge") / "data" / "proper_phrases.txt").read_text("utf-8")
    phrases |= {tuple(line.split()) for line in text.splitlines() if not line.startswith("#")}
    phrases |= {tuple(phrase.split()) for phrase in _PHRASES}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda words: (-len(words), words)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


_PHRASES = (
    "west bank", "new york", "new delhi", "new zealand", "new orleans", "new jersey", "new mexico",
    "human rights", "human rights watch", "amnesty international", "red cross", "red crescent",
    "syrian observatory for human rights", "associated press", "wall street journal",
    "new york times", "black sea", "red sea", "middle east", "united nations", "european union",
    "african union", "security council", "world food programme", "world health organization",
)  # fmt: skip
"""Names of several words that no table has."""


@cache
def acronyms() -> frozenset[str]:
    """The names of actors in capitals ("PKK") that are no words, and some of other bodies."""
    found = {
        part
        for name in _actor_names()
        if len(re.findall(r"\b[A-Z]{2,8}\b", name)) == 1
        for part in re.findall(r"(?<![\w-])[A-Z]{2,8}(?![\w-])", name)
        if len(part) > 2 or not is_common(part.lower())
    }
    return frozenset((found - _WORDS_TOO) | _ACRONYMS)


_WORDS_TOO = frozenset(
    "AND THE FOR NEW AA AAH ALP FACT FUR ELF LET MEND MIT MODEL PLAN PLATFORM HUM GAM ISM JIG "
    "SAPS SAC BRA CAM ETA ABB IS AS AT BY DO GO HE IF IN IT ME MY NO OF ON OR SO TO UP US WE AL "
    "EL LA SAN ANA CAR TAK BOKO HARAM MAY ARMY POLICE FORCE WHO AIR ALL ARE NOT ONE TWO RED MEN "
    "MAN LAW LORD".split()
)
"""Acronyms that are read as the words that they spell."""

_ACRONYMS = frozenset(
    "IED IEDS NGO NGOS DRC UAE SOHR HRW UNHCR UNICEF MINUSMA MONUSCO MINUSCA UNIFIL UNAMA UNMISS "
    "AMISOM ATMIS ISAF KFOR OHCHR OCHA ICRC CNN BBC RFA RFE VOA AKA BST GMT HIMARS LGA".split()
)
"""Acronyms of bodies and things that are no actors of the register."""


@cache
def _actor_names() -> frozenset[str]:
    """The names and aliases of the actor tables."""
    folder = files("dateline.knowledge") / "data"
    found: set[str] = set()
    for file in folder.iterdir():
        if file.name.startswith("actors_") and file.name.endswith(".tsv"):
            reader = csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t")
            for row in reader:
                found.update((row["name"] or "", *(row["aliases"] or "").split(";")))
    return frozenset(found)
