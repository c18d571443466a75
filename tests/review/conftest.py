"""A ledger of invented reports, and a desk over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from deskwork import Client, Clock, desk, filled

from dateline.ledger import Ledger


@pytest.fixture
def clock() -> Clock:
    """A clock that goes on by a second at each look."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """Five reports on three events, two of which may be one."""
    with filled(tmp_path / "ledger.db", clock) as made:
        yield made


@pytest.fixture
def client(ledger: Ledger) -> Iterator[Client]:
    """A client of a desk without accounts."""
    with desk(ledger) as made:
        yield made
