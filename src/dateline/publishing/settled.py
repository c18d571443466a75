"""How an event was settled: each figure and value, the statements used and set aside, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.dossiers import Dossier, Entry, Figure, Responsibility, Settled, Settlement
from dateline.knowledge.actors import actor_register
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line, visible
from dateline.publishing.explain import UnknownSlotError
from dateline.records import Report, SetAside, Statement
from dateline.vocabulary import Outcome

SLOTS = ("type", "stage", "when", "where", "who", "means", "toll", *map(str, Outcome))
"""What can be asked of a settled event; an outcome is a toll alone."""
_ALIASES = {"party": "who", "date": "when", "place": "where", "tolls": "toll", "deaths": "killed"}

Told = dict[str, tuple[Entry, Statement]]


def explain_settled(
    dossier: Dossier, settlement: Settlement, does: str, slot: str | None = None
) -> str:
    """What a settlement rests on, slot by slot, in words that a coder can follow.

    ``does`` is the policy's own sentence. ``slot`` is one of ``SLOTS``; without it all are told.

    Raises:
        UnknownSlotError: when there is no such slot.
    """
    asked = None if slot is None else _asked(slot)
    told = {e.reference(s): (e, s) for e in dossier.entries for s in e.mention.statements}
    lines = [*_head(dossier, settlement, does)]
    for name, values in _values(settlement):
        if asked in (None, name):
            for value in values:
                lines += ["", *_value(name, value, told)]
    if asked in (None, "who"):
        for one in settlement.responsibility:
            lines += ["", *_responsible(one, told)]
    for figure in settlement.figures:
        if asked in (None, "toll", str(figure.outcome)):
            whole = settlement.figure(figure.outcome, figure.group)
            lines += ["", *_figure(figure, told, whole)]
    return "\n".join(lines) + "\n"


def _asked(slot: str) -> str:
    wanted = slot.strip().lower()
    wanted = _ALIASES.get(wanted, wanted)
    if wanted not in SLOTS:
        raise UnknownSlotError(f"there is no slot {slot!r}; the slots are {', '.join(SLOTS)}")
    return wanted


def _head(dossier: Dossier, settlement: Settlement, does: str) -> Iterator[str]:
    reports = len({entry.report.id for entry in dossier.entries})
    yield f"{settlement.event}, settled by {settlement.policy}"
    yield does
    yield f"{_number(reports, 'report')}, {_number(settlement.texts, 'independent text')}"
    if settlement.open:
        yield f"left to the team: {', '.join(map(words.plain, settlement.open))}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _values(settlement: Settlement) -> Iterator[tuple[str, tuple[Settled, ...]]]:
    yield "type", (settlement.type,)
    yield "stage", (settlement.stage,)
    yield "when", (settlement.when,)
    yield "where", (settlement.where,)
    yield "means", settlement.means


def _value(name: str, settled: Settled, told: Told) -> Iterator[str]:
    value = settled.value
    yield f"{name}: {words.value(value) if value is not None else 'not known'}"
    if settled.reason:
        yield f"  because: {visible(settled.reason)}"
    yield from _used(settled.used, told)
    yield from _aside(settled.set_aside, told)


def _responsible(one: Responsibility, told: Told) -> Iterator[str]:
    yield f"who: {on_one_line(one.party.name)}, {words.plain(one.status)}"
    yield f"  because: {visible(one.reason)}"
    for said in one.said:
        channel = f", {on_one_line(said.channel)}" if said.channel else ""
        yield f"  {words.level(said.level)}: {on_one_line(said.source)}{channel}"
        yield from _quoted(said.statement, told, "    ")


def _figure(figure: Figure, told: Told, group: Figure | None) -> Iterator[str]:
    """A figure; that of a side which is all that is told of its group is not told twice."""
    yield f"{heading(figure)}: {figure_in_words(figure)}"
    if figure.actor is not None and group is not None and figure.used == group.used:
        yield f"  rests on the same statements as {heading(group)}"
        return
    if figure.reason:
        yield f"  because: {visible(figure.reason)}"
    yield from _used(figure.used, told)
    yield from _aside(figure.set_aside, told)


def heading(figure: Figure) -> str:
    """Whom a figure counts: "killed", "killed, soldiers", "killed, soldiers of Malian Army"."""
    parts = [words.plain(figure.outcome)]
    if figure.group is not None:
        parts.append(words.group(figure.group))
    if figure.actor is not None:
        known = actor_register().get(figure.actor)
        parts[-1] += f" of {known.name if known else figure.actor}"
    return ", ".join(parts)


def figure_in_words(figure: Figure) -> str:
    """A settled figure: "54 (low 49, high 60), contested", "not settled"."""
    if figure.low is None and figure.best is None:
        known = "left open, see the statements" if figure.used else "no figure"
    else:
        high = "open" if figure.high is None else f"{figure.high:,}"
        low = "open" if figure.low is None else f"{figure.low:,}"
        exact = figure.low == figure.best == figure.high
        span = "" if exact else f"low {low}, high {high}"
        known = f"{figure.best:,} ({span})" if figure.best is not None and span else span
        known = f"{figure.best:,}" if exact and figure.best is not None else known
    return f"{known}, contested" if figure.contested else known


def _used(keys: Iterable[str], told: Told) -> Iterator[str]:
    keys = list(keys)
    if keys:
        yield "  used"
    for key in keys:
        yield from _stated(key, told)


def _aside(rows: Iterable[SetAside], told: Told) -> Iterator[str]:
    rows = list(rows)
    if rows:
        yield "  set aside"
    for row in rows:
        yield from _stated(row.statement, told)
        yield f"        {visible(row.reason)}"


def _stated(key: str, told: Told) -> Iterator[str]:
    """A statement: what it says, who says so and where, and in which words."""
    if key not in told:
        yield f"    {key}"
        return
    entry, statement = told[key]
    manner = "" if statement.modality == "asserted" else f" ({words.plain(statement.modality)})"
    what = words.value(statement.value, quoted=False)
    yield f"    {what}: {words.source(statement.source)}{manner}"
    yield f"        {publication(entry.report)}, {key}"
    yield from _quoted(key, told, "        ")


def _quoted(key: str, told: Told, indent: str) -> Iterator[str]:
    if key in told:
        _, statement = told[key]
        yield f"{indent}“{on_one_line(statement.evidence[0].text)}”"


def publication(report: Report) -> str:
    """Where and when a report was published: "Example Wire, Wed 13 Mar 2024"."""
    return f"{on_one_line(report.publisher or words.title(report))}, {words.day(report.published)}"
