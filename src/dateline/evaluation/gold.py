"""The ``gold`` set: Dateline's own invented reports, in the form of ``statements``.

Loading and measures are those of :mod:`dateline.evaluation.statements`; this module adds where the
set lies, its split, the check of its rows and the agreement of two annotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import ReadingError
from dateline.evaluation import statements
from dateline.evaluation.statements import Item, predict, score

__all__ = ["agreement", "faults", "gold_file", "load", "part", "predict", "score", "split_of"]

SPLITS = ("dev", "heldout", "all")

_EVENT_LABELS = {
    "role": "main other background",
    "stage": "accomplished attempted foiled threatened planned alleged denied",
    "date_precision": "day range week month year unknown",
    "place_relation": "in near between border area unknown",
}
_TOLL_LABELS = {
    "outcome": "killed injured missing abducted captured arrested displaced",
    "group": "soldiers police security_forces militants attackers civilians children women "
    "aid_workers journalists officials unspecified",
    "qualifier": "exact minimum maximum approx vague",
    "source_kind": "state military police armed_group medical witness monitor un_igo media "
    "anonymous_official resident report",
    "modality": "asserted claimed suspected denied negated",
}
_LEVELS = (
    "stated_as_fact claimed_by_itself suspected_by_authorities accused_by_others denied contested "
    "unknown_perpetrator"
)


def gold_file() -> Path:
    """The set's file: beside this module in an installed package, else in the source checkout.

    Raises:
        ReadingError: when neither is there.
    """
    here = Path(__file__)
    packed = here.parent / "gold_data" / "reports.jsonl"
    checkout = here.parents[3] / "examples" / "gold" / "reports.jsonl"
    for file in (packed, checkout):
        if file.is_file():
            return file
    raise ReadingError(f"no gold set at {packed} or {checkout}; give its PATH")


def load(path: Path) -> list[Item]:
    """The reports of a file, or of ``reports.jsonl`` in a folder."""
    return statements.load(path / "reports.jsonl" if path.is_dir() else path)


def split_of(number: int) -> str:
    """``dev`` for even ids, ``heldout`` for odd ones: fixed before the annotation."""
    return "heldout" if number % 2 else "dev"


def part(items: Sequence[Item], split: str) -> list[Item]:
    """The items of one split, or all."""
    return [item for item in items if split in ("all", split_of(item.id))]


def agreement(items: Sequence[Item], second: Sequence[dict[str, Any]]) -> dict[str, float | int]:
    """Each measure with either annotation as gold, averaged, on the reports that both hold."""
    other = {row["id"]: row["events"] for row in second}
    ours = [item for item in items if item.id in other]
    theirs = [Item(i.id, i.published, i.article, other[i.id]) for i in ours]
    there = score(ours, [{"id": i.id, "events": i.events} for i in theirs])
    back = score(theirs, [{"id": i.id, "events": i.events} for i in ours])
    return {name: round((there[name] + back[name]) / 2, 1) for name in there}


def faults(item: Item) -> list[str]:
    """What breaks the form: quotes that are no substring, unknown labels, crossed bounds."""
    found = [fault for event in item.events for fault in _event_faults(event, item.article)]
    return [f"{item.id}: {fault}" for fault in found]


def _event_faults(event: dict[str, Any], text: str) -> Iterator[str]:
    rows = [*event["tolls"], *event["responsibility"]]
    quotes = [event["date_quote"], event["place_quote"], event["place"]]
    quotes += [row["quote"] for row in rows]
    yield from (f"not in the text: {quote}" for quote in quotes if quote and quote not in text)
    start, end = event["date_start"], event["date_end"]
    if (start is None) != (end is None) or (start and start > end):
        yield f"dates {start} to {end}"
    yield from _label_faults(event, _EVENT_LABELS)
    for toll in event["tolls"]:
        yield from _label_faults(toll, _TOLL_LABELS)
        low, high = toll["low"], toll["high"]
        if (low is None and high is None) or (None not in (low, high) and low > high):
            yield f"bounds {low} to {high}"
    for row in event["responsibility"]:
        yield from _label_faults(row, {"level": _LEVELS})


def _label_faults(row: dict[str, Any], labels: dict[str, str]) -> Iterator[str]:
    for name, allowed in labels.items():
        if row[name] not in allowed.split():
            yield f"{name} {row[name]}"
