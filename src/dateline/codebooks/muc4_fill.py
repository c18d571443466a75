"""The slots of MUC-4 templates that name somebody or something: instruments, perpetrators, targets.

The spans come from ``muc4_tagger``, in the words of the text; here they are shared out among the
templates of a wire, and their types, numbers, effects and confidence are read around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebooks.muc4_around import (
    confidence_of,
    effect_on_person,
    effect_on_thing,
    number_of,
)
from dateline.codebooks.muc4_entities import Entity, beside, entities_of
from dateline.codebooks.muc4_kinds import human_kind, instrument_kind, thing_kind
from dateline.codebooks.muc4_slots import Template, nation
from dateline.codebooks.muc4_tagger import Model, spans
from dateline.codebooks.muc4_tokens import Line, lines_of
from dateline.records import CodedReport, Mention

_FAR = 10**9


def fill_all(
    templates: Sequence[Template],
    mentions: Sequence[Mention],
    coded: CodedReport,
    trained: Model | None = None,
) -> None:
    """Fill the templates of a wire, each made from the mention at its place."""
    lines = lines_of(coded)
    entities = entities_of(lines, coded.report.text, spans(lines, trained))
    for number, template in enumerate(templates):
        _fill(template, [e for e in entities if number in _owners(e, mentions, lines)], lines)


def _owners(entity: Entity, mentions: Sequence[Mention], lines: Sequence[Line]) -> set[int]:
    """The templates to which an entity belongs: those told nearest to one of its spans."""
    if len(mentions) == 1:
        return {0}
    found = set()
    for span in entity.spans:
        at = lines[span.line].words[span.first].start
        far = [min((abs(t.start - at) for t in m.triggers), default=_FAR) for m in mentions]
        found.add(far.index(min(far)))
    return found


def _fill(template: Template, entities: Sequence[Entity], lines: Sequence[Line]) -> None:
    kind = (template["INCIDENT: TYPE"] or ["ATTACK"])[0]
    for entity in entities:
        words = f'"{entity.words.replace(chr(34), "")}"'
        if entity.role == "individual":
            template["PERP: INDIVIDUAL ID"].append(words)
        elif entity.role == "organization":
            template["PERP: ORGANIZATION ID"].append(words)
            level = confidence_of(entity, lines)
            template["PERP: ORGANIZATION CONFIDENCE"].append(f"{level}: {words}")
        elif entity.role == "instrument":
            template["INCIDENT: INSTRUMENT ID"].append(words)
            template["INCIDENT: INSTRUMENT TYPE"].append(f"{instrument_kind(words)}: {words}")
        elif entity.role == "thing":
            _thing(template, entity, words, lines)
    _humans(template, entities, lines, kind)


def _thing(template: Template, entity: Entity, words: str, lines: Sequence[Line]) -> None:
    template["PHYS TGT: ID"].append(words)
    template["PHYS TGT: TYPE"].append(f"{thing_kind(entity.words)}: {words}")
    template["PHYS TGT: NUMBER"].append(f"{number_of(entity, lines)}: {words}")
    effect = effect_on_thing(entity, lines)
    if effect:
        template["PHYS TGT: EFFECT OF INCIDENT"].append(f"{effect}: {words}")
    if nation(entity.words):
        template["PHYS TGT: FOREIGN NATION"].append(f"{nation(entity.words)}: {words}")


def _humans(
    template: Template, entities: Sequence[Entity], lines: Sequence[Line], kind: str
) -> None:
    """Named persons with the descriptions beside them, then those that are described alone."""
    names = [e for e in entities if e.role == "name"]
    of = {
        e: next((n for n in names if beside(n, e)), None)
        for e in entities
        if e.role == "description"
    }
    for name in names:
        words = f'"{name.words}"'
        template["HUM TGT: NAME"].append(words)
        told = [d for d, owner in of.items() if owner is name]
        for one in told:
            template["HUM TGT: DESCRIPTION"].append(f'"{one.words}": {words}')
        _human(template, name, words, " ".join([name.words, *(d.words for d in told)]), lines, kind)
    for one, owner in of.items():
        if owner is None:
            words = f'"{one.words}"'
            template["HUM TGT: DESCRIPTION"].append(words)
            _human(template, one, words, one.words, lines, kind)


def _human(
    template: Template, entity: Entity, words: str, told: str, lines: Sequence[Line], kind: str
) -> None:
    template["HUM TGT: TYPE"].append(f"{human_kind(told)}: {words}")
    number = "1" if entity.role == "name" else number_of(entity, lines)
    template["HUM TGT: NUMBER"].append(f"{number}: {words}")
    effect = effect_on_person(entity, lines, kind)
    if effect:
        template["HUM TGT: EFFECT OF INCIDENT"].append(f"{effect}: {words}")
    if nation(told):
        template["HUM TGT: FOREIGN NATION"].append(f"{nation(told)}: {words}")
