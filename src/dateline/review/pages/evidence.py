"""Reports of an event beside what was read in them, as the templates show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dateline.dossiers import Dossier, Entry
from dateline.publishing import words
from dateline.publishing.arranged import Arranged, arrange
from dateline.publishing.cleaning import visible
from dateline.publishing.highlights import Piece, marks, paragraphs
from dateline.publishing.items import item
from dateline.records import CodedReport, Mention, Report, Statement, to_json

_ROWS = ("kinds", "when", "where", "who", "claims", "denials", "tolls", "means")
_LABELS = dict(
    zip(_ROWS, ("what", "when", "where", "who", "claimed", "denied", "toll", "means"), strict=True)
)


def told(dossier: Dossier) -> list[dict[str, Any]]:
    """The reports of an event in the order of publication, each with its mentions of the event."""
    held: dict[str, list[Entry]] = {}
    for entry in dossier.entries:
        held.setdefault(entry.report.id, []).append(entry)
    return [
        report(
            entries[0].report,
            [entry.mention for entry in entries],
            f"r{number}",
            copy_of=entries[0].copy_of,
        )
        for number, entries in enumerate(held.values(), 1)
    ]


def anchors(dossier: Dossier) -> dict[str, str]:
    """The anchor of each statement on the page, by its key."""
    numbers: dict[str, int] = {}
    found: dict[str, str] = {}
    for entry in dossier.entries:
        number = numbers.setdefault(entry.report.id, len(numbers) + 1)
        for statement in entry.mention.statements:
            key = entry.reference(statement)
            found[key] = f"r{number}-{entry.mention.id}-{statement.id}"
    return found


def report(
    about: Report,
    mentions: Sequence[Mention],
    prefix: str,
    *,
    copy_of: str | None = None,
    events: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """One report: its text in pieces, and each mention's statements by the question they answer."""
    coded = CodedReport(report=about, mentions=tuple(mentions), producer="")
    return {
        "id": prefix,
        "key": about.id,
        "title": words.title(about),
        "published": words.day(about.published),
        "iso": about.published.isoformat(),
        "publisher": about.publisher,
        "filed_from": about.filed_from,
        "url": about.url if (about.url or "").startswith(("https://", "http://")) else None,
        "language": about.language,
        "copy_of": copy_of,
        "text": about.text,
        "paragraphs": [
            [(piece, segments(piece)) for piece in some]
            for some in paragraphs(about.text, marks(coded, prefix))
        ],
        "mentions": [_mention(one, about, prefix, events) for one in arrange(mentions)],
    }


def segments(piece: Piece) -> list[tuple[int, str, bool]]:
    """The parts of a piece as they are shown: where each begins in the text, in code points.

    What is shown in other characters than it is stored in (a control character, a bidi override) is
    a part of its own, so that places in the page can be counted back to places in the text.
    """
    found: list[tuple[int, str, bool]] = []
    begun = 0
    for at, character in enumerate(piece.text):
        shown = visible(character)
        if shown != character:
            if at > begun:
                found.append((piece.start + begun, piece.text[begun:at], False))
            found.append((piece.start + at, shown, True))
            begun = at + 1
    if begun < len(piece.text):
        found.append((piece.start + begun, piece.text[begun:], False))
    return found


def _mention(
    one: Arranged, about: Report, prefix: str, events: Mapping[str, str] | None
) -> dict[str, Any]:
    home = f"{prefix}-{one.mention.id}"
    rows: list[tuple[str, tuple[Statement, ...]]] = [
        (_LABELS[name], getattr(one, name)) for name in _ROWS
    ]
    return {
        "id": home,
        "name": one.mention.id,
        "key": f"{about.id}/{one.mention.id}",
        "event": (events or {}).get(one.mention.id),
        "version": 0,
        "number": one.number,
        "title": one.title,
        "ground": one.mention.ground.value,
        "ground_words": words.ground(one.mention.ground),
        "rows": [
            (label, [_item(s, about, home) for s in statements])
            for label, statements in rows
            if statements
        ],
        "missing": one.missing,
    }


def _item(statement: Statement, about: Report, home: str) -> dict[str, Any]:
    first = statement.evidence[0]
    fields = {k: v for k, v in msgspec.to_builtins(statement.value).items() if v is not None}
    return {
        **item(statement, home),
        "key": f"{about.id}/{statement.id}",
        "start": first.start,
        "end": first.end,
        "fields": to_json(fields).decode(),
    }
