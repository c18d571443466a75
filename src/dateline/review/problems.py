"""What went wrong, told in one shape: problem details after RFC 9457."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from dateline.errors import (
    ClashError,
    DatelineError,
    DecisionError,
    DuplicateIdError,
    EmptyReportError,
    EvidenceError,
    LanguageError,
    NoDateError,
    RecordError,
    TooLargeError,
    UnknownEventError,
    UnknownReportError,
)
from dateline.records import Record, to_json

TITLES = {
    400: "The request cannot be read",
    401: "Log in first",
    403: "Not allowed",
    404: "There is nothing here",
    405: "This cannot be done here",
    406: "No such form",
    409: "Someone changed this meanwhile",
    410: "This event is no more",
    412: "Someone changed this meanwhile",
    413: "Too large",
    415: "Not a form that is read here",
    421: "Not a name of this desk",
    422: "Some of it cannot be used",
    428: "Say which version it is about",
    429: "Too many attempts",
    500: "A fault of the desk",
    503: "Not now",
}
"""What each status is called."""


class Wrong(Record, frozen=True, kw_only=True):
    """One thing that is wrong: where, and what."""

    where: str
    message: str


class Problem(Record, frozen=True, kw_only=True):
    """What went wrong. ``code`` is stable; ``detail`` says what was found and what to do."""

    status: int
    code: str
    title: str
    detail: str
    errors: tuple[Wrong, ...] = ()


class ProblemError(Exception):
    """An answer that is a problem."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        errors: Sequence[Wrong] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.problem = Problem(
            status=status,
            code=code,
            title=TITLES.get(status, "Something went wrong"),
            detail=detail,
            errors=tuple(errors),
        )
        self.headers = headers or {}


_STATUSES: tuple[tuple[type[DatelineError], int], ...] = (
    (UnknownEventError, 404),
    (UnknownReportError, 404),
    (ClashError, 412),
    (DecisionError, 409),
    (DuplicateIdError, 409),
    (TooLargeError, 413),
    (NoDateError, 422),
    (EmptyReportError, 422),
    (LanguageError, 422),
    (EvidenceError, 422),
    (RecordError, 422),
)


def of_error(error: DatelineError) -> ProblemError:
    """The problem that an error of the library amounts to; the rest are faults of the store."""
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 503)
    return ProblemError(status, error.code, str(error))


def answer(error: ProblemError) -> Response:
    """The problem as an answer of the API."""
    return Response(
        to_json(error.problem),
        status_code=error.problem.status,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", **error.headers},
    )


def wrong(where: str, message: str, status: int = 422) -> ProblemError:
    """A problem with one value."""
    return ProblemError(
        status, "unusable", f"{where}: {message}", (Wrong(where=where, message=message),)
    )
