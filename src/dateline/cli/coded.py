"""What ``dateline code --format jsonl`` wrote, found again: recognised by its first line.

The lines are looked through once for the order of publication, and read whole when their turn
comes, so that files larger than the memory can be added.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
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

    file: IO[bytes]
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
        self.file.seek(self.at)
        try:
            return _coded.decode(self.file.readline())
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise _wrong(self.name, self.number, error) from error


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a path holds that was coded before, and how many files of it are something else."""

    reports: list[Coded]
    failures: list[Failure]
    others: int = 0


def coded_in(path: str) -> Found | None:
    """The coded reports of a file, a folder or standard input; ``None`` where there are none."""
    if path == "-":
        return _standard_input()
    if not Path(path).is_dir():
        return _of_file(Path(path)) if _begins(Path(path), _REPORT) else None
    files = sorted(file for file in Path(path).iterdir() if file.is_file())
    coded = [file for file in files if _begins(file, _REPORT)]
    if not coded:
        return None
    return Found(
        reports=[one for file in coded for one in _of_file(file).reports],
        failures=[one for file in files if _begins(file, _FAILURE) for one in _failures(file)],
        others=sum(not _begins(file, _REPORT) and not _begins(file, _FAILURE) for file in files),
    )


def _begins(file: Path, mark: bytes) -> bool:
    if file.suffix.lower() not in (".jsonl", ".ndjson", ".journal", ""):
        return False
    with file.open("rb") as stream:
        return stream.read(len(mark)) == mark


def _standard_input() -> Found | None:
    """Coded reports from standard input, which is kept, since it can be read only once."""
    stream = sys.stdin.buffer
    peek = getattr(stream, "peek", None)
    if peek is None or not peek(len(_REPORT)).startswith(_REPORT):
        return None
    kept = TemporaryFile()  # noqa: SIM115  # closed with the last of its reports
    for line in stream:
        kept.write(line)
    kept.seek(0)
    return Found(reports=list(_lines(kept, "<stdin>")), failures=[])


def _of_file(file: Path) -> Found:
    return Found(reports=list(_lines(file.open("rb"), str(file))), failures=[])


def _lines(file: IO[bytes], name: str) -> Iterator[Coded]:
    at = 0
    for number, line in enumerate(file, 1):
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
