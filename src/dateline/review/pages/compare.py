"""Possible duplicates: the pairs, and two events side by side."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.dossiers import Comparison
from dateline.ledger.listing import Pair
from dateline.review import cursors
from dateline.review.api.events import found
from dateline.review.desk import Desk, Reader, TheDesk
from dateline.review.pages.event import view
from dateline.review.pages.rendering import page
from dateline.review.pages.rows import chance, row
from dateline.review.policies import policy_of
from dateline.review.problems import wrong

router = APIRouter()
_PAGE = 30
_SERIES = "series"
"""The comparison that weighs nothing and tells why a likely link is not a sure one."""


@router.get("/compare")
def pairs(request: Request, desk: TheDesk, _: Reader, cursor: str | None = None) -> Response:
    """The pairs of events that may be one, the likeliest first."""
    try:
        some = desk.browse.duplicates(after=cursors.unpacked(cursor), limit=_PAGE + 1)
    except ValueError as error:
        raise cursors.unusable() from error
    more = None
    if len(some) > _PAGE:
        last = some[_PAGE - 1]
        key = (repr(last.link.probability), last.left, last.right)
        more = "/compare?" + urlencode({"cursor": cursors.packed(key)})
    seen = desk.browse.some({e for p in some[:_PAGE] for e in (p.left, p.right)})
    return page(
        request,
        "pairs",
        pairs=[
            {"left": row(seen[p.left]), "right": row(seen[p.right]), **_link(p)}
            for p in desk.browse.explained(some[:_PAGE])
            if p.left in seen and p.right in seen
        ],
        more=more,
    )


@router.get("/compare/next")
def following(
    desk: TheDesk, _: Reader, left: str = "", right: str = "", done: str = ""
) -> Response:
    """The pair behind one, and the first behind the last; what was done goes with it."""
    told = "?" + urlencode({"done": done}) if done else ""
    pairs = desk.browse.duplicates(event=left)
    here = next((p for p in pairs if {p.left, p.right} == {left, right}), None)
    after = (repr(here.link.probability), here.left, here.right) if here else None
    some = desk.browse.duplicates(after=after, limit=1) or desk.browse.duplicates(limit=1)
    if not some:
        return RedirectResponse(f"/compare{told}", 303)
    return RedirectResponse(f"/compare/{some[0].left}/{some[0].right}{told}", 303)


@router.get("/compare/{left}/{right}")
def compare(request: Request, desk: TheDesk, _: Reader, left: str, right: str) -> Response:
    """Two events side by side."""
    ids = [found(desk, left)[0], found(desk, right)[0]]
    if ids[0] == ids[1]:
        return RedirectResponse(f"/events/{ids[0]}", 303)
    if ids != [left, right]:
        return RedirectResponse(f"/compare/{ids[0]}/{ids[1]}", 303)
    if left == right:
        raise wrong("right", "the same event twice")
    pair = next(
        (p for p in desk.browse.duplicates(event=left) if {p.left, p.right} == {left, right}),
        None,
    )
    explained = desk.browse.explained([pair])[0] if pair else None
    sides = [_side(desk, event, f"{name}") for event, name in ((left, "a"), (right, "b"))]
    return page(
        request, "compare", sides=sides, left=left, right=right,
        pair=_link(explained) if explained else None,
    )  # fmt: skip


def _side(desk: Desk, event: str, name: str) -> dict[str, Any]:
    here, version = found(desk, event)
    dossier = desk.ledger.dossier(here)
    shown = view(desk, dossier, policy_of(desk, None).settle(dossier), version)
    return {**shown, "side": name}


def _link(pair: Pair) -> dict[str, Any]:
    """What the linker found: how likely, by what, and why it does not merge the two by itself."""
    return {
        "chance": chance(pair.link.probability),
        "comparisons": [_compared(one) for one in pair.link.comparisons if one.aspect != _SERIES],
        "unsure": [one.found for one in pair.link.comparisons if one.aspect == _SERIES],
    }


def _compared(one: Comparison) -> dict[str, str]:
    weight = f"{one.weight:+.1f}".replace("-", "−")
    none = weight[1:] == "0.0"
    return {
        "aspect": one.aspect,
        "found": one.found.removeprefix(f"{one.aspect}: "),
        "weight": "0" if none else weight,
        "side": "even" if none else "for" if one.weight > 0 else "against",
    }
