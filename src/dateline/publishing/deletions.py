"""The feed of event ids that no longer stand for an event of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.codebooks import Column, Kind, Point
from dateline.dossiers import Gone
from dateline.errors import ConfigurationError
from dateline.publishing import files
from dateline.publishing.files.layout import Layout, Row

COLUMNS = (
    Column(name="event", kind=Kind.TEXT, meaning="the id that is gone", hxl="#event+id+old"),
    Column(name="at", kind=Kind.DATETIME, meaning="when it went, UTC", hxl="#date+deleted"),
    Column(name="cause", kind=Kind.TEXT, meaning="why", hxl="#meta+cause"),
    Column(
        name="now",
        kind=Kind.TEXT,
        meaning="the event that holds its founding mention; empty where it was rejected",
        hxl="#event+id+new",
    ),
)
FORMATS = ("jsonl", "csv")


def rows(gone: Iterable[Gone]) -> Iterator[Row]:
    """One row for each id that is gone, in the order given."""
    for one in gone:
        at = one.at if one.at.tzinfo else one.at.replace(tzinfo=dt.UTC)
        time = at.astimezone(dt.UTC).isoformat()
        yield {"event": one.event, "at": time, "cause": one.cause, "now": one.now}


def write(path: Path, gone: Iterable[Gone]) -> None:
    """Write the feed as JSONL or CSV, by the file's ending.

    Raises:
        ConfigurationError: for another ending.
    """
    form = files.form_of(path)
    if form not in FORMATS:
        raise ConfigurationError(f"{path}: the feed of deletions is written as .jsonl or .csv")
    layout = Layout(
        title="deletions",
        columns=COLUMNS,
        point=Point(lat="", lon="", precision=""),
        stamp=lambda: dt.datetime(1980, 1, 1, tzinfo=dt.UTC),
        profile="raw",
    )
    files.writer(form)(path, layout, rows(gone))
