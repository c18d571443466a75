"""The page of one event: what is settled, by which policy, on whose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import reconciliation
from dateline.dossiers import Dossier, Figure, Responsibility, Settled, Settlement
from dateline.publishing import words
from dateline.publishing.sentence import bounds, sentence, title
from dateline.records import StageValue, Statement, TypeValue, WhenValue, WhereValue
from dateline.review.api.answering import answer
from dateline.review.api.events import found
from dateline.review.desk import Desk, Reader, TheDesk
from dateline.review.pages import evidence
from dateline.review.pages.choices import choices
from dateline.review.pages.dates import strip
from dateline.review.pages.figures import chart
from dateline.review.pages.histories import decisions, versions
from dateline.review.pages.locator import locator
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import CONCERNS, row
from dateline.review.policies import policy_of

router = APIRouter()

_GROUPS = {None: "everyone"}
_STATUS = {
    "stated": "stated as a fact",
    "claimed": "claimed by itself",
    "attributed": "attributed by others",
    "contested": "contested",
    "denied": "denied",
    "unknown": "not known",
}


@router.get("/events/{event}")
def event(
    request: Request, desk: TheDesk, _: Reader, event: str, policy: str | None = None
) -> Response:
    """The page of an event; an older address leads on to the event that it stands for."""
    here, version = found(desk, event)
    if here != event:
        return RedirectResponse(f"/events/{here}", 303)
    rule = policy_of(desk, policy)
    dossier = desk.ledger.dossier(here)
    settlement = rule.settle(dossier)
    shown = view(desk, dossier, settlement, version, rule.name)
    return page(request, "event", choices=choices(), **shown)


@router.get("/events/{event}/brief")
def brief(desk: TheDesk, _: Reader, event: str) -> Response:
    """An event in one sentence, for the map."""
    here, _version = found(desk, event)
    told = row(desk.browse.some([here])[here])
    return answer({"id": here, "sentence": told["sentence"]})


def view(
    desk: Desk, dossier: Dossier, settlement: Settlement, version: int, policy: str
) -> dict[str, Any]:
    """What the template shows of an event."""
    here = dossier.event.id
    seen = desk.browse.some([here])[here]
    anchors = evidence.anchors(dossier)
    kind, stage = settlement.type.value, settlement.stage.value
    when = settlement.when.value if isinstance(settlement.when.value, WhenValue) else None
    where = settlement.where.value if isinstance(settlement.where.value, WhereValue) else None
    type_ = kind.type if isinstance(kind, TypeValue) else None
    stage_ = stage.stage if isinstance(stage, StageValue) else None
    whole = [f for f in settlement.figures if f.group is None and f.actor is None]
    status = next((r.status for r in settlement.responsibility), None)
    told = _statements(dossier)
    return {
        "id": here,
        "version": version,
        "row": row(seen),
        "updated": seen.updated,
        "policy": policy,
        "own_policy": desk.ledger.policy,
        "policies": reconciliation.POLICIES,
        "settled_by": settlement.policy,
        "title": title(type_, stage_),
        "sentence": sentence(type_, stage_, when, where, settlement.parties, status, whole),
        "when": _slot(settlement.when, words.when(when) if when else None, anchors),
        "when_precision": words.date_precision(when.precision) if when else "",
        "when_reason": when.reason if when else "",
        "strip": strip(when),
        "where": _slot(settlement.where, words.where(where) if where else None, anchors),
        "where_precision": words.place_precision(where.precision) if where else "",
        "where_reason": where.reason if where else "",
        "coordinates": words.coordinates(where) if where else None,
        "locator": locator(where),
        "parties": _parties(settlement, anchors),
        "responsibility": _responsibility(settlement, anchors),
        "means": [
            _slot(m, words.value(m.value, False), anchors) for m in settlement.means if m.value
        ],
        "figures": _figures(settlement, anchors, told),
        "chart": chart(dossier, settlement, anchors),
        "reports": evidence.told(dossier),
        "texts": settlement.texts,
        "concerns": list(CONCERNS.values()),
        "versions": versions(dossier),
        "decisions": decisions(dossier.decisions),
        "doubtful": _doubtful(desk, dossier),
    }


def _statements(dossier: Dossier) -> dict[str, tuple[Statement, str]]:
    """Statements by key, each with the publisher of its report."""
    return {
        entry.reference(s): (s, entry.report.publisher or words.title(entry.report))
        for entry in dossier.entries
        for s in entry.mention.statements
    }


def _links(keys: Sequence[str], anchors: Mapping[str, str]) -> list[str]:
    return [anchors[key] for key in keys if key in anchors]


def _slot(settled: Settled, told: str | None, anchors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "words": told,
        "reason": settled.reason,
        "used": _links(settled.used, anchors),
        "aside": len(settled.set_aside),
    }


def _parties(settlement: Settlement, anchors: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "role": words.plain(party.role),
            "name": party.name,
            "kind": words.plain(party.kind),
            "actor": party.actor,
            "used": _links(party.used, anchors),
        }
        for party in settlement.parties
    ]


def _responsibility(settlement: Settlement, anchors: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.party.name,
            "status": _STATUS[one.status],
            "code": str(one.status),
            "reason": one.reason,
            "said": _said(one, anchors),
        }
        for one in settlement.responsibility
    ]


def _said(one: Responsibility, anchors: Mapping[str, str]) -> list[dict[str, Any]]:
    """Who says what of an actor's part, each source once, with all its words."""
    held: dict[tuple[str, str, str | None], list[str]] = {}
    for said in one.said:
        key = (words.level(said.level), said.source, said.channel)
        held.setdefault(key, []).extend(_links([said.statement], anchors))
    return [
        {"level": level, "source": source, "channel": channel, "anchors": found}
        for (level, source, channel), found in held.items()
    ]


