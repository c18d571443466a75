"""Templates filled: everything that comes from a report is escaped."""

from __future__ import annotations

import datetime as dt
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line, visible
from dateline.publishing.page import SLOT_LABELS
from dateline.review.desk import desk_of
from dateline.review.keys import KEYS
from dateline.review.people import Person
from dateline.vocabulary import DecisionKind


@cache
def environment() -> Environment:
    """The templates with their filters."""
    made = Environment(
        loader=PackageLoader("dateline.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        visible=visible, line=on_one_line, plain=words.plain, day=words.day, clock=clock,
        number=lambda value: f"{value:,}", part=lambda text: quote(text, safe=""),
    )  # fmt: skip
    made.globals.update(asset=asset, labels=SLOT_LABELS, keys=KEYS)
    return made


def clock(time: dt.datetime) -> str:
    """A time as "Thu 14 Mar 2024, 09:30 UTC"."""
    there = time.astimezone(dt.UTC)
    return f"{words.day(there.date())}, {there:%H:%M} UTC"


def asset(name: str) -> str:
    """The address of one of the desk's own files."""
    return f"/static/{edition()}/{name}"


@cache
def edition() -> str:
    """What changes with any of the desk's own files, so that browsers keep them until then."""
    digest = blake2b(digest_size=6)
    for name in sorted(OURS):
        digest.update(content(name))
    return digest.hexdigest()


@cache
def content(name: str) -> bytes:
    """The bytes of one of the desk's own files.

    Raises:
        FileNotFoundError: when there is none such.
    """
    return (files("dateline") / OURS[name]).read_bytes()


OURS = {
    "page.css": "publishing/templates/page.css",
    "atlas.js": "publishing/templates/atlas.js",
    "maplibre-gl.js": "publishing/vendor/maplibre-gl.js",
    "maplibre-gl.css": "publishing/vendor/maplibre-gl.css",
    **{
        name: f"review/static/{name}"
        for name in (
            "desk.css", "desk.js", "evidence.js", "events.js", "map.js", "coding.js", "spans.js",
            "icon.svg",
        )
    },
}  # fmt: skip
"""The files that the desk serves, by name: there are no others."""


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template."""
    desk = desk_of(request)
    person: Person | None = request.scope.get("dateline.person")
    body = (
        environment()
        .get_template(f"{name}.html.j2")
        .render(
            person=person,
            accounts=desk.accounts is not None,
            path=request.url.path,
            waiting=None if person is None else desk.waiting(),
            done=_done(request) if person is not None else None,
            **values,
        )
    )
    return HTMLResponse(body, status)


_SAID = {
    "undone": "Undone.",
    "redone": "Done again.",
    "new": "Added.",
    "known": "The ledger holds this report already.",
    "copy": "Added; its text is a copy of another report’s.",
    "replaced": "Coded anew.",
}


def _done(request: Request) -> dict[str, Any] | None:
    """What was just decided, with the way to undo it; what was just undone."""
    said = _SAID.get(request.query_params.get("said", ""))
    if said is not None:
        return {"words": said, "undo": None}
    key = request.query_params.get("done", "")
    found = desk_of(request).browse.decision(key) if key else None
    if found is None or found[1]:
        return None
    return {"words": DONE[found[0].kind], "undo": key}


DONE = {
    DecisionKind.ACCEPT: "Accepted.",
    DecisionKind.EDIT: "Corrected.",
    DecisionKind.ADD: "Added.",
    DecisionKind.MERGE: "Merged into one event.",
    DecisionKind.SPLIT: "Split off.",
    DecisionKind.APART: "Kept apart.",
    DecisionKind.REJECT: "Rejected.",
    DecisionKind.UNDO: "Undone.",
}
"""What is said when it was done."""


def part(name: str, **values: Any) -> HTMLResponse:
    """A part of a page, which script puts in its place."""
    return HTMLResponse(environment().get_template(f"{name}.html.j2").render(**values))
