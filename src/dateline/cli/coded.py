"""What ``dateline code --format jsonl`` wrote, found again: recognised by its first line.

The lines are looked through once for the order of publication, and read whole when their turn
comes, so that files larger than the memory can be added.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import IO

import msgspec

from dateline.errors import ReadingError
from dateline.ledger.filing import moment_of
from dateline.records import CodedReport, Failure

_REPORT, _FAILURE = b'{"report":{', b'{"origin":"'
"""How the lines begin that ``dateline code`` writes: coded reports, and failures beside them."""


class _Report(msgspec.Struct):
    id: str
    published: dt.date
    published_time: dt.time | None = None


class _Line(msgspec.Struct):
    report: _Report


_line = msgspec.json.Decoder(_Line)
_coded = msgspec.json.Decoder(CodedReport)
_failure = msgspec.json.Decoder(Failure)


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A coded report in a file, and its place in the order of publication."""

    file: Path
    name: str
    at: int
    number: int
    moment: str
    id: str

    def load(self) -> CodedReport:
        """The coded report.

        Raises:
            ReadingError: when the line is none.
        """
        with self.file.open("rb") as lines:
            lines.seek(self.at)
            line = lines.readline()
        try:
            return _coded.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise _wrong(self.name, self.number, error) from error


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a path holds that was coded before, and how many files of it are something else."""

    reports: list[Coded]
    failures: list[Failure]
    others: int = 0


def coded_in(path: Path) -> Found | None:
    """The coded reports of a file or a folder; ``None`` where there are none."""
    if not path.is_dir():
        return Found(reports=_reports(path), failures=[]) if _begins(path, _REPORT) else None
    files = sorted(file for file in path.iterdir() if file.is_file())
    coded = [file for file in files if _begins(file, _REPORT)]
    failed = [file for file in files if _begins(file, _FAILURE)]
    if not coded:
        return None
    return Found(
        reports=[one for file in coded for one in _reports(file)],
        failures=[one for file in failed for one in _failures(file)],
        others=len(files) - len(coded) - len(failed),
    )


def coded_in_stream(stream: BufferedReader, folder: Path) -> Found | None:
    """The coded reports of a stream, kept in ``folder``, since it can be read only once."""
    if not stream.peek(len(_REPORT)).startswith(_REPORT):
        return None
    kept = folder / "reports.jsonl"
    with kept.open("wb") as out:
        shutil.copyfileobj(stream, out)
    return Found(reports=_reports(kept, "<stdin>"), failures=[])


def _begins(file: Path, mark: bytes) -> bool:
    if file.suffix.lower() not in (".jsonl", ".ndjson", ".journal", ""):
        return False
    with file.open("rb") as stream:
        return stream.read(len(mark)) == mark


def _reports(file: Path, name: str | None = None) -> list[Coded]:
    with file.open("rb") as lines:
        return list(_entries(lines, file, name or str(file)))


def _entries(lines: IO[bytes], file: Path, name: str) -> Iterator[Coded]:
    at = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                report = _line.decode(line).report
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise _wrong(name, number, error) from error
            moment = moment_of(report)
            yield Coded(file=file, name=name, at=at, number=number, moment=moment, id=report.id)
        at += len(line)


def _failures(file: Path) -> Iterator[Failure]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _failure.decode(line)
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise _wrong(str(file), number, error) from error


def _wrong(name: str, number: int, error: Exception) -> ReadingError:
    return ReadingError(f"{name}, line {number}: no coded report ({error})")
