"""Decisions from the pages: forms in, the page with what came of it out; a clash is told."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import ClashError
from dateline.records import Source, Span
from dateline.review.api.answering import answer
from dateline.review.deciding import NEW, Asked, Told, decide, last_done, last_undone, redo, undo
from dateline.review.desk import CoderPerson, Desk, Reader, TheDesk
from dateline.review.pages.forms import Fields, fields
from dateline.review.pages.rendering import page
from dateline.review.pages.values import key_of, label, places, value
from dateline.review.people import Person
from dateline.review.problems import ProblemError, wrong
from dateline.vocabulary import DecisionKind, Modality, SourceKind

router = APIRouter()
_WHOLE = {"accept": DecisionKind.ACCEPT, "reject": DecisionKind.REJECT, "split": DecisionKind.SPLIT}
_PAIRS = {"merge": DecisionKind.MERGE, "apart": DecisionKind.APART}
_SMALL = {"edit": DecisionKind.EDIT, "add": DecisionKind.ADD, "drop": DecisionKind.REJECT}


@router.post("/events/{event}/decide")
async def whole(request: Request, desk: TheDesk, person: CoderPerson, event: str) -> Response:
    """Accept, reject or split an event."""
    sent = await fields(request)
    kind = _of(_WHOLE, sent)
    asked = Asked(
        kind=kind,
        subject=event,
        why=sent.one("why"),
        others=tuple(sent.get("mention", ())) if kind is DecisionKind.SPLIT else (),
    )
    return await _decided(request, desk, person, asked, {event: sent.number("version")}, sent)


@router.post("/compare/{left}/{right}/decide")
async def pair(
    request: Request, desk: TheDesk, person: CoderPerson, left: str, right: str
) -> Response:
    """Merge two events, or tell them apart."""
    sent = await fields(request)
    asked = Asked(kind=_of(_PAIRS, sent), subject=left, why=sent.one("why"), others=(right,))
    unchanged = {left: sent.number("left_version"), right: sent.number("right_version")}
    return await _decided(request, desk, person, asked, unchanged, sent)


@router.post("/statements/decide")
async def small(request: Request, desk: TheDesk, person: CoderPerson) -> Response:
    """Correct, add or reject a value."""
    sent = await fields(request)
    kind, subject, event = _of(_SMALL, sent), sent.one("subject"), sent.one("event")
    if "/" not in subject:
        raise wrong("subject", "name the mention or the statement")
    told = None
    if kind is not DecisionKind.REJECT:
        told = await run_in_threadpool(_told, desk, subject, sent)
    asked = Asked(kind=kind, subject=subject, why=sent.one("why"), told=told)
    fresh = kind is DecisionKind.ADD and subject.endswith(f"/{NEW}")
    seen = {} if fresh else {event: sent.number("version")}
    return await _decided(request, desk, person, asked, seen, sent)


def _told(desk: Desk, subject: str, sent: Fields) -> Told:
    """The value, its words by their code points, and who says it.

    Raises:
        ProblemError: when the words do not stand in the report.
    """
    text = desk.browse.report(subject.partition("/")[0]).coded.report.text
    start, end = sent.number("from"), sent.number("to")
    if not start < end <= len(text):
        raise wrong("words", "select the words in the report that say it")
    span = Span(start, end, text[start:end])
    source = None
    if sent.one("speaker"):
        kind = SourceKind(sent.one("speaker_kind", "report"))
        named = kind is not SourceKind.REPORT
        source = Source(name=sent.one("speaker")[:300] if named else "report", kind=kind)
    return Told(
        value=value(sent.one("slot"), sent, span.text),
        evidence=(span,),
        source=source,
        modality=Modality(sent.one("modality", "asserted")),
    )


async def _decided(
    request: Request,
    desk: Desk,
    person: Person,
    asked: Asked,
    unchanged: dict[str, int],
    sent: Fields,
) -> Response:
    try:
        done = await run_in_threadpool(decide, desk, person, asked, unchanged)
    except ClashError as error:
        return await run_in_threadpool(_clash, request, desk, unchanged, sent, str(error))
    back = sent.one("back")
    if back.startswith("/reports/") and back.isprintable() and "//" not in back:
        return RedirectResponse(f"{back}?done={done.decision.id}", 303)
    if asked.kind is DecisionKind.APART:
        return RedirectResponse(f"/compare/next?done={done.decision.id}", 303)
    if done.event is None or (asked.kind is DecisionKind.REJECT and "/" not in asked.subject):
        return RedirectResponse(f"/queue?done={done.decision.id}", 303)
    return RedirectResponse(f"/events/{done.event}?done={done.decision.id}", 303)


def _clash(
    request: Request, desk: Desk, unchanged: dict[str, int], sent: Fields, why: str
) -> Response:
    """What was wanted, kept, with the events as they are now."""
    now: dict[str, Any] = {}
    for event in unchanged:
        here = desk.ledger.resolve(event)
        now[event] = None if here is None else desk.browse.version(here)
    fresh = {
        name: str(now[event][1])
        for name, event in (
            ("version", next(iter(unchanged))),
            ("left_version", next(iter(unchanged))),
            ("right_version", next(reversed(unchanged))),
        )
        if name in sent and now[event] is not None and now[event][0] == event
    }
    again = [(name, one) for name, some in sent.items() if name not in fresh for one in some]
    return page(
        request,
        "clash",
        status=409,
        why=why,
        again=[*again, *fresh.items()] if all(n in fresh for n in sent if "version" in n) else None,
        action=request.url.path,
        events=[found[0] for found in now.values() if found is not None],
        kind=sent.one("kind"),
        chosen=[(n, v) for n, v in again if n not in ("kind", "subject", "event") and v],
    )


def _of(kinds: dict[str, DecisionKind], sent: Fields) -> DecisionKind:
    if sent.one("kind") not in kinds:
        raise wrong("kind", f"there are {', '.join(kinds)}")
    return kinds[sent.one("kind")]


@router.post("/decisions/{decision}/undo")
def undo_one(desk: TheDesk, person: CoderPerson, decision: str) -> Response:
    """Undo one decision."""
    return _back(undo(desk, person, decision).event, "undone")


@router.post("/decisions/{decision}/redo")
def redo_one(desk: TheDesk, person: CoderPerson, decision: str) -> Response:
    """Do one decision again."""
    return _back(redo(desk, person, decision).event, "redone")


@router.post("/undo")
def undo_last(desk: TheDesk, person: CoderPerson) -> Response:
    """Undo one's own last decision."""
    key = last_done(desk, person)
    if key is None:
        raise ProblemError(409, "decision", "there is nothing of yours to undo")
    return _back(undo(desk, person, key).event, "undone")


@router.post("/redo")
def redo_last(desk: TheDesk, person: CoderPerson) -> Response:
    """Do again what one undid last."""
    key = last_undone(desk, person)
    if key is None:
        raise ProblemError(409, "decision", "there is nothing to do again")
    return _back(redo(desk, person, key).event, "redone")


def _back(event: str | None, what: str) -> Response:
    path = f"/events/{event}" if event is not None else "/history"
    return RedirectResponse(f"{path}?said={what}", 303)


@router.get("/places")
def suggested(_: Reader, name: str = "") -> Response:
    """The places that a name may stand for."""
    if not 1 < len(name.strip()) <= 200 or "\x00" in name:
        return answer([])
    return answer([{"key": key_of(one), "label": label(one)} for one in places(name.strip())])
