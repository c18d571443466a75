"""Which files an archive's plan is made of: paths, patterns and lists of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import ConfigurationError

_LIST = "@"
"""What the name of a list begins with: ``@files.txt`` holds one path or pattern a line."""


def expand(given: Iterable[str]) -> list[Path]:
    """The files and folders that paths, patterns and lists name, each once, in order.

    The order is that of the paths, whatever the order in which they were given. Patterns are those
    of shells, with ``**`` for folders at any depth.

    Raises:
        ConfigurationError: with every name that leads to nothing.
    """
    found: dict[str, Path] = {}
    lost: list[str] = []
    for name in _names(given, lost):
        matches = [name] if Path(name).exists() else glob.glob(name, recursive=True)  # noqa: PTH207
        if not matches:
            lost.append(f"{name}: no such file, and no pattern of any")
        for match in sorted(matches):
            real, path = os.path.realpath(match), Path(os.path.normpath(match))
            found[real] = min(path, found.get(real, path))
    if lost:
        raise ConfigurationError("\n".join(lost))
    return sorted(found.values())


def _names(given: Iterable[str], lost: list[str]) -> Iterator[str]:
    for name in given:
        if not name.startswith(_LIST):
            yield name
            continue
        try:
            lines = Path(name.removeprefix(_LIST)).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            lost.append(f"{name}: the list cannot be read ({error})")
            continue
        yield from (line.strip() for line in lines if line.strip() and line[0] != "#")
