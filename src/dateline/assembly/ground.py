"""What a report is about: the main event, other new ones, and recaps."""

from __future__ import annotations

import datetime as dt

from dateline.assembly.families import VIOLENT
from dateline.assembly.incident import Incident
from dateline.vocabulary import (
    DatePrecision,
    EventType,
    Ground,
    Outcome,
    PlacePrecision,
    Stage,
)

RECENT = dt.timedelta(days=14)
"""An event that ended longer before publication is a recap unless nothing newer is told; wires
report within days, and UCDP's coders date 95 % of the events of a report within ten days of it."""


SAME_NEWS = dt.timedelta(days=4)
"""An event that ended longer before the main one is told as a recap, not as other news."""

LAST_YEAR = dt.timedelta(days=365)
"""Age up to which an older event is taken for what a report is about when it tells of no newer."""


def lay_grounds(incidents: list[Incident], published: dt.date) -> list[Incident]:
    """The incidents with their ``ground`` set, the main one first, recaps last."""
    fresh = [i for i in incidents if not _is_background(i, published)]
    main = _violent(fresh) or _old_lead(incidents, published) or _choose(fresh)
    main = main or _choose([i for i in incidents if _may_lead(i, published)])
    news = published if main is None or main.time is None else main.time.end or published
    for incident in incidents:
        if incident is main:
            incident.ground = Ground.MAIN
        elif incident in fresh and not _older(incident, news):
            incident.ground = Ground.OTHER
        else:
            incident.ground = Ground.BACKGROUND
    order = {Ground.MAIN: 0, Ground.OTHER: 1, Ground.BACKGROUND: 2}
    return sorted(incidents, key=lambda i: order[i.ground])


def tells_something(incident: Incident, first: bool = False) -> bool:
    """Whether an incident carries a figure, a date, a place or who did it.

    A bare word of violence ("the violence", "an attack") is no event that a coder could record, nor
    is "no casualties" without an event. ``first`` marks the event that a report opens with.
    """
    told = [t for telling in incident.tellings for t in telling.responsibilities]
    placed = [p for p in incident.places if p.where.precision is not PlacePrecision.COUNTRY]
    if first:  # what a report opens with may lie in a village that no table has
        placed += [p for p in incident.places if p.where.geonameid is None]
    if _unreal(incident):
        return bool(told) and bool(incident.times or placed)
    counted = [toll for toll in incident.tolls if not toll.negated]
    return bool(counted or told or incident.times or placed)


def _is_background(incident: Incident, published: dt.date) -> bool:
    if incident.recap or incident.type is EventType.INTERVENTION or _is_denied(incident):
        return True
    time = incident.time
    if time is None or time.end is None:
        return False
    if time.precision is not DatePrecision.DAY and time.start is not None:
        return time.start < published - RECENT * 2
    return time.end < published - RECENT


def _older(incident: Incident, news: dt.date) -> bool:
    """Whether an event ended well before the main one."""
    time = incident.time
    return time is not None and time.end is not None and time.end < news - SAME_NEWS


def _may_lead(incident: Incident, published: dt.date) -> bool:
    """Whether an older event may be what a report is about: no sum, and of the last year.

    A report of a trial is about a crime of months ago; a report of a drill that recalls a bombing
    of years ago has no main event.
    """
    time = incident.time
    if incident.tolls and all(toll.total for toll in incident.tolls):
        return False
    return time is None or time.end is None or time.end > published - LAST_YEAR


def _violent(incidents: list[Incident]) -> Incident | None:
    """The first violent event that happened or was tried, or by which people were hurt."""
    real = (i for i in incidents if not _unreal(i) and not _is_denied(i))
    return next((i for i in real if i.families & VIOLENT or _harmful(i)), None)


def _harmful(incident: Incident) -> bool:
    """Whether people died or were hurt in an event of any kind: police shot at a crowd."""
    return any(
        toll.outcome in (Outcome.KILLED, Outcome.INJURED) and not toll.negated
        for toll in incident.tolls
    )


def _old_lead(incidents: list[Incident], published: dt.date) -> Incident | None:
    """The killing of the last year that opens a report without new violence: a trial, a burial."""
    first = min(incidents, key=lambda i: i.tellings[0].start, default=None)
    if first is None or not _harmful(first) or not _may_lead(first, published):
        return None
    return first if first.families & VIOLENT and not _is_denied(first) else None


def _choose(incidents: list[Incident]) -> Incident | None:
    """The first violent event that happened or was tried; else the first of any kind."""
    real = [i for i in incidents if not _unreal(i) and not _is_denied(i)]
    violent = [i for i in real if i.families & VIOLENT]
    return next(iter(violent or real), None)


def _is_denied(incident: Incident) -> bool:
    return all(telling.denied for telling in incident.tellings)


def _unreal(incident: Incident) -> bool:
    stages = {event.stage for telling in incident.tellings for event in telling.events}
    return not incident.tolls and stages <= {Stage.PLANNED, Stage.THREATENED, Stage.DENIED}
