"""Words that tell what happened to people: the lexicon ``data/outcomes.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from dateline.vocabulary import Outcome

_DOUBLED = frozenset({"kidnap", "abet", "nab", "stab", "drown-"})
_IRREGULAR = {
    "slay": ("slays", "slew", "slain", "slaying"),
    "die": ("dies", "died", "dying"),
    "flee": ("flees", "fled", "fleeing"),
    "hurt": ("hurts", "hurt", "hurting"),
    "burn": ("burns", "burned", "burnt", "burning"),
}


@dataclass(frozen=True)
class OutcomeWords:
    """The lexicon: lower-case forms and what they tell."""

    verbs: dict[str, tuple[Outcome, str]]  # inflected form -> outcome, "object" or "subject"
    bases: frozenset[str]  # verb forms that may be nouns as well; their tag decides
    nouns: dict[str, Outcome]
    counts: dict[str, Outcome]
    states: dict[str, Outcome]
    phrases: dict[str, list[tuple[tuple[str, ...], Outcome, str]]]  # first word -> phrases


@cache
def outcome_words() -> OutcomeWords:
    """The lexicon, read once per process."""
    text = files("dateline.knowledge").joinpath("data/outcomes.toml").read_text("utf-8")
    data = tomllib.loads(text)
    verbs: dict[str, tuple[Outcome, str]] = {}
    bases: set[str] = set()
    for kind in ("object", "subject"):
        for name, words in data[kind].items():
            for word in words.split():
                bases.add(word)
                for form in (word, *_forms(word)):
                    verbs[form] = (Outcome(name), kind)
    return OutcomeWords(
        verbs=verbs,
        bases=frozenset(bases),
        nouns=_plain(data["noun"]),
        counts=_plain(data["count"]),
        states=_plain(data["state"]),
        phrases=_phrases(data["phrases"]),
    )


def _plain(section: dict[str, str]) -> dict[str, Outcome]:
    return {word: Outcome(name) for name, words in section.items() for word in words.split()}


def _forms(verb: str) -> tuple[str, ...]:
    """The inflected forms of a verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("sh", "ch", "s", "x")):
        return verb + "es", verb + "ed", verb + "ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    return verb + "s", stem + "ed", stem + "ing"


def _phrases(section: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], Outcome, str]]]:
    found: dict[str, list[tuple[tuple[str, ...], Outcome, str]]] = {}
    for pattern, value in section.items():
        name, kind = value.split()
        for words in product(*(part.split("|") for part in pattern.split())):
            found.setdefault(words[0], []).append((words, Outcome(name), kind))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found
