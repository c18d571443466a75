"""Reports: the list, and one with the events that it tells."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.review import cursors
from dateline.review.desk import Reader, TheDesk
from dateline.review.pages import evidence
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import row
from dateline.review.problems import wrong

router = APIRouter()
_PAGE = 40


@router.get("/reports")
def reports(
    request: Request, desk: TheDesk, _: Reader, q: str = "", cursor: str | None = None
) -> Response:
    """The list of reports, the newest first."""
    if len(q) > 200 or "\x00" in q:
        raise wrong("q", "too long, or holds a character that no text has")
    try:
        found, following = desk.browse.reports(after=cursors.unpacked(cursor), limit=_PAGE, words=q)
    except ValueError as error:
        raise cursors.unusable() from error
    pairs = [("q", q)] if q else []
    more = None
    if following is not None:
        more = "/reports?" + urlencode([*pairs, ("cursor", cursors.packed(following))])
    return page(
        request,
        "reports",
        q=q,
        more=more,
        reports=[
            {
                "href": f"/reports/{quote(one.id, safe='')}",
                "title": on_one_line(one.title or f"Report {one.id}"),
                "publisher": one.publisher,
                "published": words.day(one.published),
                "iso": one.published.isoformat(),
                "events": len(set(one.events)),
                "is_copy": one.copy_of is not None,
            }
            for one in found
        ],
    )


@router.get("/reports/{report}")
def report(request: Request, desk: TheDesk, _: Reader, report: str) -> Response:
    """One report beside the events that it tells."""
    filed = desk.browse.report(report)
    shown = evidence.report(
        filed.coded.report,
        filed.coded.mentions,
        "r1",
        copy_of=filed.copy_of,
        events=filed.events,
    )
    seen = desk.browse.some(list(filed.events.values()))
    return page(
        request,
        "report",
        report=shown,
        producer=filed.coded.producer,
        added=filed.added,
        events={one: row(found) for one, found in seen.items()},
    )
