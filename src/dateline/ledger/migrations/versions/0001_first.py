"""The first schema."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _number() -> Any:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "decisions",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("key", name=op.f("uq_decisions_key")),
    )
    op.create_table(
        "events",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("number", _number(), nullable=False),
        sa.Column("founder", WORDS, nullable=False),
        sa.Column("anchor", WORDS, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("number", name=op.f("uq_events_number")),
    )
    op.create_index(op.f("ix_events_gone"), "events", ["gone"], unique=False)
    op.create_index(op.f("ix_events_updated"), "events", ["updated"], unique=False)
    op.create_table(
        "failures",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("origin", WORDS, nullable=False),
        sa.Column("code", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failures")),
        sa.UniqueConstraint("digest", name=op.f("uq_failures_digest")),
    )
    op.create_table(
        "meta",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "policies",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("version", WORDS, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
    )
    op.create_table(
        "texts",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("body", WORDS, nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
        sa.UniqueConstraint("digest", name=op.f("uq_texts_digest")),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", _number(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name=op.f("fk_bands_text")),
        sa.PrimaryKeyConstraint("band", "text", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("text", _number(), nullable=False),
        sa.Column("copy_of", _number(), nullable=True),
        sa.Column("moment", WORDS, nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["copy_of"], ["reports.id"], name=op.f("fk_reports_copy_of")),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name=op.f("fk_reports_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("key", name=op.f("uq_reports_key")),
    )
    op.create_index(op.f("ix_reports_added"), "reports", ["added"], unique=False)
    op.create_index(op.f("ix_reports_copy_of"), "reports", ["copy_of"], unique=False)
    op.create_index(op.f("ix_reports_moment"), "reports", ["moment"], unique=False)
    op.create_index(op.f("ix_reports_text"), "reports", ["text"], unique=False)
    op.create_table(
        "summaries",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("policy", WORDS, nullable=False),
        sa.Column("type", WORDS, nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("admin1", WORDS, nullable=True),
        sa.Column("admin1_code", WORDS, nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place_precision", WORDS, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("killed_low", sa.BigInteger(), nullable=True),
        sa.Column("killed_best", sa.BigInteger(), nullable=True),
        sa.Column("killed_high", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_summaries_event")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_summaries")),
    )
    op.create_index(
        op.f("ix_summaries_country_start"), "summaries", ["country", "start"], unique=False
    )
    op.create_index(op.f("ix_summaries_lat_lon"), "summaries", ["lat", "lon"], unique=False)
    op.create_index(op.f("ix_summaries_start_end"), "summaries", ["start", "end"], unique=False)
    op.create_index(op.f("ix_summaries_type"), "summaries", ["type"], unique=False)
    op.create_table(
        "summary_actors",
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("event", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_summary_actors_event")),
        sa.PrimaryKeyConstraint("actor", "event", name=op.f("pk_summary_actors")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_summary_actors_event"), "summary_actors", ["event"], unique=False)
    op.create_table(
        "versions",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", WORDS, nullable=False),
        sa.Column("joined", WORDS, nullable=False),
        sa.Column("parted", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_versions_event")),
        sa.PrimaryKeyConstraint("event", "number", name=op.f("pk_versions")),
    )
    op.create_table(
        "codings",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("report", _number(), nullable=False),
        sa.Column("producer", WORDS, nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_codings_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
    )
    op.create_index(op.f("ix_codings_report"), "codings", ["report"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("address", WORDS, nullable=False),
        sa.Column("report", _number(), nullable=False),
        sa.Column("coding", _number(), nullable=False),
        sa.Column("event", WORDS, nullable=True),
        sa.Column("forward", WORDS, nullable=True),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("moment", WORDS, nullable=False),
        sa.Column("ground", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.id"], name=op.f("fk_mentions_coding")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_mentions_event")),
        sa.ForeignKeyConstraint(["forward"], ["events.id"], name=op.f("fk_mentions_forward")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_mentions_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
        sa.UniqueConstraint("address", name=op.f("uq_mentions_address")),
        sa.UniqueConstraint("key", name=op.f("uq_mentions_key")),
    )
    op.create_index(op.f("ix_mentions_event"), "mentions", ["event"], unique=False)
    op.create_index(op.f("ix_mentions_report"), "mentions", ["report"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mention", _number(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["mention"], ["mentions.id"], name=op.f("fk_blocks_mention")),
        sa.PrimaryKeyConstraint("block", "mention", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decided",
        sa.Column("decision", _number(), autoincrement=False, nullable=False),
        sa.Column("mention", _number(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_decided_decision")),
        sa.ForeignKeyConstraint(["mention"], ["mentions.id"], name=op.f("fk_decided_mention")),
        sa.PrimaryKeyConstraint("decision", "mention", name=op.f("pk_decided")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_decided_mention"), "decided", ["mention"], unique=False)
    op.create_table(
        "links",
        sa.Column("left", _number(), autoincrement=False, nullable=False),
        sa.Column("right", _number(), autoincrement=False, nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["left"], ["mentions.id"], name=op.f("fk_links_left")),
        sa.ForeignKeyConstraint(["right"], ["mentions.id"], name=op.f("fk_links_right")),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_right_left"), "links", ["right", "left"], unique=False)
    op.create_table(
        "profiles",
        sa.Column("mention", _number(), autoincrement=False, nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("blocks", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["mention"], ["mentions.id"], name=op.f("fk_profiles_mention")),
        sa.PrimaryKeyConstraint("mention", name=op.f("pk_profiles")),
    )
    op.create_table(
        "rulings",
        sa.Column("left", _number(), autoincrement=False, nullable=False),
        sa.Column("right", _number(), autoincrement=False, nullable=False),
        sa.Column("decision", _number(), autoincrement=False, nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_rulings_decision")),
        sa.ForeignKeyConstraint(["left"], ["mentions.id"], name=op.f("fk_rulings_left")),
        sa.ForeignKeyConstraint(["right"], ["mentions.id"], name=op.f("fk_rulings_right")),
        sa.PrimaryKeyConstraint("left", "right", "decision", name=op.f("pk_rulings")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_rulings_right_left"), "rulings", ["right", "left"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", _number(), autoincrement=False, nullable=False),
        sa.Column("mention", _number(), nullable=False),
        sa.Column("coding", _number(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("slot", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("source_kind", WORDS, nullable=False),
        sa.Column("modality", WORDS, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("producer", WORDS, nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.id"], name=op.f("fk_statements_coding")),
        sa.ForeignKeyConstraint(["mention"], ["mentions.id"], name=op.f("fk_statements_mention")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_coding"), "statements", ["coding"], unique=False)
    op.create_index(op.f("ix_statements_mention"), "statements", ["mention"], unique=False)
    op.create_table(
        "glances",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("killed", sa.BigInteger(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("type", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("place_precision", WORDS, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("admin1", WORDS, nullable=True),
        sa.Column("admin1_code", WORDS, nullable=True),
        sa.Column("words", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_glances_event")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_glances")),
    )
    op.create_index(
        "ix_glances_list",
        "glances",
        [
            *("day", "event", "killed", "weight", "contested", "accepted", "type", "country"),
            *("place_precision", "confidence", "background", "start", "end", "lat", "lon"),
        ],
        unique=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(
            "ix_glances_words", "glances", ["day", "event", "killed", "weight", "words"]
        )
    op.create_index(op.f("ix_glances_killed_event"), "glances", ["killed", "event"], unique=False)
    op.create_index(
        op.f("ix_glances_weight_day_event"), "glances", ["weight", "day", "event"], unique=False
    )
    op.create_index(
        op.f("ix_glances_country_day_event"), "glances", ["country", "day", "event"], unique=False
    )
    op.create_index(op.f("ix_glances_updated_event"), "glances", ["updated", "event"], unique=False)
    # ### end Alembic commands ###
