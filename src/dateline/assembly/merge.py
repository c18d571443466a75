"""Which tellings of a report are of one event.

Each telling is weighed against the events told before it. Conflicts (dates, places or kinds that
cannot be one event's) keep them apart; evidence (same date, same place, "the attack", the same
figure, nearness) adds up. What falls between is not merged: it is recorded as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.assembly.agreement import CONFLICT, of_dates, of_figures, of_places
from dateline.assembly.families import Family, compatible, family_of
from dateline.assembly.incident import Incident
from dateline.assembly.joining import disjoint
from dateline.assembly.recaps import inherit_recaps
from dateline.assembly.telling import Telling
from dateline.assembly.tellings import orders
from dateline.assembly.wording import unreal
from dateline.vocabulary import DatePrecision, Level, Stage
from dateline.work import Work

MERGE = 1.5
"""Weight from which two tellings are taken for one event; chosen on the statements set's
development part together with the weights below."""

BARE = 0.75
"""Weight for figures told without a day or place of their own: they go with the event at hand."""

ALONE = 0.25
"""Further weight for such figures where no other new event has been told yet."""

OTHER_RECAP = -1.5
"""Weight of a single older deed against a sum over a period."""

OLD_SAYING = -3.0
"""Weight where a telling was told days before the others of an event without a day."""

DOUBT = 0.5
"""Weight from which two tellings kept apart are noted as a possible duplicate."""

FRESH = 3.5
"""Weight against the event just told, and the main one, where the words announce another."""

SAME_DAY = 0.5
"""Most that a day in common counts for one event where the words announce another."""

OTHER_KIND = 0.5
"""Weight against one event when the kinds told are different ones, though "killed" fits both."""

OTHER_TARGET = 2.5
"""Weight against one event when both tellings name whom they struck, and it is not the same."""

REACH = 10
"""Events begun last that a telling is weighed against, beside the first; more than any news report
tells, so that the time for a book-long text grows with its length only."""

OPENING = 3
"""Sentences after the first telling in which a report as a rule tells its main event in full: a
headline, a caption and a dateline may stand between."""

CLAIM_REACH = 3
"""Sentences back to the event that a bare claim of responsibility is about."""


def merge(tellings: Iterable[Telling]) -> list[Incident]:
    """The events of a report, in the order in which they are first told."""
    incidents: list[Incident] = []
    for telling in inherit_recaps(list(tellings)):
        if (telling.remains or telling.late) and any(not i.recap for i in incidents):
            _leave_find(telling)
        near = [*incidents[:1], *incidents[1:][-REACH:]]
        latest = _latest(near)
        weighed = [(_weight(incident, telling, near, latest), incident) for incident in near]
        best = max(weighed, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= MERGE:
            if _only_meant(telling) and _took_place(best[1]):
                telling.set_aside()
            best[1].tellings.append(telling)
            continue
        if telling.anaphoric and incidents and not _informs(telling):
            continue  # "the new violence may raise tensions in the capital" tells of no new event
        incident = Incident([telling], growing=True)
        if best is not None and best[0] >= DOUBT:
            incident.doubts.append((best[1], "may be the same event: nothing in the words decides"))
        incidents.append(incident)
    for incident in incidents:
        incident.growing = False
    return incidents


def _kind(telling: Telling, incident: Incident) -> Family:
    """The family of a telling; where it points back by a word of killing, that of any event.

    "The killings began with shelling" are the massacre just told.
    """
    pointing = telling.anaphoric and any(
        family_of(event.type) is Family.GENERIC for event in telling.events
    )
    if pointing and not _akin(incident.families, telling.family):
        return Family.GENERIC
    return telling.family


def _akin(theirs: set[Family], mine: Family) -> bool:
    """Whether a kind may be that of an event whose kinds are told; "killed" alone tells none."""
    specific = theirs - {Family.GENERIC}
    return any(compatible(family, mine) for family in specific or theirs)


def _leave_find(telling: Telling) -> None:
    """Make the day on which the dead were found or buried no day of the event told before.

    So is the day on which the wounded died. Where another place is named it may be another event,
    whose day it is.
    """
    if telling.places or telling.fresh:
        return
    after = telling.times if telling.remains else telling.late
    telling.said += after
    telling.times = [time for time in telling.times if time not in after]


def _claims(telling: Telling) -> bool:
    return any(r.level is Level.CLAIMED_BY_ITSELF for r in telling.responsibilities)


def _informs(telling: Telling) -> bool:
    return bool(telling.tolls or telling.responsibilities or telling.means) or any(
        time.start is not None for time in telling.times
    )


def _weight(incident: Incident, telling: Telling, incidents: list[Incident], latest: int) -> float:
    """Evidence that ``telling`` is of ``incident``; below 0 where they cannot be one event."""
    if telling.sentence == incident.last or telling.recap != incident.recap:
        return CONFLICT
    mine, theirs = _kind(telling, incident), incident.families
    if mine not in theirs and not any(compatible(family, mine) for family in theirs):
        return CONFLICT
    if _claims(telling) and theirs <= {Family.PROTEST}:
        return CONFLICT  # nobody claims responsibility for a protest
    dates, places = of_dates(incident, telling), of_places(incident, telling)
    if dates <= CONFLICT or places <= CONFLICT:
        return CONFLICT
    if telling.fresh and places <= 0.0:
        dates = min(dates, SAME_DAY)
    weight = dates + places + of_figures(incident, telling)
    weight -= 0.0 if mine in theirs or _akin(theirs, mine) else OTHER_KIND
    weight += 1.0 if telling.order - incident.tellings[-1].order <= 1 else 0.0
    weight -= 1.0 if _other_side(incident, telling) else 0.0
    weight += _told_before(incident, telling)
    weight += OTHER_RECAP if _of_period(incident) and not _sums(telling) else 0.0
    if incident is incidents[0]:
        placed = [i for i in _news(incidents) if i is not incident and i.tolls and i.places]
        opening = telling.order - incident.tellings[0].order <= OPENING and not placed
        weight += 1.5 if opening else 0.5
    weight += 0.5 if incident.last == latest else 0.0
    weight += 1.0 if telling.actors & incident.actors else 0.0
    if telling.anaphoric:
        weight += 1.5 if mine in theirs else 1.0
    weight += _labelled(incident, telling, incidents)
    targets = incident.targets
    weight += 1.0 if telling.targets & targets else 0.0
    if _bare(telling) and (incident is incidents[0] or incident.last == latest):
        weight += BARE + (ALONE if len(_news(incidents)) == 1 else 0.0)
    weight -= OTHER_TARGET if disjoint(telling.targets, targets) else 0.0
    if mine in theirs and mine is not Family.GENERIC:
        weight += 0.5
    return weight - _fresh(incident, telling, incidents)


LABELLED = 1.5
"""Weight where "the hospital attack" meets an event at a hospital; against, if another's is."""


