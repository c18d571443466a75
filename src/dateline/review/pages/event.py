"""The page of one event: what is settled, by which policy, on whose words."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline import reconciliation
from dateline.dossiers import Dossier, Responsibility, Settlement
from dateline.publishing import words
from dateline.publishing.sentence import sentence, title
from dateline.reconciliation.rules import RulePolicy
from dateline.records import StageValue, TypeValue, WhenValue, WhereValue
from dateline.review.api.answering import answer
from dateline.review.api.events import found
from dateline.review.desk import Desk, Reader, TheDesk
from dateline.review.pages import evidence
from dateline.review.pages.choices import choices
from dateline.review.pages.dates import strip
from dateline.review.pages.figures import chart
from dateline.review.pages.histories import decisions, steps, told, versions
from dateline.review.pages.locator import locator
from dateline.review.pages.reasons import Reasons
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import chance, row
from dateline.review.pages.tolls import figures
from dateline.review.policies import policy_of
from dateline.vocabulary import EventType, Stage

router = APIRouter()

_DOUBTFUL = 12
"""Possible duplicates that an event shows: on a day of many attacks one may have dozens."""
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
    known = told(dossier, rule)
    return page(
        request,
        "event",
        choices=choices(),
        **view(desk, dossier, rule.settle(dossier), version),
        **_settling(desk, rule),
        chart=chart(known, Reasons(dossier)) if known else None,
        steps=steps(dossier, known) if known else None,
        versions=versions(dossier),
        decisions=decisions(dossier.decisions),
        **_doubtful(desk, dossier),
    )


def _settling(desk: Desk, rule: RulePolicy) -> dict[str, Any]:
    """The policy that settles the event, and the others that may."""
    return {
        "policy": rule.name,
        "own_policy": desk.ledger.policy,
        "does": rule.terms.does,
        "policies": [
            (name, reconciliation.policy(name).terms.title) for name in reconciliation.POLICIES
        ],
    }


@router.get("/events/{event}/brief")
def brief(desk: TheDesk, _: Reader, event: str) -> Response:
    """An event in one sentence, for the map."""
    here, _version = found(desk, event)
    return answer({"id": here, "sentence": row(desk.browse.some([here])[here])["sentence"]})


def view(desk: Desk, dossier: Dossier, settlement: Settlement, version: int) -> dict[str, Any]:
    """What the template shows of an event."""
    here = dossier.event.id
    seen = desk.browse.some([here])[here]
    why = Reasons(dossier)
    when, where = (
        settlement.when.value if isinstance(settlement.when.value, WhenValue) else None,
        settlement.where.value if isinstance(settlement.where.value, WhereValue) else None,
    )
    type_, stage = _kind(settlement)
    whole = [f for f in settlement.figures if f.group is None and f.actor is None]
    status = next((r.status for r in settlement.responsibility), None)
    return {
        "id": here,
        "version": version,
        "row": row(seen),
        "updated": seen.updated,
        "settled_by": settlement.policy,
        "title": title(type_, stage),
        "sentence": sentence(type_, stage, when, where, settlement.parties, status, whole),
        "type": why.slot("type", settlement.type, words.kind_of_event(type_) if type_ else None),
        "stage": why.slot("stage", settlement.stage, words.plain(stage) if stage else None),
        "when": why.slot("when", settlement.when, words.when(when) if when else None),
        "when_precision": words.date_precision(when.precision) if when else "",
        "when_reason": when.reason if when else "",
        "strip": strip(when),
        "where": why.slot("where", settlement.where, words.where(where) if where else None),
        "where_precision": words.place_precision(where.precision) if where else "",
        "where_reason": where.reason if where else "",
        "coordinates": words.coordinates(where) if where else None,
        "locator": locator(where),
        "parties": _parties(settlement, why),
        "responsibility": _responsibility(settlement, why),
        "means": why.means(settlement),
        "figures": figures(settlement, why),
        "left_open": [words.plain(one) for one in settlement.open],
        "reports": evidence.told(dossier),
        "texts": settlement.texts,
    }


def _kind(settlement: Settlement) -> tuple[EventType | None, Stage | None]:
    """The settled type and stage."""
    kind, stage = settlement.type.value, settlement.stage.value
    return (
        kind.type if isinstance(kind, TypeValue) else None,
        stage.stage if isinstance(stage, StageValue) else None,
    )


def _parties(settlement: Settlement, why: Reasons) -> list[dict[str, Any]]:
    return [
        {
            "role": words.plain(party.role),
            "name": party.name,
            "kind": words.plain(party.kind),
            "actor": party.actor,
            "used": why.anchors(party.used),
        }
        for party in settlement.parties
    ]


def _responsibility(settlement: Settlement, why: Reasons) -> list[dict[str, Any]]:
    return [
        {
            "name": one.party.name,
            "status": _STATUS[one.status],
            "code": str(one.status),
            "reason": why.reason(one.reason),
            "said": _said(one, why),
        }
        for one in settlement.responsibility
    ]


def _said(one: Responsibility, why: Reasons) -> list[dict[str, Any]]:
    """Who says what of an actor's part, each source once, with all its words."""
    held: dict[tuple[str, str, str | None], list[str]] = {}
    for said in one.said:
        key = (words.level(said.level), said.source, said.channel)
        held.setdefault(key, []).extend(why.anchors([said.statement]))
    return [
        {"level": level, "source": source, "channel": channel, "anchors": found}
        for (level, source, channel), found in held.items()
    ]


def _doubtful(desk: Desk, dossier: Dossier) -> dict[str, Any]:
    """The events that may be the same, each once, the likeliest first, and how many more."""
    here = dossier.event.id
    pairs = desk.browse.duplicates(event=here)
    others = {p.right if p.left == here else p.left: p for p in pairs[:_DOUBTFUL]}
    seen = desk.browse.some(list(others))
    shown = [
        {"row": row(seen[other]), "chance": chance(pair.link.probability), "left": pair.left,
         "right": pair.right}
        for other, pair in others.items()
        if other in seen
    ]  # fmt: skip
    return {"doubtful": shown, "doubts_more": len(pairs) - len(others)}
