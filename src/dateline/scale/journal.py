"""The journal of a run: each coded report on a line of its own, so that a run can be resumed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from dateline.errors import ConfigurationError, DuplicateIdError
from dateline.records import CodedReport, Report, fingerprint, to_json
from dateline.scale.locking import lock

_decoder = msgspec.json.Decoder(CodedReport)


class Journal:
    """A file of coded reports (JSONL) that is only ever appended to.

    A line that an interruption left unfinished is cut off when the journal is opened. ``producer``
    is that of the run: what another version or configuration coded is not mixed with it.

    Raises:
        ConfigurationError: when the file holds something else, or another run is writing it.
    """

    def __init__(self, path: Path, producer: str) -> None:
        self.path = path
        self.producer = producer
        self.done: dict[str, str] = {}  # report id -> fingerprint of its content
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("ab+")
        try:
            lock(self._file, str(path))
            self._load()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._file.close()

    def has(self, report: Report) -> bool:
        """Whether the report stands in the journal.

        Raises:
            DuplicateIdError: when another text stands there under the same id.
        """
        known = self.done.get(report.id)
        if known is not None and known != fingerprint(report):
            raise DuplicateIdError.of(report.id)
        return known is not None

    def append(self, coded: CodedReport) -> None:
        """Write one coded report; it is on disk, whole, before this returns."""
        self._file.write(to_json(coded) + b"\n")
        self._file.flush()
        self.done[coded.report.id] = fingerprint(coded.report)

    def read(self) -> Iterator[CodedReport]:
        """The coded reports, in the order in which they were written."""
        with self.path.open("rb") as lines:
            for line in lines:
                yield _decoder.decode(line)

    def _load(self) -> None:
        self._file.seek(0)
        whole = 0
        for number, line in enumerate(self._file, 1):
            if not line.endswith(b"\n"):
                break
            self._enter(line, number)
            whole += len(line)
        self._file.truncate(whole)
        self._file.seek(0, os.SEEK_END)

    def _enter(self, line: bytes, number: int) -> None:
        try:
            coded = _decoder.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise ConfigurationError(
                f"{self.path} is no output of an earlier run (line {number}); "
                "choose another --output, or begin again with --fresh"
            ) from error
        if coded.producer != self.producer:
            raise ConfigurationError(
                f"{self.path} was written by another version or configuration "
                f"({coded.producer}); choose another --output, or begin again with --fresh"
            )
        self.done[coded.report.id] = fingerprint(coded.report)
