"""Reading: from paths and streams to reports, with a failure for each thing that is none."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from dateline.errors import (
    ConfigurationError,
    DatelineError,
    EmptyReportError,
    ReadingError,
    TooLargeError,
)
from dateline.reading.compressed import opened
from dateline.reading.draft import Draft, as_date, finish
from dateline.reading.encoding import decode
from dateline.reading.files import CRAWLS, KINDS, PARQUET, ending_of, files_in, sidecar_of
from dateline.reading.pages import page_draft
from dateline.reading.parquet import parquet_rows
from dateline.reading.streams import SAMPLE, form_of, form_of_ending, lines
from dateline.reading.tables import Columns, Mapping, Outcome, csv_rows, json_document, json_lines
from dateline.reading.warc import pages_of_crawl
from dateline.records import Failure, Report
from dateline.settings import Reading

STDIN = "<stdin>"
"""Origin of reports from a stream without a name."""


def read(
    source: str | os.PathLike[str] | IO[bytes] | IO[str],
    *,
    published: dt.date | str | None = None,
    columns: Columns | None = None,
    form: str | None = None,
    limits: Reading | None = None,
) -> Iterator[Report | Failure]:
    """The reports of a file, a folder or a stream, in order, and a failure for what is none.

    ``published`` is the date of reports that carry none (a year alone completes datelines that
    name no year). ``columns`` maps the columns of JSONL and CSV. ``form`` (one of ``FORMATS``)
    overrides what the file's ending says.
    """
    reader = _Reader(as_date(published), columns or Columns(), form, limits or Reading())
    if isinstance(source, (str, os.PathLike)):
        yield from reader.path(Path(source))
    else:
        yield from reader.stream(source)


def report(
    text: str,
    *,
    published: dt.date | str | None = None,
    limits: Reading | None = None,
    **fields: Any,
) -> Report:
    """The report of one text; ``fields`` are ``title``, ``publisher``, ``url``, ``id``, ``origin``.

    Raises:
        ReadingError: when the text has no date, or cannot be coded for another reason.
    """
    draft = Draft(text=text, **{"origin": "text", **fields})
    return finish(draft, limits or Reading(), as_date(published))


class _Reader:
    def __init__(
        self, published: str | None, columns: Columns, form: str | None, limits: Reading
    ) -> None:
        self.published = published
        self.columns = columns
        self.form = form
        self.limits = limits

    def path(self, path: Path) -> Iterator[Report | Failure]:
        """The reports of a file, or of all files of a folder."""
        if path.is_dir():
            for file in files_in(path):
                yield from self._guarded(file, within=True)
        else:
            yield from self._guarded(path, within=False)

    def stream(self, stream: IO[Any]) -> Iterator[Report | Failure]:
        """The reports of an open stream, whose form its first characters tell."""
        origin = str(getattr(stream, "name", STDIN))
        if isinstance(stream, io.TextIOBase):
            yield from self._text(stream.read(self.limits.max_file_bytes + 1), origin)
            return
        try:
            yield from self._opened(stream, self.form, origin)
        except DatelineError as error:
            yield _failure(origin, error)

    def _guarded(self, path: Path, within: bool) -> Iterator[Report | Failure]:
        """A file's reports; whatever is wrong with the file is one failure."""
        try:
            yield from self._file(path, within)
        except ConfigurationError:  # a library is missing: that is no fault of the file
            raise
        except DatelineError as error:
            yield _failure(str(path), error)
        except OSError as error:
            yield _failure(str(path), ReadingError(f"cannot be read ({error.strerror or error})"))

    def _file(self, path: Path, within: bool) -> Iterator[Report | Failure]:
        if path.is_dir():
            next(path.iterdir(), None)  # raises the reason for which the folder could not be listed
        if not path.exists():
            raise ReadingError("no such file" if not path.is_symlink() else "a link to nothing")
        if within and not path.is_file():
            raise ReadingError("not a file that can be read (a pipe, a socket or a device)")
        ending = ending_of(path)
        if within and ending and ending not in KINDS and self.form is None:
            raise ReadingError(
                f"not a kind of file that Dateline reads ({ending}); save its text as a .txt file"
            )
        if ending in PARQUET | CRAWLS and self.form is None:
            yield from self._finish_all(self._library(path, ending))
            return
        with opened(path) as stream:
            form = self.form or form_of_ending(ending)
            yield from self._opened(stream, form, str(path), path)

    def _library(self, path: Path, ending: str) -> Iterator[Outcome]:
        """The rows of a form that takes a library to read."""
        if ending in PARQUET:
            return parquet_rows(path, self.columns)
        return pages_of_crawl(path, self.limits.max_file_bytes)

    def _opened(
        self, stream: IO[bytes], form: str | None, origin: str, path: Path | None = None
    ) -> Iterator[Report | Failure]:
        """The reports of an open stream: rows one by one, a text or a page whole."""
        limit = self.limits.max_file_bytes
        head = stream.read(SAMPLE)
        form = form or form_of(head)
        if form in ("jsonl", "csv"):
            if not head.strip():
                raise EmptyReportError("the file is empty")
            yield from self._finish_all(self._rows(lines(head, stream, limit), form, origin))
            return
        yield from self._bytes(head + stream.read(limit + 1 - len(head)), form, origin, path)

    def _bytes(
        self, data: bytes, form: str, origin: str, path: Path | None = None
    ) -> Iterator[Report | Failure]:
        """The reports of a whole file: one text or page, or one JSON document."""
        if len(data) > self.limits.max_file_bytes:
            raise TooLargeError(
                f"over {self.limits.max_file_bytes:,} bytes (setting max_file_bytes); "
                "put many reports in a JSONL or CSV file"
            )
        if not data.strip():
            raise EmptyReportError("the file is empty")
        text = decode(data, html=form == "html")
        if form == "json":
            yield from self._finish_all(json_document(text, origin, self.columns))
        else:
            yield self._one(text, form, origin, path)

    def _text(self, text: str, origin: str) -> Iterator[Report | Failure]:
        """The reports of text that is decoded already."""
        yield from self.stream(_named(text.encode("utf-8", "surrogatepass"), origin))

    def _one(self, text: str, form: str, origin: str, path: Path | None) -> Report | Failure:
        draft = page_draft(text, origin) if form == "html" else Draft(origin=origin, text=text)
        beside = sidecar_of(path) if path is not None else None
        if beside is not None:
            draft = _with_metadata(draft, beside, self.columns)
        return self._finish(draft)

    def _rows(self, lines: Iterator[str], form: str, origin: str) -> Iterator[Outcome]:
        if form == "jsonl":
            return json_lines(lines, origin, self.columns)
        return csv_rows(lines, origin, self.columns)

    def _finish_all(self, rows: Iterator[Outcome]) -> Iterator[Report | Failure]:
        for row in rows:
            yield self._finish(row) if isinstance(row, Draft) else _failure(*row)

    def _finish(self, draft: Draft) -> Report | Failure:
        try:
            return finish(draft, self.limits, self.published)
        except ReadingError as error:
            return _failure(draft.origin, error)


def _named(data: bytes, origin: str) -> IO[bytes]:
    stream = io.BytesIO(data)
    stream.name = origin
    return stream


def _failure(origin: str, error: DatelineError) -> Failure:
    return Failure(origin=origin, code=error.code, message=str(error))


def _with_metadata(draft: Draft, beside: Path, columns: Columns) -> Draft:
    """The draft with the fields of the JSON object beside its file.

    Raises:
        ReadingError: when that is not a JSON object.
    """
    try:
        found = json.loads(decode(beside.read_bytes()))
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"its metadata ({beside.name}) is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise ReadingError(f"its metadata ({beside.name}) is not a JSON object")
    told = Mapping([*found, "text"], columns).draft({**found, "text": draft.text}, draft.origin)
    for name in ("published", "title", "publisher", "url", "id", "language"):
        if getattr(told, name) is not None:
            setattr(draft, name, getattr(told, name))
    return draft
