"""What a codebook is: its columns, and how an event is coded into them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from dateline.dossiers import Dossier, Figure, Settled, Settlement
from dateline.records import Coding, Record, SetAside

Cell = str | int | float | None


class Kind(StrEnum):
    """What a column holds. Dates are ISO 8601 text in a ``Coding``; files give them their type."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    DATETIME = "datetime"  # UTC


class Column(Record, frozen=True, kw_only=True):
    """One column. ``hxl`` is its tag of the Humanitarian Exchange Language, if it has one."""

    name: str
    kind: Kind
    meaning: str
    hxl: str | None = None


class Point(Record, frozen=True, kw_only=True):
    """The columns of an event's point (WGS 84 degrees) and of how exactly it is known."""

    lat: str
    lon: str
    precision: str


class Codebook(Protocol):
    """A named way to write an event as one row. Pure: the same event, the same row."""

    @property
    def name(self) -> str:
        """The codebook's name: "acled"."""
        ...

    @property
    def version(self) -> str:
        """Raised whenever the same event would be coded otherwise."""
        ...

    @property
    def edition(self) -> str:
        """The edition of the codebook that the columns follow, in words."""
        ...

    @property
    def policy(self) -> str | None:
        """The policy that goes with it; ``None`` for the ledger's own."""
        ...

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        ...

    @property
    def point(self) -> Point:
        """Which columns hold the event's point."""
        ...

    @property
    def always_lost(self) -> tuple[str, ...]:
        """What the codebook cannot express of any event, each as ``column: words``."""
        ...

    def code(self, dossier: Dossier, settlement: Settlement) -> Coding:
        """The row of an event."""
        ...


def column(name: str, kind: str, meaning: str, hxl: str | None = None) -> Column:
    """A column; ``kind`` is the word of ``Kind``."""
    return Column(name=name, kind=Kind(kind), meaning=meaning, hxl=hxl)


class Sheet:
    """The row of one event while it is being filled: values, and what they rest on."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.values: dict[str, Cell] = {column.name: None for column in columns}
        self.used: dict[str, tuple[str, ...]] = {}
        self._lost: dict[str, None] = {}
        self._assumed: dict[str, None] = {}
        self.left_out: str | None = None

    def put(self, name: str, value: Cell, used: Iterable[str] = ()) -> None:
        """Fill a column; an empty text counts as nothing.

        Raises:
            KeyError: for a column that the codebook does not have.
        """
        if name not in self.values:
            raise KeyError(name)
        if value is None or value == "":
            return
        self.values[name] = value
        keys = tuple(dict.fromkeys(used))
        if keys:
            self.used[name] = keys

    def settle(self, name: str, value: Cell, settled: Settled) -> None:
        """Fill a column with what a settled slot says."""
        self.put(name, value, settled.used)

    def lose(self, name: str, words: str) -> None:
        """Tell what a column could not express of this event."""
        self._lost[f"{name}: {words}"] = None

    def assume(self, name: str, words: str) -> None:
        """Tell by which rule a column was filled that the statements alone do not give."""
        self._assumed[f"{name}: {words}"] = None

    def coding(self, book: Codebook, settlement: Settlement) -> Coding:
        """The finished row."""
        return Coding(
            event=settlement.event,
            policy=settlement.policy,
            codebook=f"{book.name}/{book.version}",
            values=self.values,
            used=self.used,
            set_aside=set_aside(settlement),
            lost=tuple(self._lost),
            assumed=tuple(self._assumed),
            left_out=self.left_out,
        )


def set_aside(settlement: Settlement) -> tuple[SetAside, ...]:
    """All statements that a policy set aside, each once, with the first reason given."""
    slots = (settlement.type, settlement.stage, settlement.when, settlement.where)
    parts: tuple[Settled | Figure, ...] = (*slots, *settlement.means, *settlement.figures)
    found: dict[str, SetAside] = {}
    for part in parts:
        for one in part.set_aside:
            found.setdefault(one.statement, one)
    return tuple(found.values())
