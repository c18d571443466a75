"""A statement as pages show it: the value in words, what goes with it, its quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.confidence import to_review
from dateline.publishing import words
from dateline.publishing.highlights import quotations
from dateline.records import PartyValue, Statement, TollValue, WhenValue, WhereValue


def item(statement: Statement, home: str) -> dict[str, Any]:
    """The parts of a statement that a template shows; ``home`` begins its anchor."""
    value = statement.value
    return {
        "id": f"{home}-{statement.id}",
        "slot": statement.slot,
        "words": _words(statement),
        "notes": list(_notes(statement)),
        "part": isinstance(value, TollValue) and value.includes,
        "bounds": words.bounds(value) if isinstance(value, TollValue) else "",
        "source": words.source(statement.source),
        "told": words.speaks_apart(statement),
        "modality": words.plain(statement.modality),
        "quotes": quotations(statement.evidence),
        "statement": statement.id,
        "confidence": f"{statement.confidence:.2f}",
        "review": to_review(statement),
        "producer": statement.producer,
    }


def _words(statement: Statement) -> str:
    value = statement.value
    if isinstance(value, PartyValue):
        return f"{words.role(value.role)} {words.party(value)}"
    return words.value(value)


def _notes(statement: Statement) -> Iterator[str]:
    """What goes with the value, in a line below it; empty notes are left out."""
    value = statement.value
    match value:
        case WhenValue():
            yield words.date_precision(value.precision)
        case WhereValue():
            yield words.place_precision(value.precision)
            yield words.coordinates(value) or "no coordinates"
        case PartyValue() if value.level:
            yield words.level(value.level)
            yield from [value.channel] if value.channel else []
    if isinstance(value, WhenValue | WhereValue) and value.reason:
        yield value.reason
