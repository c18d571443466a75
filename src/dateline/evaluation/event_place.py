"""The ``event-place`` set: a marked event verb in a sentence, and the place of that event.

9,199 sentences (Halterman; MIT). Predictions: ``index`` (line number from 0), ``start``, ``end``,
``text`` of the place that most likely is the event's, and ``none``, the chance that the sentence
names none (0..1). What is measured is ``extraction.places.pinpointing``, which ranks marked
places and other names; the main job reads it too.
Annotated spans of white space or one letter are slips and count as no place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.evaluation.coder import Coder
from dateline.evaluation.matching import Counts
from dateline.evaluation.rows import lines_of
from dateline.records import Report, report_id

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.extraction.places.candidates import Candidate
    from dateline.knowledge.gazetteer import Gazetteer

NAME = "event-place"

_DAY = dt.date(2015, 1, 1)
"""A date for sentences that carry none; places do not depend on it."""


class Item(msgspec.Struct, frozen=True):
    """One sentence: the range of its event verb and the ranges of the places of that event."""

    index: int
    text: str
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]

    def report(self) -> Report:
        """The sentence as a report."""
        return Report(
            id=report_id(f"{self.index} {self.text}", _DAY, None), text=self.text, published=_DAY
        )


def load(path: Path) -> list[Item]:
    """The sentences of ``dev.jsonl.gz`` (or of the folder that holds it) that mark one verb."""
    items = []
    for index, row in enumerate(lines_of(path, "dev.jsonl.gz")):
        verbs = [(s["start"], s["end"]) for s in row["spans"] if s["label"] == "VERB"]
        places = tuple(
            (s["start"], s["end"])
            for s in row["spans"]
            if s["label"] == "LOCATION" and len(row["text"][s["start"] : s["end"]].strip()) > 1
        )
        if verbs:
            items.append(Item(index, row["text"], verbs[0], places))
    return items


def predict(items: Sequence[Item], coder: Coder) -> Iterator[dict[str, Any]]:
    """The likeliest place of each event; ``start`` and ``end`` are null where none is named."""
    from dateline.extraction.places.pinpointing import name_chances
    from dateline.knowledge.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    documents = coder.analyse([item.report() for item in items])
    for item, document in zip(items, documents, strict=True):
        places = row_of(document, gazetteer)
        row: dict[str, Any] = {"index": item.index, "start": None, "end": None, "text": None}
        odds = name_chances(document, verb_token(document, item), places)
        if places:
            best = places[max(range(len(places)), key=odds.__getitem__)]
            span = document.chars(best.start, best.end)
            row.update(start=span.start, end=span.end, text=span.text)
        yield {**row, "none": round(odds[-1], 4)}


def row_of(document: Document, gazetteer: Gazetteer) -> list[Candidate]:
    """The names of a sentence that may be the place of its event."""
    from dateline.extraction.places.candidates import candidates
    from dateline.resolution.where import mark_places

    marks = [p.span for p in mark_places(document, gazetteer) if not p.demonym]
    return candidates(document, [(m.start, m.end) for m in marks], (0, len(document.doc)))


def places_of(item: Item) -> set[tuple[int, int]]:
    """The annotated ranges, without the white space at their ends."""
    return {_trim(item.text, *place) for place in item.places}


def verb_token(document: Document, item: Item) -> int:
    """The main token of the event verb."""
    found = document.doc.char_span(*item.verb, alignment_mode="expand")
    return 0 if found is None else int(found.root.i)


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Percentages.

    ``exact``: of the sentences that name the event's place, those whose predicted span is one of
    the annotated ones (white space at its ends aside). ``overlap``: those whose span touches one.
    ``none``: of the sentences that name none, those given a chance of none above one half.
    ``exact_or_none``: both together, over all sentences.
    """
    found = {row["index"]: row for row in predictions}
    exact = overlap = none = both = 0
    placed = [item for item in items if item.places]
    for item in items:
        row = found.get(item.index, {})
        silent = row.get("none", 1.0 if row.get("start") is None else 0.0) > 0.5
        hit = _hit(item, row)
        if item.places:
            exact += hit
            overlap += _touches(item, row)
            both += hit and not silent
        else:
            none += silent
            both += silent
    return {
        "sentences": len(items),
        "exact": Counts(exact, len(placed), len(placed)).recall,
        "overlap": Counts(overlap, len(placed), len(placed)).recall,
        "none": Counts(none, len(items) - len(placed), 0).recall,
        "exact_or_none": Counts(both, len(items), 0).recall,
    }


def _hit(item: Item, row: dict[str, Any]) -> bool:
    return (row.get("start"), row.get("end")) in places_of(item)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _touches(item: Item, row: dict[str, Any]) -> bool:
    start, end = row.get("start"), row.get("end")
    if start is None or end is None:
        return False
    return any(start < last and first < end for first, last in item.places)
