"""The ``gva-linking`` set: reports of shooting incidents, to be put together by incident.

All reports of all incidents are coded and linked in one go. A report stands with the event of its
first mention; where nobody else tells of that event, with the first of its other mentions' events
that another report tells of. Scored by B-cubed over the reports (Bagga and Baldwin 1998): for each
report the share of its group that is of its incident, and the share of its incident that is in its
group. Predictions: ``report`` (the number of the report) and ``group``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.dossiers import mention_key
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.reading.cleaning import clean
from dateline.records import CodedReport, Report, report_id

NAME = "gva-linking"

_BATCH = 64


class Item(msgspec.Struct, frozen=True):
    """One report and the incident that it is about."""

    number: int
    incident: str
    published: dt.date
    text: str

    def report(self) -> Report:
        """The report with its headline as the first line."""
        return Report(
            id=report_id(self.text, self.published, None),
            text=self.text,
            published=self.published,
            origin=f"{self.incident}/{self.number}",
        )


def load(path: Path) -> list[Item]:
    """The reports of ``dev.jsonl.gz`` (or of the folder that holds it), incident by incident."""
    items: list[Item] = []
    for row in lines_of(path, "dev.jsonl.gz"):
        for report in row["reports"]:
            published = dt.date.fromisoformat(report["published"])
            text = clean("\n\n".join(filter(None, (report["title"], report["text"]))))
            items.append(Item(len(items), row["incident_id"], published, text))
    return items


def predict(items: Sequence[Item], coder: Coder) -> Iterator[dict[str, Any]]:
    """The group of each report. A report that could not be coded stands alone."""
    coded = list(code(items, coder))
    homes = homes_of([one for one in coded if one is not None])
    for item, one in zip(items, coded, strict=True):
        home = homes.get(one.report.id) if one is not None else None
        yield {"report": item.number, "group": home or f"report {item.number}"}


def code(items: Sequence[Item], coder: Coder) -> Iterator[CodedReport | None]:
    """The coded reports in order; ``None`` for one that could not be coded."""
    for start in range(0, len(items), _BATCH):
        batch = [item.report() for item in items[start : start + _BATCH]]
        for one in coder.code(batch):
            yield one if isinstance(one, CodedReport) else None


def homes_of(coded: Sequence[CodedReport]) -> dict[str, str]:
    """For each report with a mention the name of the group that it stands in."""
    from dateline.linking import default_linker
    from dateline.linking.batch import link_all

    linker = default_linker()
    once = {one.report.id: one for one in coded}.values()
    groups = link_all((p for one in once for p in linker.profiles(one)), linker).groups
    return homes_in(list(once), groups)


def homes_in(coded: Sequence[CodedReport], groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The group in which each report stands, by the rule of this set."""
    event = {key: group[0] for group in groups for key in group}
    told = _told(event)
    homes = {}
    for one in coded:
        events = [event[mention_key(one.report.id, mention.id)] for mention in one.mentions]
        if events:
            homes[one.report.id] = next((e for e in events if told[e] > 1), events[0])
    return homes


def _told(event: Mapping[str, str]) -> Counter[str]:
    """By how many reports each event is told."""
    return Counter(e for e, _ in {(e, key.rpartition("/")[0]) for key, e in event.items()})


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """B-cubed precision, recall and F1 in %; a report without a prediction stands alone."""
    found = {row["report"]: row["group"] for row in predictions}
    groups = [found.get(item.number, f"report {item.number}") for item in items]
    precision, recall = b_cubed(groups, [item.incident for item in items])
    both = precision + recall
    return {
        "reports": len(items),
        "incidents": len({item.incident for item in items}),
        "b3_precision": round(100 * precision, 1),
        "b3_recall": round(100 * recall, 1),
        "b3_f1": round(100 * 2 * precision * recall / both, 1) if both else 0.0,
    }


def b_cubed(groups: Sequence[str], truth: Sequence[str]) -> tuple[float, float]:
    """B-cubed precision and recall (0..1) of a grouping; both name a group for each item."""
    members: dict[str, set[int]] = defaultdict(set)
    events: dict[str, set[int]] = defaultdict(set)
    for number, (group, event) in enumerate(zip(groups, truth, strict=True)):
        members[group].add(number)
        events[event].add(number)
    shared = [len(members[g] & events[e]) for g, e in zip(groups, truth, strict=True)]
    count = max(1, len(shared))
    precision = sum(n / len(members[g]) for n, g in zip(shared, groups, strict=True)) / count
    recall = sum(n / len(events[e]) for n, e in zip(shared, truth, strict=True)) / count
    return precision, recall
