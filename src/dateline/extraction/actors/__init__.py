"""Finds the phrases of a report that name actors."""

from dateline.extraction.actors.mark import mark_actors

__all__ = ["mark_actors"]
