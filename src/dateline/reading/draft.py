"""A report in the making: what was read, before it is checked and becomes a ``Report``."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from dateline.errors import (
    EmptyReportError,
    LanguageError,
    NoDateError,
    ReadingError,
    TooLargeError,
)
from dateline.reading.cleaning import clean, clean_line
from dateline.reading.dates import Moment, is_ambiguous, parse_date
from dateline.reading.heading import Heading, read_heading
from dateline.reading.language import language_of
from dateline.records import Report, report_id
from dateline.settings import Reading

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n\s*\n")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LINE_LIMIT = 1_000
"""Longest title, name or address kept, in characters; longer ones are cut."""


class Draft(msgspec.Struct, kw_only=True):
    """The fields of one report as they were found; all may be missing but ``origin``.

    ``published`` is the report's own date. With ``heading`` the head of the text is searched for
    metadata and a dateline.
    """

    origin: str
    text: str = ""
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None
    language: str | None = None
    heading: bool = True


def finish(draft: Draft, limits: Reading, published: str | None = None) -> Report:
    """The report that a draft describes.

    ``published`` is the date (or only the year, for datelines without one) of reports that have
    none of their own.

    Raises:
        ReadingError: when there is no text, no certain date, too much text, or another language.
    """
    if len(draft.text) > 4 * limits.max_report_chars:
        raise _too_long(len(draft.text), limits)
    text = clean(draft.text)
    heading = read_heading(text) if draft.heading else Heading(text)
    if not any(c.isalpha() for c in heading.text):
        raise EmptyReportError("no text" if not text else "no text beside its heading")
    _check_size(heading.text, limits)
    moment = _published(draft, heading, published)
    language = _language(draft, heading, limits)
    publisher = _line(draft.publisher or heading.publisher)
    return Report(
        id=_line(draft.id or heading.id) or report_id(heading.text, moment.date, publisher),
        text=heading.text,
        published=moment.date,
        published_time=moment.time,
        title=_line(draft.title or heading.title),
        publisher=publisher,
        url=_line(draft.url or heading.url),
        language=language,
        filed_from=heading.dateline.place if heading.dateline else None,
        origin=draft.origin,
    )


def _line(value: str | None) -> str | None:
    return clean_line(value)[:_LINE_LIMIT] or None if value else None


def _too_long(size: int, limits: Reading) -> TooLargeError:
    return TooLargeError(
        f"{size:,} characters; the limit for one report is {limits.max_report_chars:,} "
        "(setting max_report_chars): split it into its reports"
    )


def _check_size(text: str, limits: Reading) -> None:
    if len(text) > limits.max_report_chars:
        raise _too_long(len(text), limits)
    sentences = 1 + sum(1 for _ in _SENTENCE_END.finditer(text))
    if sentences > limits.max_sentences:
        raise TooLargeError(
            f"about {sentences:,} sentences; the limit for one report is {limits.max_sentences:,} "
            "(setting max_sentences): split it into its reports"
        )
    longest = max(map(len, text.split()))
    if longest > limits.max_word_chars:
        raise ReadingError(
            f"a word of {longest:,} characters: this is no prose (setting max_word_chars)"
        )


def _published(draft: Draft, heading: Heading, given: str | None) -> Moment:
    """The publication date: the record's own, the heading's, the dateline's, then the given one."""
    if draft.published is not None and draft.published.strip():
        own = parse_date(clean_line(draft.published))
        if own is None:
            raise NoDateError(_unreadable(draft.published))
        return own
    if heading.moment is not None:
        return heading.moment
    dateline = heading.dateline.date() if heading.dateline else None
    if dateline is not None:
        return Moment(dateline, None, 0)
    return _given(heading, given)


def _given(heading: Heading, given: str | None) -> Moment:
    given = (given or "").strip()
    if _YEAR.match(given):
        dated = heading.dateline.date(int(given)) if heading.dateline else None
        if dated is not None:
            return Moment(dated, None, 0)
        raise NoDateError(f"no publication date: {given} is a year, and no dateline has the day")
    if given:
        moment = parse_date(given)
        if moment is None:
            raise NoDateError(_unreadable(given))
        return moment
    raise NoDateError(_missing(heading))


def _unreadable(value: str) -> str:
    words = clean_line(value)[:40]
    if is_ambiguous(words):
        return f"the date {words!r} has two readings; write it as year-month-day"
    return f"the publication date {words!r} is not a date; write it as year-month-day"


def _missing(heading: Heading) -> str:
    advice = "give --published, or begin the text with its date (date 2019-11-02)"
    if heading.ambiguous is not None:
        return f"no publication date: {heading.ambiguous[:10]!r} has two readings; {advice}"
    if heading.dateline is not None and heading.dateline.month is not None:
        return (
            "no publication date: the dateline names no year; give --published, or write the year"
        )
    return f"no publication date; {advice}"


def _language(draft: Draft, heading: Heading, limits: Reading) -> str:
    told = draft.language or heading.language
    code = told.strip().lower().replace("_", "-").split("-")[0] if told else None
    code = {"english": "en", "eng": "en"}.get(code, code) if code else language_of(heading.text)
    if code not in limits.languages:
        raise LanguageError(
            f"the text is in another language ({code}); read are: {', '.join(limits.languages)}"
        )
    return code


def as_date(value: str | dt.date | None) -> str | None:
    """A date option in the form that a draft carries."""
    return value.isoformat() if isinstance(value, dt.date) else value
