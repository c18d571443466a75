"""A command line whose engine is a stub: it finds one toll in every report that has "killed"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import cli
from dateline.pipeline import Pipeline
from dateline.records import (
    CodedReport,
    Failure,
    Mention,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
)
from dateline.vocabulary import Ground, Group, Modality, Outcome, Qualifier, SourceKind

Dateline = Callable[..., Result]


class Stub:
    """An engine that counts what it is given and fails where a text says so."""

    def __init__(self) -> None:
        self.producer = "stub/1"
        self.given: list[str] = []
        self.stop_after: int | None = None

    def setup(self) -> None:
        """Nothing to load."""

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        return [self._one(report) for report in reports]

    def _one(self, report: Report) -> CodedReport | Failure:
        if self.stop_after is not None and len(self.given) >= self.stop_after:
            raise KeyboardInterrupt
        self.given.append(report.id)
        if "fault" in report.text:
            return Failure(origin=report.origin or "", code="internal", message="a fault")
        return CodedReport(report=report, mentions=_mentions(report), producer=self.producer)


def _mentions(report: Report) -> tuple[Mention, ...]:
    at = report.text.find("killed")
    if at < 0:
        return ()
    span = Span(at, at + 6, "killed")
    value = TollValue(
        outcome=Outcome.KILLED,
        group=Group.UNSPECIFIED,
        low=5,
        high=5,
        qualifier=Qualifier.EXACT,
        phrase="killed",
    )
    statement = Statement(
        id="s1",
        mention="e1",
        value=value,
        source=Source(name="report", kind=SourceKind.REPORT),
        modality=Modality.ASSERTED,
        evidence=(span,),
        confidence=0.9,
        producer="stub/1",
    )
    return (
        Mention(
            id="e1",
            report=report.id,
            ground=Ground.MAIN,
            statements=(statement,),
            triggers=(span,),
        ),
    )


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    """The engine of the commands."""
    engine = Stub()
    monkeypatch.setattr(Pipeline, "default", lambda _model=None: engine)
    return engine


@pytest.fixture
def dateline(stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """``dateline("code", "reports")`` runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin)

    return run
