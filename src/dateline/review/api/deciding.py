"""Decisions of analysts: made, listed, undone, done again."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.review.api.answering import answer, told
from dateline.review.api.bodies import read
from dateline.review.api.coding import body_of
from dateline.review.api.events import event_tag
from dateline.review.api.shapes import DecisionAnswer, DecisionList, DecisionRequest, DecisionRow
from dateline.review.deciding import NEW, Done, decide, redo, undo
from dateline.review.desk import CoderPerson, Reader, TheDesk
from dateline.review.problems import ProblemError

router = APIRouter(tags=["decisions"])

DecisionId = Annotated[str, Path(max_length=200, description="A decision's id.")]
_TAG = re.compile(r'"(E[A-Z2-7]{12})\.([0-9]{1,9})"')


def versions_of(header: str | None) -> dict[str, int]:
    """The versions of events that an If-Match header names.

    Raises:
        ProblemError: when it names none.
    """
    found = {event: int(number) for event, number in _TAG.findall(header or "")}
    if not found:
        raise ProblemError(
            428, "no_version", 'send If-Match with the ETag of the event that you saw ("E....3")'
        )
    return found


@router.post(
    "/decisions",
    responses=told("DecisionAnswer", "The decision, written down", status=201),
    openapi_extra=body_of("DecisionRequest"),
    operation_id="decide",
)
async def make(
    request: Request,
    desk: TheDesk,
    person: CoderPerson,
    if_match: Annotated[
        str | None, Header(description="Entity tags of the events that were seen.")
    ] = None,
) -> Response:
    """Decide: accept, edit, add, reject, merge, split, apart.

    A clash is answered with 412, and nothing is written down.
    """
    asked = await read(request, DecisionRequest)
    unchanged = {} if asked.subject.endswith(f"/{NEW}") else versions_of(if_match)
    done = await run_in_threadpool(decide, desk, person, asked, unchanged)
    return _answer(done, 201)


@router.get("/decisions", responses=told("DecisionList", "The decisions"), operation_id="decisions")
def decisions(
    desk: TheDesk, _: Reader, limit: Annotated[int, Query(ge=1, le=1000)] = 200
) -> Response:
    """The last decisions, undone ones among them."""
    made = desk.browse.decisions(limit=limit)
    rows = tuple(DecisionRow(decision=one, undone=undone) for one, undone in made)
    return answer(DecisionList(decisions=rows))


@router.post(
    "/decisions/{decision}/undo",
    responses=told("DecisionAnswer", "The decision that was undone"),
    operation_id="undo",
)
def undo_(desk: TheDesk, person: CoderPerson, decision: DecisionId) -> Response:
    """Undo a decision; it stays in the list."""
    return _answer(undo(desk, person, decision), 200)


@router.post(
    "/decisions/{decision}/redo",
    responses=told("DecisionAnswer", "The decision, made again", status=201),
    operation_id="redo",
)
def redo_(desk: TheDesk, person: CoderPerson, decision: DecisionId) -> Response:
    """Do again what was undone, as a new decision."""
    return _answer(redo(desk, person, decision), 201)


def _answer(done: Done, status: int) -> Response:
    made = DecisionAnswer(decision=done.decision, event=done.event, version=done.version)
    headers = {}
    if done.event is not None and done.version is not None:
        headers["ETag"] = event_tag(done.event, done.version)
    return answer(made, status=status, headers=headers)
