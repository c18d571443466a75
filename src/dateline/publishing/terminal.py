"""A coded report on a terminal, in a pipe or in a file: nothing is cut, nothing needs colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from dateline.confidence import to_review
from dateline.publishing import words
from dateline.publishing.arranged import Arranged, arrange
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.layout import Line, Part, beside, widest, wrapped
from dateline.records import (
    CodedReport,
    MeansValue,
    PartyValue,
    Statement,
    TollValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import Ground, Modality

_INDENT = 3
_LABEL = 10  # columns for "denied", "where" ... and a gap
_WIDE = 110  # columns from which quotes get a column of their own
_NARROW = 64  # columns below which a table would leave no room for words
_ASCII = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": "|", "…": "...", "\xa0": " "}
)
_STYLES = {Ground.MAIN: "bold", Ground.OTHER: "bold", Ground.BACKGROUND: "dim"}


def show(coded: CodedReport, console: Console) -> None:
    """Return nothing; print the report's events as a coder reads them.

    The layout follows the console's width (80 columns and fewer are fine) and its encoding: on a
    terminal that knows only ASCII other characters are written as ``\\u0301`` escapes.
    """
    printer = _Printer(console)
    printer.report(coded)


class _Printer:
    """Prints one coded report to one console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.ascii = console.options.ascii_only
        self.width = console.width

    def report(self, coded: CodedReport) -> None:
        """The heading and all events."""
        self._set([(words.title(coded.report), "bold underline")])
        self._set([(_about(coded), "dim")])
        if not coded.mentions:
            self._set([("\nNo event found in this report.", "")])
        for event in arrange(coded.mentions):
            self._event(event)
        self._put([])

    def _event(self, event: Arranged) -> None:
        mention = event.mention
        self._put([])
        self._set(
            [
                (f"{event.number}  {event.title}", _STYLES[mention.ground]),
                (f" · {words.ground(mention.ground)} · {mention.id}", "dim"),
            ]
        )
        room = max(self.width - _INDENT - _LABEL, 20)
        for label, parts in _rows(event):
            cells = [[[("", "")]], [[(label, "cyan")]], wrapped(self._known(parts), room)]
            for line in beside(cells, [_INDENT, _LABEL, room], gap=0):
                self._put(line)
        if event.tolls:
            self._tolls([s for s in event.tolls if isinstance(s.value, TollValue)])

    def _tolls(self, tolls: Sequence[Statement]) -> None:
        """A table; on narrow terminals, where it would leave no room for words, a list."""
        rows = [[*_toll(s, s.value)] for s in tolls if isinstance(s.value, TollValue)]
        if self.width < _NARROW:
            for figure, low_high, how, says, quote in rows:
                listed = [(f"{figure[0]}  {low_high[0]}  {how[0]}\n", ""), says, ("\n", ""), quote]
                self._indented(listed)
            return
        if self.width < _WIDE:
            table = [[[a], [b], [c], [d, ("\n", ""), e]] for a, b, c, d, e in rows]
            heads = ["figure", "low–high", "how", "who says so, in which words"]
        else:
            table = [[[cell] for cell in row] for row in rows]
            heads = ["figure", "low–high", "how", "who says so", "in which words"]
        self._table([[[(head, "dim")] for head in heads], *table])

    def _table(self, rows: Sequence[Sequence[Sequence[Part]]]) -> None:
        widths = self._widths(rows)
        for row in rows:
            cells = [wrapped(self._known(c), width) for c, width in zip(row, widths, strict=True)]
            for line in beside(cells, widths):
                self._put([(" " * _INDENT, ""), *line])

    def _widths(self, rows: Sequence[Sequence[Sequence[Part]]]) -> list[int]:
        """The first column up to 30, the two short ones as needed, the rest shares the rest."""
        first, second, third = (
            widest("".join(text for text, _ in row[column]) for row in rows) for column in range(3)
        )
        first = min(first, 30)
        columns = len(rows[0])
        rest = self.width - _INDENT - first - second - third - 2 * (columns - 1)
        return [first, second, third, *[rest // (columns - 3)] * (columns - 3)]

    def _indented(self, parts: Sequence[Part]) -> None:
        for line in wrapped(self._known(parts), self.width - _INDENT):
            self._put([(" " * _INDENT, ""), *line])

    def _set(self, parts: Sequence[Part]) -> None:
        for line in wrapped(self._known(parts), self.width):
            self._put(line)

    def _put(self, line: Line) -> None:
        if self.console.is_terminal:
            self.console.print(Text.assemble(*line), soft_wrap=True)
        else:
            self.console.file.write("".join(text for text, _ in line).rstrip() + "\n")

    def _known(self, parts: Iterable[Part]) -> list[Part]:
        """The parts in characters that the terminal knows."""
        if not self.ascii:
            return list(parts)
        return [
            (text.translate(_ASCII).encode("ascii", "backslashreplace").decode("ascii"), style)
            for text, style in parts
        ]


def _rows(event: Arranged) -> Iterator[tuple[str, list[Part]]]:
    """The labelled lines of an event."""
    slots = (
        ("when", event.when),
        ("where", event.where),
        ("who", event.who),
        ("claimed", event.claims),
        ("denied", event.denials),
        ("means", event.means),
    )
    for label, statements in slots:
        for number, statement in enumerate(_once(statements)):
            yield ("" if number else label), _line(statement)
    for doubt in event.mention.doubts:
        note = f"may be the same event as {doubt.mention}: {on_one_line(doubt.reason)}"
        yield "doubt", [(note, "yellow")]
    if event.missing:
        yield "not told", [(", ".join(event.missing), "dim")]
    if event.tolls:
        yield "toll", [("by source; figures are never added up", "dim")]


def _line(statement: Statement) -> list[Part]:
    main, notes = _told(statement)
    notes += ["check"] if to_review(statement) else []
    told = "".join(f" · {note}" for note in notes)
    return [(main, ""), (told, "dim"), (f" {_quoted(statement)}", "italic")]


def _toll(statement: Statement, value: TollValue) -> tuple[Part, Part, Part, Part, Part]:
    indent = "- " if value.includes else ""
    return (
        (indent + words.figure(value), ""),
        (words.bounds(value), ""),
        (words.plain(statement.modality) + (", check" if to_review(statement) else ""), ""),
        (words.source(statement.source), ""),
        (_quoted(statement), "italic"),
    )


def _once(statements: Iterable[Statement]) -> list[Statement]:
    """The statements without those that would print the same line again."""
    return list({(repr(_told(s)), _quoted(s)): s for s in reversed(list(statements))}.values())[
        ::-1
    ]


def _told(statement: Statement) -> tuple[str, list[str]]:
    """What a statement says, and the notes that go with it."""
    value = statement.value
    match value:
        case WhenValue():
            notes = [words.date_precision(value.precision), on_one_line(value.reason)]
        case WhereValue():
            point = words.coordinates(value)
            notes = [words.place_precision(value.precision), point or "no coordinates"]
            notes.append(on_one_line(value.reason))
        case PartyValue():
            notes = _party_notes(statement, value)
            return f"{words.role(value.role)} {words.party(value)}", [n for n in notes if n]
        case TollValue():
            notes = [f"{words.bounds(value)}", f"according to {words.source(statement.source)}"]
        case MeansValue():
            return on_one_line(value.phrase), [words.plain(value.means)]
        case _:
            notes = [f"according to {words.source(statement.source)}"]
    return words.value(value), [note for note in notes if note]


def _party_notes(statement: Statement, value: PartyValue) -> list[str]:
    notes = [words.level(value.level)] if value.level else []
    if words.speaks_of_itself(statement):
        notes += [on_one_line(link) for link in statement.source.chain]
    elif value.level or words.is_denial(statement):
        notes.append(f"according to {words.source(statement.source)}")
    if value.channel and value.channel not in statement.source.chain:
        notes.append(on_one_line(value.channel))
    plain = (Modality.ASSERTED, Modality.CLAIMED, Modality.SUSPECTED)
    return notes if statement.modality in plain else [*notes, words.plain(statement.modality)]


def _quoted(statement: Statement) -> str:
    return f"“{on_one_line(statement.evidence[0].text)}”" if statement.evidence else ""


def _about(coded: CodedReport) -> str:
    report, count = coded.report, len(coded.mentions)
    parts = [
        f"published {words.day(report.published)}",
        on_one_line(report.publisher or ""),
        f"from {on_one_line(report.filed_from)}" if report.filed_from else "",
        f"{count} event{'' if count == 1 else 's'}",
        f"report {report.id}",
    ]
    return " · ".join(part for part in parts if part)
