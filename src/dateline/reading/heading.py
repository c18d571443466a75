"""What stands above a report: its date, title and source; and the wire's dateline.

Metadata (``date 2019-11-02``, ``Published: 2 November 2019``, a date on a line of its own) is taken
out of the text. A dateline ("BAMAKO, Nov 2 (Agency) -") is part of the text and stays.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from dateline.reading.dateline import Dateline, find_dateline
from dateline.reading.dates import Moment, is_ambiguous, leading_date

_KEYS = {
    "date": "published", "published": "published", "published on": "published",
    "publication date": "published", "posted": "published", "posted on": "published",
    "title": "title", "headline": "title", "heading": "title",
    "source": "publisher", "publisher": "publisher", "outlet": "publisher", "agency": "publisher",
    "url": "url", "link": "url", "language": "language", "lang": "language", "id": "id",
    "author": "author", "by": "author", "byline": "author",
}  # fmt: skip
"""Words that introduce a line of metadata, with the field that it fills."""
_LINE = re.compile(
    r"(?:" + "|".join(sorted(_KEYS, key=len, reverse=True)) + r")[ \t]*:[ \t]*[^\n]*(?:\n|$)", re.I
)
_LABEL = re.compile(
    r"(?:date|published(?:[ \t]+on)?|posted(?:[ \t]+on)?)[ \t]*:?[ \t]+(?=\S)", re.I
)
_AFTER = re.compile(r"[ \t]*(?:\n|$|[-–—|:.,;][ \t]*\n?|(?=[\"'“‘(]?[^\W_a-z]))")
"""What may follow a date that is metadata: the line's end, a mark, or the start of a sentence.
"2 November 2019 was the worst day" begins a sentence with a date, and is left alone."""
_TITLE_WORDS = 30
"""Longest line, in words, that is taken for a headline; the wires' own limit lies near 20."""


class Heading(msgspec.Struct, frozen=True):
    """The text without its metadata, and what was read from it. ``None`` is "not there"."""

    text: str
    moment: Moment | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    dateline: Dateline | None = None
    ambiguous: str | None = None  # a leading date with two readings


def read_heading(text: str) -> Heading:
    """The heading of a cleaned text."""
    fields, text = _labelled_lines(text)
    moment, text, ambiguous = _date(text)
    if moment is None and "moment" not in fields:
        fields, moment, text = _title_then_date(fields, text)
    if moment is not None:
        fields.setdefault("moment", moment)
    fields, text = _headline(fields, text)
    return Heading(text=text, dateline=find_dateline(text), ambiguous=ambiguous, **fields)


def _labelled_lines(text: str) -> tuple[dict[str, Any], str]:
    """The fields of lines such as ``Title: ...`` at the head of the text, and the rest."""
    fields: dict[str, Any] = {}
    while (found := _LINE.match(text)) is not None:
        key, _, value = found.group().partition(":")
        field, value = _KEYS[key.strip().lower()], value.strip()
        if field == "published":
            moment = leading_date(value)
            if moment is None or not _AFTER.match(value, moment.end):
                break
            if value[moment.end :].strip(" .,;|-–—"):
                break
            fields.setdefault("moment", moment)
        elif field != "author" and value:
            fields.setdefault(field, value)
        text = text[found.end() :].lstrip()
    return fields, text


def _date(text: str) -> tuple[Moment | None, str, str | None]:
    """A leading date that is metadata, the text after it, or a date with two readings."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    moment = leading_date(text[start : start + 100])
    if moment is None:
        doubtful = text[start : start + 40].split("\n")[0]
        return None, text, doubtful if is_ambiguous(doubtful) else None
    end = start + moment.end
    after = _AFTER.match(text, end)
    if after is None and label is None:
        return None, text, None
    return moment, text[after.end() if after else end :].lstrip(), None


def _title_then_date(
    fields: dict[str, Any], text: str
) -> tuple[dict[str, Any], Moment | None, str]:
    """A headline, then a date on a line of its own."""
    first, _, rest = text.partition("\n")
    if not rest or not _is_headline(first):
        return fields, None, text
    moment, after, _ = _date(rest.lstrip())
    if moment is None or not _own_line(rest.lstrip(), moment):
        return fields, None, text
    return {"title": first.strip(), **fields}, moment, after


def _own_line(text: str, moment: Moment) -> bool:
    label = _LABEL.match(text)
    end = (label.end() if label else 0) + moment.end
    return not text[end:].partition("\n")[0].strip(" .,;|-–—")


def _headline(fields: dict[str, Any], text: str) -> tuple[dict[str, Any], str]:
    """A first line with no full stop, before an empty line or a dateline, is the title."""
    first, gap, rest = text.partition("\n")
    if not gap or "title" in fields or not rest.strip() or not _is_headline(first):
        return fields, text
    apart = rest.startswith("\n") or find_dateline(rest) is not None
    if not apart or find_dateline(first) is not None:
        return fields, text
    return {**fields, "title": first.strip()}, rest.lstrip()


def _is_headline(line: str) -> bool:
    line = line.strip()
    return 2 <= len(line.split()) <= _TITLE_WORDS and line[-1] not in ".!?:;,\"'”’-–—)"
