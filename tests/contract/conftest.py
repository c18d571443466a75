"""Both stores of the ledger: a file, and a database of a PostgreSQL server made for the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from plain import new_ledger, open_ledger
from sqlalchemy import create_engine, make_url, text

from dateline.ledger import Ledger

POSTGRES = "DATELINE_TEST_POSTGRES"
Place = Callable[[], str]
Make = Callable[..., Ledger]
_numbers = count(1)


class Files:
    """Places for ledgers in files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, like: str | None = None) -> str:
        """A new place: empty, or a copy of a ledger that is closed."""
        place = self.folder / f"ledger{next(_numbers)}.db"
        if like is not None:
            shutil.copy(like, place)
        return str(place)


class Databases:
    """Places for ledgers on a server."""

    def __init__(self, address: str) -> None:
        self.address = make_url(address)
        self.server = create_engine(
            self.address.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
        )
        self.made: list[str] = []

    def new(self, like: str | None = None) -> str:
        """As ``Files.new``."""
        name = f"ledger_{os.getpid()}_{next(_numbers)}"
        template = make_url(like).database if like is not None else "template0"
        with self.server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        self.made.append(name)
        return self.address.set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        """Remove what was made, unless the server is one for tests, which goes as a whole."""
        with self.server.connect() as connection:
            lasts = connection.execute(text("SHOW fsync")).scalar() == "on"
            for name in self.made if lasts else ():
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        self.server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"], scope="session")
def places(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Files | Databases]:
    """Where ledgers can be made."""
    if request.param == "sqlite":
        yield Files(tmp_path_factory.mktemp("ledgers"))
        return
    address = os.environ.get(POSTGRES)
    if address is None:
        pytest.skip(f"{POSTGRES} names no PostgreSQL server")
    databases = Databases(address)
    yield databases
    databases.close()


@pytest.fixture(scope="session")
def place(places: Files | Databases) -> Place:
    """``place()`` gives the path or address of a new, empty place for a ledger."""
    return places.new


@pytest.fixture(scope="session")
def template(places: Files | Databases) -> str:
    """A ledger to copy, which is quicker than making one."""
    place = places.new()
    new_ledger(place).close()
    return place


@pytest.fixture
def make(places: Files | Databases, template: str) -> Iterator[Make]:
    """``make()`` gives a new ledger with the plain linker and policy, and a clock that stands."""
    with ExitStack() as opened:

        def make_one(**options: object) -> Ledger:
            if options.keys() <= {"clock"}:
                made = open_ledger(places.new(like=template), **options)
            else:
                made = new_ledger(places.new(), **options)
            return opened.enter_context(made)

        yield make_one


@pytest.fixture
def ledger(make: Make) -> Ledger:
    """A new ledger."""
    return make()
