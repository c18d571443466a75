"""Who asks: found out once for each request, before any route is taken."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from dateline.review.accounts import Accounts
from dateline.review.guarding import App, Receive, Scope, Send
from dateline.review.people import Person, Role

COOKIE = "dateline_session"


class Admit:
    """The layer that says who asks, by token or session; without accounts it is the analyst."""

    def __init__(self, app: App, accounts: Accounts | None, analyst: str) -> None:
        self._app = app
        self._accounts = accounts
        self._analyst = Person(name=analyst, role=Role.ADMIN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with who asks."""
        if scope["type"] == "http":
            scope["dateline.person"] = self._person(scope)
        await self._app(scope, receive, send)

    def _person(self, scope: Scope) -> Person | None:
        if self._accounts is None:
            return self._analyst
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        words = headers.get(b"authorization", "")
        if words[:7].lower() == "bearer ":
            return self._accounts.of_token(words[7:].strip())
        secret = session_of(headers.get(b"cookie", ""))
        return self._accounts.of_session(secret) if secret else None


def session_of(cookies: str) -> str | None:
    """The secret of the session in a Cookie header."""
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None
