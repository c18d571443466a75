"""From files, folders and streams to reports."""

from dateline.reading.reader import read, report
from dateline.reading.streams import FORMATS
from dateline.reading.tables import Columns

__all__ = ["FORMATS", "Columns", "read", "report"]
