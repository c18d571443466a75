"""The tables of the ledger, the same on SQLite and PostgreSQL.

Whole records stand as JSON in the columns named ``record``; beside them stand the columns that are
asked for. The numbers in columns named ``id`` are the ledger's own and differ between ledgers; what
leaves it are the keys of reports and mentions and the ids of events. Writers come one after the
other, so that new numbers are the highest plus one on both stores.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[dt.datetime]):
    """A time in UTC; SQLite, which knows no time zones, holds it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _: Dialect) -> Any:
        """The time in UTC."""
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, _: Dialect) -> dt.datetime | None:
        """The time with its zone."""
        if value is None:
            return None
        found: dt.datetime = value
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)


WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point on both stores, whatever the language of the database."""


def _number() -> Any:
    """64 bits; SQLite's own row number where it is the primary key."""
    return BigInteger().with_variant(Integer(), "sqlite")


def _only(condition: str) -> dict[str, Any]:
    """That an index holds but the rows for which a condition is true."""
    return {f"{store}_where": text(condition) for store in ("sqlite", "postgresql")}


def _id() -> Column[int]:
    return Column("id", _number(), primary_key=True, autoincrement=False)


def _to(name: str, target: str, **options: Any) -> Column[int]:
    return Column(name, _number(), ForeignKey(target), **options)


def _must(name: str, kind: Any, **options: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **options)


def _may(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=True)


meta = Table(
    "meta", metadata, Column("name", WORDS, primary_key=True), _must("value", WORDS)
)  # when it was made, with which linker, how copies are told

policies = Table(
    "policies",
    metadata,
    _id(),
    _must("name", WORDS),
    _must("version", WORDS),
    _must("since", Moment),
)  # the policies by which filters see the events; the last is in use

