"""Which statements of a report belong to one event."""

from dateline.assembly.stage import Assembly

__all__ = ["Assembly"]
