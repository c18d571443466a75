"""Which files hold reports: a folder's, in order, with the metadata beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TEXTS = frozenset({".txt", ".text"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
TABLES = frozenset({".csv", ".tsv"})
PARQUET = frozenset({".parquet"})
CRAWLS = frozenset({".warc"})
KINDS = TEXTS | PAGES | LINES | TABLES | PARQUET | CRAWLS | {".json"}
"""Endings of the files that are read as reports, lower case."""
COMPRESSED = frozenset({".gz", ".zst"})
"""Endings that stand behind another one: ``news.jsonl.gz``."""
_SIDECARS = (".meta.json", ".json")
_ABOUT = frozenset({"readme", "license", "licence", "copying", "notice", "changelog"})
"""Names, without their ending, of files that tell about a folder and are no reports."""


def files_in(folder: Path) -> Iterator[Path]:
    """The files under ``folder``, sorted by path; hidden ones and those about a report left out.

    A folder that cannot be listed is yielded itself. Links are followed, but no folder twice.
    """
    seen = {os.path.realpath(folder)}
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            entries = _entries(path, seen)
        except OSError:
            yield path
            continue
        waiting.extend(reversed(entries))


def _entries(folder: Path, seen: set[str]) -> list[Path]:
    names = sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))
    stems = {Path(n).stem for n in names if Path(n).suffix.lower() in TEXTS | PAGES}
    entries = []
    for name in names:
        path = folder / name
        if path.is_dir():
            real = os.path.realpath(path)
            if real in seen:
                continue
            seen.add(real)
        elif _is_companion(name, stems) or path.stem.lower() in _ABOUT:
            continue
        entries.append(path)
    return entries


def _is_companion(name: str, stems: set[str]) -> bool:
    """Whether a file is about the report of the same name: its metadata, or what is expected.

    Lists of reports (JSONL, CSV, Parquet, WARC) are always read.
    """
    if ending_of(Path(name)) in KINDS - {".json"}:
        return False
    return any(name[:at] in stems for at, mark in enumerate(name) if mark == ".")


def ending_of(path: Path) -> str:
    """The ending that tells what a file holds, lower case, without that of its compression."""
    ending = path.suffix.lower()
    return Path(path.stem).suffix.lower() if ending in COMPRESSED else ending


def sidecar_of(path: Path) -> Path | None:
    """The JSON file with the metadata of a text: ``report.json`` for ``report.txt``."""
    for ending in _SIDECARS:
        for candidate in (path.with_name(path.stem + ending), path.with_name(path.name + ending)):
            if candidate != path and candidate.is_file():
                return candidate
    return None
