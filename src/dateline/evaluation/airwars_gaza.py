"""The ``airwars-gaza`` set: narratives that quote several sources, and the range coded from each.

470 incidents with the killed (and, of 375, the injured) as minimum and maximum; "Unknown" where
nobody is told to have suffered it. *Exact*: both bounds are equal, or both sides have none.
*Within*: the coded range lies in everything that the sources count, as far as it was read.
*Policy*: the range that the policy ``airwars`` settles over the narrative's mentions. *Found*: both
coded bounds are among the counts that were read, so that some policy could have given them.
Predictions: ``code`` and, for ``killed`` and ``injured``, ``low``, ``high``, ``least``, ``most``;
under ``policy`` the bounds by outcome, under ``counts`` all that was counted by outcome.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.codebooks.airwars import harm_range, incident_mentions
from dateline.errors import ReadingError
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.reconciliation import policy
from dateline.reconciliation.gathering import entries_of, gathered
from dateline.reconciliation.harm import told_together
from dateline.reconciliation.said import said
from dateline.records import CodedReport, Report, report_id
from dateline.vocabulary import Outcome

NAME = "airwars-gaza"

_COLUMNS = {
    Outcome.KILLED: "Civilians reported killed",
    Outcome.INJURED: "Civilians reported injured",
}
_DAY = re.compile(r"(\w+) (\d{1,2})(?:\s*[\u2013-]\s*\d{1,2})?, (\d{4})")
_ENDS = re.compile(r"[.!?:\"'\u201d\u2019)\]]$")
_BATCH = 64

Bounds = tuple[int, int] | None


class Item(msgspec.Struct, frozen=True):
    """One narrative with the coded bounds of each outcome; an outcome not coded is left out."""

    code: str
    text: str
    day: dt.date
    gold: dict[str, Bounds]

    def report(self) -> Report:
        """The narrative as a report, dated to the incident (it has no date of its own)."""
        return Report(
            id=report_id(self.text, self.day, None),
            text=self.text,
            published=self.day,
            origin=self.code,
        )


def load(path: Path) -> list[Item]:
    """The narratives of ``dev.jsonl.gz`` (or of the folder that holds it).

    Raises:
        ReadingError: when a narrative has no date.
    """
    return [_item(row) for row in lines_of(path, "dev.jsonl.gz")]


def _item(row: dict[str, Any]) -> Item:
    found = _DAY.search(row["date"])
    if found is None:
        raise ReadingError(f"narrative {row['code']} has no date: {row['date']!r}")
    day = dt.datetime.strptime(" ".join(found.groups()), "%B %d %Y").date()
    gold = {o.value: bounds_of(row[name]) for o, name in _COLUMNS.items() if name in row}
    return Item(row["code"], unbroken(row["assessment"]), day, gold)


def bounds_of(words: str) -> Bounds:
    """The bounds of "10 – 12" or "7"; ``None`` for "Unknown"."""
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words)]
    return (numbers[0], numbers[-1]) if numbers else None


def unbroken(text: str) -> str:
    """The text with the lines joined that stood apart only because a name was a link."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        goes_on = line[0].islower() or line[0] in ",.;)"
        if lines and (goes_on or not _ENDS.search(lines[-1])):
            lines[-1] += ("" if line[0] in ",.;)" else " ") + line
        else:
            lines.append(line)
    return "\n".join(lines)


def predict(items: Sequence[Item], coder: Coder) -> Iterator[dict[str, Any]]:
    """The range of each narrative; an outcome that nobody is told to have suffered is null."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        coded = coder.code([item.report() for item in batch])
        for item, one in zip(batch, coded, strict=True):
            row: dict[str, Any] = {"code": item.code}
            row |= {o.value: _range(one, o) for o in _COLUMNS}
            row["policy"] = {o.value: settled_range(one, o) for o in _COLUMNS}
            row["counts"] = {o.value: _counts(one, o) for o in _COLUMNS}
            yield row


def _range(coded: object, outcome: Outcome) -> dict[str, int] | None:
    found = harm_range(coded, outcome) if isinstance(coded, CodedReport) else None
    return found._asdict() if found is not None else None


def settled_range(coded: object, outcome: Outcome) -> tuple[int, int] | None:
    """The bounds that the policy ``airwars`` settles over the mentions of the incident."""
    if not isinstance(coded, CodedReport):
        return None
    entries = entries_of(coded, incident_mentions(coded, outcome))
    if not entries:
        return None
    figure = policy("airwars").settle(gathered(entries)).figure(outcome)
    if figure is None or figure.low is None or not figure.high:
        return None
    return figure.low, figure.high


def _counts(coded: object, outcome: Outcome) -> list[int]:
    """Every number that the narrative's statements count, alone or with those of its sentence."""
    if not isinstance(coded, CodedReport) or not coded.mentions:
        return []
    rows = said(gathered(entries_of(coded)), outcome, policy("airwars").terms.parameters)
    single = {n for row in rows for n in (row.count.low, row.count.high)}
    summed = {n for told in told_together(rows) for n in (told.low, told.high)}
    return sorted(single | summed)


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """For each outcome the share of narratives whose range is exact, and that lie within, in %."""
    rows = {row["code"]: row for row in predictions}
    result: dict[str, float | int] = {"narratives": len(items)}
    for outcome in _COLUMNS:
        pairs = [
            (item.gold[outcome.value], rows.get(item.code, {}).get(outcome.value))
            for item in items
            if outcome.value in item.gold
        ]
        for name, holds in (("exact", _exact), ("within", _within)):
            share = sum(holds(*pair) for pair in pairs) / max(1, len(pairs))
            result[f"{outcome.value}_{name}"] = round(100 * share, 1)
        coded = [item for item in items if outcome.value in item.gold]
        for name, holds_ in (("policy_{}_exact", _settled), ("policy_{}_found", _reachable)):
            hits = sum(holds_(i.gold[outcome.value], rows.get(i.code), outcome) for i in coded)
            result[name.format(outcome.value)] = round(100 * hits / max(1, len(coded)), 1)
    return result


def _settled(gold: Bounds, row: dict[str, Any] | None, outcome: Outcome) -> bool:
    bounds = (row or {}).get("policy", {}).get(outcome.value)
    return gold == (None if bounds is None else tuple(bounds))


def _reachable(gold: Bounds, row: dict[str, Any] | None, outcome: Outcome) -> bool:
    counts = (row or {}).get("counts", {}).get(outcome.value) or []
    if gold is None:
        return not any(counts) or _settled(gold, row, outcome)
    return set(gold) <= set(counts)


def _exact(gold: Bounds, row: dict[str, int] | None) -> bool:
    return gold == (None if row is None else (row["low"], row["high"]))


def _within(gold: Bounds, row: dict[str, int] | None) -> bool:
    if gold is None or row is None:
        return gold is None and row is None
    return row["least"] <= gold[0] and gold[1] <= row["most"]
