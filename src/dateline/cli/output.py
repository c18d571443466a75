"""Coded reports written in the form that was asked for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dateline.records import CodedReport, to_json

ENDINGS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".txt": "text"}
"""Form of the output by the ending of its file."""
NAMES = {"text": "reports.txt", "json": "reports.json", "jsonl": "reports.jsonl"}
"""Names of the files in an output folder."""


def write(coded: Iterable[CodedReport], form: str, out: TextIO, *, table: str = "events") -> None:
    """Write coded reports to ``out`` as they come."""
    writers: dict[str, Callable[[Iterable[CodedReport], TextIO], None]] = {
        "text": _text,
        "json": _json,
        "jsonl": _json_lines,
        "csv": _events if table == "events" else _statements,
    }
    writers[form](coded, out)


def _text(coded: Iterable[CodedReport], out: TextIO) -> None:
    from rich.console import Console

    from dateline.publishing import terminal

    console = Console(file=out, highlight=False, width=None if out.isatty() else 100)
    for one in coded:
        terminal.show(one, console)
        out.flush()


def _json(coded: Iterable[CodedReport], out: TextIO) -> None:
    """An array, one report a line, so that no more than one is held."""
    mark = "[\n"
    for one in coded:
        out.write(mark + to_json(one).decode())
        mark = ",\n"
    out.write("[]\n" if mark == "[\n" else "\n]\n")


def _json_lines(coded: Iterable[CodedReport], out: TextIO) -> None:
    for one in coded:
        out.write(to_json(one).decode() + "\n")
        out.flush()


def _events(coded: Iterable[CodedReport], out: TextIO) -> None:
    from dateline.publishing import tables

    out.write(tables.csv_text(tables.event_rows(coded), tables.EVENT_COLUMNS))


def _statements(coded: Iterable[CodedReport], out: TextIO) -> None:
    from dateline.publishing import tables

    out.write(tables.csv_text(tables.statement_rows(coded), tables.STATEMENT_COLUMNS))


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of ``path`` when all of it is written, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        # mkstemp makes files for the owner alone; the output gets the user's usual mode.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
