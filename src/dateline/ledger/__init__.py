"""The ledger: the store of reports, statements, events, links and decisions."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dateline.ledger.rules import Added, Copies
from dateline.ledger.selection import Selection

if TYPE_CHECKING:
    from dateline.ledger.store import Ledger

__all__ = ["Added", "Copies", "Ledger", "Selection"]


def __getattr__(name: str) -> Any:
    """The ledger itself, whose store takes a while to import."""
    if name == "Ledger":
        return import_module("dateline.ledger.store").Ledger
    raise AttributeError(name)
