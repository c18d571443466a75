"""Different reports with one id, found among any number of reports."""

from __future__ import annotations

from hashlib import blake2b
from itertools import groupby
from pathlib import Path

from dateline.records import Report
from dateline.scale.buckets import Buckets

_MARK = "\x1f"


class Clashes:
    """The ids that reports brought with them, on disk."""

    def __init__(self, folder: Path) -> None:
        self._lots = Buckets(folder)

    def add(self, report: Report, mark: str) -> None:
        """Add a report by its id; ``mark`` is its fingerprint."""
        told = report.id.encode("utf-8", "surrogatepass")
        key = int.from_bytes(blake2b(told, digest_size=8).digest(), "big")
        moment = f"{report.published} {report.published_time or ''}"
        line = _MARK.join((report.id, moment, mark))
        self._lots.add(key, line.encode("utf-8", "surrogatepass"))

    def dropped(self) -> set[int]:
        """The fingerprints of the reports whose id belongs to another one: that published earliest
        (then the one with the smallest fingerprint) keeps it."""
        found: set[int] = set()
        for lot in self._lots.sorted():
            for _, group in groupby(lot, key=lambda line: line.split(_MARK.encode())[0]):
                marks = [line.rpartition(_MARK.encode())[2] for line in group]
                found.update(int(mark, 16) for mark in marks[1:] if mark != marks[0])
        return found
