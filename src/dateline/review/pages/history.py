"""What was decided at the desk, the last first, with undo."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.review.desk import Reader, TheDesk
from dateline.review.pages.histories import decision
from dateline.review.pages.rendering import page

router = APIRouter()
_MOST = 200


@router.get("/history")
def history(request: Request, desk: TheDesk, _: Reader) -> Response:
    """The last decisions, and the events that went last."""
    made = desk.browse.decisions(limit=_MOST)
    gone = list(desk.ledger.gone())[-50:]
    return page(
        request,
        "history",
        decisions=[decision(one, undone) for one, undone in made],
        gone=gone[::-1],
        most=_MOST,
    )