def _labelled(incident: Incident, telling: Telling, incidents: list[Incident]) -> float:
    """What the noun says by which a telling points at an event."""
    if not telling.labels:
        return 0.0
    meant = [i for i in incidents if any(telling.labels & t.nouns for t in i.tellings)]
    if not meant or len(meant) == len(incidents):
        return 0.0
    return LABELLED if any(i is incident for i in meant) else -LABELLED


def _took_place(incident: Incident) -> bool:
    """Whether violence took place: of a foiled attack, whom it was meant for is told."""
    events = [event for telling in incident.tellings for event in telling.events]
    foiled = any(event.stage in (Stage.FOILED, Stage.ATTEMPTED) for event in events)
    return not foiled and any(event.stage is Stage.ACCOMPLISHED for event in events)


def _only_meant(telling: Telling) -> bool:
    """Whether a telling is of what is only ordered, planned or threatened.

    "The president ordered the army to resume attacks" is told of the event at hand, but neither
    the president nor the army did it, and those they mean to strike did not suffer in it.
    """
    return not telling.tolls and all(map(unreal, telling.events))


def _news(incidents: list[Incident]) -> list[Incident]:
    return [incident for incident in incidents if not incident.recap]


def _of_period(incident: Incident) -> bool:
    return incident.recap and incident.tellings[0].period


def _sums(telling: Telling) -> bool:
    """Whether a telling is of a period, or gives no figure of its own."""
    return telling.period or not telling.tolls or any(toll.total for toll in telling.tolls)


def _told_before(incident: Incident, telling: Telling) -> float:
    """What a day of saying tells: what was told on a day was over by then.

    "On Sunday, sources confirmed that ..." is of no event of the Monday after.
    """
    days = [t.start for t in telling.said if t.precision is DatePrecision.DAY and t.start]
    if not days or telling.anaphoric or telling.remains:
        return 0.0
    time = incident.time
    if time is not None and time.start is not None:
        return CONFLICT if time.start > max(days) else 0.0
    own = [t.end for one in incident.tellings for t in one.said if t.end]
    older = min(own) > max(days) if own else telling.stale
    return OLD_SAYING if older else 0.0


def _latest(incidents: list[Incident]) -> int:
    return max((incident.last for incident in incidents), default=-1)


def _bare(telling: Telling) -> bool:
    """Whether a telling gives figures and no day or place of its own: "it said 12 had died"."""
    if telling.fresh or telling.stale:
        return False
    return bool(telling.tolls) and not telling.times and not telling.places


def _fresh(incident: Incident, telling: Telling, incidents: list[Incident]) -> float:
    """What "in a separate incident" counts: much against the event just told and the main one."""
    if not telling.fresh:
        return 0.0
    current = max(incidents, key=lambda i: i.last)
    return FRESH if incident is current or incident is incidents[0] else 0.5


def _other_side(incident: Incident, telling: Telling) -> bool:
    """Whether another side is told to have acted: an ambush by rebels, a raid by the army."""
    theirs = incident.doers
    return bool(theirs and telling.doers and not theirs & telling.doers)


def hand_over(work: Work, incidents: list[Incident]) -> None:
    """Give claims and blame told in sentences without an event to the event told just before.

    "The group claimed responsibility in a message to reporters." ``CLAIM_REACH`` sentences back at
    most; sooner of violence than of a protest against it.
    """
    order = orders(work.analysed)
    tellings = sorted((t for i in incidents for t in i.tellings), key=lambda t: t.order)
    placed = {id(r) for t in tellings for r in (*t.responsibilities, *t.aside)}
    for mark in work.responsibilities:
        if id(mark) in placed:
            continue
        at = order[mark.sentence]
        before = [t for t in tellings if at - CLAIM_REACH <= t.order <= at and not t.recap]
        violent = [t for t in before if t.family is not Family.PROTEST]
        if before:
            (violent or before)[-1].responsibilities.append(mark)
