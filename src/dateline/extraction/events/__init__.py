"""Which words of a report tell of events, of what type, and how the report stands to them."""

from dateline.extraction.events.main_type import main_type
from dateline.extraction.events.marking import mark_events

__all__ = ["main_type", "mark_events"]
