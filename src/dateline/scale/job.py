"""What is done with the reports of a shard: a coder, perhaps a screen before it, and limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from dateline.records import Report
from dateline.scale.local import Coder, Make
from dateline.settings import Archive as ArchiveSettings


class Screen(Protocol):
    """A cheap first look that lets irrelevant reports pass by.

    A screen may offer ``judge`` beside ``passes``: verdict and score (in its own measure) of each
    report at once; the scores are then kept with the reports that pass by.
    """

    @property
    def producer(self) -> str:
        """The id of the screen: name, version and configuration."""
        ...

    def setup(self) -> None:
        """Load what is needed, once per process."""
        ...

    def passes(self, reports: Sequence[Report]) -> list[bool]:
        """For each report, in order, whether it is to be coded."""
        ...


MakeScreen = Callable[[], Screen]
"""What makes a process's screen; it must be picklable."""
Parts = Callable[[], dict[str, str]]
"""Tells the id of each part that the output depends on; it must be picklable."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How a shard's reports are given out, and what one of them may take.

    ``batch`` reports are coded together, ``look`` are screened together; both are cut by the shard
    alone. ``seconds`` is for one report, ``memory_mb`` for a batch beside the loaded models,
    ``recycle`` the number of shards after which the process is started anew.
    """

    batch: int = 8
    look: int = 256
    seconds: float = 60
    memory_mb: int = 4_000
    recycle: int = 10

    @classmethod
    def of(cls, settings: ArchiveSettings, batch: int) -> Limits:
        """The limits of settings."""
        return cls(
            batch=batch,
            seconds=settings.report_seconds,
            memory_mb=settings.report_memory_mb,
            recycle=settings.recycle_shards,
        )


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker needs to know. ``parts`` is told anew by each worker, and must be the same."""

    make: Make
    parts: Parts
    screen: MakeScreen | None = None
    limits: Limits = Limits()


def pipeline_id(parts: dict[str, str]) -> str:
    """The id of what codes an archive: 16 hexadecimal digits of SHA-256 over its parts."""
    packed = msgspec.json.encode(parts, order="sorted")
    return hashlib.sha256(packed).hexdigest()[:16]


def changed(before: dict[str, str], now: dict[str, str]) -> str:
    """The parts that differ, in words."""
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    told = (f"{name} ({before.get(name, 'none')}, now {now.get(name, 'none')})" for name in names)
    return "; ".join(told)


__all__ = ["Coder", "Job", "Limits", "Make", "MakeScreen", "Parts", "Screen", "changed"]
