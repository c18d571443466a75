"""The desk's application: routes, layers, and what problems look like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.ledger import Ledger
from dateline.review import api, pages
from dateline.review.accounts import Accounts
from dateline.review.admitting import Admit
from dateline.review.api.openapi import describe
from dateline.review.coder import Coder
from dateline.review.desk import Desk
from dateline.review.guarding import LOOPBACK, Guard
from dateline.review.pages.rendering import page
from dateline.review.problems import ProblemError, Wrong, answer, of_error
from dateline.settings import Settings


def make(ledger: Ledger, settings: Settings, accounts: Accounts | None) -> Any:
    """The application with its layers; the framework's application is its ``inner``."""
    coder = Coder(settings.engine.model, settings.review.code_seconds)
    desk = Desk(ledger, settings, accounts, coder)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        coder.close()

    inner = FastAPI(
        docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan, redirect_slashes=False
    )
    inner.state.desk = desk
    _routes(inner)
    _problems(inner)
    hosts = {*LOOPBACK, settings.review.host, *settings.review.hosts}
    layered = Guard(Admit(inner, accounts, desk.analyst), hosts, settings.review.max_body_bytes)
    layered.inner = inner
    return layered


def _routes(app: FastAPI) -> None:
    app.include_router(api.router)
    app.include_router(pages.router)
    described: list[dict[str, Any]] = []

    @app.get(f"{api.PREFIX}/openapi.json", include_in_schema=False)
    def openapi() -> dict[str, Any]:
        """The description of the API."""
        if not described:
            described.append(describe(app))
        return described[0]


def _problems(app: FastAPI) -> None:
    """Every problem is told in one shape."""

    @app.exception_handler(ProblemError)
    def problem(request: Request, error: ProblemError) -> Response:
        return _told(request, error)

    @app.exception_handler(DatelineError)
    def library(request: Request, error: DatelineError) -> Response:
        return _told(request, of_error(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        errors = tuple(
            Wrong(where=".".join(str(part) for part in one["loc"][1:]), message=one["msg"])
            for one in error.errors()
        )
        told = "; ".join(f"{one.where}: {one.message}" for one in errors)
        return _told(request, ProblemError(422, "unusable", told, errors))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        code = {404: "not_found", 405: "method"}.get(error.status_code, "http")
        return _told(
            request,
            ProblemError(
                error.status_code, code, str(error.detail), headers=dict(error.headers or {})
            ),
        )

    @app.exception_handler(Exception)
    def fault(request: Request, _: Exception) -> Response:
        return _told(
            request, ProblemError(500, "internal", "this is a fault of Dateline's: report it")
        )


def _told(request: Request, error: ProblemError) -> Response:
    """A problem as a page where pages are asked for, and as JSON elsewhere."""
    if request.url.path.startswith(api.PREFIX):
        return answer(error)
    if error.problem.status == 401 and request.method == "GET":
        return RedirectResponse(f"/login?next={quote(request.url.path)}", 303)
    made = page(request, "problem", status=error.problem.status, problem=error.problem)
    made.headers.update(error.headers)
    return made
