"""MUC-4 templates: terrorist incidents in the form of the 1992 evaluation.

Which reports get any template, ``muc4_relevance`` decides; which of their mentions, the rules here:
a type that MUC-4 knows, not a battle between armed forces, not a recap or older than two months,
with somebody or something hit. What the form cannot express: sources other than the perpetrator's
accuser, tolls of several sources, coordinates.
"""

from __future__ import annotations

import datetime as dt

from dateline.codebooks.muc4_fill import fill_all
from dateline.codebooks.muc4_mentions import parties_of, type_of
from dateline.codebooks.muc4_relevance import judge, model
from dateline.codebooks.muc4_sentences import RECENT
from dateline.codebooks.muc4_slots import SLOTS, Template, country_of, filed_country, place
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    StageValue,
    TollValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import ActorKind, EventType, Ground, Role, Stage

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
_TOLD = -1.0
"""Least log odds, of the best sentence that tells a mention, for a template of its own."""

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
        known = [m for m in coded.mentions if type_of(m) in _TYPES] or coded.mentions
        chosen = [max(known, key=lambda m: told[m.id])]
    templates = [_template(n, m, coded) for n, m in enumerate(chosen[:_MOST], 1)]
    fill_all(templates, chosen[:_MOST], coded)
    return templates


def _incident(mention: Mention, published: dt.date) -> bool:
    """Whether a mention is a MUC-4 incident: type, time, and somebody or something hit."""
    if mention.ground is Ground.BACKGROUND or type_of(mention) not in _TYPES:
        return False
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, StageValue) and value.stage is Stage.DENIED:
            return False
        if isinstance(value, WhenValue) and value.end and (published - value.end).days > RECENT:
            return False
    kinds = {p.kind for p in parties_of(mention, Role.TARGET)}
    if kinds and kinds <= _FIGHTERS and type_of(mention) is not EventType.BOMBING:
        return False
    return any(isinstance(s.value, TollValue | PartyValue | MeansValue) for s in mention.statements)


def _template(number: int, mention: Mention, coded: CodedReport) -> Template:
    template: Template = {slot: [] for slot in SLOTS}
    template["MESSAGE: TEMPLATE"] = [str(number)]
    template["INCIDENT: TYPE"] = [_TYPES.get(type_of(mention), "ATTACK")]
    template["INCIDENT: STAGE OF EXECUTION"] = [_stage(mention)]
    template["INCIDENT: DATE"] = [_date(mention, coded.report.published)]
    template["INCIDENT: LOCATION"] = _location(mention, coded)
    template["PERP: INCIDENT CATEGORY"] = [_category(mention)]
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


def _category(mention: Mention) -> str:
    parties = parties_of(mention, Role.PERPETRATOR, Role.PARTICIPANT)
    return "STATE-SPONSORED VIOLENCE" if any(p.kind in _STATE for p in parties) else "TERRORIST ACT"
