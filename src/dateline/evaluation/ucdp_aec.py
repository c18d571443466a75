"""The ``ucdp-aec`` set: one UCDP-coded event per news article.

Fourteen fields; a field counts when its string equals the gold string after stripping. Sides may
be swapped, with their deaths, where that matches better. Groups are means of their fields, the
aggregate is the mean of the four groups (Simon et al. 2025).

About two in five articles are set aside: no rule is tuned on them and nobody reads them, so that
the difference of the two parts shows how far the rules are fitted. Their figures are the ``aside_``
ones; those of the other articles the ``tuned_`` ones.
"""

from __future__ import annotations

import datetime as dt
import hashlib
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


ASIDE = 0.40
"""Share of the articles that are set aside, by the hash of their number alone."""


def is_aside(number: int) -> bool:
    """Whether an article is set aside: the SHA-1 of its number, as a fraction of 1, says so."""
    digest = hashlib.sha1(str(number).encode(), usedforsecurity=False).hexdigest()
    return int(digest[:8], 16) / 2**32 < ASIDE


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
    """Percentages of right fields, by group and each field; ``aggregate`` is the groups' mean.

    The groups come for the part tuned on and the part set aside too, where both have articles.
    """
    found = {row["id"]: row for row in predictions}
    hits = {item.id: _hits(item.gold, found.get(item.id, {})) for item in items}
    fields = _fields(list(hits.values()))
    result = {**_groups(fields), **fields}
    parts = {part: [hits[i.id] for i in items if is_aside(i.id) is part] for part in (False, True)}
    if all(parts.values()):
        for name, part in (("tuned", parts[False]), ("aside", parts[True])):
            result |= {f"{name}_{key}": n for key, n in _groups(_fields(part)).items()}
    return {"articles": len(items), **{name: round(n, 1) for name, n in result.items()}}


def _hits(gold: dict[str, Any], row: dict[str, Any]) -> dict[str, bool]:
    """Which fields of a record are right, the sides as given or swapped."""
    plain = {name: _same(gold[name], row.get(name)) for name in FIELDS}
    swapped = {name: _same(gold[name], row.get(_SWAP.get(name, name))) for name in FIELDS}
    return max((plain, swapped), key=lambda hits: sum(hits.values()))


def _fields(rows: Sequence[dict[str, bool]]) -> dict[str, float]:
    return {name: 100 * sum(row[name] for row in rows) / max(1, len(rows)) for name in FIELDS}


def _groups(fields: dict[str, float]) -> dict[str, float]:
    groups = {name: sum(fields[f] for f in names) / len(names) for name, names in GROUPS.items()}
    return {**groups, "aggregate": sum(groups.values()) / len(groups)}


def _same(gold: Any, mine: Any) -> bool:
    return str("" if gold is None else gold).strip() == str("" if mine is None else mine).strip()
