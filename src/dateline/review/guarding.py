"""What every request must be and every answer carries, whatever the route.

A plain ASGI layer: the host must be a name of the desk (so that no other site can rebind its name
to this machine), a change must come from the desk's own pages or from a program that no page can
pose as, and a body may not be larger than it may.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from dateline.review.problems import ProblemError, answer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
"""No script and no style but the desk's own files; images may be drawn by the map."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine that only it can be reached by."""


class Guard:
    """The layer around the application."""

    def __init__(self, app: App, hosts: Collection[str], most: int) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._most = most
        self.inner: Any = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with a problem."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        sender = _headed(send)
        try:
            self._check(scope)
        except ProblemError as error:
            await answer(error)(scope, receive, sender)
            return
        await self._limited(scope, receive, sender)

    def _check(self, scope: Scope) -> None:
        headers = _headers(scope)
        host = _host(headers.get("host", ""))
        if host is None or host not in self._hosts:
            raise ProblemError(
                421, "host", "the desk does not go by this name; name it in review.hosts"
            )
        if scope["method"] not in _SAFE and not _own(headers):
            raise ProblemError(
                403, "origin", "a change must come from the desk's own pages, or be JSON"
            )
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most:
            raise self._too_large()

    def _too_large(self) -> ProblemError:
        return ProblemError(
            413, "too_large", f"a request may have {self._most:,} bytes (review.max_body_bytes)"
        )

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request whose body is counted as it comes."""
        taken = 0
        begun = False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise self._too_large()
            return message

        async def told(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, counted, told)
        except ProblemError as error:
            if begun:
                raise
            await answer(error)(scope, receive, send)


def _headed(send: Send) -> Send:
    """A sender that puts the headers of safety on every answer."""

    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            held = list(message.get("headers", ()))
            names = {name.lower() for name, _ in held}
            held += [(name, value) for name, value in HEADERS if name not in names]
            if b"cache-control" not in names:
                held.append((b"cache-control", b"no-cache, private"))
            message = {**message, "headers": held}
        await send(message)

    return headed


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by name; of one that comes twice, both values."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        words = value.decode("latin-1")
        found[key] = f"{found[key]}, {words}" if key in found else words
    return found


def _host(words: str) -> str | None:
    """The name in a Host header, without its port; ``None`` where it is none."""
    try:
        parts = urlsplit(f"//{words}")
        _ = parts.port
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return parts.hostname


def _own(headers: dict[str, str]) -> bool:
    """Whether a change comes from the desk's own pages, or from a program.

    Browsers tell where a request comes from by ``Sec-Fetch-Site`` or ``Origin``. A request with
    neither is a program's, or an old browser's form, which cannot send JSON.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""
    if site is not None:
        return True
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json"
