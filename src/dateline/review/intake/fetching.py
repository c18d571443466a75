"""One web page, fetched with care.

Each hop of a redirect is checked as the first address is, and the connection is made to the very
address that was checked, so that a name cannot be pointed elsewhere between check and use. Time and
size are limited over all hops together; of the answer only text is taken, as text.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple
from urllib.parse import urljoin

from dateline import __version__
from dateline.review.intake.addresses import PORTS, FetchError, Resolve, checked, resolved, target

Connect = Callable[[str, int, float], socket.socket]
"""From an address, a port and seconds to a connection."""

HOPS = 5
"""Redirects followed at most; browsers follow 20, pages need one or two."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({*PAGES, "text/plain"})
_AGAIN = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536
_HEADERS = {
    "User-Agent": f"Dateline/{__version__} (reads one page that an analyst named)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}


class Fetched(NamedTuple):
    """A page: where it was found in the end, its media type, its bytes."""

    address: str
    kind: str
    body: bytes


class Fetcher:
    """Fetches pages from public hosts.

    ``seconds`` and ``most`` (bytes, unpacked) hold for one page with all its redirects.
    ``resolve``, ``connect`` and ``context`` are the network, for tests.
    """

    def __init__(
        self,
        seconds: float,
        most: int,
        *,
        resolve: Resolve = resolved,
        connect: Connect | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._seconds = seconds
        self._most = most
        self._resolve = resolve
        self._connect = connect or _connected
        self._context = context or ssl.create_default_context()

    def fetch(self, address: str) -> Fetched:
        """The page at an address.

        Raises:
            FetchError: when the address, or one that it leads to, is not a public web page, or the
                page is too large, too slow, or no text.
        """
        watch = _Watch(self._seconds)
        try:
            for _ in range(HOPS + 1):
                found = self._hop(address, watch)
                if isinstance(found, Fetched):
                    return found
                if address.startswith("https:") and not found.startswith("https:"):
                    raise FetchError("the page leads from https to an address that is not")
                address = found
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if watch.over:
                raise FetchError(f"the page took longer than {self._seconds:g} s") from error
            raise FetchError(f"the page cannot be had: {error or type(error).__name__}") from error
        finally:
            watch.end()
        raise FetchError(f"the page leads on more than {HOPS} times")

    def _hop(self, address: str, watch: _Watch) -> Fetched | str:
        """The page, or the address that the answer leads to."""
        scheme, host, _ = target(address)
        place = checked(host, PORTS[scheme], self._resolve)
        with closing(self._connect(place, PORTS[scheme], self._seconds)) as bare:
            watch.over_link(bare)
            if scheme != "https":
                return self._answer(address, bare, watch)
            with closing(self._wrapped(bare, host)) as safe:
                watch.over_link(safe)
                safe.do_handshake()
                return self._answer(address, safe, watch)

    def _wrapped(self, link: socket.socket, host: str) -> ssl.SSLSocket:
        return self._context.wrap_socket(link, server_hostname=host, do_handshake_on_connect=False)

    def _answer(self, address: str, link: socket.socket, watch: _Watch) -> Fetched | str:
        _, host, path = target(address)
        asked = http.client.HTTPConnection(host)
        asked.sock = link
        asked.request("GET", path, headers={"Host": _named(host), **_HEADERS})
        with closing(asked.getresponse()) as answer:
            if answer.status in _AGAIN and (leads := answer.getheader("location")):
                return urljoin(address, leads)
            if answer.status != 200:
                raise FetchError(f"{host} answers {answer.status}")
            kind = answer.headers.get_content_type()
            if kind not in _TEXTS:
                raise FetchError(f"the address gives {kind}, no page of text")
            body = self._body(answer)
            if watch.over or answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
            return Fetched(address, kind, body)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """The bytes of an answer, unpacked no further than may be."""
        packing = (answer.getheader("content-encoding") or "identity").strip().lower()
        if packing not in ("identity", "gzip"):
            raise FetchError(f"the page is packed as {packing[:20]!r}, which was not asked for")
        unpacker = zlib.decompressobj(wbits=31) if packing == "gzip" else None
        parts: list[bytes] = []
        left = self._most
        while piece := answer.read(_PIECE):
            if unpacker is not None:
                piece = unpacker.decompress(piece, left + 1)
            left -= len(piece)
            if left < 0 or (unpacker is not None and unpacker.unconsumed_tail):
                raise FetchError(f"the page is larger than {self._most:,} bytes")
            parts.append(piece)
        return b"".join(parts)


class _Watch:
    """Ends a connection when the time is over, however slowly its other side drips."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._link: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def over_link(self, link: socket.socket) -> None:
        """Watch over a connection; one that comes too late is cut at once."""
        self._link = link
        if self.over:
            self._cut()

    def _cut(self) -> None:
        self.over = True
        if self._link is not None:
            try:
                self._link.shutdown(socket.SHUT_RDWR)
            except OSError:
                self._link.close()

    def end(self) -> None:
        """Stop watching."""
        self._timer.cancel()


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _connected(place: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((place, port), timeout=seconds)
