"""A report added by hand: its text, or its address where the desk may fetch."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.review.api.coding import added
from dateline.review.api.shapes import CodeRequest
from dateline.review.desk import CoderPerson, TheDesk
from dateline.review.pages.forms import fields
from dateline.review.pages.rendering import page
from dateline.review.problems import ProblemError, of_error

router = APIRouter()
_FIELDS = ("text", "published", "title", "publisher", "url")


@router.get("/add")
def form(request: Request, desk: TheDesk, _: CoderPerson) -> Response:
    """The form."""
    return page(request, "add", sent=dict.fromkeys(_FIELDS, ""), problem=None, fetches=desk.fetcher)


@router.post("/add")
async def add(request: Request, desk: TheDesk, person: CoderPerson) -> Response:
    """Code the report, add it to the ledger, and show it; what is wrong is told at the form."""
    found = await fields(request)
    sent = {name: found.one(name) for name in _FIELDS}
    asked = CodeRequest(text=sent["text"], **{n: sent[n] or None for n in _FIELDS[1:]})
    try:
        made = await added(desk, person, asked)
    except (ProblemError, DatelineError) as error:
        wrong = (error if isinstance(error, ProblemError) else of_error(error)).problem
        return page(
            request, "add", status=wrong.status, sent=sent, fetches=desk.fetcher,
            problem=wrong.detail.replace("give --published", "give it under “Published”"),
        )  # fmt: skip
    return RedirectResponse(f"/reports/{quote(made.report, safe='')}?said={made.outcome}", 303)
