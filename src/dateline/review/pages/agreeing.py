"""Two coders on one report: reading it without seeing the other, agreement, adjudication."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.publishing import words
from dateline.publishing.items import item
from dateline.publishing.page import SLOT_LABELS
from dateline.records import Statement
from dateline.review.deciding import Asked, decide, undo
from dateline.review.desk import CoderPerson, Desk, Reader, Reviewer, TheDesk
from dateline.review.pages import evidence
from dateline.review.pages.choices import choices
from dateline.review.pages.forms import fields
from dateline.review.pages.rendering import page
from dateline.review.problems import ProblemError, wrong
from dateline.review.readings import (
    MACHINE,
    Difference,
    Reading,
    agreement,
    canonical,
    differences,
    is_settled,
    made_by,
    reading,
)
from dateline.vocabulary import DecisionKind

router = APIRouter()
_MOST = 2_000
"""Reports compared at most."""


@router.get("/reports/{report}/read")
def read(request: Request, desk: TheDesk, person: CoderPerson, report: str) -> Response:
    """A report to code by hand: the machine's coding with one's own corrections, no one else's."""
    filed = desk.browse.report(report)
    mine = reading(desk, report, person.name)
    shown = evidence.report(
        filed.coded.report, mine.mentions, "r1", copy_of=filed.copy_of, events=filed.events
    )
    for one in shown["mentions"]:
        if one["event"]:
            one["version"] = desk.browse.version(one["event"])[1]
    return page(
        request, "read", report=shown, choices=choices(), id="", version=0, reports=[],
        back=f"/reports/{quote(report, safe='')}/read",
        finished=person.name in desk.browse.read_by().get(report, ()),
        others=len(desk.browse.read_by().get(report, set()) - {person.name}),
    )  # fmt: skip


@router.post("/reports/{report}/read")
async def finish(desk: TheDesk, person: CoderPerson, report: str) -> Response:
    """Say that one has read a report to the end."""

    def accept() -> None:
        for mention, event in desk.browse.report(report).events.items():
            version = desk.browse.version(event)[1]
            asked = Asked(kind=DecisionKind.ACCEPT, subject=f"{report}/{mention}")
            decide(desk, person, asked, {event: version})

    await run_in_threadpool(accept)
    return RedirectResponse("/agreement", 303)


@router.get("/agreement")
def agree(request: Request, desk: TheDesk, _: Reader, left: str = "", right: str = "") -> Response:
    """How far two coders agree over the reports that both have read."""
    held = desk.browse.read_by()
    coders = sorted({coder for some in held.values() for coder in some})
    left = left or (coders[0] if coders else MACHINE)
    right = right or (next((c for c in coders if c != left), MACHINE))
    both = [
        report for report, some in sorted(held.items())
        if all(coder in some or coder == MACHINE for coder in (left, right))
    ][:_MOST] if left != right else []  # fmt: skip
    pairs = [(reading(desk, r, left), reading(desk, r, right)) for r in both]
    rows = [
        {
            "href": f"/adjudicate/{quote(one.report, safe='')}?"
            + urlencode({"left": left, "right": right}),
            "title": words.title(desk.browse.report(one.report).coded.report),
            "count": len(_open(one, other)),
        }
        for one, other in pairs
    ]
    return page(
        request, "agreement", left=left, right=right, coders=[*coders, MACHINE],
        rows=sorted(rows, key=lambda row: -row["count"]),
        slots=[(SLOT_LABELS[a.slot], a) for a in agreement(pairs) if a.units],
    )  # fmt: skip


@router.get("/adjudicate/{report}")
def adjudicate(
    request: Request, desk: TheDesk, _: Reader, report: str, left: str, right: str
) -> Response:
    """Where two coders differ in a report, and nothing else."""
    one, other = _readings(desk, report, left, right)
    about = desk.browse.report(report).coded.report
    return page(
        request, "adjudicate", key=report, title=words.title(about), left=left, right=right,
        rows=[_row(found) for found in _open(one, other)],
        settled=[SLOT_LABELS[d.slot] for d in differences(one, other) if is_settled(d, one, other)],
    )  # fmt: skip


@router.post("/adjudicate/{report}")
async def settle(request: Request, desk: TheDesk, person: Reviewer, report: str) -> Response:
    """Take one coder's word on a slot: what the other decided on it is undone."""
    sent = await fields(request)
    left, right, take = sent.one("left"), sent.one("right"), sent.one("take")
    if take not in ("left", "right"):
        raise wrong("take", "left or right")

    def work() -> None:
        one, other = _readings(desk, report, left, right)
        found = next(
            (
                d for d in _open(one, other)
                if (d.mention, d.slot) == (sent.one("mention"), sent.one("slot"))
            ),
            None,
        )  # fmt: skip
        if found is None:
            raise ProblemError(409, "clash", "the two do not differ there any more")
        loser = other if take == "left" else one
        winner = one if take == "left" else other
        done = made_by(loser, found)
        if not done and not made_by(winner, found):
            raise ProblemError(409, "decision", "neither of the two decided anything there")
        for key in done:
            undo(desk, person, key)

    await run_in_threadpool(work)
    query = urlencode({"left": left, "right": right})
    return RedirectResponse(f"/adjudicate/{quote(report, safe='')}?{query}", 303)


def _open(one: Reading, other: Reading) -> list[Difference]:
    """The differences that nobody has settled."""
    return [found for found in differences(one, other) if not is_settled(found, one, other)]


def _readings(desk: Desk, report: str, left: str, right: str) -> tuple[Reading, Reading]:
    if left == right:
        raise wrong("right", "name two coders")
    return reading(desk, report, left), reading(desk, report, right)


def _row(found: Difference) -> dict[str, Any]:
    """A difference, without the values that both have."""
    both = set(canonical(found.left)) & set(canonical(found.right))
    sides = {
        name: tuple(one for one in some if canonical([one])[0] not in both)
        for name, some in (("left", found.left), ("right", found.right))
    }
    return {
        "mention": found.mention,
        "slot": found.slot,
        "label": SLOT_LABELS[found.slot],
        "left": _items(sides["left"]),
        "right": _items(sides["right"]),
        "both": len(both),
    }


def _items(statements: tuple[Statement, ...]) -> list[dict[str, Any]]:
    return [item(one, "a") for one in statements]