def _figures(
    settlement: Settlement,
    anchors: Mapping[str, str],
    told: Mapping[str, tuple[Statement, str]],
) -> list[dict[str, Any]]:
    most = max((n for f in settlement.figures for n in (f.low, f.best, f.high) if n), default=1)
    shown = []
    for figure in settlement.figures:
        if figure.actor is not None or (
            (figure.low, figure.best, figure.high) == (None,) * 3 and (figure.group is not None)
        ):
            continue
        shown.append(
            {
                "outcome": words.plain(figure.outcome),
                "group": words.plain(figure.group) if figure.group else "in all",
                "whole": figure.group is None,
                "words": bounds(figure.low, figure.best, figure.high),
                "low": figure.low,
                "best": figure.best,
                "high": figure.high,
                "bar": _bar(figure, most),
                "contested": figure.contested,
                "reason": figure.reason,
                "used": [_voice(key, anchors, told) for key in figure.used if key in told],
                "aside": [
                    {**_voice(one.statement, anchors, told), "reason": one.reason}
                    for one in figure.set_aside
                    if one.statement in told
                ],
            }
        )
    return shown


def _bar(figure: Figure, most: int) -> dict[str, float] | None:
    """The range on a scale from 0 to the largest figure, in hundredths."""
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else figure.best
    if low is None or high is None:
        return None
    best = figure.best if figure.best is not None else None
    return {
        "from": round(100 * low / most, 1),
        "width": round(max(1.2, 100 * (high - low) / most), 1),
        "best": round(100 * best / most, 1) if best is not None else -1.0,
    }


def _voice(
    key: str, anchors: Mapping[str, str], told: Mapping[str, tuple[Statement, str]]
) -> dict[str, Any]:
    statement, publisher = told[key]
    return {
        "anchor": anchors.get(key, ""),
        "words": words.value(statement.value),
        "source": words.source(statement.source),
        "publisher": publisher,
    }


def _doubtful(desk: Desk, dossier: Dossier) -> list[dict[str, Any]]:
    """The events that may be the same, each once, with the words of the comparison."""
    here = dossier.event.id
    pairs = desk.browse.duplicates(event=here)
    others = {p.right if p.left == here else p.left: p for p in pairs}
    seen = desk.browse.some(list(others))
    return [
        {"row": row(seen[other]), "probability": pair.link.probability, "left": pair.left,
         "right": pair.right}
        for other, pair in others.items()
        if other in seen
    ]  # fmt: skip
