"""MUC-4 templates: terrorist incidents in the form of the 1992 evaluation.

Which reports get any template, ``muc4_relevance`` decides; which of their mentions, the rules here:
a type that MUC-4 knows, not a battle between armed forces, not a recap or older than two months,
with somebody or something hit. What the form cannot express: sources other than the perpetrator's
accuser, tolls of several sources, coordinates.
"""

from __future__ import annotations

import datetime as dt

from dateline.codebooks.muc4_relevance import judge, model
from dateline.codebooks.muc4_sentences import RECENT
from dateline.codebooks.muc4_slots import (
    SLOTS,
    Template,
    confidence,
    country_of,
    filed_country,
    human_type,
    instrument_type,
    nation,
    place,
    quoted,
)
from dateline.codebooks.muc4_things import things_of
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    StageValue,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import ActorKind, EventType, Ground, Outcome, Role, Stage

__all__ = ["SLOTS", "muc4_templates"]

_TYPES: dict[EventType, str] = {
    **dict.fromkeys(
        (
            EventType.ARMED_ATTACK,
            EventType.ASSAULT,
            EventType.ASSASSINATION,
            EventType.EXECUTION,
            EventType.KILLING,
            EventType.SHELLING,
            EventType.LOOTING,
            EventType.SEXUAL_VIOLENCE,
        ),
        "ATTACK",
    ),
    **dict.fromkeys(
        (
            EventType.BOMBING,
            EventType.SUICIDE_BOMBING,
            EventType.GRENADE,
            EventType.AIR_STRIKE,
            EventType.DRONE_STRIKE,
        ),
        "BOMBING",
    ),
    EventType.ABDUCTION: "KIDNAPPING",
    EventType.ARSON: "ARSON",
    EventType.ROBBERY: "ROBBERY",
    EventType.HIJACKING: "HIJACKING",
}
"""MUC-4's incident types for Dateline's; other types are no MUC-4 incidents."""

_STAGES = {
    Stage.ACCOMPLISHED: "ACCOMPLISHED",
    Stage.ALLEGED: "ACCOMPLISHED",
    Stage.ATTEMPTED: "ATTEMPTED",
    Stage.FOILED: "ATTEMPTED",
    Stage.PLANNED: "THREATENED",
    Stage.THREATENED: "THREATENED",
}
_FIGHTERS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.UNKNOWN_ARMED})
_STATE = frozenset(
    {ActorKind.MILITARY, ActorKind.POLICE, ActorKind.SECURITY_FORCES, ActorKind.STATE}
)
_EFFECTS = {Outcome.KILLED: "DEATH", Outcome.INJURED: "INJURY"}
_TOLD = -2.0
"""Least log odds, of the best sentence that tells a mention, for a template of its own."""

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

_MOST = 4
"""Templates given for one report; the gold has more in one report of a hundred."""


def muc4_templates(coded: CodedReport) -> list[Template]:
    """The templates of a coded report, as the gold writes them; none where it is irrelevant."""
    if not coded.mentions:
        return []
    judged = judge(coded)
    if judged.probability < model().threshold:
        return []
    told = {
        m.id: max((judged.at(t.start) for t in m.triggers), default=-9.0) for m in coded.mentions
    }
    chosen = [
        m for m in coded.mentions if told[m.id] >= _TOLD and _incident(m, coded.report.published)
    ]
    if not chosen:
        known = [m for m in coded.mentions if _type(m) in _TYPES] or coded.mentions
        chosen = [max(known, key=lambda m: told[m.id])]
    return [_template(n, m, coded) for n, m in enumerate(chosen[:_MOST], 1)]


def _incident(mention: Mention, published: dt.date) -> bool:
    """Whether a mention is a MUC-4 incident: type, time, and somebody or something hit."""
    if mention.ground is Ground.BACKGROUND or _type(mention) not in _TYPES:
        return False
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, StageValue) and value.stage is Stage.DENIED:
            return False
        if isinstance(value, WhenValue) and value.end and (published - value.end).days > RECENT:
            return False
    kinds = {p.kind for p in _parties(mention, Role.TARGET)}
    if kinds and kinds <= _FIGHTERS and _type(mention) is not EventType.BOMBING:
        return False
    return any(isinstance(s.value, TollValue | PartyValue | MeansValue) for s in mention.statements)


