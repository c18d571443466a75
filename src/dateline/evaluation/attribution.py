"""The ``attribution`` set: who says what in the news articles of PolNeAR.

PolNeAR annotates every attribution of an article: the source, the cue, and the content, which also
covers beliefs and intentions that nobody utters. The measured sample is every eighth text in the
order of names; of a text annotated twice the first annotation counts.
"""

from __future__ import annotations

import datetime as dt
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.errors import ReadingError
from dateline.evaluation.coder import Coder
from dateline.evaluation.matching import Counts, match
from dateline.extraction.attribution import mark_sources
from dateline.records import Report, report_id

if TYPE_CHECKING:
    from dateline.analysis import Document
    from dateline.marks import SourceMark

NAME = "attribution"

Spans = tuple[tuple[int, int], ...]

_EVERY = 8
"""Of the texts in the order of their names every eighth is measured: 105 of 840."""

_BATCH = 16
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNDATED = dt.date(2016, 1, 1)
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


class Attribution(msgspec.Struct, frozen=True):
    """One attribution as half-open offsets; ``source`` is empty where nobody is named."""

    source: Spans
    cue: Spans
    content: Spans


class Item(msgspec.Struct, frozen=True):
    """One article with its attributions."""

    id: str
    text: str
    gold: tuple[Attribution, ...] = ()

    def report(self) -> Report:
        """The article as a report of the date that its name tells."""
        told = _DATE.search(self.id)
        date = dt.date.fromisoformat(told.group()) if told else _UNDATED
        return Report(
            id=report_id(self.text, date, None), text=self.text, published=date, origin=self.id
        )


def load(path: Path, every: int = _EVERY) -> list[Item]:
    """The sampled articles of ``polnear_train.tar.gz`` (or of the folder that holds it).

    Raises:
        ReadingError: when no article has both its text and an annotation.
    """
    path = Path(path)
    archive = next(iter(sorted(path.glob("*.tar.gz"))), path) if path.is_dir() else path
    if archive.is_dir():
        raise ReadingError(f"no .tar.gz of PolNeAR in {path}")
    texts, marks = _files(archive)
    names = [name for name in sorted(texts) if name in marks]
    if not names:
        raise ReadingError(f"no text with its annotation (.txt, .ann) in {archive}")
    return [Item(n, texts[n], read_annotation(marks[n])) for n in names[::every]]


def _files(archive: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The texts, and the first annotation of each, by name."""
    texts: dict[str, str] = {}
    marks: dict[str, tuple[str, str]] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            file = PurePosixPath(member.name)
            content = tar.extractfile(member) if member.isfile() else None
            if content is None or file.name.startswith("."):
                continue
            told = content.read().decode("utf-8")
            if file.suffix == ".txt":
                texts[file.stem] = told
            elif file.suffix == ".ann":
                name = _ANNOTATOR.sub("", file.stem)
                marks[name] = min(marks.get(name, (file.stem, told)), (file.stem, told))
    return texts, {name: told for name, (_, told) in marks.items()}


def read_annotation(text: str) -> tuple[Attribution, ...]:
    """The attributions of a file in the form of brat."""
    spans: dict[str, Spans] = {}
    found: list[Attribution] = []
    rows = [line.split("\t") for line in text.splitlines()]
    for key, told, *_ in (row for row in rows if row[0].startswith("T") and len(row) > 1):
        pieces = told.split(" ", 1)[1].split(";")
        spans[key] = tuple((int(a), int(b)) for a, b in (p.split() for p in pieces))
    for _, told in (row for row in rows if row[0].startswith("E")):
        parts: dict[str, Spans] = {"Source": (), "Cue": (), "Content": ()}
        for role, _, key in (piece.partition(":") for piece in told.split()):
            name = role.rstrip("0123456789")
            if name in parts:
                parts[name] += spans[key]
        found.append(Attribution(parts["Source"], parts["Cue"], parts["Content"]))
    return tuple(found)


def predict(items: Sequence[Item], coder: Coder) -> Iterator[dict[str, Any]]:
    """One object per attribution: ``doc`` and the offsets of ``source``, ``cue``, ``content``."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        documents = coder.analyse([item.report() for item in batch])
        for item, document in zip(batch, documents, strict=True):
            for mark in mark_sources(document):
                yield {"doc": item.id, **_row(document, mark)}


def _row(document: Document, mark: SourceMark) -> dict[str, list[list[int]]]:
    doc = document.doc
    content = [doc[start:end] for start, end in mark.content]
    return {
        "source": [[mark.span.start, mark.span.end]],
        "cue": [[mark.cue.start, mark.cue.end]],
        "content": [[piece.start_char, piece.end_char] for piece in content],
    }


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Precision, recall and F1 in percent, one to one within a text.

    ``source``, ``cue`` and ``content`` count where the spans overlap; ``pair`` where source and
    content of one attribution do; ``exact`` where both are the same but for space and punctuation
    at their ends.
    """
    by_doc: dict[str, list[Attribution]] = {}
    for row in predictions:
        by_doc.setdefault(str(row["doc"]), []).append(_attribution(row))
    totals = dict.fromkeys(("source", "cue", "content", "pair", "exact"), Counts())
    for item in items:
        for name, counts in _counts(item, by_doc.get(item.id, [])).items():
            totals[name] += counts
    result: dict[str, float | int] = {"articles": len(items), "gold": totals["content"].gold}
    for name, counts in totals.items():
        result[f"{name}_precision"] = counts.precision
        result[f"{name}_recall"] = counts.recall
        result[f"{name}_f1"] = counts.f1
    return result


def _attribution(row: dict[str, Any]) -> Attribution:
    source, cue, content = (
        tuple((int(a), int(b)) for a, b in row[name]) for name in ("source", "cue", "content")
    )
    return Attribution(source, cue, content)


def _counts(item: Item, found: Sequence[Attribution]) -> dict[str, Counts]:
    gold = item.gold
    counts = {
        name: match(
            [spans for a in gold if (spans := getattr(a, name))],
            [spans for a in found if (spans := getattr(a, name))],
            _overlap,
        )
        for name in ("source", "cue", "content")
    }
    told = [a for a in gold if a.source and a.content]
    mine = [a for a in found if a.source and a.content]
    counts["pair"] = match(
        told, mine, lambda g, m: _overlap(g.source, m.source) and _overlap(g.content, m.content)
    )
    edges = [[_trimmed(item.text, a.source), _trimmed(item.text, a.content)] for a in told]
    counts["exact"] = match(
        edges,
        [[_trimmed(item.text, a.source), _trimmed(item.text, a.content)] for a in mine],
        lambda g, m: g == m,
    )
    return counts


def _overlap(gold: Spans, mine: Spans) -> bool:
    return any(a < d and c < b for a, b in gold for c, d in mine)


def _trimmed(text: str, spans: Spans) -> list[tuple[int, int]]:
    """The spans without space and punctuation at their ends, joined where only such is between."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        letters = [i for i in range(*span) if text[i].isalnum()]
        if not letters:
            continue
        start, end = letters[0], letters[-1] + 1
        if found and not any(c.isalnum() for c in text[found[-1][1] : start]):
            start = found.pop()[0]
        found.append((start, end))
    return found
