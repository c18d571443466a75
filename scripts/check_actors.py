"""Checks the actor tables: ids, kinds, references, years, names; and the UCDP names where a copy of
UCDP's actor list is given.

Run: ``python scripts/check_actors.py [ucdp-actor-list.csv]``. UCDP's list (CC BY 4.0) is at
https://ucdp.uu.se/downloads/ and is not shipped. Exit code 1 when something is wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.knowledge.actors import Actor, ActorRegister, actor_register

LATER = frozenset(
    (
        *("Badoo", "EPP", "Euphrates Vulcano", "Fatah Halab", "Hawar Kilis Operations Room"),
        *("HuJI", "Hunters' Association of Nigeria", "Ibadite", "Islah", "JAS", "Malikite"),
        *("M18 (Honduras)", "MS-13 (Honduras)", "NUG", "Wahabbis (Caucasus)"),
        *("Opponents of Conde", "Opponents of Koirala", "Opponents of Maduro"),
        *("Opponents of Ortega",),
    )
)
"""Names in UCDP's event data that its list of version 22.1 lacks: coalitions, later names."""


def problems(register: ActorRegister) -> Iterator[str]:
    """What is wrong within the tables."""
    seen: Counter[str] = Counter(actor.name.casefold() for actor in register.by_id.values())
    for actor in register.by_id.values():
        yield from _problems(actor, register)
        if seen[actor.name.casefold()] > 1:
            yield f"{actor.id}: the name {actor.name!r} occurs twice"


def _problems(actor: Actor, register: ActorRegister) -> Iterator[str]:
    for country in actor.countries:
        if country not in register.states.by_iso:
            yield f"{actor.id}: no such country {country}"
    for other in (actor.parent, *actor.opponents):
        if other and other not in register.by_id and other not in register.states.by_iso:
            yield f"{actor.id}: no such actor {other}"
    if actor.first and actor.last and actor.first > actor.last:
        yield f"{actor.id}: active from {actor.first} to {actor.last}"
    if len(set(actor.aliases)) < len(actor.aliases):
        yield f"{actor.id}: an alias occurs twice"


def ucdp_problems(register: ActorRegister, path: Path) -> Iterator[str]:
    """UCDP names of the tables that UCDP's list lacks."""
    with path.open(encoding="utf-8-sig") as lines:
        known = {row["NameData"].strip() for row in csv.DictReader(lines)} | LATER
    for actor in register.by_id.values():
        if actor.ucdp and actor.ucdp not in known:
            yield f"{actor.id}: UCDP has no {actor.ucdp!r}"
    for state in register.states.by_iso.values():
        if state.ucdp and state.ucdp not in known:
            yield f"{state.iso}: UCDP has no {state.ucdp!r}"


def main(arguments: list[str]) -> int:
    """Print what is wrong; 1 if anything is."""
    register = actor_register()
    found = list(problems(register))
    for path in arguments:
        found += ucdp_problems(register, Path(path))
    for line in found:
        print(line)
    kinds = Counter(actor.kind.value for actor in register.by_id.values())
    named = sum(bool(actor.ucdp) for actor in register.by_id.values())
    print(f"{len(register.by_id)} actors, {named} with a UCDP name; {dict(kinds)}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
