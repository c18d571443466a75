"""The ground of the map: outlines of countries and units, and how families of events look."""

from __future__ import annotations

import gzip
from functools import cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.publishing import words
from dateline.publishing.families import LOOKS, Family, family
from dateline.records import to_json
from dateline.review.desk import Reader
from dateline.vocabulary import EventType

router = APIRouter()


@router.get("/ground.json")
def outlines(request: Request, _: Reader) -> Response:
    """Arcs as steps on a grid, their kinds, countries as rings of arcs; shape and types by family.

    In the form that ``publishing/templates/atlas.js`` reads.
    """
    body = packed()
    headers = {"Cache-Control": "private, max-age=86400", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type="application/json")


@cache
def packed() -> bytes:
    """The ground, gzipped."""
    from dateline.knowledge.outlines import Kind, Level, Outlines

    held = Outlines.open()
    drawn = set(held.lines(list(Kind)))
    ground = {
        "grid": held.grid,
        "arcs": held.packed([Level.COARSE] * len(held.kinds)),
        "kinds": "".join(
            str(int(kind if n in drawn else Kind.SEAM)) for n, kind in enumerate(held.kinds)
        ),
        "countries": {
            code: [words.country(code), held.rings(code)] for code in sorted(held.countries)
        },
        "units": {},
        "points": {code: held.point(code) for code in sorted(held.countries)},
        "families": {
            name: [LOOKS[name].shape, [kind for kind in EventType if family(kind) is name]]
            for name in Family
        },
    }
    return gzip.compress(to_json(ground), 6, mtime=0)