def _type(mention: Mention) -> EventType:
    found = [s.value.type for s in mention.statements if isinstance(s.value, TypeValue)]
    return found[0] if found else EventType.OTHER


def _parties(mention: Mention, *roles: Role) -> list[PartyValue]:
    seen: dict[str, PartyValue] = {}
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, PartyValue) and value.role in roles:
            seen.setdefault(value.phrase.upper(), value)
    return list(seen.values())


def _template(number: int, mention: Mention, coded: CodedReport) -> Template:
    template: Template = {slot: [] for slot in SLOTS}
    template["MESSAGE: TEMPLATE"] = [str(number)]
    template["INCIDENT: TYPE"] = [_TYPES.get(_type(mention), "ATTACK")]
    template["INCIDENT: STAGE OF EXECUTION"] = [_stage(mention)]
    template["INCIDENT: DATE"] = [_date(mention, coded.report.published)]
    template["INCIDENT: LOCATION"] = _location(mention, coded)
    _instruments(mention, template)
    _perpetrators(mention, template)
    _humans(mention, template)
    _things(mention, coded, template)
    return template


def _stage(mention: Mention) -> str:
    for statement in mention.statements:
        if isinstance(statement.value, StageValue):
            return _STAGES.get(statement.value.stage, "ACCOMPLISHED")
    return "ACCOMPLISHED"


def _date(mention: Mention, published: dt.date) -> str:
    """A day, a range, or the open form "- 03 JAN 90" (not after the report)."""
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, WhenValue) and value.start and value.end:
            if value.start == value.end:
                return _day(value.start)
            return f"{_day(value.start)} - {_day(value.end)}"
    return f"- {_day(published)}"


def _day(date: dt.date) -> str:
    return date.strftime("%d %b %y").upper()


def _location(mention: Mention, coded: CodedReport) -> list[str]:
    """The mention's place; else the country where the wire was filed, or of its other events."""
    found = [s.value for s in mention.statements if isinstance(s.value, WhereValue)]
    if found:
        return [place(found[0])] if place(found[0]) else []
    others = (s.value for m in coded.mentions for s in m.statements)
    countries = [country_of(v) for v in others if isinstance(v, WhereValue) and country_of(v)]
    country = filed_country(coded.report.text) or (countries[0] if countries else "")
    return [country] if country else []


def _instruments(mention: Mention, template: Template) -> None:
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, MeansValue):
            words = quoted(value.phrase)
            if words not in template["INCIDENT: INSTRUMENT ID"]:
                template["INCIDENT: INSTRUMENT ID"].append(words)
                template["INCIDENT: INSTRUMENT TYPE"].append(f"{instrument_type(value)}: {words}")


def _perpetrators(mention: Mention, template: Template) -> None:
    found = _parties(mention, Role.PERPETRATOR, Role.PARTICIPANT)
    for party in found:
        words = quoted(party.phrase)
        if party.actor is None:
            template["PERP: INDIVIDUAL ID"].append(words)
        elif words not in template["PERP: ORGANIZATION ID"]:
            template["PERP: ORGANIZATION ID"].append(words)
            template["PERP: ORGANIZATION CONFIDENCE"].append(f"{confidence(party.level)}: {words}")
    state = any(p.kind in _STATE for p in found)
    template["PERP: INCIDENT CATEGORY"] = ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"]


def _things(mention: Mention, coded: CodedReport, template: Template) -> None:
    if _type(mention) in _BODILY:
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
        for party in _parties(mention, Role.TARGET):
            words = quoted(party.phrase)
            template["HUM TGT: DESCRIPTION"].append(words)
            template["HUM TGT: TYPE"].append(f"{human_type(party.kind, words)}: {words}")
