"""Files of events: those under the filters of a request, in the shape of a codebook."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from dateline.codebooks import CODEBOOKS, codebook
from dateline.codebooks.undated import Undated, dated
from dateline.publishing import files
from dateline.publishing.export import Export
from dateline.review import asking
from dateline.review.api.words import words_of
from dateline.review.desk import Desk
from dateline.review.policies import policy_of
from dateline.review.problems import wrong

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


def exported(
    request: Request, desk: Desk, book: str, form: str, names: bool, undated: Undated
) -> Response:
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
    made = dated(codebook(book), undated)
    policy = (asked.get("policy") or [""])[-1] or made.policy
    export = Export(made, policy_of(desk, policy), names=names)
    folder = Path(tempfile.mkdtemp(prefix="dateline."))
    try:
        path = folder / f"dateline-{book}.{form}"
        export.write(desk.browse.dossiers(asking.wanted(asked)), path, form)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        path,
        media_type=FORMS[form][0],
        filename=path.name,
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )
