"""Events: lists under filters, one event, its statements and its versions."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dateline.codebooks.undated import Undated
from dateline.errors import UnknownEventError
from dateline.ledger.wanted import Key, Order, Seen, Wanted
from dateline.records import to_json
from dateline.review import asking, cursors
from dateline.review.api.answering import JSON, answer, tag, tagged, told, unchanged
from dateline.review.api.shapes import (
    DayList,
    EventAnswer,
    PlacedStatement,
    PointList,
    StatementList,
    VersionList,
)
from dateline.review.api.words import Cursor, Limit, described, words_of
from dateline.review.desk import Desk, Reader, TheDesk
from dateline.review.files import exported
from dateline.review.policies import policy_of
from dateline.review.problems import ProblemError
from dateline.vocabulary import SourceKind

router = APIRouter(tags=["events"])

EventId = Annotated[str, Path(pattern=r"^E[A-Z2-7]{12}$", description="An event's id.")]
Policy = Annotated[
    str | None, Query(max_length=40, description="The policy that settles it; the ledger's own.")
]
_PAGE = 50


_FILES = {
    "text/csv": "csv",
    "application/geo+json": "geojson",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
}
"""The form of file by the media type that a request accepts."""


def accepted(header: str) -> str | None:
    """The form of file that an Accept header asks for; ``None`` for JSON.

    Raises:
        ProblemError: when it takes nothing that there is.
    """
    kinds = [part.partition(";")[0].strip().lower() for part in header.split(",") if part.strip()]
    for kind in kinds:
        if kind in _FILES:
            return _FILES[kind]
        if kind in ("application/json", "application/*", "*/*"):
            return None
    if kinds:
        raise ProblemError(
            406, "not_acceptable", f"there are application/json, {', '.join(_FILES)}"
        )
    return None


def _described() -> dict[int | str, Any]:
    """The answers of the list: JSON, or a file of all events by content type."""
    found = told("EventList", "A page of events; or all of them as a file, by content type")
    files: dict[str, Any] = {kind: {"schema": {"type": "string"}} for kind in _FILES}
    files["application/geo+json"] = {"schema": {"type": "object"}}
    found[200]["content"].update(files)
    return {**found, 304: {"description": "Unchanged"}}


@router.get(
    "/events",
    responses=_described(),
    openapi_extra=described("order"),
    operation_id="events",
)
async def events(
    request: Request,
    desk: TheDesk,
    _: Reader,
    limit: Limit = _PAGE,
    cursor: Cursor = None,
    count: Annotated[bool, Query(description="Tell the number of all events as well.")] = False,
    codebook: Annotated[
        str, Query(max_length=40, description="Whose columns a file has.")
    ] = "neutral",
    names: Annotated[bool, Query(description="Keep names of private persons in a file.")] = False,
    undated: Annotated[
        Undated, Query(description="What an event without a date gets in a file.")
    ] = Undated.LEAVE,
    policy: Policy = None,  # noqa: ARG001  # read with the filters
) -> Response:
    """A page of the events that the filters take.

    With ``Accept: text/csv``, ``application/geo+json`` or ``application/x-ndjson`` all of them, as
    a file in the shape of a codebook.
    """
    form = accepted(request.headers.get("accept", ""))
    if form is not None:
        return await run_in_threadpool(exported, request, desk, codebook, form, names, undated)
    return await desk.read(_page, request, desk, cursors.unpacked(cursor), limit, count)


def _page(request: Request, desk: Desk, place: Key | None, limit: int, count: bool) -> Response:
    """The answer with a page; a page that was made before, while nothing has changed."""
    words = words_of(request)
    wanted, order = asking.wanted(words), asking.order(words)

    def made() -> bytes:
        return _list(request, desk, wanted, order, place, limit, count)

    if wanted.duplicates is not None:  # hangs on links, which the ledger's state does not tell of
        return Response(made(), media_type=JSON, headers={"Vary": "Accept"})
    entity = tag("events", desk.browse.state(), request.url.query)
    if same := unchanged(request, entity):
        return same
    body = desk.lists.get(entity)
    if body is None:
        body = made()
        desk.lists.put(entity, body)
    return tagged(body, entity)


def _list(
    request: Request,
    desk: Desk,
    wanted: Wanted,
    order: Order,
    place: Key | None,
    limit: int,
    count: bool,
) -> bytes:
    """The JSON of an ``EventList``."""
    try:
        page = desk.browse.events(wanted, order=order, after=place, limit=limit)
    except ValueError as error:
        raise cursors.unusable() from error
    following = None
    if page.next is not None:
        following = _address(request, cursor=cursors.packed(page.next))
    total = str(desk.browse.count(wanted)) if count else "null"
    rows = ",".join(listed(row) for row in page.rows)
    return f'{{"events":[{rows}],"next":{to_json(following).decode()},"total":{total}}}'.encode()


def listed(row: Seen) -> str:
    """The JSON of a ``ListedEvent``: that of the glance, which is not read for it."""
    head = {"id": row.id, "updated": row.updated, "version": row.version}
    return to_json(head).decode()[:-1] + "," + row.glance[1:]


def _address(request: Request, **changes: Any) -> str:
    """The address of a request with changes to its query, from the root of the desk."""
    pairs = [(k, v) for k, v in request.query_params.multi_items() if k not in changes]
    pairs += [(k, str(v)) for k, v in changes.items() if v is not None]
    return f"{request.url.path}?{urlencode(pairs)}"


@router.get(
    "/points",
    responses=told("PointList", "The points"),
    openapi_extra=described(),
    operation_id="points",
)
def points(request: Request, desk: TheDesk, _: Reader) -> Response:
    """All events that the filters take and that have a point, in few bytes, for a map."""
    wanted = asking.wanted(words_of(request))
    state = desk.browse.state()
    entity = tag("points", state, wanted)
    if same := unchanged(request, entity):
        return same
    body = desk.remember(
        f"points {wanted!r}",
        state,
        lambda: to_json(PointList(points=tuple(desk.browse.points(wanted)))),
    )
    return tagged(body, entity)


@router.get(
    "/days",
    responses=told("DayList", "The days"),
    openapi_extra=described(),
    operation_id="days",
)
def days(request: Request, desk: TheDesk, _: Reader) -> Response:
    """How many events lie on each day, and how many people were killed in them."""
    wanted = asking.wanted(words_of(request))
    entity = tag("days", desk.browse.state(), wanted)
    if same := unchanged(request, entity):
        return same
    return tagged(to_json(DayList(days=tuple(desk.browse.days(wanted)))), entity)


def found(desk: Desk, event: str) -> tuple[str, int]:
    """The id and version of an event; the address of one that is gone says so.

    Raises:
        ProblemError: when there is none.
    """
    try:
        return desk.browse.version(event)
    except UnknownEventError as error:
        if any(gone.event == event for gone in desk.ledger.gone()):
            raise ProblemError(410, "gone", str(error)) from error
        raise


@router.get(
    "/events/{event}",
    responses={**told("EventAnswer", "The event"), 304: {"description": "Unchanged"}},
    operation_id="event",
)
def event(
    request: Request, desk: TheDesk, _: Reader, event: EventId, policy: Policy = None
) -> Response:
    """One event with all that is held on it. An older address gives the event that it leads to.

    The entity tag is that of the event's version: send it as ``If-Match`` with a decision.
    """
    rule = policy_of(desk, policy)
    here, version = found(desk, event)
    entity = event_tag(here, version)
    if policy is None and (same := unchanged(request, entity)):
        return same
    dossier = desk.ledger.dossier(here)
    return answer(
        EventAnswer(
            id=here,
            version=version,
            updated=desk.ledger.updated(here),
            policy=f"{rule.name}/{rule.version}",
            settlement=rule.settle(dossier),
            dossier=dossier,
        ),
        headers={"ETag": entity, "Content-Location": f"/api/v1/events/{here}"},
    )


def event_tag(event: str, version: int) -> str:
    """The entity tag of an event's version."""
    return f'"{event}.{version}"'


