"""The slots of MUC-4 templates that name somebody or something: instruments, perpetrators, targets.

What the mention says of them goes into the string slots in the words of the text, and their types,
numbers and effects into the slots that refer to those strings.
"""

from __future__ import annotations

from dateline.codebooks.muc4_mentions import parties_of, type_of
from dateline.codebooks.muc4_slots import (
    Template,
    confidence,
    human_type,
    instrument_type,
    nation,
    quoted,
)
from dateline.codebooks.muc4_things import things_of
from dateline.records import CodedReport, MeansValue, Mention, TollValue
from dateline.vocabulary import EventType, Outcome, Role

_EFFECTS = {Outcome.KILLED: "DEATH", Outcome.INJURED: "INJURY"}
_BODILY = frozenset(
    {
        EventType.ASSASSINATION,
        EventType.EXECUTION,
        EventType.KILLING,
        EventType.ABDUCTION,
        EventType.SEXUAL_VIOLENCE,
    }
)
"""Types that hit persons; things in their sentences are places."""


def fill(template: Template, mention: Mention, coded: CodedReport) -> None:
    """Fill the slots of instruments, perpetrators, human and physical targets."""
    _instruments(mention, template)
    _perpetrators(mention, template)
    _humans(mention, template)
    _things(mention, coded, template)


def _instruments(mention: Mention, template: Template) -> None:
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, MeansValue):
            words = quoted(value.phrase)
            if words not in template["INCIDENT: INSTRUMENT ID"]:
                template["INCIDENT: INSTRUMENT ID"].append(words)
                template["INCIDENT: INSTRUMENT TYPE"].append(f"{instrument_type(value)}: {words}")


def _perpetrators(mention: Mention, template: Template) -> None:
    found = parties_of(mention, Role.PERPETRATOR, Role.PARTICIPANT)
    for party in found:
        words = quoted(party.phrase)
        if party.actor is None:
            template["PERP: INDIVIDUAL ID"].append(words)
        elif words not in template["PERP: ORGANIZATION ID"]:
            template["PERP: ORGANIZATION ID"].append(words)
            template["PERP: ORGANIZATION CONFIDENCE"].append(f"{confidence(party.level)}: {words}")


def _humans(mention: Mention, template: Template) -> None:
    """Victims by their tolls, then targets without one."""
    seen: set[str] = set()
    for statement in mention.statements:
        value = statement.value
        if not isinstance(value, TollValue) or value.low == 0 or value.total or not value.noun:
            continue
        words = quoted(value.noun)
        effect = _EFFECTS.get(value.outcome)
        if effect:
            template["HUM TGT: EFFECT OF INCIDENT"].append(f"{effect}: {words}")
        if words in seen:
            continue
        seen.add(words)
        number = str(value.low) if value.low and value.low == value.high else "PLURAL"
        named = value.noun[:1].isupper() and " " in value.noun
        template["HUM TGT: DESCRIPTION"].append(words)  # the gold's refers to the name, too
        if named:
            template["HUM TGT: NAME"].append(words)
        template["HUM TGT: TYPE"].append(f"{human_type(value.group, words)}: {words}")
        template["HUM TGT: NUMBER"].append(f"{number}: {words}")
        if nation(words):
            template["HUM TGT: FOREIGN NATION"].append(f"{nation(words)}: {words}")
    if not seen:
        for party in parties_of(mention, Role.TARGET):
            words = quoted(party.phrase)
            template["HUM TGT: DESCRIPTION"].append(words)
            template["HUM TGT: TYPE"].append(f"{human_type(party.kind, words)}: {words}")


def _things(mention: Mention, coded: CodedReport, template: Template) -> None:
    if type_of(mention) in _BODILY:
        return
    for thing in things_of(mention, coded):
        words = quoted(thing.words)
        template["PHYS TGT: ID"].append(words)
        template["PHYS TGT: TYPE"].append(f"{thing.kind}: {words}")
        template["PHYS TGT: NUMBER"].append(f"{thing.number}: {words}")
        if thing.nation:
            template["PHYS TGT: FOREIGN NATION"].append(f"{thing.nation}: {words}")
        if thing.effect:
            template["PHYS TGT: EFFECT OF INCIDENT"].append(f"{thing.effect}: {words}")
