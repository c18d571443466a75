"""The slots of MUC-4 templates and how Dateline's values are put in them."""

from __future__ import annotations

import re
import unicodedata
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
    name = _plain(where.name).removesuffix(" DEPARTMENT").removesuffix(" PROVINCE")
    return f"{country}: {name}" + (f" ({kind})" if kind else "")


def country_of(where: WhereValue) -> str:
    """The set's name of a place's country; empty where it is not one of the set's."""
    return _COUNTRIES.get(where.country or "", "")


def filed_country(text: str) -> str:
    """The country of the capital in which a wire was filed; empty where it is not one of them."""
    found = _FILED.search(text[:_HEAD])
    return _CAPITALS[found[1].upper()] if found else ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).upper()


def nation(words: str) -> str | None:
    """The foreign nation that qualifies a target's words ("U.S. EMBASSY")."""
    return next((n for w, n in _NATIONS.items() if w in words.upper().split()), None)
