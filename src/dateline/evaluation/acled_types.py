"""The ``acled-types`` set: one of thirty ACLED-like sub-types for each snippet of news.

The labels are those of CASE 2021 (task 2): ACLED's 25 sub-event types and five more. The score is
the F1 of each label, weighted by its gold frequency.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.evaluation.coder import Coder
from dateline.evaluation.matching import Counts
from dateline.evaluation.rows import lines_of
from dateline.evaluation.snippet_labels import label_of
from dateline.records import Report, report_id

if TYPE_CHECKING:
    from dateline.analysis import Document

NAME = "acled-types"

_DATE = dt.date(2021, 1, 1)
"""The snippets carry no dates; nothing that is scored depends on one."""

_BATCH = 64


class Item(msgspec.Struct, frozen=True):
    """One snippet; ``gold`` is empty where it is not known."""

    id: str
    text: str
    gold: str = ""

    def report(self) -> Report:
        """The snippet as a report."""
        return Report(
            id=report_id(self.text, _DATE, None),
            text=self.text,
            published=_DATE,
            origin=self.id,
        )


def load(path: Path) -> list[Item]:
    """The snippets of ``dev.jsonl`` (or of the folder that holds it)."""
    return [
        Item(str(row["id"]), row["text"], row.get("sub_type", ""))
        for row in lines_of(path, "dev.jsonl")
    ]


def predict(items: Sequence[Item], coder: Coder) -> Iterable[dict[str, Any]]:
    """One label per snippet: ``id`` and ``sub_type``."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        documents: list[Document] = coder.analyse([item.report() for item in batch])
        for item, document in zip(batch, documents, strict=True):
            yield {"id": item.id, "sub_type": label_of(document)}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Weighted F1 over all labels and over ACLED's own, and accuracy; percentages."""
    found = {str(row["id"]): row["sub_type"] for row in predictions}
    pairs = [(item.gold, found.get(item.id, "")) for item in items]
    acled = [(gold, mine) for gold, mine in pairs if gold not in BEYOND_ACLED]
    hits = sum(1 for gold, mine in pairs if gold == mine)
    return {
        "snippets": len(items),
        "weighted_f1": _weighted(pairs),
        "weighted_f1_acled": _weighted(acled),
        "accuracy": round(100 * hits / max(1, len(pairs)), 1),
    }


BEYOND_ACLED = frozenset({"NATURAL_DISASTER", "MAN_MADE_DISASTER", "ORG_CRIME", "DIPLO", "ATTRIB"})
"""The labels that the set has beside ACLED's sub-event types."""


def _weighted(pairs: Sequence[tuple[str, str]]) -> float:
    total = 0.0
    for label in {gold for gold, _ in pairs}:
        counts = Counts(
            sum(1 for pair in pairs if pair == (label, label)),
            sum(1 for gold, _ in pairs if gold == label),
            sum(1 for _, mine in pairs if mine == label),
        )
        total += counts.f1 * counts.gold
    return round(total / max(1, len(pairs)), 1)
