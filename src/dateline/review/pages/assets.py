"""The desk's own files, and nothing else from disk."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from dateline.review.pages.rendering import OURS, asset, content
from dateline.review.problems import ProblemError

router = APIRouter()
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_YEAR = "public, max-age=31536000, immutable"


@router.get("/static/{digest}/{name}")
def file(digest: str, name: str) -> Response:
    """One of the desk's own files."""
    if name not in OURS or asset(name) != f"/static/{digest}/{name}":
        raise ProblemError(404, "not_found", "there is no such file")
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(content(name), headers={"Cache-Control": _YEAR}, media_type=kind)


@router.get("/favicon.ico")
def icon() -> Response:
    """The mark of the desk."""
    return Response(content("icon.svg"), media_type=_TYPES["svg"])


@router.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for search engines."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
