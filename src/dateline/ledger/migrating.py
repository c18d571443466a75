"""The version of a ledger's schema: what it is, and how it is brought to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dateline.errors import LedgerError, LedgerVersionError

_REVISION = text("SELECT version_num FROM alembic_version")

REVISIONS = ("0001", "0002")
"""The versions of the schema, oldest first; each has a module in ``migrations/versions``."""


def revision(connection: Connection) -> str | None:
    """The version of the schema that the store holds; ``None`` where it holds no ledger."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return known_revision(connection)


def known_revision(connection: Connection) -> str | None:
    """As ``revision``, of a store that holds a ledger."""
    found: str | None = connection.execute(_REVISION).scalar_one_or_none()
    return found


def check(connection: Connection, place: str, *, opened: bool = False) -> None:
    """Return nothing when this version of Dateline can work with the ledger.

    An older schema is never changed in passing: others may still work with it, and it cannot be
    brought back. ``opened``: there was a ledger before.

    Raises:
        LedgerError: when there is no ledger.
        LedgerVersionError: when its schema is newer, or older.
    """
    found = known_revision(connection) if opened else revision(connection)
    if found is None:
        raise LedgerError(f"{place}: no ledger here; make one with: dateline ledger init {place}")
    if found not in REVISIONS:
        raise LedgerVersionError(
            f"{place} was made by a newer Dateline (schema {found}; this one knows "
            f"{REVISIONS[-1]}): install the newer one"
        )
    if found != REVISIONS[-1]:
        raise LedgerVersionError(
            f"{place} has the older schema {found}; make a backup, then bring it to "
            f"{REVISIONS[-1]} with: dateline ledger upgrade {place}"
        )


def migrate(connection: Connection) -> None:
    """Bring the schema to the newest version, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
