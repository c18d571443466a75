"""The desk's pages: rendered on the server, plain HTML first, light script on top."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.review.pages import (
    adding,
    agreeing,
    assets,
    compare,
    deciding,
    event,
    events,
    exporting,
    ground,
    history,
    keeping,
    logins,
    queue,
    reports,
)

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
for part in (
    assets,
    adding,
    events,
    event,
    reports,
    queue,
    compare,
    deciding,
    history,
    exporting,
    ground,
    logins,
    keeping,
    agreeing,
):
    router.include_router(part.router)
