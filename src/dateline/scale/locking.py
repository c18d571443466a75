"""One run at a time: a file that a run holds while it writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.errors import ConfigurationError


def lock(file: IO[bytes], what: str) -> None:
    """Hold an open file for this process, where the system can; the system lets go of it.

    Raises:
        ConfigurationError: when another process holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise ConfigurationError(f"another run is writing {what}") from error


@contextmanager
def held(path: Path, what: str) -> Iterator[None]:
    """A context in which this process alone has the lock of ``path``.

    Raises:
        ConfigurationError: when another process has it.
    """
    with path.open("ab") as file:
        lock(file, what)
        yield


def is_held(path: Path) -> bool:
    """Whether a process holds the lock of ``path``."""
    if not path.exists():
        return False
    try:
        with held(path, ""):
            return False
    except ConfigurationError:
        return True


@contextmanager
def waited_for(file: IO[bytes]) -> Iterator[None]:
    """A context in which this process alone writes to an open file; it waits for its turn."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)
