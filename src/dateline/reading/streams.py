"""Streams: what they hold, and their lines without reading them whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from dateline.errors import TooLargeError
from dateline.reading.encoding import decode
from dateline.reading.files import LINES, PAGES, TABLES, TEXTS

FORMATS = ("text", "html", "jsonl", "json", "csv")
"""Forms of input; told by a file's ending, or by the first characters of a stream."""
SAMPLE = 65_536
"""Bytes of a stream looked at to tell its form and encoding."""


def form_of_ending(ending: str) -> str | None:
    """The form of files with this ending (lower case), or ``None`` when it says nothing."""
    by_ending = ((TEXTS, "text"), (PAGES, "html"), (LINES, "jsonl"), (TABLES, "csv"))
    for endings, form in by_ending:
        if ending in endings:
            return form
    return "json" if ending == ".json" else None


def form_of(head: bytes) -> str:
    """The form that the first bytes tell: JSON and pages show themselves, the rest is text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024]
    if start[:1] == b"{":
        first = start.split(b"\n", 1)[0].rstrip()
        return "jsonl" if first.endswith(b"}") or len(first) >= 1000 else "json"
    if start[:1] == b"[" and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    low = start.lower()
    return "html" if low.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")) else "text"


def lines(head: bytes, rest: IO[bytes], longest: int) -> Iterator[str]:
    """The lines of a stream whose first bytes are ``head``; only one is held at a time.

    Raises:
        BinaryFileError: when the head is not text.
        TooLargeError: at a line of more than ``longest`` characters.
    """
    decode(head)  # raises for binary data
    joined = io.BufferedReader(_Joined(head, rest))
    text = io.TextIOWrapper(joined, _encoding_of(head), errors="replace", newline="\n")
    number = 0
    while line := text.readline(longest + 1):
        number += 1
        if len(line) > longest:
            raise TooLargeError(
                f"line {number:,} is over {longest:,} characters (setting max_file_bytes)"
            )
        yield line


def _encoding_of(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # The sample may end within a character: only its whole lines are looked at.
        head[: head.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


class _Joined(io.RawIOBase):
    """Bytes read already, then the rest of their stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head = head
        self.rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.head[: len(buffer)] if self.head else self.rest.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
