"""The plan of an archive: immutable shards of reports, each with its checksum.

An archive is a folder: ``plan/`` holds what is to be coded, ``coded/`` what was. The plan is made
once, and holds the text of every report, so that nothing that happens to the input files afterwards
changes what is coded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dateline.errors import ArchiveError, ConfigurationError
from dateline.records import Failure, Record, Report, from_json
from dateline.scale.files import lines_of, sha256_of

VERSION = 1
"""Version of the form of plans and coded shards."""


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a shard; ``copy_of`` is the id of the report that says all it says, if any."""

    report: Report
    copy_of: str | None = None


class Shard(Record, frozen=True, kw_only=True):
    """A shard of a plan: how many reports, how many of them copies, and its file's checksum."""

    id: str
    reports: int
    copies: int
    sha256: str
    size: int  # bytes of the file


class Counts(Record, frozen=True, kw_only=True):
    """What a plan was made of.

    ``reports`` are in the shards, ``copies`` those of them that another one stands for, ``twice``
    those that came more than once and are in the shards once, ``failures`` what could not be read.
    """

    reports: int
    copies: int
    twice: int
    failures: int
    shards: int


class Plan(Record, frozen=True, kw_only=True):
    """A plan. ``id`` is that of its shards and what is to be done with each report of them."""

    id: str
    counts: Counts
    shard_reports: int
    copy_days: int | None  # None: copies are coded too
    inputs: tuple[str, ...]
    dateline: str  # the release that made it
    version: int = VERSION


_planned = msgspec.json.Decoder(Planned)


class Archive:
    """The folder of an archive.

    Raises:
        ConfigurationError: from ``plan`` and ``shards``, when there is no plan.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.planned = self.folder / "plan"
        self.coded = self.folder / "coded"
        self.lock = self.folder / "run.lock"

    def plan(self) -> Plan:
        """The plan."""
        path = self.planned / "plan.json"
        if not path.is_file():
            raise ConfigurationError(
                f"{self.folder}: no plan; make one with: dateline archive plan {self.folder} PATH"
            )
        plan = from_json(path.read_bytes(), Plan)
        if plan.version != VERSION:
            raise ConfigurationError(
                f"{self.folder}: its plan has the form {plan.version}, and this release "
                f"reads {VERSION}"
            )
        return plan

    def shards(self) -> list[Shard]:
        """The shards of the plan, in order."""
        self.plan()
        lines = (self.planned / "shards.jsonl").read_bytes().splitlines()
        return [from_json(line, Shard) for line in lines]

    def failures(self) -> Iterator[Failure]:
        """What could not be read when the plan was made."""
        with (self.planned / "failures.jsonl").open("rb") as lines:
            for line in lines:
                yield from_json(line, Failure)

    def reports_of(self, shard: Shard) -> list[Planned]:
        """The reports of a shard, in order.

        Raises:
            ArchiveError: when its file is not what the plan says.
        """
        path = self.reports_file(shard.id)
        if not path.is_file() or sha256_of(path) != shard.sha256:
            raise ArchiveError(
                f"{path}: missing or damaged; restore it from a copy, or make the plan anew"
            )
        return [_planned.decode(line) for line in lines_of(path)]

    def reports_file(self, shard: str) -> Path:
        """Where the reports of a shard stand."""
        return self.planned / "reports" / f"{shard}.jsonl.zst"

    def rows_file(self, shard: str) -> Path:
        """Where the coded rows of a shard stand."""
        return self.coded / f"{shard}.jsonl.zst"

    def record_file(self, shard: str) -> Path:
        """Where the record of a coded shard stands."""
        return self.coded / f"{shard}.json"


def shard_id(fingerprints: Iterable[str]) -> str:
    """The id of a shard: 16 hexadecimal digits of the SHA-256 of its sorted report fingerprints."""
    return hashlib.sha256("\n".join(sorted(fingerprints)).encode()).hexdigest()[:16]


def plan_id(shards: Iterable[Shard]) -> str:
    """The id of a plan, from the ids and checksums of its shards."""
    told = "\n".join(f"{shard.id} {shard.sha256}" for shard in shards)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
