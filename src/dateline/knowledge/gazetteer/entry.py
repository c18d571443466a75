"""One place of the gazetteer."""

from __future__ import annotations

import msgspec

COUNTRY = frozenset({"PCLI", "PCLS", "PCLD", "PCLH", "PCL", "PCLF", "TERR"})
"""GeoNames feature codes of countries and dependent territories."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place: a settlement, an administrative unit, a country, a region or a natural feature.

    ``lat``/``lon`` are WGS 84 degrees. For units they are the label point of the outline
    (``basis`` "outline") or the middle of the unit's places ("mean"); for all else "point".
    ``admin1``/``admin2`` are GeoNames codes with their country ("ML.09", "ML.09.123").
    ``primary`` tells whether the name looked up is the entry's main name, not an alternate one.
    ``source`` is "geonames", "dateline", "ucdp" or the name of an imported gazetteer.
    """

    id: int
    geonameid: int | None
    name: str
    feature: str
    country: str
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    basis: str = "point"
    source: str = "geonames"
    primary: bool = True
    demonym: bool = False

    @property
    def is_country(self) -> bool:
        """Whether this is a country or a dependent territory as a whole."""
        return self.feature in COUNTRY and not self.admin1

    @property
    def is_unit(self) -> bool:
        """Whether this is an administrative unit below a country."""
        return self.feature in {"ADM1", "ADM2", "ADM3", "ADM4", "ADMD"}

    @property
    def is_settlement(self) -> bool:
        """Whether this is a town, a village or a part of one."""
        return self.feature.startswith("PPL")
