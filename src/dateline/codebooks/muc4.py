"""MUC-4 templates: terrorist incidents in the form of the 1992 evaluation.

What is hit, by whom and with what, and which of it belongs to one incident, a trained reader says
(``muc4_reader``); which reports get any template, it says together with ``muc4_relevance``. Date
and place come from the mention told nearest to the incident. What the form cannot express: sources
other than the perpetrator's accuser, tolls of several sources, coordinates.
"""

from __future__ import annotations

import datetime as dt
import math
import re

from dateline.codebooks.muc4_entities import entities_of
from dateline.codebooks.muc4_fill import fill
from dateline.codebooks.muc4_incidents import (
    Incident,
    incidents_of,
    label_of_incident,
    type_of_incident,
)
from dateline.codebooks.muc4_mentions import type_of
from dateline.codebooks.muc4_people import sure
from dateline.codebooks.muc4_perpetrators import add_organization
from dateline.codebooks.muc4_reader import Reading, read, table
from dateline.codebooks.muc4_relevance import Judgement, judge
from dateline.codebooks.muc4_slots import (
    SLOTS,
    Template,
    country_of,
    filed_country,
    filed_town,
    place,
    within,
)
from dateline.records import CodedReport, Mention, WhenValue, WhereValue
from dateline.vocabulary import EventType

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

LEAST_CHANCE = 0.43
"""Chance of relevance from which templates are given: half the F1 that is reached.

Where chances are true, F1 is best there (Lipton, Elkan and Narayanaswamy 2014, "Optimal
Thresholding of Classifiers to Maximize F1 Measure").
"""

_SUREST = 8.0
"""Log odds of the reader that count at most."""

_NIGHT = dt.timedelta(days=1)
_WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b", re.IGNORECASE)

_FAR = 10**6
_OTHER_TYPE = 200
"""Code points added to the distance of a mention whose type is not the incident's."""


def muc4_templates(coded: CodedReport) -> list[Template]:
    """The templates of a coded report, as the gold writes them; none where it is irrelevant."""
    judged = judge(coded)
    if _chance(judged, _SUREST) < LEAST_CHANCE:
        return []  # whatever the reader says, so it need not read
    reading = read(coded.report.text)
    return templates_of(reading, coded, judged) if reading else []


def held(reading: Reading) -> float:
    """The reader's log odds that a wire is relevant, held within those that count.

    The reader is too sure of a wire's relevance: it has seen 1,300 wires only.
    """
    return max(-_SUREST, min(_SUREST, reading.relevance))


def _chance(judged: Judgement, reader: float) -> float:
    """The chance that a wire is relevant, by both models: they rank wires better than either."""
    of_words, of_reader, constant = table().relevance
    return 1 / (1 + math.exp(-(of_words * judged.odds + of_reader * reader + constant)))


def templates_of(reading: Reading, coded: CodedReport, judged: Judgement) -> list[Template]:
    """The templates of a report, given what was read in it and the linear models' judgement."""
    if _chance(judged, held(reading)) < LEAST_CHANCE:
        return []
    incidents = incidents_of(sure(entities_of(reading), reading, coded, judged.sentences))
    return [_template(n, one, reading, coded) for n, one in enumerate(incidents, 1)]


def _template(number: int, incident: Incident, reading: Reading, coded: CodedReport) -> Template:
    template: Template = {slot: [] for slot in SLOTS}
    kind = type_of_incident(incident, reading)
    mention = _nearest(incident, kind, reading, coded)
    template["MESSAGE: TEMPLATE"] = [str(number)]
    template["INCIDENT: TYPE"] = [kind]
    template["INCIDENT: STAGE OF EXECUTION"] = [label_of_incident(incident, "stage")]
    template["INCIDENT: DATE"] = [_date(mention, coded.report.published)]
    template["INCIDENT: LOCATION"] = _location(mention, coded)
    template["PERP: INCIDENT CATEGORY"] = [label_of_incident(incident, "category")]
    fill(template, incident, reading)
    add_organization(template, mention, coded.report.text)
    return template


def _nearest(incident: Incident, kind: str, reading: Reading, coded: CodedReport) -> Mention | None:
    """The mention told nearest to an incident's entities, sooner one of the incident's type."""
    places = [reading.words[e.best.first][0] for e in incident] or [0]

    def far(mention: Mention) -> float:
        told = [t.start for t in mention.triggers] or [_FAR]
        mean = sum(min(abs(t - place) for t in told) for place in places) / len(places)
        return mean + (_OTHER_TYPE if _TYPES.get(type_of(mention)) != kind else 0)

    return min(coded.mentions, key=far, default=None)


def _date(mention: Mention | None, published: dt.date) -> str:
    """A day, or the open form "- 03 JAN 90" (not after the report).

    The gold gives a day where the wire dates the incident to one. A night is its second day; longer
    periods, weekdays, and what would lie after the report are mostly left open (DEV documents).
    """
    for statement in mention.statements if mention else ():
        value = statement.value
        if isinstance(value, WhenValue) and value.start and value.end:
            short = value.end - value.start <= _NIGHT and not _WEEKDAY.search(value.phrase)
            return _day(value.end) if short and value.end <= published else f"- {_day(published)}"
    return f"- {_day(published)}"


def _day(date: dt.date) -> str:
    return date.strftime("%d %b %y").upper()


def _location(mention: Mention | None, coded: CodedReport) -> list[str]:
    """The mention's place; else the country where the wire was filed, or of its other events.

    A place that no table knows has no form of its own here. The gold tells a part of a town with
    its town; the nearest one told of the same country is taken for it.
    """
    told = mention.statements if mention else ()
    found = [place(s.value) for s in told if isinstance(s.value, WhereValue)]
    others = [s.value for m in coded.mentions for s in m.statements]
    elsewhere = [v for v in others if isinstance(v, WhereValue)]
    if any(found):
        towns = [*found, *map(place, elsewhere), filed_town(coded.report.text)]
        return [within(next(filter(None, found)), towns)]
    countries = [country_of(v) for v in elsewhere if country_of(v)]
    country = filed_country(coded.report.text) or (countries[0] if countries else "")
    return [country] if country else []
