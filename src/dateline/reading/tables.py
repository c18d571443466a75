"""Reports as rows: JSON lines, JSON and CSV, with their columns mapped to a report's fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from dateline.errors import ReadingError
from dateline.reading.draft import Draft

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "story", "notes",
             "description"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "publication_date", "published_at", "published_date",
                  "date_published", "datepublished", "pub_date", "pubdate", "article_date",
                  "publish_date", "date", "datetime"),
    "publisher": ("publisher", "source", "outlet", "source_name", "newspaper", "agency", "media"),
    "url": ("url", "link", "source_url", "uri", "href"),
    "id": ("id", "report_id", "article_id", "doc_id", "docid", "uid"),
    "language": ("language", "lang"),
}  # fmt: skip
"""For each field of a report the column names that are taken for it, the first that is there."""

_MAX_FIELD = 16_000_000
"""Longest CSV cell in characters; far over any report, so that the report's own limit speaks."""

Outcome = Draft | tuple[str, ReadingError]
"""A draft, or the origin and the error of a row that is none."""


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which column holds which field; ``None`` takes the usual names (``NAMES``)."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None
    language: str | None = None


class Mapping:
    """The fields of rows, by their columns.

    Raises:
        ReadingError: when a column that was asked for, or the text's, is not there.
    """

    def __init__(self, header: Iterable[str], columns: Columns) -> None:
        present = {_plain(name): name for name in header}
        self.by_field: dict[str, str] = {}
        wrong = []
        for field, usual in NAMES.items():
            asked = getattr(columns, field)
            names = (asked,) if asked is not None else usual
            found = next((present[_plain(n)] for n in names if _plain(n) in present), None)
            if found is not None:
                self.by_field[field] = found
            elif asked is not None:
                wrong.append(f"no column {asked!r}")
        if "text" not in self.by_field and columns.text is None:
            wrong.append("no column with the text")
        if wrong:
            have = ", ".join(list(present.values())[:20])[:300] or "none"
            raise ReadingError(f"{'; '.join(wrong)} (columns: {have}); name it with --text-column")

    def draft(self, row: dict[str, Any], origin: str) -> Draft:
        """The draft of one row."""
        fields: dict[str, Any] = {f: _words(row.get(c)) for f, c in self.by_field.items()}
        text = fields.pop("text", None) or ""
        return Draft(origin=origin, text=text, **fields)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").lstrip("\ufeff")


def _words(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value)


def json_lines(lines: Iterable[str], origin: str, columns: Columns) -> Iterator[Outcome]:
    """One outcome per line that is not empty."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(lambda n=line: _loads(n), f"{origin}:{number}", columns)  # type: ignore[misc]


def json_document(text: str, origin: str, columns: Columns) -> Iterator[Outcome]:
    """The reports of one JSON document: an object, or an array of them."""
    try:
        found = _loads(text)
    except ReadingError as error:
        yield origin, error
        return
    if isinstance(found, dict):
        inner = next((found[k] for k in ("reports", "articles", "items", "documents")
                      if isinstance(found.get(k), list)), None)  # fmt: skip
        found = [found] if inner is None else inner
    if not isinstance(found, list):
        yield origin, ReadingError("not a report: the JSON is neither an object nor an array")
        return
    single = len(found) == 1
    for number, row in enumerate(found, 1):
        where = origin if single else f"{origin}:{number}"
        yield _row(lambda r=row: r, where, columns)  # type: ignore[misc]


def csv_rows(lines: Iterable[str], origin: str, columns: Columns) -> Iterator[Outcome]:
    """One outcome per row; the delimiter (comma, semicolon, tab, bar) is told by the header."""
    csv.field_size_limit(_MAX_FIELD)
    stream = iter(lines)
    first = next(stream, "")
    delimiter = max(",;\t|", key=lambda mark: (first.count(mark), mark == ","))
    reader = csv.DictReader(_chain(first, stream), delimiter=delimiter, restkey="\x00rest")
    try:
        mapping = Mapping(reader.fieldnames or (), columns)
    except (ReadingError, csv.Error) as error:
        yield origin, error if isinstance(error, ReadingError) else ReadingError(str(error))
        return
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"{origin}:{reader.line_num}", ReadingError(f"not a CSV row ({error})")
            continue
        yield _csv_row(row, mapping, f"{origin}:{reader.line_num}")


def _csv_row(row: dict[str, Any], mapping: Mapping, origin: str) -> Outcome:
    if row.get("\x00rest"):
        return origin, ReadingError("the row has more cells than the header; quote its text")
    return mapping.draft(row, origin)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _row(make: Callable[[], Any], origin: str, columns: Columns) -> Outcome:
    try:
        row = make()
        if not isinstance(row, dict):
            raise ReadingError("not a JSON object")
        return Mapping(row, columns).draft(row, origin)
    except ReadingError as error:
        return origin, error


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ReadingError(f"not JSON: {error}") from error
    except RecursionError as error:
        raise ReadingError("not a report: the JSON is nested too deeply") from error
