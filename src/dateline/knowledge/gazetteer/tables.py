"""The shipped tables as rows for the compiled gazetteer.

Sources: GeoNames (CC BY 4.0) for places, units and countries; Natural Earth (public domain) for
the points of admin-1 units; lists written for this project for demonyms, aliases and regions. See
``data/gazetteer.CARD.md``.
"""

from __future__ import annotations

import hashlib
import lzma
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.errors import KnowledgeError

DATA = Path(__file__).parents[1] / "data"
FILES = (
    "gazetteer_places.tsv.xz",
    "gazetteer_units.tsv.xz",
    "gazetteer_countries.tsv",
    "gazetteer_country_names.tsv",
    "gazetteer_regions.tsv",
    "ucdp_places.tsv.xz",
    "ucdp_units.tsv.xz",
)


class Row(NamedTuple):
    """A place and its names; the first name is the main one."""

    geonameid: int | None
    names: tuple[str, ...]
    feature: str
    country: str
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    basis: str = "point"
    source: str = "geonames"
    demonyms: tuple[str, ...] = ()


def read(name: str) -> str:
    """The text of a shipped table.

    Raises:
        KnowledgeError: when it is missing or damaged.
    """
    try:
        raw = (DATA / name).read_bytes()
        return (lzma.decompress(raw) if name.endswith(".xz") else raw).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"the gazetteer table {name} is missing or damaged ({error}); reinstall dateline"
        ) from error


@cache
def fingerprint() -> str:
    """16 hexadecimal digits that change with the tables and with the way they are compiled."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    sources = (here / "keys.py", here / "compiling.py", here / "tables.py")
    for path in [*(DATA / f for f in FILES), *sources]:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise KnowledgeError(
                f"{path.name} of the gazetteer is missing; reinstall dateline"
            ) from error
    return digest.hexdigest()[:16]


def lines(name: str) -> Iterator[list[str]]:
    """The fields of each line of a table, comments left out."""
    for line in read(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _number(text: str) -> float | None:
    return float(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(n for n in text.split(",") if n)


def places() -> Iterator[Row]:
    """Settlements (GeoNames, 500 inhabitants or more, and seats of units)."""
    for cc, a1, a2, name, others, lat, lon, feature, population, gid in lines(FILES[0]):
        first = f"{cc}.{a1}" if a1 else ""
        second = f"{first}.{a2}" if a1 and a2 else ""
        yield Row(int(gid), (name, *_names(others)), feature or "PPL", cc, first, second,
                  float(lat), float(lon), int(population or 0))  # fmt: skip


def units() -> Iterator[Row]:
    """Admin-1 and admin-2 units, with UCDP's spellings of their names."""
    spelt = {code: second or first for code, first, second in ucdp_units()}
    for code, name, others, lat, lon, basis, gid in lines(FILES[1]):
        parts = code.split(".")
        second = code if len(parts) > 2 else ""
        also = (spelt[code],) if code in spelt else ()
        yield Row(int(gid) if gid else None, (name, *_names(others), *also),
                  "ADM2" if second else "ADM1", parts[0], ".".join(parts[:2]), second,
                  _number(lat), _number(lon), basis=basis or "none")  # fmt: skip


