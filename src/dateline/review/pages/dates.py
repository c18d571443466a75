"""When an event lies, drawn as a strip: the days of a month, or the months of a year."""

from __future__ import annotations

from calendar import monthrange
from typing import Any

from dateline.publishing import words
from dateline.records import WhenValue


def strip(when: WhenValue | None) -> dict[str, Any] | None:
    """The cells of the strip, each whether the event may lie in it; ``None`` where none fits."""
    if when is None or when.start is None or when.end is None:
        return None
    start, end = when.start, when.end
    if (start.year, start.month) == (end.year, end.month):
        days = monthrange(start.year, start.month)[1]
        cells = [start.day <= day <= end.day for day in range(1, days + 1)]
        name = words.day(start).split(" ", 2)[2]
        return {"name": name, "cells": cells, "first": "1", "last": str(days)}
    if start.year == end.year:
        cells = [start.month <= month <= end.month for month in range(1, 13)]
        return {"name": str(start.year), "cells": cells, "first": "Jan", "last": "Dec"}
    return None
