"""Archives for the tests: invented reports, and coders that code them in no time.

What a coder does with a report is told by its text: "die", "hang", "eat", "raise" and "fail" in
brackets. Traces of what was coded are left in the folder that ``DATELINE_TEST_TRACES`` names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.records import CodedReport, Failure, Report, report_id
from dateline.scale.job import Job, Limits
from dateline.scale.plan import Archive
from dateline.scale.planning import Cut, make_plan

PLACES = ("Gao", "Agadez", "Maiduguri", "Mopti", "Diffa", "Bosaso", "Kidal", "Herat")
TRACES = "DATELINE_TEST_TRACES"


def report(text: str, day: str = "2019-11-02", publisher: str | None = None) -> Report:
    """A report of a text."""
    date = dt.date.fromisoformat(day)
    return Report(
        id=report_id(text, date, publisher),
        text=text,
        published=date,
        publisher=publisher,
        origin="test",
    )


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    """Invented reports, all different."""
    draw = random.Random(seed)
    for number in range(count):
        place = draw.choice(PLACES)
        text = (
            f"{draw.randrange(1, 60)} people were killed near {place} in raid number {number}. "
            f"The army said so {draw.randrange(1, 100)} times on the road to {draw.choice(PLACES)}."
        )
        day = dt.date(2019, 1, 1) + dt.timedelta(days=draw.randrange(300))
        yield report(text, day.isoformat(), f"Paper {number % 7}")


class Quick:
    """Codes a report to one without events, whose producer tells the text's digest."""

    def setup(self) -> None:
        """Nothing to load."""

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """What the texts ask for."""
        _trace(reports)
        return [self._one(report) for report in reports]

    def _one(self, report: Report) -> CodedReport | Failure:
        text = report.text
        if "[die]" in text or ("[die once]" in text and _first(report.id)):
            os.kill(os.getpid(), signal.SIGKILL)
        if "[hang]" in text:
            time.sleep(60)
        if "[eat]" in text:
            bytearray(8_000_000_000)
        if "[raise]" in text:
            raise ValueError("no such report")
        if "[fail]" in text or ("[fail once]" in text and _first(report.id)):
            return Failure(origin="test", code="evidence", message="asked for", report=report.id)
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        return CodedReport(report=report, mentions=(), producer=f"quick/1/{digest}")


class Even:
    """Lets reports pass by whose number of letters is odd."""

    producer = "even/1"

    def setup(self) -> None:
        """Nothing to load."""

    def passes(self, reports: Sequence[Report]) -> list[bool]:
        """Whether the number of letters is even."""
        return [len(report.text) % 2 == 0 for report in reports]


class Scored(Even):
    """The same, with scores."""

    producer = "scored/1"

    def judge(self, reports: Sequence[Report]) -> list[tuple[bool, float]]:
        """Verdicts and scores."""
        return [(passes, 0.75 if passes else 0.25) for passes in self.passes(reports)]


def quick_parts() -> dict[str, str]:
    """The parts of the quick coder."""
    return {"code": "quick/1", "screen": "none"}


def even_parts() -> dict[str, str]:
    """The parts of the quick coder behind a screen."""
    return {"code": "quick/1", "screen": Even.producer}


def other_parts() -> dict[str, str]:
    """The parts of another coder."""
    return {"code": "quick/2", "screen": "none"}


def job(**limits: float) -> Job:
    """The job of the quick coder."""
    return Job(make=Quick, parts=quick_parts, limits=Limits(**{"seconds": 20, **limits}))  # type: ignore[arg-type]


def planned(folder: Path, found: Sequence[Report], size: int = 10) -> Archive:
    """The archive of reports, planned."""
    archive = Archive(folder)
    make_plan(archive, found, Cut(reports=size))
    return archive


def content(archive: Archive) -> dict[str, bytes]:
    """The bytes of all that was coded, by the names of the files."""
    return {path.name: path.read_bytes() for path in sorted(archive.coded.iterdir())}


def traces() -> list[str]:
    """The ids of the reports that were given to a coder, each time."""
    files = sorted(Path(os.environ[TRACES]).glob("*.trace"))
    return [line for file in files for line in file.read_text().splitlines()]


def _trace(reports: Sequence[Report]) -> None:
    folder = os.environ.get(TRACES)
    if folder:
        with (Path(folder) / f"{os.getpid()}.trace").open("a") as out:
            out.writelines(f"{report.id}\n" for report in reports)


def _first(key: str) -> bool:
    """Whether this is asked for the first time."""
    mark = Path(os.environ[TRACES]) / f"{key}.once"
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
