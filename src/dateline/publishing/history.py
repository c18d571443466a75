"""The history of an event in words: a table of what each report changed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.settled import figure_in_words
from dateline.reconciliation.history import Change, ChangeKind, History, Step
from dateline.vocabulary import Outcome

_EMPTY = "not told"


def show_history(history: History, console: Console) -> None:
    """Return nothing; print the history report by report."""
    console.print(Text(f"{history.event}, settled by {history.policy}", style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False, padding=(0, 2, 1, 0))
    table.add_column("published", no_wrap=True)
    table.add_column("report", ratio=3, overflow="fold")
    table.add_column("killed", ratio=2, overflow="fold")
    table.add_column("injured", ratio=2, overflow="fold")
    table.add_column("what it changed", ratio=5, overflow="fold")
    for step in history.steps:
        table.add_row(
            Text(step.published.isoformat()),
            Text(_report(step)),
            Text(_known(step, Outcome.KILLED)),
            Text(_known(step, Outcome.INJURED)),
            Text("\n".join(changes(step))),
        )
    console.print(table)


def _report(step: Step) -> str:
    named = [on_one_line(name) for name in (step.publisher, step.title) if name]
    return ": ".join(named) or step.report


def _known(step: Step, outcome: Outcome) -> str:
    figure = step.settlement.figure(outcome)
    return _EMPTY if figure is None else figure_in_words(figure)


def changes(step: Step) -> Iterator[str]:
    """What a report changed, one line for each thing."""
    for change in step.changes:
        yield _in_words(change)


def _in_words(change: Change) -> str:
    who = on_one_line(change.who or "")
    what = words.plain(change.outcome) if change.outcome else ""
    if change.group is not None:
        what += f", {words.group(change.group)}"
    after = _least(change.after)
    moved = f"{_least(change.before)} → {after}" if change.before else after
    lines = {
        ChangeKind.FIRST: "first report",
        ChangeKind.COPY: f"a copy of the text of {who}, no source of its own",
        ChangeKind.NEW_SOURCE: f"new source: {who} counts {after} {what}",
        ChangeKind.NEW_FIGURE: f"{who} counts anew: {moved} {what}",
        ChangeKind.FIGURE: f"{what}: {moved}",
        ChangeKind.CONTESTED: f"{what}: sources contradict one another",
        ChangeKind.RESPONSIBILITY: f"{who}: {_statuses(change)}",
        ChangeKind.PLACE: f"place: {_plain(moved)}",
        ChangeKind.DATE: f"date: {moved}",
        ChangeKind.TYPE: f"type: {_plain(moved)}",
        ChangeKind.NOTHING: "nothing new",
    }
    return lines[change.kind]


def _least(number: str | None) -> str:
    """An open figure in words: "14-?" is "at least 14"."""
    return f"at least {number[:-2]}" if number and number.endswith("-?") else str(number)


def _statuses(change: Change) -> str:
    after = words.plain(change.after or "")
    return f"{words.plain(change.before)} → {after}" if change.before else after


def _plain(moved: str) -> str:
    return on_one_line(words.plain(moved))
