"""Which words of a report tell of events, of what type, and how the report stands to them."""

from dateline.extraction.events.marking import mark_events

__all__ = ["mark_events"]
