"""Who did it, and how that is known: stated, claimed, suspected, accused, denied, contested."""

from dateline.extraction.responsibility.marking import mark_responsibilities

__all__ = ["mark_responsibilities"]
