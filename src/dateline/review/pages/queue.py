"""The queue: what needs eyes first."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.ledger.wanted import Order, Wanted
from dateline.review import cursors
from dateline.review.desk import Reader, TheDesk
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import rows

router = APIRouter()
_PAGE = 40
_REVIEW = Wanted(review=True)


@router.get("/queue")
def queue(request: Request, desk: TheDesk, _: Reader, cursor: str | None = None) -> Response:
    """The events that need eyes, the most urgent first."""
    try:
        found = desk.browse.events(
            _REVIEW, order=Order.QUEUE, after=cursors.unpacked(cursor), limit=_PAGE
        )
    except ValueError as error:
        raise cursors.unusable() from error
    more = None
    if found.next is not None:
        more = "/queue?" + urlencode({"cursor": cursors.packed(found.next)})
    return page(request, "queue", rows=rows(found.rows), more=more)


@router.get("/queue/next")
def following(desk: TheDesk, _: Reader, after: str = "") -> Response:
    """The next event of the queue behind one, and the first behind the last."""
    place: Any = desk.browse.place(after, Order.QUEUE) if after else None
    page_ = desk.browse.events(_REVIEW, order=Order.QUEUE, after=place, limit=1)
    if not page_.rows and place is not None:
        page_ = desk.browse.events(_REVIEW, order=Order.QUEUE, limit=1)
    if not page_.rows or page_.rows[0].id == after:
        return RedirectResponse("/queue", 303)
    return RedirectResponse(f"/events/{page_.rows[0].id}", 303)
