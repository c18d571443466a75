"""Peaceful senses of event words, and heads that make them no event (``data/senses.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Senses:
    """``excluded``: neighbours that rule a word out; ``fiction``: heads that tell of no event."""

    excluded: dict[str, frozenset[str]]
    fiction: frozenset[str]


@cache
def senses() -> Senses:
    """The table of senses."""
    text = (files("dateline.knowledge") / "data" / "senses.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    excluded = {lemma: frozenset(words) for lemma, words in data["excluded"].items()}
    return Senses(excluded, frozenset(data["fiction"]["lemmas"]))
