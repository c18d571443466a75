"""What casualty figures a report states."""

from dateline.extraction.tolls.distinct import distinct_tolls
from dateline.extraction.tolls.marking import mark_tolls

__all__ = ["distinct_tolls", "mark_tolls"]
