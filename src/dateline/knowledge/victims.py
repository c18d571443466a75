"""Nouns for the people whom casualty figures count: the lexicon ``data/victims.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dateline.vocabulary import Group


class Noun(NamedTuple):
    """A noun for people: its group, or ``None`` where the words beside it give that."""

    group: Group | None
    singular: bool
    plural: bool


@dataclass(frozen=True)
class VictimWords:
    """The lexicon. All words are lower case."""

    nouns: dict[str, Noun]
    compounds: dict[tuple[str, str], Group]
    context: dict[str, Group]
    weak: frozenset[str]
    """Forms that are people only with an article or a number."""


@cache
def victim_words() -> VictimWords:
    """The lexicon, read once per process."""
    text = files("dateline.knowledge").joinpath("data/victims.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return VictimWords(
        nouns=_nouns(data),
        compounds=_compounds(data["compounds"]),
        context={w: Group(g) for g, ws in data["context"].items() for w in ws.split()},
        weak=frozenset(data["weak"]["words"].split()),
    )


def _nouns(data: dict[str, Any]) -> dict[str, Noun]:
    """Singular and plural forms; where a form is in several groups the last one listed wins."""
    nouns: dict[str, Noun] = {}
    for name, words in data["nouns"].items():
        group = None if name == "by_context" else Group(name)
        for word in words.split():
            if group is None and word in nouns:
                continue
            nouns[word] = Noun(group, True, False)
            for plural in _plurals(word, data["plurals"]):
                nouns[plural] = Noun(group, False, True)
    for name, words in data["plural_only"].items():
        group = None if name == "by_context" else Group(name)
        for word in words.split():
            nouns[word] = Noun(group, False, True)
    return nouns


def _plurals(word: str, irregular: dict[str, str]) -> list[str]:
    if word in irregular:
        return irregular[word].split()
    if word.endswith("man"):
        return [word[:-3] + "men"]
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return [word[:-1] + "ies"]
    if word.endswith(("s", "x", "ch", "sh")):
        return [word + "es"]
    return [word + "s"]


def _compounds(data: dict[str, str]) -> dict[tuple[str, str], Group]:
    """Two-word compounds; of longer ones the last two words."""
    return {
        (parts[-2], parts[-1]): Group(name)
        for name, phrases in data.items()
        for parts in (phrase.split() for phrase in phrases.split("|"))
    }
