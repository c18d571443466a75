"""Answers of the API: JSON of records, with an entity tag where the same is asked again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.records import to_json

JSON = "application/json"


def schema(name: str) -> dict[str, Any]:
    """How the description of the API names a shape."""
    return {"$ref": f"#/components/schemas/{name}"}


def told(name: str, description: str, status: int = 200, **more: Any) -> dict[int | str, Any]:
    """The ``responses`` of a route: its answer, and problems."""
    problem = {"application/problem+json": {"schema": schema("Problem")}}
    return {
        status: {"description": description, "content": {JSON: {"schema": schema(name)}}, **more},
        "4XX": {"description": "A problem", "content": problem},
        "5XX": {"description": "A fault of the desk, or it is busy", "content": problem},
    }


def answer(record: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A record as JSON."""
    return Response(to_json(record), status, dict(headers or {}), JSON)


def tag(*parts: object) -> str:
    """The entity tag of what depends on ``parts`` alone."""
    return '"' + blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest() + '"'


def matches(header: str | None, entity: str) -> bool:
    """Whether an If-Match or If-None-Match header names an entity tag."""
    if header is None:
        return False
    named = {part.strip().removeprefix("W/") for part in header.split(",")}
    return "*" in named or entity in named


def unchanged(request: Request, entity: str) -> Response | None:
    """The answer to one who has it already; ``None`` to others."""
    if matches(request.headers.get("if-none-match"), entity):
        return Response(status_code=304, headers={"ETag": entity})
    return None


def tagged(body: bytes, entity: str, media_type: str = JSON) -> Response:
    """A body with its entity tag."""
    return Response(body, 200, {"ETag": entity, "Vary": "Accept"}, media_type)
