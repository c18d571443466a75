"""Both stores of the ledger: a file, and a database of a PostgreSQL server made for the tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from plain import CLOCK, PlainLinker, PlainPolicy
from sqlalchemy import create_engine, make_url, text

from dateline.ledger import Ledger

POSTGRES = "DATELINE_TEST_POSTGRES"
Place = Callable[[], str]
Make = Callable[..., Ledger]
_databases = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """``place()`` gives the path or address of a new, empty place for a ledger."""
    if request.param == "sqlite":
        numbers = count(1)
        yield lambda: str(tmp_path / f"ledger{next(numbers)}.db")
        return
    address = os.environ.get(POSTGRES)
    if address is None:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server")
    server = create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    made: list[str] = []

    def new() -> str:
        made.append(f"ledger_{os.getpid()}_{next(_databases)}")
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]} TEMPLATE template0"))
        return make_url(address).set(database=made[-1]).render_as_string(hide_password=False)

    yield new
    with server.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def make(place: Place) -> Iterator[Make]:
    """``make()`` gives a new ledger with the plain linker and policy, and a clock that stands."""
    with ExitStack() as open_:
        yield lambda **options: open_.enter_context(
            Ledger.create(
                place(),
                **{
                    "clock": lambda: CLOCK,
                    "linker": PlainLinker(),
                    "policy": PlainPolicy(),
                    **options,
                },
            )
        )


@pytest.fixture
def ledger(make: Make) -> Ledger:
    """A new ledger."""
    return make()
