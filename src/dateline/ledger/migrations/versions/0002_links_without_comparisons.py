"""Links without their comparisons, which follow from the profiles; doubtful ones by likelihood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_DOUBTFUL = sa.text("verdict = 'possible'")


def upgrade() -> None:
    """Take the comparisons out of the links, and index the doubtful ones."""
    op.drop_column("links", "record")
    op.create_index(
        "ix_links_doubtful",
        "links",
        ["probability", "left", "right"],
        unique=False,
        sqlite_where=_DOUBTFUL,
        postgresql_where=_DOUBTFUL,
    )
