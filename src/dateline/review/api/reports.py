"""Reports: lists, and one with its text and what was read in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline.records import to_json
from dateline.review import cursors
from dateline.review.api.answering import answer, tag, tagged, told, unchanged
from dateline.review.api.events import _address as address
from dateline.review.api.shapes import PlacedStatement, ReportAnswer, ReportList
from dateline.review.api.words import Cursor, Limit
from dateline.review.desk import Reader, TheDesk
from dateline.review.problems import ProblemError
from dateline.vocabulary import SourceKind

router = APIRouter(tags=["reports"])

ReportId = Annotated[str, Path(max_length=200, description="A report's id.")]


@router.get("/reports", responses=told("ReportList", "A page of reports"), operation_id="reports")
def reports(
    request: Request,
    desk: TheDesk,
    _: Reader,
    limit: Limit = 50,
    cursor: Cursor = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of the title.")] = None,
) -> Response:
    """The reports, the newest first."""
    try:
        rows, following = desk.browse.reports(after=cursors.unpacked(cursor), limit=limit, words=q)
    except (ValueError, IndexError) as error:
        raise cursors.unusable() from error
    address_ = address(request, cursor=cursors.packed(following)) if following else None
    return answer(ReportList(reports=tuple(rows), next=address_))


@router.get(
    "/reports/{report}",
    responses={**told("ReportAnswer", "The report"), 304: {"description": "Unchanged"}},
    operation_id="report",
)
def report(request: Request, desk: TheDesk, _: Reader, report: ReportId) -> Response:
    """A report: its text, the mentions of events in it and their statements, as coded."""
    filed = desk.browse.report(report)
    body = to_json(
        ReportAnswer(
            coded=filed.coded, copy_of=filed.copy_of, added=filed.added, events=filed.events
        )
    )
    entity = tag(body)
    return unchanged(request, entity) or tagged(body, entity)


@router.get(
    "/statements/{report}/{statement}",
    responses=told("PlacedStatement", "The statement"),
    operation_id="statement",
)
def statement(
    desk: TheDesk, _: Reader, report: ReportId, statement: Annotated[str, Path(max_length=200)]
) -> Response:
    """One statement by its key, with the event that it is about."""
    filed = desk.browse.report(report)
    for mention in filed.coded.mentions:
        for one in mention.statements:
            if one.id == statement:
                return answer(
                    PlacedStatement(
                        key=f"{report}/{statement}",
                        report=report,
                        event=filed.events.get(mention.id),
                        by_analyst=one.source.kind is SourceKind.ANALYST,
                        in_effect=mention.id in filed.events,
                        statement=one,
                    )
                )
    raise ProblemError(404, "unknown_statement", f"no statement {report}/{statement}")
