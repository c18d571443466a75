"""States: their names, adjectives, peoples, seats of government and UCDP names."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.words import words_of


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state: ``iso`` is ISO 3166 alpha-2, ``ucdp`` the name of its government at UCDP."""

    iso: str
    name: str
    ucdp: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    aliases: tuple[str, ...]
    seat: tuple[str, ...]


class States:
    """All states, and an index from folded words to codes.

    ``index`` maps a tuple of folded words to ``(iso, role)``; role is ``name``, ``adjective``,
    ``people`` or ``seat``.
    """

    def __init__(self, rows: list[State]) -> None:
        self.by_iso = {row.iso: row for row in rows}
        self.index: dict[tuple[str, ...], tuple[str, str]] = {}
        self.capital_only: set[tuple[str, ...]] = set()
        for row in rows:
            for role, names in (
                ("seat", row.seat),
                ("people", row.people),
                ("name", (row.name, *row.aliases)),
                ("adjective", row.adjectives),
            ):
                for name in names:
                    self.index[_key(name)] = (row.iso, role)
        self.lengths: dict[str, tuple[int, ...]] = {}
        for key in self.index:
            old = self.lengths.get(key[0], ())
            self.lengths[key[0]] = tuple(sorted({*old, len(key)}, reverse=True))


@cache
def states() -> States:
    """The states of the register.

    Raises:
        KnowledgeError: when the table is missing or damaged.
    """
    path = files("dateline.knowledge") / "data" / "states.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            return States([_state(row) for row in csv.DictReader(lines, delimiter="\t")])
    except (OSError, KeyError) as error:
        raise KnowledgeError(f"the table of states cannot be read ({path}): {error}") from error


def _state(row: dict[str, str]) -> State:
    return State(
        iso=row["iso"],
        name=row["name"],
        ucdp=row["ucdp"],
        adjectives=_split(row["adjectives"]),
        people=_split(row["people"]),
        aliases=_split(row["aliases"]),
        seat=_split(row["seat"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(name))
