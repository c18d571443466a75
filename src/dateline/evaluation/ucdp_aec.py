"""The ``ucdp-aec`` set: one UCDP-coded event per news article.

Fourteen fields; a field counts when its string equals the gold string after stripping. Sides may
be swapped, with their deaths, where that matches better. Groups are means of their fields, the
aggregate is the mean of the four groups (Simon et al. 2025).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.codebooks.ucdp_aec import FIELDS, ucdp_record
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.records import CodedReport, Report, report_id

NAME = "ucdp-aec"

GROUPS = {
    "actor": ("side_a_name", "side_b_name"),
    "date": ("start_date", "end_date"),
    "location": (
        "location_root_name",
        "location_adm1_name",
        "location_adm2_name",
        "location_where_name",
    ),
    "deaths": (
        "deaths_side_a",
        "deaths_side_b",
        "deaths_civilian",
        "deaths_unknown",
        "deaths_low",
        "deaths_high",
    ),
}
_SWAP = {
    "side_a_name": "side_b_name",
    "side_b_name": "side_a_name",
    "deaths_side_a": "deaths_side_b",
    "deaths_side_b": "deaths_side_a",
}


class Item(msgspec.Struct, frozen=True):
    """One article with its 14 gold fields."""

    id: int
    article: str
    published: dt.date
    gold: dict[str, Any]

    def report(self) -> Report:
        """The article as a report."""
        return Report(
            id=report_id(self.article, self.published, None),
            text=self.article,
            published=self.published,
            origin=str(self.id),
        )


def load(path: Path) -> list[Item]:
    """The articles of ``dev.jsonl`` (or of the folder that holds it)."""
    return [
        Item(
            row["id"],
            row["source_article"],
            dt.date.fromisoformat(row["source_date"][:10]),
            {name: row[name] for name in FIELDS},
        )
        for row in lines_of(path, "dev.jsonl")
    ]


def predict(items: Sequence[Item], coder: Coder) -> Iterable[dict[str, Any]]:
    """One record per article: ``id`` and the 14 fields."""
    for item, coded in zip(items, coder.code([item.report() for item in items]), strict=True):
        record = ucdp_record(coded) if isinstance(coded, CodedReport) else dict.fromkeys(FIELDS, "")
        yield {"id": item.id, **record}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Percentages of right fields, by group and each field; ``aggregate`` is the groups' mean."""
    found = {row["id"]: row for row in predictions}
    right = dict.fromkeys(FIELDS, 0)
    for item in items:
        row = found.get(item.id, {})
        plain = {name: _same(item.gold[name], row.get(name)) for name in FIELDS}
        swapped = {name: _same(item.gold[name], row.get(_SWAP.get(name, name))) for name in FIELDS}
        for name, hit in max((plain, swapped), key=lambda hits: sum(hits.values())).items():
            right[name] += hit
    fields = {name: 100 * hits / max(1, len(items)) for name, hits in right.items()}
    groups = {name: sum(fields[f] for f in names) / len(names) for name, names in GROUPS.items()}
    groups["aggregate"] = sum(groups.values()) / len(groups)
    return {
        "articles": len(items),
        **{name: round(value, 1) for name, value in {**groups, **fields}.items()},
    }


def _same(gold: Any, mine: Any) -> bool:
    return str("" if gold is None else gold).strip() == str("" if mine is None else mine).strip()
