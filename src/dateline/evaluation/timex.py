"""TimeBank and AQUAINT in TimeML: finding and normalising time expressions.

The text of a document is the string content of its ``TEXT`` element: tags stripped, entities
decoded, white space as it stands (it normally starts with a newline). Offsets are code points into
it. The document creation time and whatever stands outside ``TEXT`` are not scored.
"""

from __future__ import annotations

import datetime as dt
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from dateline.analysis.folding import fold
from dateline.errors import ReadingError
from dateline.extraction.times import Between, Expression, Length
from dateline.resolution.when import Resolved, read_times

NAME = "timex"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: half-open offsets into the document's text, TimeML type and value."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """A document: its id (the file's stem), text, creation date and annotated times."""

    id: str
    text: str
    published: dt.date
    times: tuple[Timex, ...]


def load(path: Path) -> list[Item]:
    """The documents of a folder of ``.tml`` files or of ``.tar.gz`` files of them, ordered by id.

    Raises:
        ReadingError: when there is no TimeML document.
    """
    items = [read(name, data) for name, data in _files(Path(path))]
    if not items:
        raise ReadingError(f"no TimeML document (.tml) in {path}, nor in a .tar.gz there")
    return sorted(items, key=lambda item: item.id)


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.tml")):
            yield file.stem, file.read_bytes()
        for archive in sorted(path.glob("*.tar.gz")):
            yield from _archived(archive)
        return
    yield from _archived(path)


def _archived(path: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as archive:
        for member in archive:
            stem = PurePosixPath(member.name)
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and stem.suffix == ".tml" and not stem.name.startswith("."):
                yield stem.stem, content.read()


def read(name: str, data: bytes) -> Item:
    """One document from TimeML.

    Raises:
        ValueError: when it has no ``TEXT`` or no creation time.
    """
    root = ET.fromstring(data)  # noqa: S314
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{name}: no TEXT or no DCT element")
    pieces: list[str] = []
    times: list[Timex] = []
    _walk(body, pieces, times)
    published = dt.date.fromisoformat(created.attrib["value"][:10])
    return Item(name, "".join(pieces), published, tuple(sorted(times, key=lambda t: t.start)))


def _walk(element: ET.Element, pieces: list[str], times: list[Timex]) -> None:
    start = sum(len(p) for p in pieces)
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        words = "".join(pieces)[start:]
        kind, value = element.attrib["type"], element.attrib["value"]
        times.append(Timex(start, start + len(words), words, kind, value))


def predict(items: Iterable[Item], coder: Any = None) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    """One object per time found: ``doc``, ``start``, ``end``, ``text``, ``type``, ``value``.

    TimeML leaves "since" and "after" outside a time and annotates both ends of a range, so spans
    are cut to that. ``coder`` is not needed: times are read without the other stages.
    """
    for item in items:
        for start, end, found in timexes(item.text, item.published):
            yield {
                "doc": item.id,
                "start": start,
                "end": end,
                "text": item.text[start:end],
                "type": found.kind,
                "value": found.value,
            }


def timexes(text: str, published: dt.date) -> list[tuple[int, int, Resolved]]:
    """The times of a text as TimeML would have them."""
    out: list[tuple[int, int, Resolved]] = []
    for expression, resolved in read_times(fold(text), published):
        meaning = expression.meaning
        if isinstance(meaning, Between):
            ends = (meaning.first, meaning.last)
            out += [(e.start, e.end, r) for e, r in zip(ends, resolved.parts, strict=True)]
        else:
            out.append((*_core(expression), resolved))
        if isinstance(meaning, Length) and resolved.parts:
            other = meaning.until or meaning.within
            assert other is not None
            out.append((other.start, other.end, resolved.parts[0]))
    return out


def _core(expression: Expression) -> tuple[int, int]:
    start = expression.core if expression.core >= 0 else expression.start
    return start, expression.stop if expression.stop >= 0 else expression.end


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Precision, recall and F1 in percent, after TempEval-3.

    ``strict``: same start and end. ``overlap``: spans overlap, one to one, in order. ``type`` and
    ``value``: overlapping, and the attribute equal.
    """
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for row in predictions:
        by_doc.setdefault(str(row["doc"]), []).append(row)
    gold = sum(len(item.times) for item in items)
    found = sum(len(by_doc.get(item.id, ())) for item in items)
    hits = dict.fromkeys(("strict", "overlap", "type", "value"), 0)
    for item in items:
        for time, row in match(item.times, by_doc.get(item.id, [])):
            hits["overlap"] += 1
            hits["strict"] += (time.start, time.end) == (row["start"], row["end"])
            hits["type"] += time.type == row["type"]
            hits["value"] += time.value == row["value"]
    result: dict[str, float | int] = {"documents": len(items), "gold": gold, "predicted": found}
    for name, hit in hits.items():
        result[f"{name}_p"] = round(100 * hit / found, 2) if found else 0.0
        result[f"{name}_r"] = round(100 * hit / gold, 2) if gold else 0.0
        result[f"{name}_f1"] = round(200 * hit / (found + gold), 2) if found + gold else 0.0
    return result


def match(
    times: Sequence[Timex], rows: Sequence[dict[str, Any]]
) -> list[tuple[Timex, dict[str, Any]]]:
    """Pairs of annotated and predicted times that overlap, each used once; exact spans first."""
    pairs: list[tuple[Timex, dict[str, Any]]] = []
    left = sorted(rows, key=lambda row: (row["start"], row["end"]))
    open_times = list(times)
    for exact in (True, False):
        for time in list(open_times):
            for row in left:
                same = (row["start"], row["end"]) == (time.start, time.end)
                if same if exact else row["start"] < time.end and time.start < row["end"]:
                    pairs.append((time, row))
                    left.remove(row)
                    open_times.remove(time)
                    break
    return pairs
