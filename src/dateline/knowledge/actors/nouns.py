"""Agent nouns: common nouns for those who act or suffer, and the kind of actor that each tells."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

from dateline.errors import KnowledgeError
from dateline.vocabulary import ActorKind

OFFICIAL = "official"
"""Class of nouns for persons in public office; their kind is that of a state."""
COLLECTIVE = "collective"
"""Class of nouns that tell a kind of actor only through their modifiers ("rebel forces")."""


class AgentNoun(msgspec.Struct, frozen=True, kw_only=True):
    """A noun: its class and the kind of actor, ``None`` for collective nouns."""

    name: str
    kind: ActorKind | None
    plural: bool
    official: bool = False


@cache
def agent_nouns() -> dict[str, AgentNoun]:
    """Agent nouns by their lower-case form, singular and plural; some are of two words.

    Raises:
        KnowledgeError: when the table is missing or damaged.
    """
    path = files("dateline.knowledge") / "data" / "agent_nouns.tsv"
    result: dict[str, AgentNoun] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                for form, plural in ((row["plural"], True), (row["singular"], False)):
                    result[form] = _noun(form, row["kind"], plural)
    except (OSError, KeyError, ValueError) as error:
        raise KnowledgeError(f"the table of agent nouns cannot be read: {error}") from error
    return result


def _noun(form: str, name: str, plural: bool) -> AgentNoun:
    if name == COLLECTIVE:
        return AgentNoun(name=form, kind=None, plural=plural)
    if name == OFFICIAL:
        return AgentNoun(name=form, kind=ActorKind.STATE, plural=plural, official=True)
    return AgentNoun(name=form, kind=ActorKind(name), plural=plural)
