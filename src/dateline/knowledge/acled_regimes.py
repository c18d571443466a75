"""The governments by whose years ACLED names state forces: the table ``acled_regimes.tsv``."""

from __future__ import annotations

import csv
import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def regimes() -> dict[str, tuple[dt.date, ...]]:
    """For each country (ISO 3166 alpha-2) the days on which its governments took office."""
    path = files("dateline.knowledge").joinpath("data/acled_regimes.tsv")
    found: dict[str, list[dt.date]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["iso"]].append(dt.date.fromisoformat(row["since"]))
    return {iso: tuple(sorted(days)) for iso, days in found.items()}


def regime_years(iso: str, day: dt.date) -> str | None:
    """The years of the government in office on a day, as ACLED writes them: "2020-2021", "2021-".

    ``None`` where the table has no government of that country and day.
    """
    days = regimes().get(iso, ())
    index = bisect_right(days, day)
    if not index:
        return None
    last = days[index].year if index < len(days) else ""
    return f"{days[index - 1].year}-{last}"
