"""From place names to places: which one is meant, where it lies, how exactly that is known."""

from dateline.resolution.where.marking import mark_places

__all__ = ["mark_places"]
