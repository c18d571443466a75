"""The slots of MUC-4 templates that name somebody or something: instruments, perpetrators, targets.

The fills are words of the text, as ``muc4_reader`` found them; their types, numbers and effects are
the reader's likeliest labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebooks.muc4_confidence import confidence_of
from dateline.codebooks.muc4_entities import Entity, label, same_person, told_label
from dateline.codebooks.muc4_numbers import number_of
from dateline.codebooks.muc4_reader import Reading, table
from dateline.codebooks.muc4_slots import Template, nation
from dateline.codebooks.muc4_unharmed import unharmed

_PERSONS = frozenset({"name", "description"})


def fill(template: Template, incident: Sequence[Entity], reading: Reading) -> None:
    """Fill a template from the entities of its incident.

    Of a bombing without human targets the gold tells the effect in two of three cases where the
    wire says that nobody was hurt; of other incidents in one of three (DEV documents).
    """
    for entity in incident:
        words = _quoted(entity, reading)
        if entity.role == "individual":
            template["PERP: INDIVIDUAL ID"].append(words)
        elif entity.role == "organization":
            template["PERP: ORGANIZATION ID"].append(words)
            _add(template, "PERP: ORGANIZATION CONFIDENCE", confidence_of(entity, reading), words)
        elif entity.role == "instrument":
            template["INCIDENT: INSTRUMENT ID"].append(words)
            _add(template, "INCIDENT: INSTRUMENT TYPE", label(entity, "instrument_type"), words)
        elif entity.role == "thing":
            _thing(template, entity, words, reading)
    _humans(template, incident, reading)
    nobody = not any(e.role in _PERSONS for e in incident)
    if nobody and "BOMBING" in template["INCIDENT: TYPE"] and unharmed(incident, reading):
        template["HUM TGT: EFFECT OF INCIDENT"].append("NO INJURY OR DEATH")


def _quoted(entity: Entity, reading: Reading) -> str:
    return f'"{reading.phrase(entity.best).replace(chr(34), "")}"'


def _add(template: Template, slot: str, value: str | None, words: str) -> None:
    if value:
        template[slot].append(f"{value}: {words}")


def _thing(template: Template, entity: Entity, words: str, reading: Reading) -> None:
    template["PHYS TGT: ID"].append(words)
    _add(template, "PHYS TGT: TYPE", label(entity, "thing_type"), words)
    _add(template, "PHYS TGT: NUMBER", number_of(entity, reading, "thing_number"), words)
    _add(template, "PHYS TGT: EFFECT OF INCIDENT", told_label(entity, "thing_effect"), words)
    _add(template, "PHYS TGT: FOREIGN NATION", nation(reading.phrase(entity.best)), words)


def _humans(template: Template, incident: Sequence[Entity], reading: Reading) -> None:
    """Named persons with the descriptions that are theirs, then those described alone."""
    names = [e for e in incident if e.role == "name"]
    described: list[list[Entity]] = [[] for _ in names]
    alone: list[Entity] = []
    for entity in (e for e in incident if e.role == "description"):
        owner = _owner(entity, names)
        (alone if owner is None else described[owner]).append(entity)
    for name, descriptions in zip(names, described, strict=True):
        words = _quoted(name, reading)
        template["HUM TGT: NAME"].append(words)
        template["HUM TGT: DESCRIPTION"] += [
            f"{_quoted(d, reading)}: {words}" for d in descriptions
        ]
        told = " ".join(reading.phrase(e.best) for e in (name, *descriptions))
        _human(template, name, words, told, reading)
    for entity in alone:
        words = _quoted(entity, reading)
        template["HUM TGT: DESCRIPTION"].append(words)
        _human(template, entity, words, reading.phrase(entity.best), reading)


def _owner(description: Entity, names: Sequence[Entity]) -> int | None:
    """The name whose person is described, if one is."""
    chances = [same_person(description, name) for name in names]
    if not chances or max(chances) < table().same_person:
        return None
    return chances.index(max(chances))


def _human(template: Template, entity: Entity, words: str, told: str, reading: Reading) -> None:
    _add(template, "HUM TGT: TYPE", label(entity, "human_type"), words)
    _add(template, "HUM TGT: NUMBER", number_of(entity, reading, "human_number"), words)
    _add(template, "HUM TGT: EFFECT OF INCIDENT", told_label(entity, "human_effect"), words)
    _add(template, "HUM TGT: FOREIGN NATION", nation(told), words)
