"""Finding and resolving place names: the sets TR-News and LGL.

A predicted place is right when its span overlaps a gold place that no other prediction has taken,
and its point lies within 161 km (100 miles) of the gold point or its GeoNames id is the gold's.
Countries count at the point of the country table. Gold places without coordinates are left out, and
so are predictions that overlap them.
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import ReadingError
from dateline.records import Report, report_id
from dateline.resolution.where.distance import kilometres

NAME = "geoparsing"
NEAR = 161.0
"""Kilometres within which a place counts as found: 100 miles, as all papers on these sets."""

UNDATED = dt.date(2017, 1, 1)
"""For the articles whose download time gives no date; places do not depend on it."""

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


class Toponym(msgspec.Struct, frozen=True):
    """A gold place name; offsets index ``Item.text``. ``lat``/``lon`` are ``None`` if not given."""

    start: int
    end: int
    text: str
    geonameid: int | None
    lat: float | None
    lon: float | None


class Item(msgspec.Struct, frozen=True):
    """One article with its gold place names."""

    doc: str
    text: str
    published: dt.date
    toponyms: tuple[Toponym, ...]


def load(path: Path) -> list[Item]:
    """The articles of ``path``: a file of the set, or the folder (then TR-News).

    Raises:
        ReadingError: when there is no such file or it is not XML.
    """
    file = path / "tr_news.xml.gz" if path.is_dir() else path
    try:
        raw = file.read_bytes()
        raw = gzip.decompress(raw) if file.suffix == ".gz" else raw
        root = ET.fromstring(raw)  # noqa: S314 - a file that the user names, no network
    except (OSError, ET.ParseError) as error:
        raise ReadingError(f"cannot read {file}: {error}") from error
    return [_item(article) for article in root]


def _item(article: ET.Element) -> Item:
    text = article.findtext("text") or ""
    day = _DAY.search(article.findtext("dltime") or "")
    published = dt.date.fromisoformat(day.group()) if day else UNDATED
    gold = (_toponym(t, text) for t in article.iter("toponym"))
    return Item(article.get("docid") or "", text, published,
                tuple(t for t in gold if t is not None))  # fmt: skip


def _toponym(element: ET.Element, text: str) -> Toponym | None:
    phrase = element.findtext("phrase") or ""
    start = _place(text, phrase, int(element.findtext("start") or 0))
    if start is None:
        return None
    tag = element.find("gaztag")
    lat, lon, gid = None, None, None
    if tag is not None:
        lat, lon = _number(tag.findtext("lat")), _number(tag.findtext("lon"))
        number = tag.get("geonameid") or ""
        gid = int(number) if number.isdigit() else None
    return Toponym(start, start + len(phrase), phrase, gid, lat, lon)


def _place(text: str, phrase: str, start: int) -> int | None:
    """Where the phrase stands: at its offset, or nearest to it (some articles are shifted)."""
    if text[start : start + len(phrase)] == phrase:
        return start
    found = [m.start() for m in re.finditer(re.escape(phrase), text)]
    return min(found, key=lambda at: abs(at - start), default=None)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text and text.strip() else None
    except ValueError:
        return None


def reports(items: Sequence[Item]) -> list[Report]:
    """The articles as reports."""
    return [
        Report(
            id=report_id(i.text, i.published, None),
            text=i.text,
            published=i.published,
            origin=i.doc,
        )
        for i in items
    ]


def predict(items: Sequence[Item], coder: Any) -> Iterable[dict[str, Any]]:
    """One object per place found: ``doc, start, end, text, geonameid, lat, lon``.

    The shipped gazetteer alone is used, so that the figures do not depend on a user's imports.
    """
    from dateline.knowledge.gazetteer import Gazetteer
    from dateline.resolution.where import mark_places

    gazetteer = Gazetteer.open(user=False)
    for item, document in zip(items, coder.analyse(reports(items)), strict=True):
        for mark in mark_places(document, gazetteer):
            yield _prediction(item.doc, mark, gazetteer)


def _prediction(doc: str, mark: Any, gazetteer: Any) -> dict[str, Any]:
    where = mark.where
    lat, lon = where.lat, where.lon
    if lat is None and where.country and (country := gazetteer.country(where.country)):
        lat, lon = country.lat, country.lon
    span = mark.span
    return {"doc": doc, "start": span.start, "end": span.end, "text": span.text,
            "geonameid": where.geonameid, "lat": lat, "lon": lon}  # fmt: skip


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Finding (span overlap), and end to end (found and within 161 km), in percent."""
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for prediction in predictions:
        by_doc.setdefault(str(prediction["doc"]), []).append(prediction)
    gold = found = right = predicted = 0
    for item in items:
        g, p, f, r = _score_item(item, by_doc.get(item.doc, []))
        gold, predicted, found, right = gold + g, predicted + p, found + f, right + r
    result: dict[str, float | int] = {"gold": gold, "predicted": predicted}
    for label, hits in (("found", found), ("end_to_end", right)):
        precision, recall = _ratio(hits, predicted), _ratio(hits, gold)
        result[f"{label}_precision"] = precision
        result[f"{label}_recall"] = recall
        both = precision + recall
        result[f"{label}_f1"] = round(2 * precision * recall / both, 2) if both else 0.0
    result["resolved_accuracy"] = _ratio(right, found)
    return result


def _ratio(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _score_item(item: Item, predictions: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    located = [t for t in item.toponyms if t.lat is not None]
    blank = [t for t in item.toponyms if t.lat is None]
    taken: set[int] = set()
    counted = found = right = 0
    for p in sorted(predictions, key=lambda p: p["start"]):
        hits = [i for i, t in enumerate(located) if i not in taken and _overlap(p, t)]
        if not hits and any(_overlap(p, t) for t in blank):
            continue
        counted += 1
        if hits:
            taken.add(hits[0])
            found += 1
            right += is_right(p, located[hits[0]])
    return len(located), counted, found, right


def _overlap(prediction: dict[str, Any], gold: Toponym) -> bool:
    return bool(prediction["start"] < gold.end and gold.start < prediction["end"])


def is_right(prediction: dict[str, Any], gold: Toponym) -> bool:
    """Whether a prediction is the gold place or lies within 161 km of it."""
    if gold.geonameid is not None and prediction.get("geonameid") == gold.geonameid:
        return True
    lat, lon = prediction.get("lat"), prediction.get("lon")
    if lat is None or lon is None or gold.lat is None or gold.lon is None:
        return False
    return kilometres(lat, lon, gold.lat, gold.lon) <= NEAR
