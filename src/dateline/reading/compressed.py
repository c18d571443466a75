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
        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return io.BufferedReader(_Guarded(reader), _BUFFER)
    return raw


class _Guarded(io.RawIOBase):
    """A decompressing stream whose faults are told as faults of the input."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
            raise ReadingError(f"its compressed data is damaged or cut off ({error})") from error
        buffer[: len(data)] = data
        return len(data)
