"""Who says so: attributions, their speakers, channels and scope."""

from dateline.extraction.attribution.marking import mark_sources
from dateline.scopes import source_of

__all__ = ["mark_sources", "source_of"]
