"""Feeds: possible duplicates, and what is gone."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline.ledger.rules import now
from dateline.review import cursors
from dateline.review.api.answering import answer, told
from dateline.review.api.events import _address as address
from dateline.review.api.shapes import DuplicateList, DuplicatePair, GoneList
from dateline.review.api.words import Cursor, Limit
from dateline.review.asking import moment
from dateline.review.desk import Reader, TheDesk
from dateline.review.problems import wrong

router = APIRouter(tags=["feeds"])


@router.get(
    "/duplicates", responses=told("DuplicateList", "Possible duplicates"), operation_id="duplicates"
)
def duplicates(
    request: Request, desk: TheDesk, _: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """Pairs of events that may be one and that nobody has ruled upon, the likeliest first."""
    try:
        pairs = desk.browse.duplicates(after=cursors.unpacked(cursor), limit=limit + 1)
    except (ValueError, IndexError) as error:
        raise cursors.unusable() from error
    following = None
    if len(pairs) > limit:
        last = pairs[limit - 1]
        key = (repr(last.link.probability), last.left, last.right)
        following = address(request, cursor=cursors.packed(key))
    shown = desk.browse.explained(pairs[:limit])
    rows = tuple(DuplicatePair(left=p.left, right=p.right, link=p.link) for p in shown)
    return answer(DuplicateList(pairs=rows, next=following))


@router.get("/gone", responses=told("GoneList", "Events that are no longer"), operation_id="gone")
def gone(
    desk: TheDesk,
    _: Reader,
    since: Annotated[
        str | None, Query(max_length=60, description="Gone at or after this time (ISO 8601).")
    ] = None,
) -> Response:
    """The events that were merged into others or rejected, with where their address leads now."""
    until = now()
    time: dt.datetime | None = None
    if since:
        try:
            time = moment(since)
        except ValueError as error:
            raise wrong("since", str(error)) from error
    return answer(GoneList(gone=tuple(desk.ledger.gone(time)), until=until))
