"""The fields of a form that a page sent."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from dateline.review.problems import ProblemError, wrong

_MOST = 200
"""Fields of a form at most."""


class Fields(dict[str, list[str]]):
    """Values by name."""

    def one(self, name: str, default: str = "") -> str:
        """The last value of a name, without blanks around it."""
        values = self.get(name)
        return values[-1].strip() if values else default

    def number(self, name: str) -> int:
        """The value of a name as a whole number that is not negative.

        Raises:
            ProblemError: when it is none.
        """
        words = self.one(name)
        if not words.isascii() or not words.isdigit() or len(words) > 9:
            raise wrong(name, f"{words!r} is no number")
        return int(words)


async def fields(request: Request) -> Fields:
    """The fields of a form, as browsers send it.

    Raises:
        ProblemError: when it is no form.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if body and media != "application/x-www-form-urlencoded":
        raise ProblemError(415, "media_type", "send a form")
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST, errors="strict"
        )
    except (ValueError, UnicodeDecodeError) as error:
        raise ProblemError(400, "not_a_form", "the form cannot be read") from error
    found = Fields()
    for name, value in pairs:
        if "\x00" in value:
            raise wrong(name, "holds a character that no text has")
        found.setdefault(name, []).append(value)
    return found
