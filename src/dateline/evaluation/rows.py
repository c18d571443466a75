"""Reading the files of benchmark folders."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import msgspec

from dateline.errors import ReadingError


def lines_of(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of ``path``, or of the file ``name`` in it; gzip by its ending.

    Raises:
        ReadingError: when there is no such file, or a line is not a JSON object.
    """
    file = path / name if path.is_dir() else path
    if not file.is_file():
        raise ReadingError(f"no benchmark file {file}; give the set's folder or its {name}")
    with _open(file) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield msgspec.json.decode(line, type=dict[str, Any])
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise ReadingError(f"{file}, line {number}: not a JSON object ({error})") from error


def _open(file: Path) -> TextIO:
    if file.suffix == ".gz":
        return gzip.open(file, "rt", encoding="utf-8")
    return file.open(encoding="utf-8")
