"""Reports sent to the desk: coded, and added to the ledger where that is asked."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.reading.draft import Draft, finish
from dateline.records import CodedReport, Report
from dateline.review.api.answering import answer, schema, told
from dateline.review.api.bodies import read
from dateline.review.api.shapes import AddedReport, CodeRequest
from dateline.review.coder import CodingError, CodingTimeError, Page
from dateline.review.desk import CoderPerson, Desk, TheDesk
from dateline.review.intake import FetchError
from dateline.review.people import Person
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
    """Code a report's text, or the page at its address. Nothing is kept."""
    asked = await read(request, CodeRequest)
    return answer(await coded(desk, asked))


@router.post(
    "/reports",
    responses=told("AddedReport", "What came of it", status=201),
    openapi_extra=body_of("CodeRequest"),
    operation_id="add_report",
)
async def add(request: Request, desk: TheDesk, person: CoderPerson) -> Response:
    """Code a report and add it to the ledger. One that is known changes nothing."""
    return answer(await added(desk, person, await read(request, CodeRequest)), status=201)


async def added(desk: Desk, person: Person, asked: CodeRequest) -> AddedReport:
    """What adding a report to the ledger came to.

    Raises:
        ProblemError: when it cannot be coded.
    """
    made = await coded(desk, asked)
    filed = await run_in_threadpool(desk.ledger.add, made)
    desk.note(person, f"report {filed.outcome}", made.report.id)
    return AddedReport(
        outcome=filed.outcome,
        report=made.report.id,
        events=filed.events,
        copy_of=filed.copy_of,
        coded=made,
    )


async def coded(desk: Desk, asked: CodeRequest) -> CodedReport:
    """The coded report of a request.

    Raises:
        ProblemError: when there is no text or date, or it takes too long.
    """
    draft = Draft(
        origin="request",
        text=asked.text,
        published=asked.published,
        title=asked.title,
        publisher=asked.publisher,
        url=asked.url,
        language=asked.language,
    )
    try:
        if asked.text.strip():
            report = await run_in_threadpool(finish, draft, desk.settings.reading)
        else:
            report = await run_in_threadpool(_fetched, desk, draft)
        return await run_in_threadpool(desk.coder.code, report)
    except CodingTimeError as error:
        raise ProblemError(503, error.code, str(error), headers={"Retry-After": "60"}) from error
    except CodingError as error:
        raise ProblemError(422, error.code, str(error)) from error


def _fetched(desk: Desk, given: Draft) -> Report:
    """The report at a web address.

    Raises:
        ProblemError: when there is no address, the desk fetches none, or it gives no page.
    """
    if not given.url:
        raise wrong("text", "there is none")
    if desk.fetcher is None:
        raise ProblemError(
            403, "fetch_off", "this desk fetches no addresses (review.fetch); send the text"
        )
    try:
        page = desk.fetcher.fetch(given.url)
    except FetchError as error:
        raise wrong("url", str(error)) from error
    return desk.coder.read(Page(page, given, desk.settings.reading))
