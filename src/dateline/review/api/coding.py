"""Reports sent to the desk: coded, and added to the ledger where that is asked."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.reading.draft import Draft, finish
from dateline.records import CodedReport
from dateline.review.api.answering import answer, schema, told
from dateline.review.api.bodies import read
from dateline.review.api.shapes import AddedReport, CodeRequest
from dateline.review.coder import CodingError, CodingTimeError
from dateline.review.desk import CoderPerson, Desk, TheDesk
from dateline.review.problems import ProblemError, wrong

router = APIRouter(tags=["coding"])


def body_of(name: str) -> dict[str, Any]:
    """The description of a request's body, for ``openapi_extra``."""
    content = {"application/json": {"schema": schema(name)}}
    return {"requestBody": {"required": True, "content": content}}


@router.post(
    "/code",
    responses=told("CodedReport", "The coded report"),
    openapi_extra=body_of("CodeRequest"),
    operation_id="code",
)
async def code(request: Request, desk: TheDesk, _: CoderPerson) -> Response:
    """Code a report's text. Nothing is kept."""
    asked = await read(request, CodeRequest)
    return answer(await coded(desk, asked))


@router.post(
    "/reports",
    responses=told("AddedReport", "What came of it", status=201),
    openapi_extra=body_of("CodeRequest"),
    operation_id="add_report",
)
async def add(request: Request, desk: TheDesk, person: CoderPerson) -> Response:
    """Code a report's text and add it to the ledger. One that is known changes nothing."""
    from starlette.concurrency import run_in_threadpool

    asked = await read(request, CodeRequest)
    made = await coded(desk, asked)
    added = await run_in_threadpool(desk.ledger.add, made)
    if desk.accounts is not None:
        desk.accounts.note(person.name, f"report {added.outcome}", made.report.id)
    return answer(
        AddedReport(
            outcome=added.outcome,
            report=made.report.id,
            events=added.events,
            copy_of=added.copy_of,
            coded=made,
        ),
        status=201,
    )


async def coded(desk: Desk, asked: CodeRequest) -> CodedReport:
    """The coded report of a request.

    Raises:
        ProblemError: when there is no text or date, or it takes too long.
    """
    from starlette.concurrency import run_in_threadpool

    if not asked.text.strip():
        raise wrong("text", "there is none")
    draft = Draft(
        origin="request",
        text=asked.text,
        published=asked.published,
        title=asked.title,
        publisher=asked.publisher,
        url=asked.url,
        language=asked.language,
    )
    report = await run_in_threadpool(finish, draft, desk.settings.reading)
    try:
        return await run_in_threadpool(desk.coder.code, report)
    except CodingTimeError as error:
        raise ProblemError(503, error.code, str(error), headers={"Retry-After": "60"}) from error
    except CodingError as error:
        raise ProblemError(422, error.code, str(error)) from error
