"""The register of named actors, read from the project's own tables."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.entry import Actor, Surface, surface
from dateline.knowledge.actors.states import States, states
from dateline.knowledge.actors.words import words_of
from dateline.vocabulary import ActorKind

TABLES = (
    "actors_middle_east",
    "actors_africa",
    "actors_asia",
    "actors_europe_americas",
    "actors_international",
    "actors_forces",
)
"""Tables of named actors in ``knowledge/data``; one row an actor, columns as in ``Actor``."""

_STATE_ROLES = {
    ActorKind.STATE: ("government", "Government of {}"),
    ActorKind.MILITARY: ("military", "Armed forces of {}"),
    ActorKind.POLICE: ("police", "Police of {}"),
    ActorKind.SECURITY_FORCES: ("security-forces", "Security forces of {}"),
}


class ActorRegister:
    """Actors by id, and an index of all their names.

    ``surfaces`` maps the folded words of a name to what it may stand for; ``lengths`` the first
    word of names to their lengths in words, longest first.
    """

    def __init__(self, actors: list[Actor], states: States) -> None:
        self.states = states
        self.by_id = {actor.id: actor for actor in actors}
        self.surfaces: dict[tuple[str, ...], list[Surface]] = {}
        for actor in actors:
            self._add(actor)
        lengths: dict[str, set[int]] = {}
        for key in self.surfaces:
            lengths.setdefault(key[0], set()).add(len(key))
        self.lengths = {word: tuple(sorted(n, reverse=True)) for word, n in lengths.items()}

    def _add(self, actor: Actor) -> None:
        plain, bracket, _ = actor.name.partition(" (")
        names = [f"?{plain}" if bracket and actor.aliases else plain, *actor.aliases]
        for name in names:
            made = surface(actor.id, name)
            if made is not None:
                found = self.surfaces.setdefault(made.key, [])
                if all(other.actor != actor.id or other.exact != made.exact for other in found):
                    found.append(made)

    def get(self, actor: str | None) -> Actor | None:
        """The actor with this id; state actors ("ml-military") come from the table of states."""
        if actor is None:
            return None
        return self.by_id.get(actor) or self._state_actor(actor)

    def _state_actor(self, actor: str) -> Actor | None:
        iso, _, role = actor.partition("-")
        state = self.states.by_iso.get(iso.upper())
        for kind, (slug, form) in _STATE_ROLES.items():
            if state is not None and role == slug:
                name = form.format(state.name)
                return Actor(
                    id=actor, name=name, kind=kind, countries=(state.iso,), ucdp=state.ucdp
                )
        return None

    def state_id(self, country: str | None, kind: ActorKind) -> str | None:
        """The id of a state's government, armed forces, police or security forces."""
        if country not in self.states.by_iso or kind not in _STATE_ROLES:
            return None
        if kind is ActorKind.MILITARY and country in _NO_ARMY:
            return None
        return f"{str(country).lower()}-{_STATE_ROLES[kind][0]}"

    def named(self, name: str) -> tuple[Surface, ...]:
        """What a name may stand for, ambiguity and case left open."""
        return tuple(self.surfaces.get(tuple(word.key for word in words_of(name)), ()))


_NO_ARMY = frozenset({"PS"})
"""Where soldiers are another country's: the Palestinian Authority has police and security forces
alone (Interim Agreement of 1995, article XIV)."""


@cache
def actor_register() -> ActorRegister:
    """The register that the project carries, read once.

    Raises:
        KnowledgeError: when a table is missing or damaged.
    """
    actors: list[Actor] = []
    folder = files("dateline.knowledge") / "data"
    for table in TABLES:
        path = folder / f"{table}.tsv"
        try:
            with path.open(encoding="utf-8") as lines:
                actors += [_actor(row) for row in csv.DictReader(lines, delimiter="\t")]
        except (OSError, KeyError, ValueError, AttributeError) as error:
            raise KnowledgeError(f"the actor table {table} cannot be read: {error}") from error
    return ActorRegister(actors, states())


def _actor(row: dict[str, str]) -> Actor:
    first, dash, last = row["active"].partition("-")
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        countries=tuple(row["countries"].split()),
        first=int(first) if first else None,
        last=int(last) if last else (int(first) if first and not dash else None),
        ucdp=row["ucdp"],
        aliases=tuple(a.strip() for a in row["aliases"].split(";") if a.strip()),
        parent=row["parent"] or None,
        opponents=tuple(row["opponents"].split()),
    )
