"""The loss report of an export: what a codebook could not say, what was assumed, what was left out.

Each column tells how many events it lost what of, and by which rule how many were filled; events
that the codebook does not record are counted with the reason. Nothing is dropped in silence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.codebooks import Cell, Codebook
from dateline.records import Coding, Record

LISTED = 100
"""Ids of events that are named for each reason of leaving out; all are counted."""


class Remark(Record, frozen=True, kw_only=True):
    """One thing told of a column, and of how many events."""

    what: str
    events: int


class ColumnLoss(Record, frozen=True, kw_only=True):
    """What a column holds and lacks. ``filled`` counts the rows in which it has a value."""

    column: str
    filled: int
    lost: tuple[Remark, ...] = ()
    assumed: tuple[Remark, ...] = ()
    withheld: int = 0  # rows in which names of private persons were left out
    changed: tuple[Remark, ...] = ()  # cells that the form of file cannot hold as they are


class LeftOut(Record, frozen=True, kw_only=True):
    """Events that the codebook does not record, and why; ``first`` names some of them."""

    reason: str
    events: int
    first: tuple[str, ...]


class LossReport(Record, frozen=True, kw_only=True):
    """What became of the events of one export."""

    codebook: str
    edition: str
    policy: str
    selected: int
    written: int
    names: str  # "left out" or "kept"
    left_out: tuple[LeftOut, ...]
    columns: tuple[ColumnLoss, ...]


class Losses:
    """Gathers the loss report while events pass."""

    def __init__(self, book: Codebook, policy: str, *, names: bool) -> None:
        self.book = book
        self.policy = policy
        self.names = names
        self.selected = self.written = 0
        self._left: dict[str, list[str]] = defaultdict(list)
        self._left_count: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()
        self._lost: dict[str, Counter[str]] = defaultdict(Counter)
        self._assumed: dict[str, Counter[str]] = defaultdict(Counter)
        self._withheld: Counter[str] = Counter()

    def add(self, coding: Coding, full: Mapping[str, Cell] | None = None) -> None:
        """Count an event; ``full`` are its values as they are with names."""
        self.selected += 1
        if coding.left_out is not None:
            self._left_count[coding.left_out] += 1
            if len(self._left[coding.left_out]) < LISTED:
                self._left[coding.left_out].append(coding.event)
            return
        self.written += 1
        self._filled.update(name for name, value in coding.values.items() if value is not None)
        for told, counts in ((coding.lost, self._lost), (coding.assumed, self._assumed)):
            for words in told:
                column, _, what = words.partition(": ")
                counts[column][what] += 1
        if full is not None:
            values = coding.values
            self._withheld.update(name for name in values if values[name] != full[name])

    def report(self, changed: Mapping[tuple[str, str], int] | None = None) -> LossReport:
        """The report; ``changed`` counts cells by column and by what was done to them."""
        for words in self.book.always_lost:
            column, _, what = words.partition(": ")
            self._lost[column][what] = self.written
        return LossReport(
            codebook=f"{self.book.name}/{self.book.version}",
            edition=self.book.edition,
            policy=self.policy,
            selected=self.selected,
            written=self.written,
            names="kept" if self.names else "left out",
            left_out=tuple(
                LeftOut(reason=why, events=n, first=tuple(self._left[why]))
                for why, n in _ranked(self._left_count)
            ),
            columns=tuple(self._columns(changed or {})),
        )

    def _columns(self, changed: Mapping[tuple[str, str], int]) -> Iterator[ColumnLoss]:
        for column in self.book.columns:
            name = column.name
            cells = Counter({what: n for (where, what), n in changed.items() if where == name})
            yield ColumnLoss(
                column=name,
                filled=self._filled[name],
                lost=_remarks(self._lost[name]),
                assumed=_remarks(self._assumed[name]),
                withheld=self._withheld[name],
                changed=_remarks(cells),
            )


def to_text(report: LossReport) -> str:
    """The report as JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def summary(report: LossReport, most: int = 5) -> Iterator[str]:
    """Some lines for a person: counts, what was left out, what was assumed and lost most often."""
    yield f"{report.written:,} of {report.selected:,} events, {report.codebook}, {report.policy}"
    for left in report.left_out:
        yield f"  left out {left.events:,}: {left.reason}"
    withheld = sum(column.withheld > 0 for column in report.columns)
    if withheld:
        yield f"  names of private persons left out in {withheld} columns (--with-names keeps them)"
    for kind, verb in (("assumed", "assumed"), ("lost", "not expressed"), ("changed", "changed")):
        told = [
            (remark.events, column.column, remark.what)
            for column in report.columns
            for remark in getattr(column, kind)
            if not (kind == "lost" and remark.events == report.written)
        ]
        ranked = sorted(told, key=lambda row: (-row[0], row[1:]))
        for events, column_name, what in ranked[:most]:
            yield f"  {verb} in {events:,}: {column_name}: {what}"
        if len(ranked) > most:
            yield f"  ... and {len(ranked) - most} more {verb}"


def _remarks(counts: Counter[str]) -> tuple[Remark, ...]:
    return tuple(Remark(what=what, events=n) for what, n in _ranked(counts))


def _ranked(counts: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
