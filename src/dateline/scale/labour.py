"""What the process of a coder does: it screens and codes the batches that it is sent."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

from dateline.records import CodedReport, Failure, Report, to_json
from dateline.scale.job import Coder, Job, Screen
from dateline.scale.processes import end_with_parent, give_back, keep_tables
from dateline.scale.rows import Coded, Failed, bare

Answer = tuple[bytes, str]
"""The line of a row, and its kind; or ``MEMORY`` in its place."""
MEMORY = "memory"
"""Kind of a failed row after which the process had better be started anew."""
TIDY = 1_000
"""Reports screened or coded after which free memory is given back."""
Verdict = tuple[bool, float | None]
"""Whether a report is to be coded, and its score where the screen offers one."""


def labour(pipe: Connection, job: Job) -> None:
    """Do what comes through the pipe, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends this process in good order
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # processes share the cores, not threads
    end_with_parent()
    try:
        coder, screen = job.make(), job.screen() if job.screen else None
        coder.setup()
        if screen is not None:
            screen.setup()
        keep_tables()
        pipe.send(job.parts())
    except Exception as error:
        pipe.send(error)
        return
    limit_memory(job.limits.memory_mb)
    serve(pipe, coder, screen, job.limits.memory_mb)


def serve(pipe: Connection, coder: Coder, screen: Screen | None, memory_mb: int) -> None:
    """Screen and code what comes through the pipe, and tidy up now and then, until it is closed."""
    done = 0
    while True:
        if done >= TIDY:
            give_back()
            done = 0
        try:
            task, reports = pipe.recv()
        except (EOFError, OSError):  # the run has gone
            return
        if task == "screen":
            assert screen is not None
            pipe.send(_screened(screen, reports))
        else:
            pipe.send(_coded(coder, reports, memory_mb))
        done += len(reports)


def limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it has now (Linux; elsewhere nothing).

    The limit is one of addresses, of which libraries reserve more than they use.
    """
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            pages = int(file.read().split()[0])
    except (ImportError, OSError):
        return
    most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _coded(coder: Coder, reports: Sequence[Report], memory_mb: int) -> list[Answer]:
    """The rows of reports; where a batch cannot be coded, its reports one by one."""
    try:
        found = coder.code(reports)
    except Exception as error:
        if len(reports) > 1:
            return [answer for one in reports for answer in _coded(coder, [one], memory_mb)]
        found = [_failure(reports[0], "internal", f"{type(error).__name__}: {error}")]
    return [_answer(r, one, memory_mb) for r, one in zip(reports, found, strict=True)]


def _answer(report: Report, one: CodedReport | Failure, memory_mb: int) -> Answer:
    if isinstance(one, CodedReport):
        return to_json(Coded(coded=one)), "coded"
    if one.code == "internal" and one.message.startswith("MemoryError"):
        message = f"it takes more than {memory_mb:,} MB (setting archive.report_memory_mb)"
        return failed(report, _failure(report, "memory", message)), MEMORY
    return failed(report, one), "failed"


def _screened(screen: Screen, reports: Sequence[Report]) -> list[Verdict | Failure]:
    try:
        judge = getattr(screen, "judge", None)
        if judge is not None:
            return [(bool(passes), float(score)) for passes, score in judge(reports)]
        return [(bool(passes), None) for passes in screen.passes(reports)]
    except Exception as error:
        if len(reports) > 1:
            return [verdict for one in reports for verdict in _screened(screen, [one])]
        return [_failure(reports[0], "internal", f"screen: {type(error).__name__}: {error}")]


def failed(report: Report, failure: Failure) -> bytes:
    """The line of a report that could not be coded."""
    return to_json(Failed(report=bare(report), failure=failure))


def dead(report: Report) -> Failure:
    """The failure of a report at which the process died."""
    return _failure(report, "died", "the process that coded it died (out of memory?)")


def late(report: Report, seconds: float) -> Failure:
    """The failure of a report that took too long."""
    message = f"it takes longer than {seconds:g} s (setting archive.report_seconds)"
    return _failure(report, "time", message)


def _failure(report: Report, code: str, message: str) -> Failure:
    return Failure(origin=report.origin or report.id, code=code, message=message, report=report.id)
