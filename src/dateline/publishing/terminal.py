"""A coded report on a terminal, in a pipe or in a file: nothing is cut, nothing needs colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.publishing import words
from dateline.publishing.arranged import Arranged, arrange
from dateline.publishing.cleaning import on_one_line
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

_LABEL = 9  # columns for "denied", "where" ... and a gap
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
    if console.is_terminal:
        _Printer(console).report(coded)
        return
    with console.capture() as held:
        _Printer(console).report(coded)
    # Padding at line ends is of use to terminals only; a file or a pipe gets none.
    lines = [line.rstrip() for line in held.get().split("\n")]
    console.file.write("\n".join(lines))


class _Printer:
    """Prints one coded report to one console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.ascii = console.options.ascii_only
        self.wide = console.width >= _WIDE

    def report(self, coded: CodedReport) -> None:
        """The heading and all events."""
        self.heading(coded)
        for event in arrange(coded.mentions):
            self.event(event)
        self.console.print()

    def heading(self, coded: CodedReport) -> None:
        self._line(words.title(coded.report), "bold underline")
        self._line(_about(coded), "dim")
        if not coded.mentions:
            self.console.print()
            self._line("No event found in this report.", "")

    def event(self, event: Arranged) -> None:
        mention = event.mention
        head = self._text(f"{event.number}  {event.title}", _STYLES[mention.ground])
        head.append_text(self._text(f" · {words.ground(mention.ground)} · {mention.id}", "dim"))
        self.console.print()
        self.console.print(head)
        grid = Table.grid(padding=(0, 1, 0, 0), expand=False)
        grid.add_column(width=_LABEL, no_wrap=True)
        grid.add_column(overflow="fold")
        for label, cell in self._rows(event):
            grid.add_row(self._text(label, "cyan"), cell)
        self.console.print(Padding(grid, (0, 0, 0, 3)))
        if event.tolls:
            tolls = self._listed if self.console.width < _NARROW else self._tolls
            self.console.print(Padding(tolls(event.tolls), (0, 0, 0, 3)))

    def _rows(self, event: Arranged) -> Iterable[tuple[str, RenderableType]]:
        told = (
            ("when", event.when),
            ("where", event.where),
            ("who", event.who),
            ("claimed", event.claims),
            ("denied", event.denials),
            ("means", event.means),
        )
        for label, statements in told:
            if statements:
                yield label, Group(*(self._told(s) for s in _once(statements)))
        for doubt in event.mention.doubts:
            note = f"may be the same event as {doubt.mention}: {on_one_line(doubt.reason)}"
            yield "doubt", self._text(note, "yellow")
        if event.tolls:
            yield "toll", self._text("by source; figures are never added up", "dim")

    def _told(self, statement: Statement) -> Text:
        main, notes = _told(statement)
        line = self._text(main, "")
        if notes:
            line.append_text(self._text("".join(f" · {note}" for note in notes), "dim"))
        line.append_text(self._text(f" {_quoted(statement)}", "italic"))
        return line

    def _tolls(self, tolls: Sequence[Statement]) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
        table.add_column("figure", overflow="fold", max_width=30)
        table.add_column(self._text("low–high", ""), no_wrap=True)
        table.add_column("how", overflow="fold", min_width=8)
        table.add_column("who says so" if self.wide else "who, in which words", overflow="fold")
        if self.wide:
            table.add_column("in which words", overflow="fold")
        for statement in tolls:
            if isinstance(statement.value, TollValue):
                table.add_row(*self._toll(statement, statement.value))
        return table

    def _toll(self, statement: Statement, value: TollValue) -> list[Text]:
        indent = "  " if value.includes else ""
        cells = [
            self._text(indent + words.figure(value), ""),
            self._text(words.bounds(value), ""),
            self._text(words.plain(statement.modality), ""),
        ]
        speaker = self._text(words.source(statement.source), "")
        quote = self._text(_quoted(statement), "italic")
        return [*cells, speaker, quote] if self.wide else [*cells, _joined(speaker, quote)]

    def _listed(self, tolls: Sequence[Statement]) -> Table:
        """The figures one below the other, for narrow terminals."""
        grid = Table.grid(padding=0)
        grid.add_column(overflow="fold")
        for statement in tolls:
            if isinstance(statement.value, TollValue):
                figure, bounds, how, *says = self._toll(statement, statement.value)
                head = Text.assemble(figure, "  ", bounds, "  ", how)
                grid.add_row(_joined(head, *says))
        return grid

    def _line(self, content: str, style: str) -> None:
        self.console.print(self._text(content, style))

    def _text(self, content: str, style: str) -> Text:
        if self.ascii:
            folded = content.translate(_ASCII).encode("ascii", "backslashreplace")
            content = folded.decode("ascii")
        return Text(content, style=style)


def _joined(*parts: Text) -> Text:
    return Text("\n").join(parts)


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
