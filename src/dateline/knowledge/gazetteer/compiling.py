"""The SQLite form of a gazetteer: written once, then opened read-only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from dateline.knowledge.gazetteer.keys import (
    bare_key,
    key,
    skeleton_key,
    sound_key,
    unqualified,
    without_generic,
)
from dateline.knowledge.gazetteer.tables import Row

ROMANISED = frozenset(
    "SY IQ YE LY SD SS LB JO PS IL EG SA AE OM KW BH QA AF PK IR DZ TN MA EH ML MR NE TD SO DJ ER "
    "ET NG BF MM TR IN BD TH LA KH PH ID RU UA AZ AM GE KZ KG TJ UZ TM CF CM CD KE UG BI RW".split()
)
"""Countries whose names reach English reports through several romanisations."""

MAIN, ALTERNATE, DEMONYM, SOUND = 0, 1, 2, 3
"""How a key came from an entry."""

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, gid INTEGER, name TEXT, feature TEXT, country TEXT,
  admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER, basis TEXT, source TEXT);
CREATE TABLE name (key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE unit (code TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def compile_tables(rows: Iterable[Row], path: Path) -> int:
    """The number of places written to a new gazetteer at ``path``."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        count = fill(db, rows)
        db.commit()
    return count


def fill(db: sqlite3.Connection, rows: Iterable[Row], first: int = 1) -> int:
    """The number of rows written; ids count from ``first``."""
    places: list[tuple[object, ...]] = []
    names: dict[tuple[str, int], int] = {}
    units: list[tuple[str, int]] = []
    for number, row in enumerate(rows, first):
        places.append((number, row.geonameid, row.names[0], row.feature, row.country, row.admin1,
                       row.admin2, row.lat, row.lon, row.population, row.basis,
                       row.source))  # fmt: skip
        for form, how in keys_of(row):
            names[(form, number)] = min(how, names.get((form, number), how))
        if row.feature in {"ADM1", "ADM2"} and row.basis != "region":
            units.append((row.admin2 or row.admin1, number))
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    ordered = ((k, i, how) for (k, i), how in sorted(names.items()))
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", ordered)
    db.executemany("INSERT OR IGNORE INTO unit VALUES (?,?)", units)
    return len(places)


def keys_of(row: Row) -> Iterator[tuple[str, int]]:
    """Every key under which a row is found, and how it came about."""
    romanised = row.country in ROMANISED
    unit = row.feature.startswith("ADM")
    for position, name in enumerate(row.names):
        how = ALTERNATE if position else MAIN
        forms = {name, without_generic(name)} if unit else {name}
        if romanised:
            forms.add(unqualified(name))
        for form in forms:
            if k := key(form):
                yield k, how
            if romanised:
                yield bare_key(form), max(how, ALTERNATE)
                if sound := sound_key(form):
                    yield "~" + sound, SOUND
                if bones := skeleton_key(form):
                    yield "=" + bones, SOUND
    for name in row.demonyms:
        yield key(name), DEMONYM
