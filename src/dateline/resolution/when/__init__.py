"""Time expressions to closed intervals of dates, with precision and reason."""

from dateline.resolution.when.context import Resolved
from dateline.resolution.when.marking import mark_times, read_times, to_value

__all__ = ["Resolved", "mark_times", "read_times", "to_value"]
