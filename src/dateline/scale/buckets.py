"""Lines sorted on disk: spread over files by the beginning of their key, each sorted by itself.

So an archive that is larger than the memory is sorted by reading and writing it twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import zstandard

from dateline.scale.files import full_disk_told, lines_of
from dateline.scale.locking import waited_for

COUNT = 1024
"""Files that reports are spread over: an archive of 100 million reports has 100,000 in each, which
are held in memory while they are sorted (some 300 MB)."""

HELD = 64 << 20
"""Bytes of lines held, of all files together, before they are written."""


class Lots:
    """Lines in numbered files. Several processes may write to the same files."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._held: defaultdict[int, list[bytes]] = defaultdict(list)
        self._size = 0
        self._compressor = zstandard.ZstdCompressor(level=1)

    def add(self, number: int, line: bytes) -> None:
        """Add a line to a file."""
        self._held[number].append(line)
        self._size += len(line)
        if self._size > HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        for number, lines in self._held.items():
            path = self._path(number)
            data = self._compressor.compress(b"\n".join(lines) + b"\n")
            with full_disk_told(path), path.open("ab", buffering=0) as out, waited_for(out):
                out.write(data)
        self._held.clear()
        self._size = 0

    def numbers(self) -> list[int]:
        """The numbers of the files that there are, in order."""
        self.flush()
        return sorted(int(path.name) for path in self._folder.iterdir())

    def take(self, number: int) -> list[bytes]:
        """The lines of a file, sorted and each once; the file is gone afterwards."""
        path = self._path(number)
        lines = sorted(set(lines_of(path)))
        path.unlink()
        return lines

    def sorted(self) -> Iterator[list[bytes]]:
        """The lines of each file, as ``take`` gives them, in the order of the numbers."""
        for number in self.numbers():
            yield self.take(number)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}"


class Buckets(Lots):
    """Lines by their keys, unsigned 64-bit numbers: those with one key come into one file, and the
    files are in the order of the keys."""

    def add(self, key: int, line: bytes) -> None:
        """Add a line."""
        super().add(key * COUNT >> 64, line)
