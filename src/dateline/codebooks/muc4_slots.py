"""The slots of MUC-4 templates and how Dateline's values are put in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

from dateline.records import WhereValue
from dateline.vocabulary import PlacePrecision

Template: TypeAlias = dict[str, list[str]]
"""Slot names to fills, as the set writes them."""

SLOTS = (
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
"""All slots that carry content (``MESSAGE: TEMPLATE`` numbers the template)."""

_COUNTRIES = {
    "SV": "EL SALVADOR", "CO": "COLOMBIA", "GT": "GUATEMALA", "PE": "PERU", "CL": "CHILE",
    "BO": "BOLIVIA", "HN": "HONDURAS", "NI": "NICARAGUA", "PA": "PANAMA", "EC": "ECUADOR",
    "BR": "BRAZIL", "AR": "ARGENTINA", "VE": "VENEZUELA", "MX": "MEXICO", "CR": "COSTA RICA",
    "CU": "CUBA", "PY": "PARAGUAY", "UY": "URUGUAY", "US": "UNITED STATES", "ES": "SPAIN",
}  # fmt: skip
_CAPITALS = {
    "SAN SALVADOR": "EL SALVADOR", "BOGOTA": "COLOMBIA", "LIMA": "PERU", "SANTIAGO": "CHILE",
    "GUATEMALA CITY": "GUATEMALA", "TEGUCIGALPA": "HONDURAS", "QUITO": "ECUADOR",
    "LA PAZ": "BOLIVIA", "BUENOS AIRES": "ARGENTINA",
}  # fmt: skip
_FILED = re.compile(rf"\b({'|'.join(_CAPITALS)}), \d{{1,2}} [A-Z]{{3}}", re.IGNORECASE)
_PART = re.compile(
    r"(?P<country>[A-Z ]+): (?P<name>.+ \((?:NEIGHBOU?RHOOD|SUBURB|STREET|AVENUE|UNIVERSITY|AIRPORT"
    r"|QUARTER|DISTRICT|HOSPITAL|SQUARE|PARK)\))"
)
"""A place of a kind that is part of a town."""

_ONE_OF = {
    "TOWNS": "TOWN", "VILLAGES": "VILLAGE", "CITIES": "CITY", "NEIGHBORHOODS": "NEIGHBORHOOD",
    "DEPARTMENTS": "DEPARTMENT", "PROVINCES": "PROVINCE", "SUBURBS": "SUBURB",
    "MUNICIPALITIES": "MUNICIPALITY",
}  # fmt: skip
"""Kinds told of several places ("the towns of"), as each one's own."""

_HEAD = 200
"""Characters in which a wire's dateline stands."""

_NATIONS = {
    "U.S.": "UNITED STATES", "AMERICAN": "UNITED STATES", "AMERICANS": "UNITED STATES",
    "SOVIET": "USSR", "SPANISH": "SPAIN", "FRENCH": "FRANCE", "VENEZUELAN": "VENEZUELA",
    "MEXICAN": "MEXICO", "ITALIAN": "ITALY", "CUBAN": "CUBA", "PRC": "CHINA", "CHINESE": "CHINA",
    "JAPANESE": "JAPAN", "BRITISH": "UNITED KINGDOM", "ISRAELI": "ISRAEL", "GERMAN": "GERMANY",
    "NICARAGUAN": "NICARAGUA",
}  # fmt: skip


def place(where: WhereValue) -> str:
    """ "COUNTRY" or "COUNTRY: PLACE (KIND)"; empty where the country is not one of the set's.

    Names are written as in the wires: capitals without accents, units without their kind.
    """
    country = country_of(where)
    if not country or where.precision is PlacePrecision.COUNTRY:
        return country
    kind = (where.kind or ("CITY" if where.feature and where.feature[:3] == "PPL" else "")).upper()
    kind = _ONE_OF.get(kind, kind)
    name = _plain(where.name).removesuffix(" DEPARTMENT").removesuffix(" PROVINCE")
    return f"{country}: {name}" + (f" ({kind})" if kind else "")


def country_of(where: WhereValue) -> str:
    """The set's name of a place's country; empty where it is not one of the set's."""
    return _COUNTRIES.get(where.country or "", "")


def filed_country(text: str) -> str:
    """The country of the capital in which a wire was filed; empty where it is not one of them."""
    return filed_town(text).partition(": ")[0]


def filed_town(text: str) -> str:
    """The capital in which a wire was filed, as a place; empty where it is not one of them."""
    found = _FILED.search(text[:_HEAD])
    return f"{_CAPITALS[found[1].upper()]}: {found[1].upper()} (CITY)" if found else ""


def within(part: str, towns: Sequence[str]) -> str:
    """A place with the first town of its country before it, where it is a part of a town."""
    found = _PART.fullmatch(part)
    if found is None:
        return part
    country, name = found["country"], found["name"]
    town = next((t for t in towns if t.startswith(f"{country}: ") and t.endswith("(CITY)")), "")
    return f"{town}: {name}" if town else part


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).upper()


def nation(words: str) -> str | None:
    """The foreign nation that qualifies a target's words ("U.S. EMBASSY")."""
    return next((n for w, n in _NATIONS.items() if w in words.upper().split()), None)
