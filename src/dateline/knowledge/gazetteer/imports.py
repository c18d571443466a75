"""A user's own places: a GeoNames dump or a CSV file, kept beside the shipped tables.

What is imported lies in one SQLite file in the user's data folder, with the licence and the
attribution that the user gives. Importing the same source again replaces it.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import cache
from dateline.knowledge.gazetteer.access import USER_FILE
from dateline.knowledge.gazetteer.compiling import SCHEMA, fill
from dateline.knowledge.gazetteer.tables import Row

BATCH = 20_000
COLUMNS = ("name", "lat", "lon", "country", "alternate", "feature", "admin1", "admin2",
           "population", "id")  # fmt: skip
"""What ``import_csv`` can map; ``name``, ``lat`` and ``lon`` are needed."""

_SKIPPED = frozenset({"PCLI", "PCLS", "PCLD", "PCLF", "PCL", "ADM1", "ADM2", "ADM1H", "ADM2H"})
"""Codes that the shipped tables already hold in full."""


def import_geonames(path: Path, *, name: str | None = None, folder: Path | None = None) -> int:
    """The number of places taken from a GeoNames dump.

    ``XX.txt``, ``XX.zip`` and ``allCountries.zip`` are read as they are, line by line.

    All feature classes are kept: camps, wells and wadis are places of events. ``name`` is the
    source's name (default: the file's); ``folder`` overrides the data folder.

    Raises:
        KnowledgeError: when the file is missing or is not such a dump.
    """
    source = name or f"geonames-{path.name.split('.')[0]}"
    with _lines(path) as lines:
        rows = (r for n, line in enumerate(lines, 1) if (r := _geonames_row(line, n, path, source)))
        return _store(rows, source, "CC BY 4.0; GeoNames (geonames.org)", folder)


def import_csv(
    path: Path,
    mapping: Mapping[str, str],
    *,
    name: str | None = None,
    licence: str = "not stated",
    folder: Path | None = None,
) -> int:
    """The number of places taken from a CSV file with a header line.

    ``mapping`` gives the file's column for each of ``COLUMNS`` (``{"name": "village", "lat": "y",
    "lon": "x"}``); ``alternate`` may hold several names between ``|``; ``country`` is ISO alpha-2;
    ``licence`` is kept with the places, attribution included.

    Raises:
        KnowledgeError: when the file, a column or a coordinate is not as described.
    """
    unknown = [k for k in mapping if k not in COLUMNS]
    missing = [k for k in COLUMNS[:3] if k not in mapping]
    if unknown or missing:
        raise KnowledgeError(
            f"the mapping must give a column for name, lat and lon (missing: {missing}); "
            f"known keys are {', '.join(COLUMNS)} (unknown: {unknown})"
        )
    source = name or path.stem
    with _lines(path) as lines:
        reader = csv.DictReader(lines)
        absent = [c for c in mapping.values() if c not in (reader.fieldnames or [])]
        if absent:
            raise KnowledgeError(f"{path}: no column {absent}; the columns are {reader.fieldnames}")
        rows = (_csv_row(record, mapping, n, path, source) for n, record in enumerate(reader, 2))
        return _store(rows, source, licence, folder)


@contextmanager
def _lines(path: Path) -> Iterator[IO[str]]:
    """The lines of a text file, or of the one table in a zip archive."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                held = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n]
                if len(held) != 1:
                    raise KnowledgeError(f"{path}: expected one .txt table inside, found {held}")
                with archive.open(held[0]) as raw:
                    yield io.TextIOWrapper(raw, encoding="utf-8", newline="")
        elif path.suffix == ".gz":
            import gzip

            with gzip.open(path, "rt", encoding="utf-8", newline="") as packed:
                yield packed
        else:
            with path.open(encoding="utf-8-sig", newline="") as plain:
                yield plain
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot read {path}: {error}") from error


def _geonames_row(line: str, number: int, path: Path, source: str) -> Row | None:
    f = line.rstrip("\r\n").split("\t")
    if len(f) != 19:
        raise KnowledgeError(
            f"{path}, line {number}: a GeoNames dump has 19 columns, this line has {len(f)}"
        )
    if f[7] in _SKIPPED:
        return None
    first = f"{f[8]}.{f[10]}" if f[10] else ""
    second = f"{first}.{f[11]}" if first and f[11] else ""
    names = (f[1], *(n for n in {f[2], *f[3].split(",")} - {f[1], ""} if _latin(n)))
    try:
        lat, lon, population = float(f[4]), float(f[5]), int(f[14] or 0)
        return Row(int(f[0]), names, f[7] or "PPL", f[8], first, second, lat, lon, population,
                   source=source)  # fmt: skip
    except ValueError as error:
        raise KnowledgeError(f"{path}, line {number}: {error}") from error


def _latin(name: str) -> bool:
    return all(c < "\u0370" or "\u1e00" <= c <= "\u2bff" for c in name)


def _csv_row(
    record: Mapping[str, str | None],
    mapping: Mapping[str, str],
    number: int,
    path: Path,
    source: str,
) -> Row:
    def value(column: str) -> str:
        return (record.get(mapping.get(column, "")) or "").strip()

    name = value("name")
    if not name:
        raise KnowledgeError(f"{path}, line {number}: no name")
    try:
        lat, lon = float(value("lat")), float(value("lon"))
        population = int(float(value("population") or 0))
    except ValueError as error:
        raise KnowledgeError(f"{path}, line {number}: {error}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise KnowledgeError(f"{path}, line {number}: {lat}, {lon} are not degrees of WGS 84")
    others = tuple(n.strip() for n in value("alternate").split("|") if n.strip())
    identifier = int(value("id")) if value("id").isdigit() else None
    return Row(identifier, (name, *others), value("feature") or "PPL", value("country").upper(),
               value("admin1"), value("admin2"), lat, lon, population, source=source)  # fmt: skip


def _store(rows: Iterable[Row], source: str, licence: str, folder: Path | None) -> int:
    path = (folder or cache.data_folder()) / USER_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=60)) as db, db:
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'place'").fetchone():
                db.executescript(SCHEMA)
            return _replace(db, iter(rows), source, licence)
    except (OSError, sqlite3.Error) as error:
        raise KnowledgeError(f"cannot write {path}: {error}") from error


def _replace(db: sqlite3.Connection, rows: Iterator[Row], source: str, licence: str) -> int:
    """Rows of ``source`` replaced in one transaction, read in batches."""
    db.execute("DELETE FROM name WHERE id IN (SELECT id FROM place WHERE source = ?)", (source,))
    db.execute("DELETE FROM place WHERE source = ?", (source,))
    first = (db.execute("SELECT max(id) FROM place").fetchone()[0] or 0) + 1
    count = 0
    while batch := list(islice(rows, BATCH)):
        count += fill(db, batch, first + count)
    if not count:
        raise KnowledgeError(f"{source}: the file holds no places")
    about = f"{licence}; {count} places"
    db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (source, about))
    return count