texts = Table(
    "texts",
    metadata,
    _id(),
    _must("digest", WORDS, unique=True),  # SHA-256 of the body
    _must("body", WORDS),
    _must("signature", LargeBinary),  # MinHash, unsigned 32-bit numbers, little end first
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    _to("text", "texts.id", primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # by which near-duplicates of a text are found

reports = Table(
    "reports",
    metadata,
    _id(),
    _must("key", WORDS, unique=True),  # Report.id
    _to("text", "texts.id", nullable=False, index=True),
    _to("copy_of", "reports.id", nullable=True, index=True),
    _must("moment", WORDS, index=True),  # "2019-11-02" or "2019-11-02T08:30:00": sorts by time
    _must("published", Date),
    _may("publisher", WORDS),
    _may("title", WORDS),
    _may("url", WORDS),
    _must("language", WORDS),
    _must("fingerprint", WORDS),  # what tells two reports with one id apart
    _must("added", Moment, index=True),
    _must("record", WORDS),  # the report without its text
)

codings = Table(
    "codings",
    metadata,
    _id(),
    _to("report", "reports.id", nullable=False, index=True),
    _must("producer", WORDS),
    _must("schema", Integer),
    _must("added", Moment),
    _may("superseded", Moment),
    _may("record", WORDS),  # once superseded: its mentions without their statements
)

events = Table(
    "events",
    metadata,
    Column("id", WORDS, primary_key=True),
    _must("number", _number(), unique=True),  # in the order in which they were founded
    _must("founder", WORDS),  # key of the mention whose address is the id
    _must("anchor", WORDS),  # that which stands for it: the founder, or the earliest left of them
    _must("created", Moment),
    _must("updated", Moment, index=True),
    Column("gone", Moment, nullable=True, index=True),
    _may("cause", WORDS),  # of its going
)

mentions = Table(
    "mentions",
    metadata,
    _id(),
    _must("key", WORDS, unique=True),
    _must("address", WORDS, unique=True),
    _to("report", "reports.id", nullable=False, index=True),
    _to("coding", "codings.id", nullable=False),
    Column("event", WORDS, ForeignKey("events.id"), nullable=True, index=True),
    Column("forward", WORDS, ForeignKey("events.id"), nullable=True),  # that which held it last
    _must("state", WORDS),  # live, rejected or superseded
    _must("moment", WORDS),  # as its report's
    _must("ground", WORDS),
    _must("position", Integer),  # within its report
    _must("record", WORDS),  # the mention without its statements
)

statements = Table(
    "statements",
    metadata,
    _id(),
    _to("mention", "mentions.id", nullable=False, index=True),
    _to("coding", "codings.id", nullable=False, index=True),
    _must("position", Integer),  # within the mention
    _must("key", WORDS),  # <report id>/<statement id>: unique within a coding
    _must("slot", WORDS),
    _must("source", WORDS),  # name
    _must("source_kind", WORDS),
    _must("modality", WORDS),
    _must("confidence", Float),
    _must("producer", WORDS),
    _must("superseded", Boolean),
    _must("record", WORDS),
)

profiles = Table(
    "profiles",
    metadata,
    _to("mention", "mentions.id", primary_key=True, autoincrement=False),
    _must("record", LargeBinary),  # MessagePack
    _must("blocks", LargeBinary),  # MessagePack: its block keys
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    _to("mention", "mentions.id", primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    _to("left", "mentions.id", primary_key=True, autoincrement=False),
    _to("right", "mentions.id", primary_key=True, autoincrement=False),
    _must("verdict", WORDS),
    _must("probability", Float),
    Index(None, "right", "left"),
    Index("ix_links_doubtful", "probability", "left", "right", **_only("verdict = 'possible'")),
)  # without their comparisons, which follow from the profiles

versions = Table(
    "versions",
    metadata,
    Column("event", WORDS, ForeignKey("events.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _must("at", Moment),
    _must("cause", WORDS),
    _must("joined", WORDS),  # JSON: the mentions that it has and the version before has not
    _must("parted", WORDS),  # JSON: those that it has no longer
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _must("key", WORDS, unique=True),  # Decision.id
    _must("kind", WORDS),
    _must("subject", WORDS),
    _must("at", Moment),
    _must("undone", Boolean),
    _must("record", WORDS),
)

decided = Table(
    "decided",
    metadata,
    _to("decision", "decisions.id", primary_key=True, autoincrement=False),
    _to("mention", "mentions.id", primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)  # which mentions a decision is about

rulings = Table(
    "rulings",
    metadata,
    _to("left", "mentions.id", primary_key=True, autoincrement=False),
    _to("right", "mentions.id", primary_key=True, autoincrement=False),
    _to("decision", "decisions.id", primary_key=True, autoincrement=False),
    _must("together", Boolean),
    Index(None, "right", "left"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    _id(),
    _must("digest", WORDS, unique=True),  # of the record: the same failure is kept once
    _must("origin", WORDS),
    _must("code", WORDS),
    _may("report", WORDS),
    _must("at", Moment),
    _must("record", WORDS),
)

summaries = Table(
    "summaries",
    metadata,
    Column("event", WORDS, ForeignKey("events.id"), primary_key=True),
    _must("policy", WORDS),  # name and version: "ucdp/1"
    _may("type", WORDS),
    _may("start", Date),
    _may("end", Date),
    _may("country", WORDS),
    _may("admin1", WORDS),
    _may("admin1_code", WORDS),
    _may("lat", Float),
    _may("lon", Float),
    _may("place_precision", WORDS),
    _may("confidence", Float),
    _must("background", Boolean),  # only told as a recap
    _must("texts", Integer),
    _may("killed_low", BigInteger),
    _may("killed_best", BigInteger),
    _may("killed_high", BigInteger),
    Index(None, "start", "end"),
    Index(None, "country", "start"),
    Index(None, "type"),
    Index(None, "lat", "lon"),
)  # each event as the ledger's own policy settles it, for filters

summary_actors = Table(
    "summary_actors",
    metadata,
    Column("actor", WORDS, primary_key=True),
    Column("event", WORDS, ForeignKey("events.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

glances = Table(
    "glances",
    metadata,
    Column("event", WORDS, ForeignKey("events.id"), primary_key=True),
    _must("day", Date),  # the last on which it may lie; 0001-01-01 where no date is known
    _must("killed", BigInteger),  # the best figure, else a bound; -1 where none is known
    _must("weight", Integer),  # how much it needs eyes; 0 where it does not
    _must("contested", Boolean),
    _must("accepted", Boolean),
    _must("updated", Moment),  # as of the event
    # As in ``summaries``: a list is filtered within one index, without looking anything up.
    _may("type", WORDS),
    _may("country", WORDS),
    _may("place_precision", WORDS),
    _may("confidence", Float),
    _must("background", Boolean),
    _may("start", Date),
    _may("end", Date),
    _may("lat", Float),
    _may("lon", Float),
    _may("admin1", WORDS),
    _may("admin1_code", WORDS),
    _must("words", WORDS),  # what is searched, folded
    _must("record", WORDS),  # Glance
    Index(
        "ix_glances_list",
        *("day", "event", "killed", "weight", "contested", "accepted", "type", "country"),
        *("place_precision", "confidence", "background", "start", "end", "lat", "lon"),
    ),
    # PostgreSQL limits what an entry of an index may hold.
    Index("ix_glances_words", "day", "event", "killed", "weight", "words").ddl_if(dialect="sqlite"),
    Index(None, "killed", "event"),
    Index(None, "weight", "day", "event"),
    Index(None, "country", "day", "event"),
    Index(None, "updated", "event"),
)  # each event as lists show it
