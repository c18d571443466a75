"""Which reports of an archive say nothing that another does not say, so that they need no coding.

A report is a copy of another when every sentence of it stands there word for word, and the two were
published within a few days. A text with one figure or one name changed is no copy: likeness alone
would lose what it says. Of two reports with the same sentences the earlier one is coded (then the
one with the smaller fingerprint), so that the outcome depends on the set of reports alone.

Candidates are found by sorting: all sentences of all reports are brought together on disk, and each
report looks among those that share its longest sentence. That costs n log n, and finds every copy
but those beyond the ``NEAREST``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dateline.scale.files import full_disk_told
from dateline.scale.segments import Array

NEAREST = 100
"""Reports with the same longest sentence that one is compared with to either side, by day: of a
sentence in more reports than that, all are of one text that is printed every day."""

PARTS = 256
"""Files that the sentences are sorted in."""

HELD = 1_000_000
"""Sentences held before they are written."""

_POSTING = np.dtype([("segment", "u8"), ("number", "u4"), ("longest", "?")])


class Doubles:
    """The sentences of numbered reports, on disk; ``roots`` tells which report stands for each."""

    def __init__(self, folder: Path, days: int) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._window = days
        self._held: list[Array] = []
        self._count = 0
        self._offsets, self._days = array("q", [0]), array("i")
        self._path = folder / "sentences"
        self._file = self._path.open("wb")

    def add(self, day: int, sentences: Array, longest: int) -> None:
        """Add the next report: the day of its publication, and its ``segments``."""
        rows = np.zeros(len(sentences), _POSTING)
        rows["segment"], rows["number"] = sentences, len(self._days)
        rows["longest"] = sentences == longest
        with full_disk_told(self._path):
            self._file.write(sentences.tobytes())
        self._offsets.append(self._offsets[-1] + len(sentences))
        self._days.append(day)
        self._held.append(rows)
        self._count += len(rows)
        if self._count >= HELD:
            self._write()

    def close(self) -> None:
        """Let go of the file; no more reports can be added."""
        self._file.close()

    def roots(self) -> Array:
        """For each report the number of the one that says all it says; its own where none does."""
        self._write()
        self.close()
        self._at = np.frombuffer(self._offsets, "i8")
        self._day = np.frombuffer(self._days, "i4")
        self._all = np.memmap(self._path, "u8", "r") if self._offsets[-1] else np.array([], "u8")
        parent = np.arange(len(self._day), dtype="i8")
        for rows in self._parts():
            for number, other in self._found(rows):
                parent[number] = other
        while not np.array_equal(further := parent[parent], parent):
            parent = further
        return parent

    def _write(self) -> None:
        if not self._held:
            return
        rows = np.concatenate(self._held)
        rows = rows[np.argsort(rows["segment"], kind="stable")]
        parts = (rows["segment"] >> np.uint64(56)).astype("i8")
        bounds = np.searchsorted(parts, np.arange(PARTS + 1))
        for part in range(PARTS):
            if bounds[part] < bounds[part + 1]:
                path = self._folder / f"{part:03}"
                with full_disk_told(path), path.open("ab") as out:
                    out.write(rows[bounds[part] : bounds[part + 1]].tobytes())
        self._held, self._count = [], 0

    def _parts(self) -> Iterator[Array]:
        for part in range(PARTS):
            path = self._folder / f"{part:03}"
            if path.exists():
                yield np.fromfile(path, _POSTING)
                path.unlink()

    def _found(self, rows: Array) -> Iterator[tuple[int, int]]:
        """The reports whose longest sentence is among ``rows`` and that are copies, each with the
        best one that says all it says."""
        days = self._day[rows["number"]]
        rows = rows[np.lexsort((rows["number"], days, rows["segment"]))]
        segment, number = rows["segment"], rows["number"]
        first = np.searchsorted(segment, segment, "left")
        last = np.searchsorted(segment, segment, "right")
        for at in np.flatnonzero(rows["longest"] & (last - first > 1)):
            near = slice(max(first[at], at - NEAREST), min(last[at], at + NEAREST + 1))
            best = self._best(int(number[at]), number[near])
            if best is not None:
                yield int(number[at]), best

    def _best(self, number: int, candidates: Array) -> int | None:
        """Of the candidates that say all that a report says, the one that says most; of those the
        earliest."""
        own, day = self._of(number), self._day[number]
        best: tuple[int, int, int] | None = None
        for other in map(int, candidates):
            if other == number or abs(int(self._day[other]) - int(day)) > self._window:
                continue
            sentences = self._of(other)
            rank = (-len(sentences), int(self._day[other]), other)
            if rank < (-len(own), int(day), number) and (best is None or rank < best):
                at = np.searchsorted(sentences, own)
                if at[-1] < len(sentences) and np.array_equal(sentences[at], own):
                    best = rank
        return None if best is None else best[2]

    def _of(self, number: int) -> Array:
        """The sentences of a report."""
        found: Array = self._all[self._at[number] : self._at[number + 1]]
        return found
