"""A desk in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

TRIES, PAUSE = 300, 0.1
"""How often it is looked whether the desk answers, and the seconds between."""


@contextmanager
def served(*words: str) -> Iterator[str]:
    """The address of a desk that Python serves, run with ``words`` and the port behind them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, *words, str(port)]) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(TRIES):
                try:
                    httpx.get(f"{address}/robots.txt")
                    break
                except httpx.TransportError:
                    time.sleep(PAUSE)
            yield address
        finally:
            process.terminate()
