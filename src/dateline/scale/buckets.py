"""Lines sorted on disk: spread over files by the beginning of their key, each sorted by itself.

So an archive that is larger than the memory is sorted by reading and writing it twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import zstandard

from dateline.scale.files import full_disk_told, lines_of

COUNT = 1024
"""Files that lines are spread over: an archive of 100 million reports has 100,000 in each, which
are held in memory while they are sorted (some 300 MB)."""

HELD = 64 << 10
"""Bytes of lines held for each file before they are written: 64 MB for all of them."""


class Buckets:
    """Lines spread over files by their keys, unsigned 64-bit numbers."""

    def __init__(self, folder: Path, count: int = COUNT) -> None:
        self._folder = folder
        self._count = count
        self._held: dict[int, list[bytes]] = {}
        self._sizes: dict[int, int] = {}
        self._compressor = zstandard.ZstdCompressor(level=1)
        folder.mkdir(parents=True)

    def add(self, key: int, line: bytes) -> None:
        """Add a line. Lines with one key come into one file."""
        number = key * self._count >> 64
        self._held.setdefault(number, []).append(line)
        size = self._sizes.get(number, 0) + len(line)
        self._sizes[number] = size
        if size > HELD:
            self._write(number)

    def close(self) -> None:
        """Write what is held."""
        for number in list(self._held):
            self._write(number)

    def sorted(self) -> Iterator[list[bytes]]:
        """The lines of each file, sorted and each once; the files in the order of their keys."""
        self.close()
        for number in range(self._count):
            path = self._path(number)
            if path.exists():
                yield sorted(set(lines_of(path)))
                path.unlink()

    def _write(self, number: int) -> None:
        lines = self._held.pop(number)
        self._sizes.pop(number)
        path = self._path(number)
        with full_disk_told(path), path.open("ab") as out:
            out.write(self._compressor.compress(b"\n".join(lines) + b"\n"))

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:04}"
