"""The ``muc4`` set: wires of 1988–90 on Latin America with the MUC-4 templates.

Two measures. *Relevance*: which documents get any template. *Slots*: the templates of a document
are aligned one to one with the gold by the overlap of their slots; then every slot is scored.
String fills agree when they share a content word with any of the gold's alternatives, set fills
when they are equal, dates when their intervals meet, places by their parts. Optional gold
templates cost nothing when they are missed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.codebooks.muc4 import SLOTS, muc4_templates
from dateline.evaluation.coder import Coder
from dateline.evaluation.matching import Counts
from dateline.evaluation.muc4_fills import Template, agree, fills_of, optional
from dateline.evaluation.muc4_splits import by_split
from dateline.evaluation.rows import lines_of
from dateline.records import CodedReport, Report, report_id

NAME = "muc4"

_DATE = re.compile(
    r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (?:19)?(\d\d)\b"
)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_HEAD = 400
"""Characters in which a wire's dateline stands."""

_BATCH = 64


class Item(msgspec.Struct, frozen=True):
    """One wire with its gold templates."""

    docid: str
    text: str
    templates: list[Template]

    def report(self) -> Report:
        """The wire as a report, dated by its dateline (or to 1 January 1990, where it has none)."""
        published = dateline_of(self.text) or dt.date(1990, 1, 1)
        return Report(
            id=report_id(self.text, published, None),
            text=self.text,
            published=published,
            origin=self.docid,
        )


def dateline_of(text: str) -> dt.date | None:
    """The date of a wire's dateline ("SAN SALVADOR, 3 JAN 90 --")."""
    found = _DATE.search(text[:_HEAD])
    if found is None:
        return None
    day, month, year = int(found[1]), _MONTHS.index(found[2]) + 1, 1900 + int(found[3])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def load(path: Path) -> list[Item]:
    """The wires of ``dev.jsonl.gz`` (or of the folder that holds it)."""
    return [
        Item(row["docid"], row["text"], row.get("templates") or [])
        for row in lines_of(path, "dev.jsonl.gz")
    ]


def predict(items: Sequence[Item], coder: Coder) -> Iterable[dict[str, Any]]:
    """The templates of each wire: ``docid`` and ``templates`` in the form of the gold."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        coded = coder.code([item.report() for item in batch])
        for item, one in zip(batch, coded, strict=True):
            templates = muc4_templates(one) if isinstance(one, CodedReport) else []
            yield {"docid": item.docid, "templates": templates}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Relevance, then precision, recall and F1 of each slot and of all, as percentages."""
    found: dict[str, Sequence[Template]] = {row["docid"]: row["templates"] for row in predictions}
    result = _relevance(items, found) | by_split(items, found)
    totals = dict.fromkeys(SLOTS, Counts())
    for item in items:
        for slot, counts in _slots(item.templates, found.get(item.docid, [])).items():
            totals[slot] += counts
    everything = sum(totals.values(), Counts())
    for name, counts in {"all_slots": everything, **totals}.items():
        key = re.sub(r"[^a-z]+", "_", name.lower())
        result |= {
            f"{key}_p": counts.precision,
            f"{key}_r": counts.recall,
            f"{key}_f": counts.f1,
        }
    return result


def _relevance(
    items: Sequence[Item], found: dict[str, Sequence[Template]]
) -> dict[str, float | int]:
    relevant = [bool(found.get(i.docid)) for i in items if i.templates]
    irrelevant = [bool(found.get(i.docid)) for i in items if not i.templates]
    counts = Counts(sum(relevant), len(relevant), sum(relevant) + sum(irrelevant))
    return {
        "documents": len(items),
        "relevance_p": counts.precision,
        "relevance_r": counts.recall,
        "relevant_with_event": counts.recall,
        "irrelevant_with_event": round(100 * sum(irrelevant) / max(1, len(irrelevant)), 1),
    }


def _slots(gold: Sequence[Template], mine: Sequence[Template]) -> dict[str, Counts]:
    """Counts per slot of one document."""
    totals = dict.fromkeys(SLOTS, Counts())
    pairs = _align(gold, mine)
    for row, template in enumerate(gold):
        partner = pairs.get(row)
        if partner is None and optional(template):
            continue
        other = mine[partner] if partner is not None else {}
        for slot in SLOTS:
            totals[slot] += agree(slot, fills_of(slot, template), fills_of(slot, other))
    for column, template in enumerate(mine):
        if column not in pairs.values():
            for slot in SLOTS:
                totals[slot] += Counts(0, 0, len(fills_of(slot, template)))
    return totals


def _align(gold: Sequence[Template], mine: Sequence[Template]) -> dict[int, int]:
    """Gold row to own column: greedily by the number of agreeing fills; types must not conflict."""
    rated = []
    for row, one in enumerate(gold):
        for column, other in enumerate(mine):
            same = sum(
                agree(slot, fills_of(slot, one), fills_of(slot, other)).matched for slot in SLOTS
            )
            if same:
                rated.append((-same, row, column))
    pairs: dict[int, int] = {}
    for _, row, column in sorted(rated):
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return pairs
