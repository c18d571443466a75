"""Compressed files, read as if they were not."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import zstandard

from dateline.errors import ReadingError

_BUFFER = 1 << 20
_PIECE = 1 << 16
"""Bytes of compressed data taken at a time; what comes of them is held."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file; those of a ``.gz`` or ``.zst`` file decompressed as they are read.

    Raises:
        ReadingError: where the compressed data is damaged or cut off.
    """
    with path.open("rb") as raw:
        yield _stream(raw, path.suffix.lower())


def _stream(raw: IO[bytes], ending: str) -> IO[bytes]:
    if ending == ".gz":
        return io.BufferedReader(_Guarded(gzip.GzipFile(fileobj=raw)), _BUFFER)
    if ending == ".zst":
        return io.BufferedReader(_Guarded(_Zstandard(raw)), _BUFFER)
    return raw


class _Zstandard:
    """The data of Zstandard frames; unlike the library's own reader it tells a frame that is cut
    off."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._left = b""
        self._frame: Any = None

    def read1(self, size: int) -> bytes:
        """Some of the data, at least one byte before the end."""
        found = b""
        while not found:
            data = self._left or self._raw.read(size)
            self._left = b""
            if not data:
                if self._frame is not None:
                    raise EOFError("the last frame has no end")
                return b""
            if self._frame is None:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
            found = self._frame.decompress(data)
            if self._frame.eof:
                self._left, self._frame = self._frame.unused_data, None
        return found


class _Guarded(io.RawIOBase):
    """A decompressing stream whose faults are told as faults of the input."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            # What there is, before a fault is told.
            held = self.held or self.inner.read1(_PIECE)
        except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
            raise ReadingError(f"its compressed data is damaged or cut off ({error})") from error
        data, self.held = held[: len(buffer)], held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
