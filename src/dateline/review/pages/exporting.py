"""Files to take away: the events under the filters, in the shape of a codebook."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.codebooks import CODEBOOKS, codebook
from dateline.codebooks.undated import Undated
from dateline.review import asking
from dateline.review.api.words import words_of
from dateline.review.desk import Reader, TheDesk
from dateline.review.files import FORMS, exported
from dateline.review.pages.events import chips
from dateline.review.pages.rendering import page

router = APIRouter()

_BOOKS = {
    "neutral": "Dateline: every value, flat",
    "acled": "ACLED’s columns",
    "ucdp-ged": "UCDP GED’s columns",
    "gtd": "GTD’s variables",
    "plover": "PLOVER, with CAMEO codes",
}


@router.get("/export")
def form(request: Request, desk: TheDesk, _: Reader) -> Response:
    """What to export, and in which shape."""
    asked = words_of(request)
    wanted = asking.wanted(asked)
    return page(
        request,
        "export",
        total=desk.browse.count(wanted),
        chips=chips(asked),
        kept=asking.kept(asked, order=None, policy=None, view=None),
        query=urlencode(asking.kept(asked)),
        books=[(name, _BOOKS.get(name, name), codebook(name).edition) for name in CODEBOOKS],
        forms=[(name, told) for name, (_, told) in FORMS.items()],
    )


@router.get("/export/file")
def file(
    request: Request,
    desk: TheDesk,
    _: Reader,
    codebook: str = "neutral",
    form: str = "csv",
    names: bool = False,
    undated: Undated = Undated.LEAVE,
) -> Response:
    """The file."""
    return exported(request, desk, codebook, form, names, undated)
