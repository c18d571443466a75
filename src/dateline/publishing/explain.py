"""Why a value is what it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dateline.confidence import to_review
from dateline.errors import DatelineError
from dateline.publishing import words
from dateline.publishing.cleaning import visible
from dateline.records import CodedReport, Mention, Span, Statement, WhenValue, WhereValue

_SLOTS = ("type", "stage", "when", "where", "party", "toll", "means")
_ALIASES = {"who": "party", "date": "when", "place": "where", "deaths": "toll", "tolls": "toll"}
_CONTEXT = 32
"""Code points of context on either side of the quoted words; with 8 of indentation and a short
quotation a line stays within 80 columns."""


class UnknownEventError(DatelineError):
    """The report tells no such event; the message lists those it tells."""

    code = "unknown_event"


class UnknownSlotError(DatelineError):
    """There is no such slot, or the event has no statement about it; the message lists those."""

    code = "unknown_slot"


def explain(coded: CodedReport, event: str, slot: str) -> str:
    """Every statement about one slot of one event, with its words, reason, source and producer.

    ``event`` is an id ("e1") or its number ("1"); ``slot`` is one of ``type``, ``stage``,
    ``when``, ``where``, ``party`` (or ``who``), ``toll`` and ``means``.

    Raises:
        UnknownEventError: when the report has no such event.
        UnknownSlotError: when there is no such slot or the event says nothing about it.
    """
    mention = _mention(coded, event)
    statements = _statements(mention, slot)
    head = f"{mention.id} ({words.ground(mention.ground)}), {statements[0].slot}: "
    count = len(statements)
    head += f"{count} statement{'' if count == 1 else 's'}"
    blocks = ["\n".join(_block(coded.report.text, statement)) for statement in statements]
    return "\n\n".join([head, *blocks]) + "\n"


def _mention(coded: CodedReport, event: str) -> Mention:
    wanted = event.strip().lower()
    for mention in coded.mentions:
        if wanted in (mention.id.lower(), mention.id.lower().lstrip("e")):
            return mention
    told = ", ".join(f"{m.id} ({words.ground(m.ground)})" for m in coded.mentions)
    raise UnknownEventError(
        f"report {coded.report.id} has no event {event!r}; it tells {told or 'no events'}"
    )


def _statements(mention: Mention, slot: str) -> tuple[Statement, ...]:
    wanted = slot.strip().lower()
    wanted = _ALIASES.get(wanted, wanted)
    if wanted not in _SLOTS:
        raise UnknownSlotError(f"there is no slot {slot!r}; the slots are {', '.join(_SLOTS)}")
    found = mention.of(wanted)
    if not found:
        told = [name for name in _SLOTS if mention.of(name)]
        raise UnknownSlotError(
            f"event {mention.id} has no statement about {wanted!r}; it has {', '.join(told)}"
        )
    return found


def _block(text: str, statement: Statement) -> Iterator[str]:
    yield f"{statement.id}  {words.value(statement.value)}"
    for span in statement.evidence:
        span.check(text)
        yield from _underlined(text, span)
    for label, said in _facts(statement):
        yield f"    {label:<11}{visible(said)}"


def _underlined(text: str, span: Span) -> Iterator[str]:
    """The words in a line of context, carets below them, offsets before them."""
    before = _flat(text[max(0, span.start - _CONTEXT) : span.start])
    after = _flat(text[span.end : span.end + _CONTEXT])
    left = "…" if span.start > _CONTEXT else ""
    right = "…" if span.end + _CONTEXT < len(text) else ""
    quoted = _flat(span.text)
    yield f"    at {span.start}:{span.end}"
    yield f"        {left}{before}{quoted}{after}{right}"
    yield f"        {' ' * _columns(left + before)}{'^' * max(1, _columns(quoted))}"


def _flat(text: str) -> str:
    return visible(text).replace("\n", " ").replace("\t", " ")


def _columns(text: str) -> int:
    """The terminal columns that a text takes: none for combining marks, two for wide letters."""
    columns = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in (
            "Mn",
            "Me",
            "Cf",
        ):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def _facts(statement: Statement) -> Iterator[tuple[str, str]]:
    value = statement.value
    if isinstance(value, WhenValue):
        yield "precision", words.date_precision(value.precision)
        yield "anchor", words.plain(value.anchor)
    if isinstance(value, WhereValue):
        yield "precision", words.place_precision(value.precision)
        yield "point", words.coordinates(value) or "no coordinates"
    if isinstance(value, WhenValue | WhereValue) and value.reason:
        yield "because", value.reason
    yield "source", words.source(statement.source)
    yield "stance", words.plain(statement.source.stance)
    yield "modality", words.plain(statement.modality)
    review = " (check: below the threshold of review)" if to_review(statement) else ""
    yield "confidence", f"{statement.confidence:.2f}{review}"
    yield "producer", statement.producer
