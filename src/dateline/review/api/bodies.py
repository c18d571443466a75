"""The bodies of requests: JSON of the shapes that the API takes."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from starlette.requests import Request

from dateline.review.problems import ProblemError, Wrong

T = TypeVar("T")


async def read(request: Request, kind: type[T]) -> T:
    """The record that a request's body is.

    Raises:
        ProblemError: when it is not JSON, or not such a record.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise ProblemError(415, "media_type", "send application/json")
    body = await request.body()
    try:
        found = msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        where = str(error).partition("`$")[2].rstrip("`").lstrip(".") or "body"
        raise ProblemError(
            422, "unusable", str(error), (Wrong(where=where, message=str(error)),)
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(400, "not_json", f"the body is not JSON: {error}") from error
    return found
