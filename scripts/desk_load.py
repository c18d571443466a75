"""Lists of the API under load: several clients at once, each asking one request after the other.

The clients are connections of one event loop that speak HTTP/1.1 themselves, since they share the
machine with the desk: a client of a library costs about as much as the answer. Every answer is
received whole, its status is checked, and its JSON is read to the end.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

PAGES = 10
"""Pages of one list that a client reads before it asks for another."""


class _Event(msgspec.Struct):
    id: str
    version: int
    reports: int


class _List(msgspec.Struct):
    events: list[_Event]
    next: str | None


_read = msgspec.json.Decoder(_List).decode


class Load:
    """Clients that go through the pages of lists until a time, and what they met.

    Every client goes through the pages of its own list, with a filter of its own (a least
    confidence that differs in the fifth place), so that no answer is asked for twice.
    """

    def __init__(self, address: str, lists: Sequence[str], clients: int, seconds: float) -> None:
        place = urlsplit(address)
        self._host, self._port = str(place.hostname), int(place.port or 80)
        self._lists = lists
        self._clients = clients
        self._seconds = seconds
        self.times: list[float] = []
        self.errors: list[str] = []

    def run(self) -> dict[str, Any]:
        """Milliseconds from the request to the whole answer, over all clients."""
        begun = time.process_time()
        asyncio.run(self._all())
        spent = time.process_time() - begun
        times = sorted(self.times)
        return {
            "clients": self._clients,
            "seconds": self._seconds,
            "requests": len(times),
            "errors": len(self.errors),
            "list_median_ms": round(statistics.median(times)),
            "list_p95_ms": round(times[int(0.95 * len(times))]),
            "client_cpu_ms": round(1000 * spent / len(times), 2),
        }

    async def _all(self) -> None:
        until = time.monotonic() + self._seconds
        await asyncio.gather(*(self._client(number, until) for number in range(self._clients)))

    async def _client(self, number: int, until: float) -> None:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        turn = number
        while time.monotonic() < until:
            query = f"{self._lists[turn % len(self._lists)]}&confidence={0.3 + turn * 1e-5:.5f}"
            path: str | None = f"/api/v1/events?{query}"
            for _ in range(PAGES):
                if path is None or time.monotonic() >= until:
                    break
                path = await self._page(reader, writer, path)
            turn += self._clients
        writer.close()
        await writer.wait_closed()

    async def _page(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
    ) -> str | None:
        """Ask for a page; the address of the next one."""
        begun = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        body = await reader.readexactly(length)
        self.times.append(1000 * (time.perf_counter() - begun))
        if not head.startswith("http/1.1 200 "):
            self.errors.append(head.partition("\r\n")[0])
            return None
        found = _read(body)
        return found.next if found.events else None
