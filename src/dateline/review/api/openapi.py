"""The description of the API: routes as the framework has them, shapes as the records do."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dateline import __version__
from dateline.review.api import shapes
from dateline.review.problems import Problem

_ABOUT = """The powers of the review desk for programs.

Lists are paged by cursor: `next` is the address of the next page, `null` on the last. Problems have
one shape (`application/problem+json`, RFC 9457) with a stable `code`. A desk with accounts asks for
`Authorization: Bearer TOKEN`; a request that changes something must be JSON and, for a decision,
name the version of the event that it is about (`If-Match`)."""


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document (3.1)."""
    made: dict[str, Any] = get_openapi(
        title="Dateline review desk",
        version=__version__,
        description=_ABOUT,
        routes=app.routes,
        openapi_version="3.1.0",
    )
    held = made.setdefault("components", {})
    held["schemas"] = _schemas()
    held["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{}, {"token": []}]
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    return made


def _schemas() -> dict[str, Any]:
    kinds = [
        kind
        for kind in vars(shapes).values()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and kind.__module__ == shapes.__name__
    ]
    _, found = msgspec.json.schema_components(
        [*kinds, Problem], ref_template="#/components/schemas/{name}"
    )
    return dict(sorted(found.items()))
