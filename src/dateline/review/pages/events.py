"""The list of events, with its timeline and map, under one set of filters."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.ledger.wanted import Order
from dateline.publishing import words
from dateline.review import asking, cursors
from dateline.review.api.words import words_of
from dateline.review.desk import Reader, TheDesk
from dateline.review.pages.rendering import page, part
from dateline.review.pages.rows import looks, rows
from dateline.review.pages.timeline import timeline
from dateline.vocabulary import EventType, PlacePrecision

router = APIRouter()
_PAGE = 40
_ORDERS = {
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
    Order.DEADLIEST: "Most killed first",
    Order.QUEUE: "Most urgent first",
}
_FLAGS = {
    "contested": "contested",
    "review": "to review",
    "duplicates": "possible duplicates",
    "accepted": "accepted",
}


@router.get("/")
def events(request: Request, desk: TheDesk, _: Reader) -> Response:
    """The page, or only its results where script asks for them, or only more rows."""
    asked = words_of(request)
    wanted = asking.wanted(asked)
    order = asking.order(asked)
    cursor = next(reversed(asked.get("cursor", [])), None)
    try:
        found = desk.browse.events(wanted, order=order, after=cursors.unpacked(cursor), limit=_PAGE)
    except ValueError as error:
        raise cursors.unusable() from error
    values: dict[str, Any] = {"rows": rows(found.rows), "more": None}
    if found.next is not None:
        following = [*asking.kept(asked), ("cursor", cursors.packed(found.next))]
        values["more"] = "/?" + urlencode(following)
    asked_part = request.headers.get("x-part")
    if asked_part == "rows":
        return part("rows", **values)
    state = desk.browse.state()
    values |= {
        "total": desk.remember(f"count {wanted!r}", state, lambda: desk.browse.count(wanted)),
        "timeline": desk.remember(
            f"days {asking.kept(asked)!r}", state, lambda: timeline(desk.browse.days(wanted), asked)
        ),
        "chips": chips(asked),
        "query": urlencode(asking.kept(asked)),
        "looks": looks(),
        "first": cursor is None,
    }
    if asked_part == "results":
        return part("results", **values)
    countries = desk.remember("countries", state, desk.browse.countries)
    return page(
        request,
        "events",
        asked={name: asked.get(name, []) for name in asking.NAMES},
        order=str(order),
        orders={str(o): told for o, told in _ORDERS.items()},
        countries=[(code, words.country(code), count) for code, count in countries],
        types=[(str(t), words.kind_of_event(t)) for t in EventType],
        precisions=[(str(p), words.place_precision(p)) for p in PlacePrecision],
        flags=_FLAGS,
        **values,
    )


def chips(asked: dict[str, list[str]]) -> list[dict[str, str]]:
    """The filters in use, each with the address that lies without it."""
    found: list[dict[str, str]] = []

    def chip(told: str, **without: Any) -> None:
        found.append({"words": told, "href": "/?" + urlencode(asking.kept(asked, **without))})

    def last(name: str) -> str:
        return next((v.strip() for v in reversed(asked.get(name, [])) if v.strip()), "")

    if last("q"):
        chip(f"“{last('q')}”", q=None)
    if last("since") or last("until"):
        told = f"{last('since') or '…'} – {last('until') or '…'}"
        chip(told, since=None, until=None)
    if last("box"):
        chip("area of the map", box=None)
    if last("admin1"):
        chip(last("admin1"), admin1=None)
    for name, say in (
        ("country", words.country),
        ("type", lambda v: words.kind_of_event(EventType(v))),
        ("precision", lambda v: words.place_precision(PlacePrecision(v))),
        ("actor", str),
    ):
        values = [v.strip() for v in asked.get(name, []) if v.strip()]
        for value in dict.fromkeys(values):
            chip(say(value), **{name: [v for v in values if v != value]})
    if last("confidence"):
        chip(f"confidence from {last('confidence')}", confidence=None)
    if last("killed_least"):
        chip(f"at least {last('killed_least')} killed", killed_least=None)
    if last("killed_most"):
        chip(f"at most {last('killed_most')} killed", killed_most=None)
    for name, told in _FLAGS.items():
        if last(name):
            chip(told if asking.yes_or_no(last(name)) else f"not {told}", **{name: None})
    if last("background"):
        chip("without background", background=None)
    return found
