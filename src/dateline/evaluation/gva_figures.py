"""The ``gva-figures`` set: the killed and injured of shooting incidents that several reports tell.

All reports of an incident are coded; the first mention of each that tells of harm to people makes
up the dossier, which a policy settles as it stands. A figure counts when it is equal; nobody told
to be killed counts as nobody. Predictions: ``incident``, and for ``killed`` and ``injured`` the
``low``, ``best`` and ``high`` of the policy and ``found``, the numbers that the statements give.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.dossiers import Dossier, Entry
from dateline.evaluation.coder import Coder
from dateline.evaluation.rows import lines_of
from dateline.reading.cleaning import clean
from dateline.reconciliation import policy
from dateline.reconciliation.gathering import gathered
from dateline.records import CodedReport, Mention, Report, TollValue, report_id
from dateline.vocabulary import Ground, Outcome

NAME = "gva-figures"
POLICY = "hierarchy"
"""The figure of the most credible source, of equals the latest, as the set's own coders work."""

OUTCOMES = (Outcome.KILLED, Outcome.INJURED)
_BATCH = 16


class Item(msgspec.Struct, frozen=True):
    """One incident: its reports (publication date, headline, text) and the numbers coded."""

    incident: str
    reports: tuple[tuple[dt.date, str | None, str], ...]
    gold: dict[str, int]

    def dated(self) -> list[Report]:
        """The reports that have a text."""
        return [
            Report(
                id=report_id(text, published, None),
                text=text,
                published=published,
                title=title,
                origin=f"{self.incident}/{number}",
            )
            for number, (published, title, text) in enumerate(self.reports)
            if text
        ]


def load(path: Path) -> list[Item]:
    """The incidents of ``dev.jsonl.gz`` (or of the folder that holds it)."""
    return [
        Item(
            row["incident_id"],
            tuple(
                (
                    dt.date.fromisoformat(report["published"]),
                    clean(report["title"] or "") or None,
                    clean(report["text"]).strip(),
                )
                for report in row["reports"]
            ),
            {o.value: row[f"num_{o.value}"] for o in OUTCOMES},
        )
        for row in lines_of(path, "dev.jsonl.gz")
    ]


def predict(items: Sequence[Item], coder: Coder) -> Iterator[dict[str, Any]]:
    """The settled figures of each incident."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        reports = [item.dated() for item in batch]
        coded = iter(coder.code([report for dated in reports for report in dated]))
        for item, dated in zip(batch, reports, strict=True):
            told = [next(coded) for _ in dated]
            yield figures(item.incident, [c for c in told if isinstance(c, CodedReport)])


def figures(incident: str, coded: Iterable[CodedReport], name: str = POLICY) -> dict[str, Any]:
    """The figures that a policy settles for the reports of one incident."""
    dossier = dossier_of(coded)
    settlement = policy(name).settle(dossier) if dossier is not None else None
    row: dict[str, Any] = {"incident": incident}
    for outcome in OUTCOMES:
        figure = settlement.figure(outcome) if settlement is not None else None
        bounds = (figure.low, figure.best, figure.high) if figure is not None else (None,) * 3
        found = sorted(_numbers(dossier, outcome)) if dossier is not None else []
        row[outcome.value] = dict(zip(("low", "best", "high"), bounds, strict=True), found=found)
    return row


def dossier_of(coded: Iterable[CodedReport]) -> Dossier | None:
    """The dossier of one incident; ``None`` where no report tells of any event.

    A report gives its first mention that tells of people harmed, recaps last; a report that tells
    of none gives its first mention. Reports that are equal are one.
    """
    entries = {
        one.report.id: Entry(report=one.report, mention=mention_of(one))
        for one in coded
        if one.mentions
    }
    return gathered(entries.values()) if entries else None


def mention_of(coded: CodedReport) -> Mention:
    """The mention of a report that a coder of shootings would file."""
    current = [m for m in coded.mentions if m.ground is not Ground.BACKGROUND]
    harmful = (m for m in (*current, *coded.mentions) if _harms(m))
    return next(harmful, coded.mentions[0])


def _harms(mention: Mention) -> bool:
    values = (s.value for s in mention.of("toll"))
    tolls = (v for v in values if isinstance(v, TollValue) and not (v.total or v.earlier))
    return any(toll.outcome in OUTCOMES for toll in tolls)


def _numbers(dossier: Dossier, outcome: Outcome) -> set[int]:
    """All numbers that the statements give for an outcome: what a policy can choose from."""
    values = (s.value for _, s in dossier.statements("toll"))
    tolls = [v for v in values if isinstance(v, TollValue) and v.outcome is outcome]
    return {n for v in tolls for n in (v.low, v.high) if n is not None}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Exact figures in %, of all incidents and of those set aside; and what could be reached.

    ``found``: the coded number is among those that the statements give (or nobody is coded and
    nobody told). What lies between it and 100 is the reader's loss, between it and the exact ones
    the policy's.
    """
    rows = {row["incident"]: row for row in predictions}
    result: dict[str, float | int] = {"incidents": len(items)}
    for outcome in (o.value for o in OUTCOMES):
        told = [(item, rows.get(item.incident, {}).get(outcome)) for item in items]
        exact = [_exact(item.gold[outcome], row) for item, row in told]
        aside = [hit for (item, _), hit in zip(told, exact, strict=True) if set_aside(item)]
        found = [_found(item.gold[outcome], row) for item, row in told]
        result[f"{outcome}_exact"] = _share(exact)
        result[f"{outcome}_exact_aside"] = _share(aside)
        result[f"{outcome}_found"] = _share(found)
    return result


def set_aside(item: Item) -> bool:
    """Whether nobody looks at the incident while rules are written: an odd SHA-1 of its id."""
    return int(hashlib.sha1(item.incident.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1


def _exact(gold: int, row: dict[str, Any] | None) -> bool:
    return gold == ((row or {}).get("best") or 0)


def _found(gold: int, row: dict[str, Any] | None) -> bool:
    """Whether a policy could have it: its number is told, or it can be made of parts."""
    found = (row or {}).get("found") or []
    return gold in found or gold == 0 == len(found) or _exact(gold, row)


def _share(hits: Sequence[bool]) -> float:
    return round(100 * sum(hits) / max(1, len(hits)), 1)
