"""What was known when: an event as each report in turn left it, and what each report changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec.structs import replace

from dateline.dossiers import Dossier, Entry, Figure, Settlement
from dateline.reconciliation.parameters import Terms
from dateline.reconciliation.rules import RulePolicy
from dateline.reconciliation.said import Said, said, screened
from dateline.reconciliation.tellings import Standing, Tray, standings, whole
from dateline.records import Record, WhenValue, WhereValue
from dateline.vocabulary import Group, Outcome

OUTCOMES = (Outcome.KILLED, Outcome.INJURED)


class ChangeKind(StrEnum):
    """What a report may change in what is known of an event."""

    FIRST = "first"  # the report that tells of it first
    COPY = "copy"  # a copy of a text that was there before
    NEW_SOURCE = "new_source"  # a source that had not counted before
    NEW_FIGURE = "new_figure"  # another figure of a source that had
    FIGURE = "figure"  # the settled figure
    CONTESTED = "contested"  # sources contradict one another from now on
    RESPONSIBILITY = "responsibility"
    PLACE = "place"
    DATE = "date"
    TYPE = "type"
    NOTHING = "nothing"


class Change(Record, frozen=True, kw_only=True):
    """One thing that a report changed.

    ``who`` is the source or the actor, ``before`` and ``after`` what was known, in words without
    language: numbers ("53", "49-54"), names, codes of the vocabulary.
    """

    kind: ChangeKind
    outcome: Outcome | None = None
    group: Group | None = None
    who: str | None = None
    before: str | None = None
    after: str | None = None


class Count(Record, frozen=True, kw_only=True):
    """What a source that speaks in a report counts by then. ``high`` is ``None`` where it is open.

    ``party``: a side's claim about its enemy's losses. ``statements`` are keys.
    """

    outcome: Outcome
    source: str
    voice: str
    low: int
    high: int | None
    party: bool
    statements: tuple[str, ...]


class Step(Record, frozen=True, kw_only=True):
    """One report: what it counts, the event as it left it, and what it changed."""

    report: str
    published: dt.date
    publisher: str | None
    title: str | None
    copy_of: str | None
    counts: tuple[Count, ...]
    settlement: Settlement
    changes: tuple[Change, ...]


class History(Record, frozen=True, kw_only=True):
    """The steps of an event in the order of publication, under one policy."""

    event: str
    policy: str
    steps: tuple[Step, ...]


def history(dossier: Dossier, rule: RulePolicy) -> History:
    """What was known of an event when, as a policy settles it report by report."""
    told = _counts(dossier, rule.terms)
    steps: list[Step] = []
    held: list[Entry] = []
    for entries in _reports(dossier):
        held += entries
        now = _dossier(dossier, held)
        settlement = rule.settle(now)
        before = steps[-1].settlement if steps else None
        report = entries[0].report
        step = Step(
            report=report.id,
            published=report.published,
            publisher=report.publisher,
            title=report.title,
            copy_of=entries[0].copy_of,
            counts=tuple(told.get(report.id, ())),
            settlement=settlement,
            changes=(),
        )
        steps.append(replace(step, changes=tuple(_changes(step, before, steps))))
    return History(event=dossier.event.id, policy=f"{rule.name}/{rule.version}", steps=tuple(steps))


def _reports(dossier: Dossier) -> Iterator[list[Entry]]:
    """The entries report by report, in the order of publication."""

    def order(entry: Entry) -> tuple[dt.date, dt.time, str, str]:
        report = entry.report
        clock = (report.published_time or dt.time.max).replace(tzinfo=None)
        return report.published, clock, report.id, entry.mention.id

    rows = sorted(dossier.entries, key=order)
    for _, entries in groupby(rows, key=lambda entry: entry.report.id):
        yield list(entries)


def _dossier(dossier: Dossier, entries: Sequence[Entry]) -> Dossier:
    return Dossier(event=dossier.event, entries=tuple(entries))


def _counts(dossier: Dossier, terms: Terms) -> dict[str, list[Count]]:
    """What the sources that speak in a report count as it leaves them, by report.

    Who is one source tell all reports together.
    """
    found: dict[str, list[Count]] = {}
    order = [entries[0].report.id for entries in _reports(dossier)]
    for outcome in OUTCOMES:
        rows, _ = screened(said(dossier, outcome, terms.parameters), terms.parameters)
        for number, report in enumerate(order, 1):
            known = [row for row in rows if row.entry.report.id in order[:number]]
            voices = {row.voice for row in known if row.entry.report.id == report}
            for standing in _standing([row for row in known if row.voice in voices], terms):
                found.setdefault(report, []).append(_count(outcome, standing))
    return found


def _standing(rows: Sequence[Said], terms: Terms) -> Iterator[Standing]:
    tray = Tray()
    for parts in standings(rows, terms.parameters, tray).values():
        yield whole(parts, tray)


def _count(outcome: Outcome, standing: Standing) -> Count:
    count = standing.count
    return Count(
        outcome=outcome,
        source=standing.label,
        voice=standing.voice,
        low=count.low,
        high=None if count.open else count.high,
        party=standing.enemy,
        statements=standing.keys,
    )


def _changes(step: Step, before: Settlement | None, earlier: Sequence[Step]) -> Iterator[Change]:
    """What a report changed; a report that changed nothing says so."""
    if before is None:
        yield Change(kind=ChangeKind.FIRST)
    if step.copy_of is not None:
        yield Change(kind=ChangeKind.COPY, who=step.copy_of)
    found = [
        *_told(step, earlier),
        *_figures(step.settlement, before),
        *_responsibility(step.settlement, before),
        *_circumstances(step.settlement, before),
    ]
    yield from found
    if before is not None and step.copy_of is None and not found:
        yield Change(kind=ChangeKind.NOTHING)


def _told(step: Step, earlier: Sequence[Step]) -> Iterator[Change]:
    """New sources, and new figures of known ones."""
    last = {(c.outcome, c.voice): c for one in earlier for c in one.counts}
    for count in step.counts:
        old = last.get((count.outcome, count.voice))
        after = bounds(count.low, count.high)
        if old is None:
            kind, before = ChangeKind.NEW_SOURCE, None
        elif (old.low, old.high) != (count.low, count.high):
            kind, before = ChangeKind.NEW_FIGURE, bounds(old.low, old.high)
        else:
            continue
        yield Change(kind=kind, outcome=count.outcome, who=count.source, before=before, after=after)


def _figures(now: Settlement, before: Settlement | None) -> Iterator[Change]:
    """Settled figures of everyone and of groups that are other than before."""
    for figure in now.figures:
        if figure.outcome not in OUTCOMES or figure.actor is not None:
            continue
        old = before.figure(figure.outcome, figure.group) if before is not None else None
        told, was = spelled(figure), spelled(old) if old is not None else None
        settled = Change(
            kind=ChangeKind.FIGURE,
            outcome=figure.outcome,
            group=figure.group,
            before=was,
            after=told,
        )
        if told != was:
            yield settled
        if figure.contested and figure.group is None and not (old is not None and old.contested):
            yield replace(settled, kind=ChangeKind.CONTESTED)


def spelled(figure: Figure) -> str:
    """A settled figure as "54", "54 (49-60)", "49-60", "53-?", "open" where the team decides."""
    span = bounds(figure.low, figure.high)
    if figure.best is None:
        return span if figure.low is not None else "open"
    exact = figure.low == figure.best == figure.high
    return str(figure.best) if exact else f"{figure.best} ({span})"


def bounds(low: int | None, high: int | None) -> str:
    """A low and a high bound as "53", "49-54", "53-?"."""
    if low is not None and low == high:
        return str(low)
    return "-".join("?" if n is None else str(n) for n in (low, high))


def _responsibility(now: Settlement, before: Settlement | None) -> Iterator[Change]:
    old = {r.party.name: r.status for r in before.responsibility} if before is not None else {}
    for one in now.responsibility:
        was = old.get(one.party.name)
        if one.status != was:
            yield Change(
                kind=ChangeKind.RESPONSIBILITY,
                who=one.party.name,
                before=str(was) if was else None,
                after=str(one.status),
            )


def _circumstances(now: Settlement, before: Settlement | None) -> Iterator[Change]:
    """Place, date and type, where they are other than before."""
    slots = (("where", ChangeKind.PLACE), ("when", ChangeKind.DATE), ("type", ChangeKind.TYPE))
    for slot, kind in slots:
        value = getattr(now, slot).value
        old = getattr(before, slot).value if before is not None else None
        told, was = _said(value), _said(old)
        if told != was and told is not None:
            yield Change(kind=kind, before=was, after=told)


def _said(value: object) -> str | None:
    if isinstance(value, WhereValue):
        return f"{value.name} ({value.precision})"
    if isinstance(value, WhenValue):
        ends = [day.isoformat() if day else "?" for day in (value.start, value.end)]
        return " to ".join(dict.fromkeys(ends))
    return str(getattr(value, "type", "")) or None
