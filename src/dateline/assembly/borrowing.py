"""When and where an event took place, from the sentences beside it, when its own do not say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.assembly.attach import is_dateline, of_saying, of_speaker
from dateline.assembly.dating import is_filing_date
from dateline.assembly.incident import Incident
from dateline.assembly.setting import breadth, lies_in, one_place
from dateline.assembly.tellings import orders
from dateline.marks import PlaceMark, TimeMark
from dateline.vocabulary import DatePrecision, Ground, PlacePrecision
from dateline.work import Work

if TYPE_CHECKING:
    from dateline.analysis import Document

BESIDE = 2
"""Sentences on either side from which an event without a place may take one."""

NEXT = 1
"""Sentences on either side from which an event without a day may take one."""

TELLINGS = 5
"""Tellings of an event beside which a day is looked for."""

RECENT = dt.timedelta(days=7)
"""Age up to which a day told beside an event may be its own."""

_HEAD = 60
"""Characters of a line up to which its date is a head's and not the story's."""

_AFTERWARDS = re.compile(
    r"\b(?:next|following) (?:day|morning|night)\b|\blater\b|\bafter\b", re.IGNORECASE
)


def borrow_places(work: Work, incident: Incident, others: Sequence[Incident]) -> None:
    """Give the main event a place from the sentences beside it when its own name none, or a
    narrower one: "a patrol in Kutayo area in Kutulo met two men. One was killed in Kutulo."

    "Inhabitants of Belo are in grief. A tailor was taken away and found dead." The opening of the
    report comes second. Datelines and the places of speakers are passed over.
    """
    document, first = work.analysed, incident.tellings[0]
    order = orders(document)
    if incident.places:
        told = {telling.sentence for other in others for telling in other.tellings}
        beside = [
            p
            for p in work.places
            if abs(order[p.sentence] - first.order) <= BESIDE and p.sentence not in told
        ]
        held = [p for p in beside if any(lies_in(p, q, work.places) for q in incident.places)]
        first.places += [p for p in held if not any(one_place(p, q) for q in incident.places)]
        return
    free = [
        place
        for place in work.places
        if not (place.demonym or place.anchor)
        and place.where.precision is not PlacePrecision.COUNTRY
        and not is_dateline(document, place)
        and not of_speaker(work.analysed, place, work.sources)
    ]
    beside = [p for p in free if abs(order[p.sentence] - first.order) <= BESIDE]
    opening = [p for p in free if order[p.sentence] <= BESIDE]
    near = _told_from(work, incident) or beside or opening
    if near:
        first.places.append(min(near, key=lambda p: (breadth(p), p.span.start)))


def _told_from(work: Work, incident: Incident) -> list[PlaceMark]:
    """The place of the dateline, where the words point to it: "a bomb exploded here"."""
    lower, document = work.analysed.words.lower, work.analysed
    here = any(
        "here" in lower[span.start : span.end]
        for telling in incident.tellings
        for span in (document.sentences[telling.sentence],)
    )
    if not here:
        return []
    head = [p for p in work.places if is_dateline(document, p)]
    country = PlacePrecision.COUNTRY
    return [p for p in head if p.where.precision is not country or p.where.geonameid is None][:1]


def borrow_times(work: Work, incidents: Sequence[Incident]) -> None:
    """Give an event with figures and no day of its own the day told right beside it.

    "Rebels came to his house on Wednesday. He died of his wounds." The day must stand in a sentence
    that tells of no event itself, and be no day of saying; "the next day" tells of what came after.
    """
    order = orders(work.analysed)
    told = {telling.sentence for incident in incidents for telling in incident.tellings}
    free = [time for time in work.times if time.sentence not in told and _may_date(work, time)]
    for incident in incidents:
        opens = incident.ground is Ground.MAIN and incident.places
        if not (incident.tolls or opens) or incident.recap or any(map(_own_days, incident.times)):
            continue
        at = [telling.order for telling in incident.tellings[:TELLINGS]]
        near = [(min(abs(order[t.sentence] - o) for o in at), t.span.start, t) for t in free]
        best = min(near, default=None, key=lambda row: row[:2])
        if best is not None and best[0] <= NEXT:
            for telling in incident.tellings:
                telling.times = [t for t in telling.times if not _AFTERWARDS.search(t.span.text)]
            incident.tellings[0].times.append(best[2])


def _may_date(work: Work, time: TimeMark) -> bool:
    """Whether a time may be the day of an event told beside it."""
    headed = _is_head(work.analysed, time) or is_filing_date(work.analysed, time)
    if not _own_day(time) or time.start is None or headed:
        return False
    if not work.report.published - RECENT <= time.start <= work.report.published:
        return False
    beside = [source for source in work.sources if source.sentence == time.sentence]
    return not of_saying(work.analysed, time, beside)


def _own_days(time: TimeMark) -> bool:
    """Whether a time is a day, or the night between two: "overnight"."""
    night = (
        time.precision is DatePrecision.RANGE
        and time.start is not None
        and time.end is not None
        and time.end - time.start <= dt.timedelta(days=1)
    )
    return _own_day(time) or night


def _own_day(time: TimeMark) -> bool:
    """Whether a time is a day, and not that after the event's."""
    return time.precision is DatePrecision.DAY and not _AFTERWARDS.search(time.span.text)


def _is_head(document: Document, time: TimeMark) -> bool:
    """Whether a time stands in the head of a report: its date line, not its story."""
    line = document.text.rfind("\n", 0, time.span.start) + 1
    end = document.text.find("\n", time.span.end)
    return len(document.text[line : end if end >= 0 else None]) < _HEAD
