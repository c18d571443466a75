"""Files of an archive: lines in compressed frames, and writing that survives a crash.

Lines are compressed (Zstandard) in frames that are cut by the lines alone, so that the same lines
give the same bytes, whatever wrote them.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

import msgspec
import zstandard

from dateline.errors import ArchiveError

FRAME = 1 << 20
"""Bytes of lines after which a frame ends: enough to compress well, small enough to be held."""

LEVEL = 3
"""Zstandard's own default; higher levels save a tenth of the space and take several times as long.
"""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

Checkpoint = Callable[[str], None]
"""Called with the name of each step just before it is taken; tests stop the process there."""


def no_checkpoint(_: str) -> None:
    """Do nothing."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file's SHA-256, its size in bytes, the number of lines."""

    sha256: str
    size: int
    lines: int


class Frames:
    """Lines written to a stream as compressed frames."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self._held: list[bytes] = []
        self._bytes = self._lines = self._size = 0
        self._digest = hashlib.sha256()

    def write(self, line: bytes) -> None:
        """Add a line, without its end."""
        self._held.append(line)
        self._lines += 1
        self._bytes += len(line) + 1
        if self._bytes >= FRAME:
            self._flush()

    def close(self) -> Written:
        """Write what is held; what was written in all."""
        if self._held:
            self._flush()
        return Written(sha256=self._digest.hexdigest(), size=self._size, lines=self._lines)

    def _flush(self) -> None:
        frame = self._compressor.compress(b"\n".join(self._held) + b"\n")
        self._out.write(frame)
        self._digest.update(frame)
        self._size += len(frame)
        self._held.clear()
        self._bytes = 0


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file of compressed frames, without their ends.

    Raises:
        ArchiveError: when it is damaged.
    """
    with path.open("rb") as stream:
        reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
        try:
            for line in io.BufferedReader(reader, FRAME):
                yield line.rstrip(b"\n")
        except zstandard.ZstdError as error:
            raise ArchiveError(f"{path}: damaged ({error})") from error


def write_lines(path: Path, lines: Iterable[bytes]) -> Written:
    """Write lines as frames to a file that is not yet in use; what was written.

    The file is on disk when this returns.
    """
    with full_disk_told(path), path.open("wb") as out:
        frames = Frames(out)
        for line in lines:
            frames.write(line)
        written = frames.close()
        out.flush()
        os.fsync(out.fileno())
    return written


def replace(path: Path, write: Callable[[Path], None], checkpoint: Checkpoint, name: str) -> None:
    """Put a file in its place, whole and on disk, or not at all.

    ``write`` is given the name of a file beside it, and must have it on disk when it returns.
    """
    temporary = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        checkpoint(f"write {name}")
        write(temporary)
        checkpoint(f"rename {name}")
        with full_disk_told(path):
            temporary.replace(path)
        checkpoint(f"keep {name}")
        sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes, checkpoint: Checkpoint = no_checkpoint) -> None:
    """Put a small file in its place, whole and on disk, or not at all."""

    def write(temporary: Path) -> None:
        with full_disk_told(path), temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())

    replace(path, write, checkpoint, "record")


@contextmanager
def scratch_in(parent: Path, name: str) -> Iterator[Path]:
    """A new folder ``.<name>-...``, gone at the end of the context if it is still there.

    Those of earlier processes that were killed are removed, so that whoever calls this must hold a
    lock.
    """
    for left in parent.glob(f".{name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can."""
    if os.name != "posix":  # Windows opens no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def full_disk_told(path: Path) -> Iterator[None]:
    """A context in which a full disk is told as such.

    Raises:
        ArchiveError: when the disk is full, with what to do.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise ArchiveError(
            f"{path}: no room left to write it ({error.strerror}); nothing that is done is lost: "
            "make room, then give the same command again"
        ) from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
