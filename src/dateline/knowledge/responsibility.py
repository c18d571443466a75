"""The lexicon of deeds, perpetrators and claims, from ``data/responsibility.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from dateline.errors import KnowledgeError


@dataclass(frozen=True)
class ResponsibilityLexicon:
    """Lemmas (and some forms) by what they tell of responsibility; see the data file."""

    deeds: frozenset[str]
    light: frozenset[str]
    light_objects: frozenset[str]
    clashes: frozenset[str]
    clash_verbs: frozenset[str]
    actors: frozenset[str]
    weak_actors: frozenset[str]
    unknown_heads: frozenset[str]
    unknown_words: frozenset[str]
    unknown_people: frozenset[str]
    armed_words: frozenset[str]
    suspected_words: frozenset[str]
    hedges: frozenset[str]
    hedge_verbs: frozenset[str]
    blame: frozenset[str]
    own: frozenset[str]
    idle_modifiers: frozenset[str]


@cache
def responsibility_lexicon() -> ResponsibilityLexicon:
    """The lexicon, loaded once per process.

    Raises:
        KnowledgeError: when the data file is missing or damaged.
    """
    path = resources.files("dateline.knowledge") / "data" / "responsibility.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        lists = {f.name: frozenset(data[f.name]) for f in fields(ResponsibilityLexicon)}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"the lexicon of deeds {path} cannot be read: {error}") from error
    return ResponsibilityLexicon(**lists)
