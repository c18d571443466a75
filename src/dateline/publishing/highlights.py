"""A report's text cut into pieces so that overlapping evidence can be shown without nesting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dateline.records import CodedReport, Span

TRIGGER = "type"
"""Slot under which the words that tell of an event are shown."""
SOURCE = "source"
"""Slot under which the words that name a speaker are shown."""

_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Mark(msgspec.Struct, frozen=True, order=True):
    """Words to highlight: their range, the slot, and the anchor of the value that rests on them."""

    start: int
    end: int
    slot: str
    target: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text under the same marks; no marks for plain text.

    ``start`` is where it begins in the text, in code points.
    ``slot`` is that of the shortest mark, which says most about these very words. ``label`` is set
    where that mark begins, ``targets`` holds the anchors of all values that rest on the words,
    ``first`` those whose words begin here.
    """

    text: str
    start: int = 0
    slot: str = ""
    label: str = ""
    slots: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


def marks(coded: CodedReport, prefix: str) -> list[Mark]:
    """All marks of a coded report; each span is checked against the text.

    Anchors are ``<prefix>-<mention>-<statement>``, for trigger words ``<prefix>-<mention>``.

    Raises:
        EvidenceError: when quoted words do not stand at their offsets.
    """
    found: dict[Mark, None] = {}
    for mention in coded.mentions:
        home = f"{prefix}-{mention.id}"
        _add(found, coded, mention.triggers, TRIGGER, home)
        for statement in mention.statements:
            target = f"{home}-{statement.id}"
            _add(found, coded, statement.evidence, statement.slot, target)
            _add(found, coded, statement.source.evidence, SOURCE, target)
    return list(found)


def _add(
    found: dict[Mark, None], coded: CodedReport, spans: Iterable[Span], slot: str, target: str
) -> None:
    for span in spans:
        span.check(coded.report.text)
        found[Mark(span.start, span.end, slot, target)] = None


def quotations(evidence: Sequence[Span]) -> list[tuple[str, str, str]]:
    """The evidence as quotations: the words before, the words that carry the value, those after.

    A span that lies within another is shown as the core of the wider one, not once more by itself.
    """
    wide = [span for span in evidence if not any(_within(span, other) for other in evidence)]
    return [_quotation(outer, evidence) for outer in dict.fromkeys(wide)]


def _within(span: Span, other: Span) -> bool:
    shorter = span.end - span.start < other.end - other.start
    return shorter and other.start <= span.start and span.end <= other.end


def _quotation(outer: Span, evidence: Sequence[Span]) -> tuple[str, str, str]:
    core = next((span for span in evidence if _within(span, outer)), outer)
    start, end = core.start - outer.start, core.end - outer.start
    return outer.text[:start], outer.text[start:end], outer.text[end:]


def paragraphs(text: str, over: Sequence[Mark]) -> list[list[Piece]]:
    """The text as paragraphs, parted at empty lines; the pieces together are the text."""
    seen: set[str] = set()
    return [_labelled(_pieces(text, start, end, over, seen)) for start, end in _ranges(text)]


def _labelled(pieces: list[Piece]) -> list[Piece]:
    """The pieces with a label only where the slot changes: "who" once for words in a row."""
    shown, last = [], ""
    for piece in pieces:
        repeated = bool(piece.label) and piece.label == last
        shown.append(msgspec.structs.replace(piece, label="") if repeated else piece)
        if piece.slot or piece.text.strip():
            last = piece.slot
    return shown


def _ranges(text: str) -> list[tuple[int, int]]:
    ranges, start = [], 0
    for gap in _BREAK.finditer(text):
        ranges.append((start, gap.start()))
        start = gap.end()
    ranges.append((start, len(text)))
    return [(first, last) for first, last in ranges if text[first:last].strip()]


def _pieces(text: str, start: int, end: int, over: Sequence[Mark], seen: set[str]) -> list[Piece]:
    here = sorted(mark for mark in over if mark.start < end and mark.end > start)
    inside = {cut for mark in here for cut in (mark.start, mark.end) if start < cut < end}
    cuts = sorted({start, end} | inside)
    pieces, coming, on = [], 0, list[Mark]()
    for first, last in pairwise(cuts):
        while coming < len(here) and here[coming].start <= first:
            on.append(here[coming])
            coming += 1
        on = [mark for mark in on if mark.end > first]
        pieces.append(_piece(text, first, last, on, seen))
    return pieces


def _piece(text: str, start: int, end: int, on: list[Mark], seen: set[str]) -> Piece:
    if not on:
        return Piece(text=text[start:end], start=start)
    on = sorted(
        on, key=lambda mark: (mark.end - mark.start, mark.slot == "stage", mark.slot, mark.target)
    )
    first = [m.target for m in on if m.slot != SOURCE and m.target not in seen]
    seen.update(first)
    return Piece(
        text=text[start:end],
        start=start,
        slot=on[0].slot,
        label=on[0].slot if on[0].start == start else "",
        slots=tuple(dict.fromkeys(mark.slot for mark in on)),
        targets=tuple(dict.fromkeys(mark.target for mark in on)),
        first=tuple(dict.fromkeys(first)),
    )
