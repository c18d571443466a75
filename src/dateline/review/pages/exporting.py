"""Files to take away: the events under the filters, in the shape of a codebook."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from dateline.codebooks import CODEBOOKS, codebook
from dateline.publishing import files
from dateline.publishing.export import Export
from dateline.publishing.losses import summary
from dateline.review import asking
from dateline.review.api.events import policy_of
from dateline.review.api.words import words_of
from dateline.review.desk import Desk, Reader, TheDesk
from dateline.review.pages.events import chips
from dateline.review.pages.rendering import page
from dateline.review.problems import wrong

router = APIRouter()

FORMS = {
    "csv": ("text/csv; charset=utf-8", "CSV, for spreadsheets and R"),
    "jsonl": ("application/x-ndjson", "JSON, one event a line"),
    "geojson": ("application/geo+json", "GeoJSON, for QGIS and web maps"),
    "parquet": ("application/vnd.apache.parquet", "Parquet, for data frames"),
    "gpkg": ("application/geopackage+sqlite3", "GeoPackage, for QGIS"),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel workbook",
    ),
}
"""Media type and words of each form."""
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
) -> Response:
    """The file."""
    return exported(request, desk, codebook, form, names)


def exported(request: Request, desk: Desk, book: str, form: str, names: bool) -> Response:
    """A file of the events that a request's filters take.

    Raises:
        ProblemError: for a codebook, policy or form that there is not.
    """
    if book not in CODEBOOKS:
        raise wrong("codebook", f"{book!r}; there are {', '.join(CODEBOOKS)}")
    if form not in FORMS:
        raise wrong("form", f"{form!r}; there are {', '.join(FORMS)}")
    files.writer(form)
    asked = words_of(request)
    made = codebook(book)
    policy = (asked.get("policy") or [""])[-1] or made.policy
    export = Export(made, policy_of(desk, policy), names=names)
    folder = Path(tempfile.mkdtemp(prefix="dateline."))
    try:
        path = folder / f"dateline-{book}.{form}"
        report = export.write(desk.browse.dossiers(asking.wanted(asked)), path, form)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        path,
        media_type=FORMS[form][0],
        filename=path.name,
        headers={"X-Dateline-Losses": str(len(list(summary(report))))},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )
