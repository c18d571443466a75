"""An archive of synthetic coded reports, some of them copies in the ledger's sense."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from archives import planned

from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.records import CodedReport, Failure, Report, report_id
from dateline.scale.job import Job
from dateline.scale.plan import Archive
from dateline.scale.running import run


@cache
def told(count: int) -> dict[str, CodedReport]:
    """The coded reports by id; every seventh has a copy with some words more."""
    found = {}
    for number, (_, one) in enumerate(synthetic_reports(count)):
        found[one.report.id] = one
        if number % 7 == 0:
            more = _longer(one)
            found[more.report.id] = more
    return found


def _longer(one: CodedReport) -> CodedReport:
    text = f"{one.report.text}as the copyist has it"
    key = report_id(text, one.report.published, "Copyist")
    report = msgspec.structs.replace(one.report, id=key, text=text, publisher="Copyist")
    [mention] = one.mentions
    return msgspec.structs.replace(
        one, report=report, mentions=(msgspec.structs.replace(mention, report=key),)
    )


class Told:
    """Codes a report as it was told above; fails where it was not."""

    def __init__(self, count: int) -> None:
        self.count = count

    def setup(self) -> None:
        """Make the reports."""
        told(self.count)

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """What was told of each."""
        return [self._one(report) for report in reports]

    def _one(self, report: Report) -> CodedReport | Failure:
        if report.id in told(self.count):
            return msgspec.structs.replace(told(self.count)[report.id], report=report)
        return Failure(origin="test", code="evidence", message="not told", report=report.id)


def told_parts() -> dict[str, str]:
    """The parts of the coder."""
    return {"code": "told/1"}


def coded_archive(folder: Path, count: int, more: Sequence[Report] = ()) -> Archive:
    """The archive, coded."""
    found = [one.report for one in told(count).values()]
    archive = planned(folder, [*found, *more], size=40)
    run(archive, Job(make=partial(Told, count), parts=told_parts))
    return archive
