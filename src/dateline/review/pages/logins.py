"""Logging in and out."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.review.accounts import Accounts
from dateline.review.admitting import COOKIE, session_of
from dateline.review.desk import Desk, TheDesk
from dateline.review.pages.forms import fields
from dateline.review.pages.rendering import page
from dateline.review.problems import ProblemError

router = APIRouter()
_FROM_ONE_ADDRESS = 4
"""How many times more failures one address may have than one user: a team may share it."""


class Attempt(NamedTuple):
    """Who tries to log in, and from where."""

    name: str
    address: str

    @property
    def keys(self) -> tuple[str, str]:
        """What failures are counted under."""
        return f"user {self.name[:200]}", f"address {self.address}"


@router.get("/login")
def form(request: Request, desk: TheDesk, next: str = "/") -> Response:
    """The form."""
    if desk.accounts is None:
        return RedirectResponse("/", 303)
    return page(request, "login", next=_inside(next), failed=False)


@router.post("/login")
async def log_in(request: Request, desk: TheDesk) -> Response:
    """Log in, and go on to where one wanted to go."""
    accounts = _accounts(desk)
    sent = await fields(request)
    address = request.client.host if request.client else ""
    attempt = Attempt(name=sent.one("name"), address=address)
    secret = await run_in_threadpool(_try, desk, accounts, attempt, sent.get("password", [""])[-1])
    following = _inside(sent.one("next", "/"))
    if secret is None:
        return page(request, "login", status=401, next=following, failed=True)
    answer = RedirectResponse(following, 303)
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=desk.settings.review.session_hours * 3600,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


def _try(desk: Desk, accounts: Accounts, attempt: Attempt, password: str) -> str | None:
    """The secret of a new session, ``None`` for a wrong password.

    Raises:
        ProblemError: after too many failures.
    """
    review = desk.settings.review
    user, address = attempt.keys
    most = {user: review.login_failures, address: review.login_failures * _FROM_ONE_ADDRESS}
    if any(accounts.failures(key, review.login_minutes) >= most[key] for key in most):
        raise ProblemError(
            429, "too_many", f"too many failed logins; try again in {review.login_minutes} minutes",
            headers={"Retry-After": str(review.login_minutes * 60)},
        )  # fmt: skip
    secret = accounts.log_in(attempt.name, password, review.session_hours)
    if secret is None:
        for key in attempt.keys:
            accounts.failed(key)
        accounts.note(attempt.name[:60] or "nobody", "login failed", attempt.address)
    return secret


@router.post("/logout")
def log_out(request: Request, desk: TheDesk) -> Response:
    """End the session."""
    secret = session_of(request.headers.get("cookie", ""))
    if secret and desk.accounts is not None:
        desk.accounts.log_out(secret)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _accounts(desk: Desk) -> Accounts:
    if desk.accounts is None:
        raise ProblemError(404, "not_found", "this desk has no accounts")
    return desk.accounts


def _inside(path: str) -> str:
    """A path of the desk itself, and ``/`` for any other address."""
    good = path.startswith("/") and not path.startswith("//") and path.isprintable()
    return path if good and "\\" not in path and len(path) < 2000 else "/"
