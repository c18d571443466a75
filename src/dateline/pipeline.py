"""The stages in order, from reports to coded reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.errors import DatelineError, EvidenceError, StageError
from dateline.records import CodedReport, Failure, Mention, Report, producer_id
from dateline.work import StageObject, Work

if TYPE_CHECKING:
    from dateline.analysis import Document

BATCH = 32
"""Reports analysed together; larger batches gain nothing on a CPU and cost memory."""


class Pipeline:
    """The main job. ``setup`` loads the models; ``code`` and ``stream`` read reports.

    Raises:
        StageError: when a stage reads what no earlier one writes.
    """

    def __init__(self, stages: Sequence[StageObject]) -> None:
        known = {"report"}
        for stage in stages:
            missing = stage.requires - known
            if missing:
                raise StageError(
                    f"stage {stage.name!r} reads {sorted(missing)}, which nothing wrote"
                )
            known |= stage.assigns
        self.stages = tuple(stages)

    @cached_property
    def producer(self) -> str:
        """The id of this pipeline: release, stages, configurations, and the tables they read."""
        configuration = {s.name: [s.version, s.configuration] for s in self.stages}
        return producer_id("dateline", __version__, configuration)

    @classmethod
    def default(cls, model: str | None = None) -> Pipeline:
        """The local pipeline; ``model`` names another spaCy pipeline than the default."""
        from dateline.analysis import EnglishAnalysis
        from dateline.analysis.english import DEFAULT_MODEL
        from dateline.assembly import Assembly
        from dateline.confidence import Confidence
        from dateline.extraction.engine import LocalEngine
        from dateline.extraction.glance import Glance
        from dateline.resolution.stage import Resolution

        analysis = EnglishAnalysis(model or DEFAULT_MODEL, Glance())
        return cls([analysis, Resolution(), LocalEngine(), Assembly(), Confidence()])

    def setup(self) -> None:
        """Load what every stage needs, once per process."""
        for stage in self.stages:
            stage.setup()

    def analyse(self, reports: Sequence[Report]) -> list[Document]:
        """The analysed documents, in order; nothing after the analysis runs."""
        works = [Work(report=report, whole=True) for report in reports]
        return [work.analysed for work in self.stages[0](works)]

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """The coded reports, in order; a failure in place of one that could not be coded."""
        return list(self.stream(reports))

    def stream(self, reports: Iterable[Report]) -> Iterator[CodedReport | Failure]:
        """Coded reports one by one, in order, in constant memory."""
        self.setup()
        rest = iter(reports)
        while batch := list(islice(rest, BATCH)):
            yield from self._batch(batch)

    def _batch(self, reports: list[Report]) -> list[CodedReport | Failure]:
        """A batch; when it fails, its reports one by one, so that one bad report harms no other."""
        try:
            return list(map(self._finish, self._run(reports)))
        except Exception as error:
            if len(reports) == 1:
                return [_failure(reports[0], error)]
            return [coded for report in reports for coded in self._batch([report])]

    def _run(self, reports: list[Report]) -> list[Work]:
        works = [Work(report=report) for report in reports]
        for stage in self.stages:
            works = stage(works)
        return works

    def _finish(self, work: Work) -> CodedReport:
        check_evidence(work.report, work.mentions)
        return CodedReport(report=work.report, mentions=work.mentions, producer=self.producer)


def check_evidence(report: Report, mentions: Iterable[Mention]) -> None:
    """Return nothing when every statement rests on words of the report.

    Raises:
        EvidenceError: when a statement has no evidence, or words that do not stand there.
    """
    for mention in mentions:
        for statement in mention.statements:
            if not statement.evidence:
                raise EvidenceError(f"statement {statement.id} of {report.id} has no evidence")
            for span in (*statement.evidence, *statement.source.evidence):
                span.check(report.text)
        for span in mention.triggers:
            span.check(report.text)


def _failure(report: Report, error: Exception) -> Failure:
    code = error.code if isinstance(error, DatelineError) else "internal"
    return Failure(
        origin=report.origin or report.id,
        code=code,
        message=f"{type(error).__name__}: {error}" if code == "internal" else str(error),
        report=report.id,
    )
