"""UCDP's ids of actors, dyads and conflicts, and the PRIO-GRID cell of a point.

Ids come from tables derived from UCDP's own data (CC BY 4.0; card ``codebook_tables.CARD.md``). A
side or pair that the tables lack has no id; none is ever made up.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.errors import KnowledgeError

_CELL = 0.5
"""Degrees of a side of a PRIO-GRID cell (PRIO-GRID codebook 2.0)."""
_COLUMNS, _ROWS = 720, 360


class DyadIds(NamedTuple):
    """The dyad, and the conflict that it belongs to, with the conflict's name."""

    dyad: int
    conflict: int
    conflict_name: str


def actor_id(name: str) -> int | None:
    """UCDP's id of an actor by UCDP's name."""
    return _actors().get(name)


def dyad_ids(kind: int, side_a: str, side_b: str) -> DyadIds | None:
    """The ids of a pair of sides in one type of violence (1, 2 or 3)."""
    return _dyads().get((kind, side_a, side_b))


def priogrid_gid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell that holds a point (WGS 84 degrees).

    Cells of 0.5° are numbered row by row from 1 at 90° S, 180° W (PRIO-GRID codebook 2.0, "gid").
    """
    row = min(math.floor((lat + 90) / _CELL), _ROWS - 1)
    column = min(math.floor((lon + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


@cache
def _actors() -> dict[str, int]:
    return {row["name"]: int(row["actor"]) for row in _rows("ucdp_actor_ids")}


@cache
def _dyads() -> dict[tuple[int, str, str], DyadIds]:
    return {
        (int(row["type"]), row["side_a"], row["side_b"]): DyadIds(
            int(row["dyad"]), int(row["conflict"]), row["conflict_name"]
        )
        for row in _rows("ucdp_dyad_ids")
    }


def _rows(table: str) -> list[dict[str, str]]:
    path = files("dateline.knowledge") / "data" / f"{table}.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines, delimiter="\t"))
    except OSError as error:
        raise KnowledgeError(f"the table {table} cannot be read: {error}") from error
