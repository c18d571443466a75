"""How long an archive will take: a sample of its reports coded now."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Iterator

from dateline.records import Record, Report
from dateline.scale.isolated import Isolated
from dateline.scale.job import Job
from dateline.scale.local import batches
from dateline.scale.plan import Archive

SAMPLE = 200
"""Reports of a sample, by default: some ten seconds on one core."""

_NORMAL = 1.96
"""Standard errors to either side that hold the true mean in 95 of 100 samples."""


class Estimate(Record, frozen=True, kw_only=True):
    """What a sample of reports took, and what the archive will take.

    ``seconds`` are those of one process for one report that is no copy, screening included;
    ``low`` and ``high`` bound them (95 %). ``passed`` is the share that the screen let through,
    ``start`` the seconds for loading the models.
    """

    sample: int
    seconds: float
    low: float
    high: float
    passed: float
    start: float
    reports: int

    def hours(self, jobs: int, seconds: float | None = None) -> float:
        """The hours for all reports, on ``jobs`` processes with a core each."""
        return self.reports * (self.seconds if seconds is None else seconds) / jobs / 3600


def estimate(archive: Archive, job: Job, sample: int = SAMPLE) -> Estimate:
    """The estimate from the first reports of the plan.

    Their order is that of their fingerprints, which has nothing to do with what they tell, so that
    the first ones are a random sample.
    """
    counts = archive.plan().counts
    coder = Isolated(job, job.parts())
    try:
        began = time.perf_counter()
        coder.code([])
        start = time.perf_counter() - began
        reports = list(_first(archive, sample))
        passed, each = _measured(job, coder, reports)
    finally:
        coder.close()
    mean = statistics.fmean(each) if each else 0.0
    error = statistics.stdev(each) / math.sqrt(len(each)) if len(each) > 1 else mean
    return Estimate(
        sample=len(reports),
        seconds=mean,
        low=max(0.0, mean - _NORMAL * error),
        high=mean + _NORMAL * error,
        passed=passed,
        start=start,
        reports=counts.reports - counts.copies,
    )


def _first(archive: Archive, sample: int) -> Iterator[Report]:
    left = sample
    for shard in archive.shards():
        for one in archive.reports_of(shard):
            if left and one.copy_of is None:
                left -= 1
                yield one.report
        if not left:
            return


def _measured(job: Job, coder: Isolated, reports: list[Report]) -> tuple[float, list[float]]:
    """The share of reports that is coded, and the seconds for each report."""
    look, chosen = 0.0, reports
    if job.screen is not None and reports:
        began = time.perf_counter()
        verdicts = coder.screen(reports)
        look = (time.perf_counter() - began) / len(reports)
        chosen = [
            report
            for report, verdict in zip(reports, verdicts, strict=True)
            if isinstance(verdict, tuple) and verdict[0]
        ]
    each = [look] * (len(reports) - len(chosen))
    for batch in batches(chosen, job.limits.batch):
        began = time.perf_counter()
        coder.code(batch)
        each += [look + (time.perf_counter() - began) / len(batch)] * len(batch)
    return (len(chosen) / len(reports) if reports else 0.0), each
