"""Codebooks: an event of the ledger as one row of ACLED, UCDP GED, GTD, PLOVER, or Dateline's own.

``codebook(name)`` gives a codebook, ``CODEBOOKS`` names them. Names of columns occur here only.
"""

from __future__ import annotations

from importlib import import_module

from dateline.codebooks.book import Cell, Codebook, Column, Kind, Point
from dateline.errors import ConfigurationError

__all__ = ["CODEBOOKS", "Cell", "Codebook", "Column", "Kind", "Point", "codebook"]

_CLASSES = {
    "neutral": ("neutral", "Neutral"),
    "acled": ("acled", "Acled"),
    "ucdp-ged": ("ucdp_ged", "UcdpGed"),
    "gtd": ("gtd", "Gtd"),
    "plover": ("plover", "Plover"),
}
CODEBOOKS = tuple(_CLASSES)
"""The codebooks by name, in the order in which they are offered."""


def codebook(name: str) -> Codebook:
    """The codebook of this name.

    Raises:
        ConfigurationError: when there is none.
    """
    if name not in _CLASSES:
        raise ConfigurationError(f"no codebook {name!r}; there are {', '.join(CODEBOOKS)}")
    module, kind = _CLASSES[name]
    book: Codebook = getattr(import_module(f"dateline.codebooks.{module}"), kind)()
    return book
