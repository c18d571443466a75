"""The words of an address as lists by name, and their description."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request

from dateline.ledger.wanted import Order
from dateline.vocabulary import EventType, PlacePrecision

MOST = 500
"""Events of a page at most."""


def words_of(request: Request) -> dict[str, list[str]]:
    """The values of each name in a request's query."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


def _text(about: str, **more: Any) -> dict[str, Any]:
    return {"schema": {"type": "string", "maxLength": 200, **more}, "description": about}


def _many(about: str, **more: Any) -> dict[str, Any]:
    items = {"type": "string", "maxLength": 200, **more}
    return {
        "schema": {"type": "array", "items": items, "maxItems": 60},
        "description": about,
        "explode": True,
    }


def _flag(about: str) -> dict[str, Any]:
    return {"schema": {"type": "boolean"}, "description": about}


_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_ABOUT: dict[str, dict[str, Any]] = {
    "q": _text("Words looked for in the type, places and actors."),
    "since": _text("First day: YYYY-MM-DD, YYYY-MM or YYYY.", pattern=_DATE),
    "until": _text("Last day, likewise.", pattern=_DATE),
    "country": _many("Country: ISO 3166 code of two letters, or name."),
    "admin1": _text("First-order unit: name or GeoNames code."),
    "box": _text("west,south,east,north in degrees."),
    "actor": _many("Actor in any role: register id or name."),
    "type": _many("Event type.", enum=[str(t) for t in EventType]),
    "precision": _many("Precision of the place.", enum=[str(p) for p in PlacePrecision]),
    "confidence": {
        "schema": {"type": "number", "minimum": 0, "maximum": 1},
        "description": "Least confidence.",
    },
    "killed_least": {
        "schema": {"type": "integer", "minimum": 0, "maximum": 10_000_000},
        "description": "Least number of people killed.",
    },
    "killed_most": {
        "schema": {"type": "integer", "minimum": 0, "maximum": 10_000_000},
        "description": "Largest number of people killed.",
    },
    "contested": _flag("Whether sources differ on a figure or on who did it."),
    "review": _flag("Whether the event needs eyes."),
    "accepted": _flag("Whether an analyst accepted it."),
    "duplicates": _flag("Whether it may be the same as another event."),
    "background": _flag("With (default) or without events that are only recalled."),
    "updated_since": _text("Changed at or after this time (ISO 8601, UTC without a zone)."),
}


def described(*more: str) -> dict[str, Any]:
    """The filters' description, for ``openapi_extra`` of a route."""
    extra = {
        "order": {
            "schema": {"type": "string", "enum": [str(o) for o in Order]},
            "description": "The order; newest first without it.",
        },
    }
    chosen = {**_ABOUT, **{name: extra[name] for name in more}}
    return {
        "parameters": [
            {"name": name, "in": "query", "required": False, **about}
            for name, about in chosen.items()
        ]
    }


Limit = Annotated[int, Query(ge=1, le=MOST, description="Entries of a page.")]
Cursor = Annotated[
    str | None, Query(max_length=400, description="Where the page begins, as ``next`` gave it.")
]