@cache
def country_names() -> dict[str, tuple[float, float, tuple[str, ...], tuple[str, ...]]]:
    """Per ISO code: a point, further names, demonyms."""
    table = {}
    for fields in lines(FILES[3]):
        iso, lat, lon, names, demonyms = [*fields, "", ""][:5]
        table[iso] = (float(lat), float(lon), _names(names), _names(demonyms))
    return table


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Per ISO code of a country those of the countries that it borders."""
    return {f[0]: frozenset(_names(f[5])) for f in lines(FILES[2])}


def countries() -> Iterator[Row]:
    """Countries, with demonyms."""
    extra = country_names()
    known = set()
    for iso, gid, name, population, _, _ in lines(FILES[2]):
        known.add(iso)
        lat, lon, names, demonyms = extra.get(iso, (None, None, (), ()))
        yield Row(int(gid), (name, *names), "PCLI", iso, lat=lat, lon=lon, basis="country",
                  population=int(population), demonyms=demonyms)  # fmt: skip
    for iso in extra.keys() - known:
        lat, lon, names, demonyms = extra[iso]
        yield Row(None, names, "PCLH", iso, lat=lat, lon=lon, basis="country", demonyms=demonyms)


def regions() -> Iterator[Row]:
    """Continents, regions and natural features."""
    for fields in lines(FILES[4]):
        name, others, demonyms, feature, lat, lon, cc, gid = [*fields, "", "", ""][:8]
        yield Row(int(gid) if gid else None, (name, *_names(others)), feature, cc,
                  lat=float(lat), lon=float(lon), source="dateline", basis="region",
                  demonyms=_names(demonyms))  # fmt: skip


def ucdp_units() -> Iterator[tuple[str, str, str]]:
    """GeoNames code, UCDP's name of the admin-1 unit, and of the admin-2 unit ("" if none)."""
    for fields in lines(FILES[6]):
        code, first, second = [*fields, "", ""][:3]
        yield code, first, second


class ConflictPlace(NamedTuple):
    """A place as UCDP names it. ``lat``/``lon`` are ``None`` where only its units are known."""

    iso: str
    country: str
    adm1: str
    adm2: str
    where: str
    lat: float | None
    lon: float | None
    admin1: str
    admin2: str


def conflict_places() -> Iterator[ConflictPlace]:
    """The places of UCDP's events (CC BY 4.0, UCDP)."""
    for fields in lines(FILES[5]):
        iso, country, adm1, adm2, where, lat, lon, first, second = [*fields, *[""] * 9][:9]
        yield ConflictPlace(iso, country, adm1, adm2, where, _number(lat), _number(lon), first,
                            second)  # fmt: skip


_KIND = re.compile(
    r"\s+(town|village|city|suburb|camp|refugee camp|settlement|locality|township|airport|air base|"
    r"airbase|base|military base|neighbou?rhood|mountains?|forest|island|area|farms?|dam|hill|"
    r"oil field|gas field|field|region|crossing|junction|port|valley|river|desert)$",
    re.I,
)
_NO_NAME = re.compile(
    r"\b(?:road|highway|between|border|area|near|north|south|east|west|northern|southern|eastern|"
    r"western|unspecified|route|along|outside|axis|and|central|countryside|district|governorate|"
    r"province|state|municipality|lga|oblast|raion)\b",
    re.I,
)


def conflict_names(where: str) -> tuple[tuple[str, ...], str]:
    """The plain spellings of a UCDP place name and its kind word ("" for what is no one place).

    "Kobane/Ayn al Arab town" gives ("Kobane", "Ayn al Arab") and "town".
    """
    kind = _KIND.search(where)
    plain = where[: kind.start()] if kind else where
    if not plain or _NO_NAME.search(plain) or len(plain) > 40:
        return (), ""
    parts = re.split(r"\s*[/()]\s*", plain)
    names = tuple(_KIND.sub("", p).strip() for p in parts if len(p.strip()) > 2)
    return names, kind.group(1).lower() if kind else ""


_FEATURES = {"mountain": "MT", "mountains": "MTS", "forest": "FRST", "island": "ISL", "dam": "DAM",
             "hill": "HLL", "airport": "AIRP", "river": "STM", "valley": "VAL", "desert": "DSRT",
             "air base": "AIRB", "airbase": "AIRB", "camp": "CMP"}  # fmt: skip


def conflict_rows() -> Iterator[Row]:
    """The places of UCDP's events as gazetteer rows, one per name and unit."""
    seen: set[tuple[str, str]] = set()
    for place in conflict_places():
        names, kind = conflict_names(place.where)
        unit = place.admin1 or place.country
        if not names or (names[0], unit) in seen:
            continue
        seen.add((names[0], unit))
        yield Row(None, names, _FEATURES.get(kind, "PPL"), place.iso, place.admin1, place.admin2,
                  place.lat, place.lon, source="ucdp")  # fmt: skip


def all_rows() -> Iterator[Row]:
    """Every row, the widest places first."""
    yield from countries()
    yield from regions()
    yield from units()
    yield from places()
    yield from conflict_rows()
