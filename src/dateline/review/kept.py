"""Answers that are asked for again, kept in memory as long as they have room."""

from __future__ import annotations

import threading
from collections import OrderedDict


class Kept:
    """Bodies by their entity tag, those used last, up to so many bytes. For several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, entity: str) -> bytes | None:
        """The body, if it is still there."""
        with self._turn:
            if entity in self._held:
                self._held.move_to_end(entity)
            return self._held.get(entity)

    def put(self, entity: str, body: bytes) -> None:
        """Keep a body; those not used for longest make room."""
        if len(body) > self._most:
            return
        with self._turn:
            self._size += len(body) - len(self._held.pop(entity, b""))
            self._held[entity] = body
            while self._size > self._most:
                self._size -= len(self._held.popitem(last=False)[1])
