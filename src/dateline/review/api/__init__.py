"""The HTTP API under ``/api/v1``: the desk's powers for programs."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.review.api import coding, deciding, events, feeds, reports, root

__all__ = ["PREFIX", "router"]

PREFIX = "/api/v1"

router = APIRouter()
for part in (root, events, reports, feeds, coding, deciding):
    router.include_router(part.router, prefix=PREFIX)
