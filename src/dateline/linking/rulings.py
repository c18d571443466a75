"""What analysts have decided about pairs of mentions; it goes before any comparison."""

from __future__ import annotations

from dateline.records import Record


class Rulings(Record, frozen=True, kw_only=True):
    """Pairs of mention keys, the smaller first: told to be one event, or told to be apart."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
