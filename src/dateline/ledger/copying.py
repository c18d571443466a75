"""A ledger copied whole, as it stood at one moment: backups, and copies to the other store."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, insert, select

from dateline.ledger import migrating, schema
from dateline.ledger.engine import connect, errors, reading, url_of, writing

CONTENT = tuple(
    table for table in schema.metadata.sorted_tables if table not in (schema.meta, schema.policies)
)
"""All tables but those in which a ledger speaks of itself."""

_ROWS = 1_000
"""Rows held at a time."""


def back_up(engine: Engine, file: Path) -> None:
    """Write the ledger to an SQLite file, which takes the place of ``file`` when it is on disk.

    Others may write meanwhile: the file has the ledger as it stood at one moment.

    Raises:
        LedgerError: when it cannot be read, or the file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(handle)
    temporary = Path(name)
    # mkstemp makes files for the owner alone; a backup gets the user's usual mode.
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
    try:
        if engine.dialect.name == "sqlite":
            _pages(engine, temporary)
        else:
            _rows(engine, temporary)
        _to_disk(temporary)
        temporary.replace(file)
        _to_disk(file.parent)
    finally:
        for rest in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal"):
            Path(rest).unlink(missing_ok=True)


def _pages(engine: Engine, file: Path) -> None:
    """The file page by page, by SQLite's own means."""
    with errors(), closing(engine.raw_connection()) as raw, closing(sqlite3.connect(file)) as out:
        source = raw.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(out)
        # A file of its own: whoever copies it on needs no log beside it.
        out.execute("PRAGMA journal_mode = DELETE")


def _rows(engine: Engine, file: Path) -> None:
    """All rows, read as of one moment."""
    from dateline.ledger.making import prepare

    target = connect(url_of(file), create=True)
    try:
        prepare(target, str(file))
        with reading(engine) as source, writing(target) as out:
            migrating.migrate(out)
            copy(source, out, schema.metadata.sorted_tables)
        with errors(), closing(target.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode = DELETE")
    finally:
        target.dispose()


def copy(source: Connection, out: Connection, tables: Collection[Table]) -> None:
    """Copy the rows of tables, which are empty in ``out``, in the order given."""
    for table in tables:
        query = select(table).execution_options(yield_per=_ROWS)
        if table is schema.reports:  # a copy comes after the report that it refers to
            query = query.order_by(table.c.copy_of.is_not(None), table.c.id)
        for rows in source.execute(query).mappings().partitions():
            out.execute(insert(table), [dict(row) for row in rows])


def _to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
