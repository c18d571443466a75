"""A ledger as large as one of a million mentions, in minutes.

The first ``real`` reports are added as any are: they are the first weeks of an archive of the full
size, so that blocks are as dense as they would be in it. The rest are their rows once more, under
other keys, other block keys, other MinHash bands and later dates: tables and indexes are as large
as with as many reports, and what a new report is compared with is real.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dateline.ledger import Ledger
from dateline.records import CodedReport

BATCH = 500
CACHE = 3_000_000
"""KiB of pages held while rows are copied: keys that are hashes fall everywhere in their index."""
_NUMBERS = {
    "texts": "id",
    "reports": "id text copy_of",
    "codings": "id report",
    "mentions": "id report coding",
    "statements": "id mention coding",
    "profiles": "mention",
    "blocks": "mention",
    "bands": "text",
    "links": "left right",
}
"""Columns that hold the ledger's own numbers."""
_KEYS = {
    "texts": "digest",
    "reports": "key",
    "events": "id founder anchor",
    "mentions": "key address event forward",
    "versions": "event",
    "summaries": "event",
    "summary_actors": "event",
    "glances": "event",
}
"""Columns that hold keys and ids of events; a copy puts its number before them."""
_MIXED = {"blocks": "block", "bands": "band"}
_DAYS = {"reports": "published", "summaries": "start end", "glances": "day"}
_ORDER = (
    "texts bands reports codings events mentions statements profiles blocks links versions "
    "summaries summary_actors glances"
).split()


def fill(
    path: Path, reports: Iterator[tuple[str, CodedReport]], count: int, real: int
) -> list[CodedReport]:
    """Fill a ledger up to ``count`` mentions; the reports that were not used for it."""
    rest = (coded for _, coded in reports)
    with Ledger.create(path) as ledger:
        while real > 0 and (batch := list(islice(rest, min(BATCH, real)))):
            ledger.add_all(batch)
            real -= len(batch)
    _multiply(path, count)
    return list(islice(rest, 200))


def _multiply(path: Path, count: int) -> None:
    """Write the rows again until there are ``count`` mentions."""
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA foreign_keys = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA journal_mode = OFF")
        base.execute(f"PRAGMA cache_size = -{CACHE}")
        [have] = base.execute("SELECT count(*) FROM mentions").fetchone()
        sizes = {
            name: base.execute(f"SELECT coalesce(max({c.split()[0]}), 0) FROM {name}").fetchone()[0]
            for name, c in _NUMBERS.items()
            if c.startswith("id")
        }
        [events] = base.execute("SELECT max(number) FROM events").fetchone()
        step = max([*sizes.values(), events])
        for copy in range(1, count // have):
            for table in _ORDER:
                _again(base, table, copy, step, sizes, events)
            base.commit()
        base.execute("ANALYZE")
        base.execute("PRAGMA journal_mode = WAL")


def _again(
    base: sqlite3.Connection, table: str, copy: int, step: int, sizes: dict[str, int], events: int
) -> None:
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    shown = ", ".join(_value(table, column, copy, step) for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    limit = f" WHERE id <= {sizes[table]}" if table in sizes else ""
    if table == "events":
        limit = f" WHERE number <= {events}"
    elif table in ("profiles", "blocks"):
        limit = f" WHERE mention <= {sizes['mentions']}"
    elif table == "bands":
        limit = f" WHERE text <= {sizes['texts']}"
    elif table == "links":
        limit = f' WHERE "left" <= {sizes["mentions"]}'
    elif not limit:
        limit = " WHERE event NOT LIKE '%~%'"
    base.execute(f"INSERT INTO {table} ({names}) SELECT {shown} FROM {table}{limit}")


def _value(table: str, column: str, copy: int, step: int) -> str:
    """The expression for a column of a copied row."""
    if column in _NUMBERS.get(table, "").split():
        return f'"{column}" + {copy * step}'
    if (table, column) == ("events", "number"):
        return f"number + {copy * step}"
    if column in _KEYS.get(table, "").split():
        return f"'{copy}~' || \"{column}\""
    if column in _MIXED.get(table, "").split():
        mask = (copy * 0x9E3779B97F4A7C15) & 0x7FFFFFFFFFFFFFFF
        return f'("{column}" | {mask}) - ("{column}" & {mask})'
    if column in _DAYS.get(table, "").split():
        return f"date(\"{column}\", '+{copy * 100} days')"
    return f'"{column}"'


if __name__ == "__main__":
    raise SystemExit("used by bench_linking.py")
