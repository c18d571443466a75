"""Connections to a ledger's store, SQLite or PostgreSQL, and what their errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from dateline.errors import ConfigurationError, LedgerError, MissingExtraError

APPLICATION = 0x446C6E65
"""SQLite's mark of a file's program ("Dlne"), so that other programs' files are told apart."""

WAIT = 60
"""Seconds for which a writer waits for another: many times the longest addition."""

_LOCK = 0x446C6E65
"""The number of PostgreSQL's advisory lock that lets writers come one after the other."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # a commit is on disk before it is acknowledged
    f"PRAGMA busy_timeout = {WAIT * 1000}",
    "PRAGMA cache_size = -65536",  # 64 MB
    "PRAGMA temp_store = MEMORY",
)


def url_of(place: str | Path) -> URL:
    """The URL of a path (SQLite) or of a PostgreSQL address.

    Raises:
        ConfigurationError: when it is neither.
    """
    words = str(place)
    if "://" not in words:
        return URL.create("sqlite", database=str(Path(words).absolute()))
    try:
        url = make_url(words)
    except ArgumentError as error:
        raise ConfigurationError(f"{words}: not an address of a ledger") from error
    if url.get_backend_name() == "sqlite":
        return url
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise ConfigurationError(
            f"{url.drivername}: a ledger is a file, or postgresql://user@host/database"
        )
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """A ledger's place as it is told to users: without a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def address_of(url: URL) -> str:
    """What opens the ledger again: with the password, where there is one."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def connect(url: URL, *, create: bool = False) -> Engine:
    """The engine of a store. Without ``create`` a file that is not there is an error.

    Raises:
        LedgerError: when there is no such file.
        MissingExtraError: when the driver of PostgreSQL is not installed.
    """
    return _sqlite(url, create) if url.get_backend_name() == "sqlite" else _postgres(url)


def _sqlite(url: URL, create: bool) -> Engine:
    file = Path(str(url.database))
    if not create and not file.is_file():
        raise LedgerError(f"{file}: no ledger here; make one with: dateline ledger init {file}")
    address = f"file:{_quoted(file)}?mode={'rwc' if create else 'rw'}"

    def connection() -> sqlite3.Connection:
        made = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT
        )
        for pragma in _PRAGMAS:
            made.execute(pragma)
        return made

    engine = create_engine("sqlite://", creator=connection, poolclass=_pool())
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _quoted(file: Path) -> str:
    from urllib.parse import quote

    return quote(str(file.absolute()))


def _begin(connection: Connection) -> None:
    """Begin as SQLite should: writers take their lock at once, so that none fails halfway."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(url: URL) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            "a ledger on PostgreSQL needs the extra: pip install 'dateline[postgres]'"
        ) from error
    return create_engine(url)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger, whatever others write meanwhile."""
    with errors(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer disturbs: on disk when it ends, or wholly undone."""
    with errors(), engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            yield connection


@contextmanager
def closed_on_error(engine: Engine) -> Iterator[None]:
    """Where something goes wrong within, no connection is left open."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def errors() -> Iterator[None]:
    """What goes wrong in the store is told as an error of the ledger.

    Raises:
        LedgerError: in place of the driver's exception.
    """
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_words(error.orig or error)) from error
    except sqlite3.Error as error:
        raise LedgerError(_words(error)) from error


_MEANINGS = (
    ("disk is full", "disk full: this change was not kept, what was there before is safe"),
    (
        "disk i/o error",
        "the disk cannot be written (full, or over a limit?): this "
        "change was not kept, what was there before is safe",
    ),
    (
        "no space left",
        "disk full: this change was not kept, what was there before is safe",
    ),
    ("database is locked", f"another process has been writing for {WAIT} s; try again"),
    ("readonly database", "the ledger's file or folder may not be written"),
    ("unable to open database", "the ledger's file cannot be opened"),
    ("not a database", "the file is no ledger"),
    ("malformed", "the ledger's file is damaged; go back to a backup (dateline ledger backup)"),
)
"""What the stores say, in small letters, and what is told."""


def _words(error: BaseException) -> str:
    said = str(error).strip()
    told = next((told for mark, told in _MEANINGS if mark in said.lower()), None)
    return f"{told} ({said})" if told else f"the ledger's store failed: {said}"
