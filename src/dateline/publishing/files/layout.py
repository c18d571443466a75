"""What a file of rows is told beside the rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from dateline.codebooks import Cell, Column, Point

Row = Mapping[str, Cell]
Profile = Literal["raw", "spreadsheet"]


class Told(msgspec.Struct):
    """What a writer could not write as it is: how many cells of a column, by what was done."""

    cells: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)

    def tell(self, column: str, what: str) -> None:
        """Count one cell."""
        self.cells[(column, what)] += 1


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How the rows are laid out.

    ``title`` names layer or sheet. ``stamp`` gives the time that a file carries as its own, asked
    for when all rows are written; nothing of the clock goes into a file.
    """

    title: str
    columns: tuple[Column, ...]
    point: Point
    stamp: Callable[[], dt.datetime]
    profile: Profile = "spreadsheet"
    hxl: bool = False
    about: tuple[tuple[str, str], ...] = ()  # codebook, policy ...: kept where a form has room
    told: Told = msgspec.field(default_factory=Told)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tag of each column; empty where it has none."""
        return tuple(column.hxl or "" for column in self.columns)
