"""What was decided at the desk, the last first, with undo."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.review.desk import Reader, TheDesk
from dateline.review.pages.histories import decision
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import row

router = APIRouter()
_MOST = 200


@router.get("/history")
def history(request: Request, desk: TheDesk, _: Reader) -> Response:
    """The last decisions, and the events that went last."""
    made = [decision(one, undone) for one, undone in desk.browse.decisions(limit=_MOST)]
    gone = list(desk.ledger.gone())[-50:]
    ids = {one["event"] for one in made} | {o for one in made for o in one["others"]}
    seen = desk.browse.some({one for one in ids if one and "/" not in one})
    return page(
        request,
        "history",
        decisions=made,
        events={event: row(found)["sentence"] for event, found in seen.items()},
        titles=desk.browse.titles({one["report"] for one in made if one["report"]}),
        gone=gone[::-1],
        most=_MOST,
    )
