"""A ledger of invented reports, and a desk over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium
from deskwork import Client, Clock, desk, filled

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from playwright.sync_api import Page


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for all tests of a module."""
    with chromium() as made:
        yield made


@pytest.fixture
def page(browser: Any, ledger: Ledger) -> Iterator[Page]:
    """A page of a desk of its own, for tests that change something."""
    from deskbrowser import opened, served

    with served(ledger) as address, opened(browser, address) as made:
        yield made


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ledger]]:
    """The address of a desk for all tests of a module, which change nothing; its ledger."""
    from deskbrowser import served

    with filled(tmp_path_factory.mktemp("desk") / "ledger.db") as made, served(made) as address:
        yield address, made


@pytest.fixture
def view(browser: Any, standing: tuple[str, Ledger]) -> Iterator[Page]:
    """A page of the desk that stands."""
    from deskbrowser import opened

    with opened(browser, standing[0]) as made:
        yield made
