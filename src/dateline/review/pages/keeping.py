"""Accounts, as an administrator keeps them: users, tokens, audit."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.review.accounts import Accounts
from dateline.review.accounts.store import AccountError
from dateline.review.desk import Admin, Desk, TheDesk
from dateline.review.pages.forms import Fields, fields
from dateline.review.pages.rendering import page
from dateline.review.people import Person, Role
from dateline.review.problems import ProblemError, wrong

router = APIRouter()
_DAYS = 90
"""Days for which a new token holds."""


@router.get("/accounts")
def accounts(request: Request, desk: TheDesk, _: Admin) -> Response:
    """The users, the tokens and the last entries of the audit."""
    return _page(request, _accounts(desk))


@router.post("/accounts/{deed}")
async def change(request: Request, desk: TheDesk, person: Admin, deed: str) -> Response:
    """Add or change a user, make or revoke a token."""
    sent = await fields(request)
    held = _accounts(desk)
    try:
        secret = await run_in_threadpool(_do, held, person, deed, sent)
    except AccountError as error:
        return _page(request, held, status=422, problem=str(error))
    if secret is not None:
        return _page(request, held, secret=secret)
    return RedirectResponse("/accounts", 303)


def _do(held: Accounts, person: Person, deed: str, sent: Fields) -> str | None:
    name = sent.one("name")
    match deed:
        case "add":
            held.add_user(name, sent.get("password", [""])[-1], _role(sent), by=person.name)
        case "password":
            held.set_password(name, sent.get("password", [""])[-1], by=person.name)
        case "role":
            held.set_role(name, _role(sent), by=person.name)
        case "close":
            if name == person.name:
                raise AccountError("nobody closes their own account")
            held.close_user(name, by=person.name)
        case "token":
            label = sent.one("label")[:60] or "token"
            return held.add_token(name, label, _role(sent), _DAYS, by=person.name)
        case "revoke":
            held.revoke(sent.number("token"), by=person.name)
        case _:
            raise ProblemError(404, "not_found", "there is nothing like that")
    return None


def _role(sent: Fields) -> Role:
    try:
        return Role(sent.one("role"))
    except ValueError as error:
        raise wrong("role", f"there are {', '.join(Role)}") from error


def _accounts(desk: Desk) -> Accounts:
    if desk.accounts is None:
        raise ProblemError(404, "not_found", "this desk has no accounts")
    return desk.accounts


def _page(
    request: Request,
    held: Accounts,
    status: int = 200,
    problem: str | None = None,
    secret: str | None = None,
) -> Response:
    return page(
        request, "accounts", status=status, users=held.users(), tokens=held.tokens(),
        audit=held.audit(), roles=[str(role) for role in Role if role is not Role.READER],
        scopes=[str(role) for role in Role], problem=problem, secret=secret,
    )  # fmt: skip
