"""The words by which English reports speak of places."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dateline.vocabulary import PlacePrecision

DATA = Path(__file__).parent / "data"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((DATA / "place_words.toml").read_text(encoding="utf-8"))


@cache
def kinds() -> dict[str, PlacePrecision]:
    """The word for a kind of place to the precision of a place named with it."""
    return {
        word: PlacePrecision(level) for level, words in _table()["kinds"].items() for word in words
    }


@cache
def relations() -> dict[str, tuple[str, ...]]:
    """Words before a name by the relation that they tell: ``in``, ``near``, ``border``."""
    return {name: tuple(words) for name, words in _table()["relations"].items()}


@cache
def words(list_name: str) -> frozenset[str]:
    """A list: ``leading``, ``institutions``, ``others``, ``never``, ``endings`` or ``actors``."""
    return frozenset(_table()["lists"][list_name])


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations of states ("Ky.", "KY") to GeoNames admin-1 codes."""
    text = (DATA / "gazetteer_abbreviations.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {short: code for short, code in pairs}  # noqa: C416