@router.get(
    "/events/{event}/statements",
    responses=told("StatementList", "The statements"),
    operation_id="statements",
)
def statements(
    desk: TheDesk,
    _: Reader,
    event: EventId,
    slot: Annotated[str | None, Query(pattern="^(type|stage|when|where|party|toll|means)$")] = None,
) -> Response:
    """What is said of an event, by all reports, slot by slot."""
    here, _version = found(desk, event)
    dossier = desk.ledger.dossier(here)
    rows = tuple(
        PlacedStatement(
            key=entry.reference(statement),
            report=entry.report.id,
            event=here,
            by_analyst=statement.source.kind is SourceKind.ANALYST,
            in_effect=True,
            statement=statement,
        )
        for entry in dossier.entries
        for statement in entry.mention.statements
        if slot in (None, statement.slot)
    )
    return answer(StatementList(event=here, statements=rows))


@router.get(
    "/events/{event}/versions",
    responses=told("VersionList", "The versions"),
    operation_id="versions",
)
def versions(desk: TheDesk, _: Reader, event: EventId) -> Response:
    """How an event came to be what it is: which mentions joined it or left it, when and why."""
    here, _version = found(desk, event)
    dossier = desk.ledger.dossier(here)
    return answer(
        VersionList(event=here, versions=dossier.event.versions, decisions=dossier.decisions)
    )
