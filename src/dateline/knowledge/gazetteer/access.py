"""Names to places, from the compiled tables and from what the user has imported."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import cache, tables
from dateline.knowledge.gazetteer.compiling import DEMONYM, MAIN, SOUND, compile_tables
from dateline.knowledge.gazetteer.entry import Entry
from dateline.knowledge.gazetteer.keys import bare_key, key, skeleton_key, sound_key

USER_FILE = "gazetteer-user.sqlite"
USER_OFFSET = 10_000_000_000
"""Added to the ids of imported places, which so never meet those of the shipped tables."""

_QUERY = (
    "SELECT p.*, n.how FROM name n JOIN place p ON p.id = n.id WHERE n.key = ? "
    "ORDER BY p.population DESC LIMIT 60"
)
_SETTLED = "SELECT admin1, id FROM place WHERE feature LIKE 'PPL%'"
_BY_ID = "SELECT *, 0 FROM place WHERE id = ?"


class Gazetteer:
    """The places of the world by name. Safe to share within one process, cheap to open."""

    name = "gazetteer"

    def __init__(self, base: Path, user: Path | None = None) -> None:
        self._base = _connect(base)
        self._user = _connect(user) if user and user.is_file() else None
        self._cached = lru_cache(maxsize=50_000)(self._find)
        self._settled = lru_cache(maxsize=256)(self._settlements)
        self._coded = lru_cache(maxsize=20_000)(self._unit)

    @classmethod
    def open(cls, *, user: bool = True) -> Gazetteer:
        """The gazetteer of this installation, with the user's own places unless ``user`` is false.

        The shipped tables are compiled on first use (some seconds).

        Raises:
            KnowledgeError: when a table is missing or damaged, or nothing can be written.
        """
        name = f"gazetteer-{tables.fingerprint()}.sqlite"
        base = cache.obtain(name, lambda path: compile_tables(tables.all_rows(), path))
        return cls(base, cache.data_folder() / USER_FILE if user else None)

    @property
    def version(self) -> str:
        """What the answers depend on: the tables' fingerprint and the imports."""
        own = [f"{s}:{v}" for s, v in self.imported.items()]
        return "+".join([tables.fingerprint(), *own])

    @cached_property
    def imported(self) -> dict[str, str]:
        """The user's imports: name to a line with licence, attribution and count."""
        if self._user is None:
            return {}
        return dict(self._user.execute("SELECT key, value FROM about ORDER BY key").fetchall())

    def lookup(self, name: str) -> list[Entry]:
        """The entries of this name, the most populous first; the article is ignored if need be.

        Demonyms ("Malian") give their country with ``demonym`` set.
        """
        k = key(name)
        found = self._cached(k) if k else ()
        if not found:
            bare = bare_key(name)
            found = self._cached(bare) if bare and bare != k else ()
        return list(found)

    def sounds_like(self, name: str) -> list[Entry]:
        """The entries whose name is another romanisation of ``name``; never primary.

        First those that sound the same, else those with the same consonants.
        """
        sound, bones = sound_key(name), skeleton_key(name)
        found = self._cached("~" + sound) if sound else ()
        return list(found or (self._cached("=" + bones) if bones else ()))

    def unit(self, code: str) -> Entry | None:
        """The administrative unit of a GeoNames code such as ``ML.09``."""
        return self._coded(code)

    def _unit(self, code: str) -> Entry | None:
        row = self._base.execute(
            "SELECT p.*, 0 FROM unit u JOIN place p ON p.id = u.id WHERE u.code = ?", (code,)
        ).fetchone()
        return _entry(row) if row else None

    def settlements(self, code: str) -> tuple[Entry, ...]:
        """The towns and villages of a unit (``ML.09``, ``ML.09.123``), of the shipped tables.

        The first call goes through all places once (about 0.2 s).
        """
        return self._settled(code)

    def _settlements(self, code: str) -> tuple[Entry, ...]:
        first = ".".join(code.split(".")[:2])
        rows = (self._base.execute(_BY_ID, (i,)).fetchone() for i in self._by_unit.get(first, ()))
        found = (_entry(row) for row in rows)
        return tuple(e for e in found if code in {e.admin1, e.admin2})

    @cached_property
    def _by_unit(self) -> dict[str, array[int]]:
        """The ids of the settlements of each first-order unit."""
        ids: dict[str, array[int]] = {}
        for admin1, number in self._base.execute(_SETTLED):
            if admin1 not in ids:
                ids[admin1] = array("L")
            ids[admin1].append(number)
        return ids

    def country(self, iso: str) -> Entry | None:
        """The country of an ISO 3166 alpha-2 code."""
        return self._countries.get(iso)

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        rows = self._base.execute("SELECT *, 0 FROM place WHERE basis = 'country'").fetchall()
        return {e.country: e for e in map(_entry, rows)}

    def neighbours(self, iso: str) -> frozenset[str]:
        """The ISO codes of the countries that border a country."""
        return tables.neighbours().get(iso, frozenset())

    def _find(self, k: str) -> tuple[Entry, ...]:
        rows = self._base.execute(_QUERY, (k,)).fetchall()
        found = [_entry(row) for row in rows]
        if self._user is not None:
            own = (_entry(r, USER_OFFSET) for r in self._user.execute(_QUERY, (k,)).fetchall())
            known = {e.geonameid for e in found if e.geonameid}
            found += [e for e in own if e.geonameid not in known or not e.geonameid]
        return tuple(found)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        db.execute("SELECT 1 FROM name LIMIT 1")
    except sqlite3.Error as error:
        raise KnowledgeError(f"the gazetteer {path} is damaged ({error}); delete it") from error
    return db


def _entry(row: Iterable[object], offset: int = 0) -> Entry:
    (number, gid, name, feature, country, admin1, admin2, lat, lon, population, basis, source,
     how) = row  # fmt: skip
    return Entry(
        id=number + offset, geonameid=gid, name=name, feature=feature, country=country,  # type: ignore[arg-type,operator]
        admin1=admin1, admin2=admin2, lat=lat, lon=lon, population=population, basis=basis,  # type: ignore[arg-type]
        source=source, primary=how == MAIN, demonym=how == DEMONYM,  # type: ignore[arg-type]
    )  # fmt: skip


__all__ = ["SOUND", "Gazetteer"]
