"""An archive at work: the same bytes for any spread, flat memory, time and memory of the merge.

``bytes``: reports (``--reports``, 20,000 by default: the project's examples, those of benchmark
files named with ``--files``, the rest invented) coded by the real pipeline on 1, 2 and 4 processes
and on a Ray cluster of this machine, shards in shuffled order; every byte is compared. Of the
invented ones ``--relevant`` (a share; all by default) are made of paragraphs of real reports, the
others tell of something else; with ``--screen`` the archive is screened, as archives are by
default.

``flat``: reports coded one shard after the other on one process; the memory of the run and of its
process after each shard. The mean of the last tenth of shards may be 1.1 times that of the first.

``merge``: an archive of synthetic coded mentions (``evaluation/synthetic_mentions.py``), linked,
settled and written as tables: seconds, and peak memory over all processes.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.reading import read
from dateline.records import (
    CodedReport,
    Failure,
    Report,
    fingerprint,
    from_json,
    producer_id,
    report_id,
    to_json,
)
from dateline.scale.buckets import Buckets
from dateline.scale.files import write_lines, write_whole
from dateline.scale.identity import default_job
from dateline.scale.job import Job, Limits, pipeline_id
from dateline.scale.local_runner import LocalRunner, Runner
from dateline.scale.merging.whole import Wanted, merge_tables
from dateline.scale.plan import Archive, Shard
from dateline.scale.planning import Cut, make_plan
from dateline.scale.rows import Coded, Copy, bare
from dateline.scale.running import Coding, run
from dateline.scale.shards import Done, Task
from dateline.screening import Screen

ROOT = Path(__file__).parents[1]
EXAMPLES = ("examples/reports", "examples/gold/reports.jsonl", "examples/ledger/reports.jsonl")
MINUTES, GIGABYTES, GROWTH = 30, 8, 1.1
"""The project's own limits: minutes and GB of the merge of a million mentions, and how much more
memory the last tenth of shards may take than the first."""


def reports(
    count: int, files: Sequence[str], words: int, relevant: float = 1.0
) -> Iterator[Report]:
    """Reports of files, then invented ones: no two are the same.

    A share ``relevant`` of the invented ones takes paragraphs of several real ones, about ``words``
    words in all, so that texts, lengths and words are as in the news; the others tell of something
    else. Each names a number of its own.
    """
    real = [
        one
        for path in (*(str(ROOT / name) for name in EXAMPLES), *files)
        for one in read(path)
        if isinstance(one, Report)
    ]
    yield from real[:count]
    paragraphs = [p for one in real for p in one.text.split("\n") if len(p.split()) > 8]
    draw = random.Random(1)
    others = irrelevant(count)
    for number in range(count - len(real)):
        text = f"Dispatch {number} of the day."
        if draw.random() >= relevant:
            other = next(others)
            text, day = f"{text}\n\n{other.text}", other.published
            yield Report(
                id=report_id(text, day, None), text=text, published=day, origin=f"b:{number}"
            )
            continue
        while len(text.split()) < words:
            text += "\n\n" + draw.choice(paragraphs)
        day = draw.choice(real).published
        yield Report(id=report_id(text, day, None), text=text, published=day, origin=f"b:{number}")


class Digest:
    """Codes a report to one without events: for what is measured of the runners alone."""

    def setup(self) -> None:
        """Nothing to load."""

    def code(self, reports: Sequence[Report]) -> list[CodedReport | Failure]:
        """The reports, each with the digest of its text."""
        return [
            CodedReport(
                report=one,
                mentions=(),
                producer=producer_id("digest", "1", {"text": one.text}),
            )
            for one in reports
        ]


def digest_parts() -> dict[str, str]:
    """The parts of the coder."""
    return {"code": "digest/1"}


def job_of(options: argparse.Namespace) -> Job:
    """The job of the real pipeline, or with ``--quick`` of the digest."""
    limits = Limits(recycle=options.recycle)
    if options.quick:
        # By the name of this module, so that processes of a cluster find them.
        import bench_archive as here

        return Job(make=here.Digest, parts=here.digest_parts, limits=limits)
    return default_job(options.model, limits, Screen if options.screen else None)


def coded_bytes(folder: Path) -> dict[str, bytes]:
    """The bytes of all that was coded."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def same_bytes(options: argparse.Namespace) -> bool:
    """Whether all spreads give the same bytes; each is timed."""
    from dateline.scale.ray_runner import RayRunner

    spreads: dict[str, Runner] = {f"{n} processes": LocalRunner(n) for n in (1, 2, 4)}
    spreads["Ray, 2 workers"] = RayRunner(2)
    first: dict[str, bytes] = {}
    same = True
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        archive = Archive(Path(name) / "archive")
        made = reports(options.reports, options.files, options.words, options.relevant)
        print(make_plan(archive, made, Cut(reports=options.shard)).counts, flush=True)
        for spread, runner in spreads.items():
            began, before = time.perf_counter(), cpu()
            after = run(archive, job_of(options), runner=runner, order=_mixed)
            seconds = time.perf_counter() - began
            found = coded_bytes(archive.coded)
            first = first or found
            same &= found == first
            print(
                f"{spread:>14}: {seconds:7.0f} s, {after.reports / seconds:5.1f} reports a second, "
                f"{(cpu() - before) / after.reports:.3f} s of a core each, "
                f"{after.coded:,} coded, {after.failed} failed, "
                f"{'the same bytes' if found == first else 'OTHER BYTES'}",
                flush=True,
            )
            archive.coded.rename(Path(name) / spread.replace(" ", "-"))
    return same


def _mixed(tasks: list[Task]) -> list[Task]:
    random.Random(len(tasks)).shuffle(tasks)
    return tasks


def resident(pids: Sequence[int]) -> float:
    """The memory of processes in GB (proportional set size: shared pages count once)."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except (OSError, ProcessLookupError):
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1e6


def family() -> list[int]:
    """This process and those below it."""
    found, waiting = [], [os.getpid()]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def flat(options: argparse.Namespace) -> bool:
    """Whether memory stays as it is from the first tenth of shards to the last."""
    told: list[float] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        archive = Archive(Path(name) / "archive")
        make_plan(
            archive,
            reports(options.reports, options.files, options.words, options.relevant),
            Cut(reports=options.shard),
        )
        began = time.perf_counter()
        run(
            archive,
            job_of(options),
            runner=LocalRunner(1),
            told=lambda _: told.append(resident(family())),
        )
        seconds = time.perf_counter() - began
    tenth = max(1, len(told) // 10)
    first, last = statistics.fmean(told[:tenth]), statistics.fmean(told[-tenth:])
    print(
        f"{options.reports:,} reports in {len(told)} shards, {seconds:,.0f} s: first tenth "
        f"{first:.3f} GB, last {last:.3f} GB (x{last / first:.3f}), highest {max(told):.3f} GB"
    )
    return last <= GROWTH * first


def synthetic(archive: Archive, mentions: int, size: int) -> None:
    """An archive of synthetic reports, planned and as if coded."""
    scratch = archive.folder / "scratch"
    coded = Buckets(scratch)

    def told() -> Iterator[Report]:
        for _, one in synthetic_reports(mentions):
            coded.add(int(fingerprint(one.report), 16), one.report.id.encode() + to_json(one))
            yield one.report

    make_plan(archive, told(), Cut(reports=size))
    parts = {"code": "synthetic"}
    archive.coded.mkdir()
    coding = Coding(id=pipeline_id(parts), parts=parts)
    write_whole(archive.coded / "pipeline.json", to_json(coding))
    lines = (line[16:] for lot in coded.sorted() for line in lot)
    for shard in archive.shards():
        _as_if_coded(archive, shard, lines, coding.id)


def _as_if_coded(archive: Archive, shard: Shard, lines: Iterator[bytes], pipeline: str) -> None:
    rows: list[bytes] = []
    for planned in archive.reports_of(shard):
        one = from_json(next(lines), CodedReport)
        assert one.report.id == planned.report.id
        if planned.copy_of is None:
            rows.append(to_json(Coded(coded=one)))
        else:
            rows.append(to_json(Copy(report=bare(one.report), copy_of=planned.copy_of)))
    written = write_lines(archive.rows_file(shard.id), rows)
    done = Done(
        shard=shard.id,
        planned=shard.sha256,
        pipeline=pipeline,
        sha256=written.sha256,
        size=written.size,
        rows=len(rows),
        coded=len(rows) - shard.copies,
        copies=shard.copies,
        screened=0,
        failed=0,
    )
    write_whole(archive.record_file(shard.id), to_json(done))


def merge(options: argparse.Namespace) -> bool:
    """Whether the largest merge keeps to its limits; each size is a process of its own."""
    rows = []
    for size in options.sizes:
        again = [sys.executable, __file__, "merge", "--one", str(size), "--jobs", str(options.jobs)]
        again += ["--folder", options.folder] if options.folder else []
        done = subprocess.run(again, check=True, stdout=subprocess.PIPE, text=True)
        rows.append(json.loads(done.stdout))
        n, base = size, rows[0]
        ratio = (rows[-1]["seconds"] / base["seconds"]) * (
            base["size"] * math.log(base["size"]) / (n * math.log(n))
        )
        print(f"{rows[-1]}  over n log n x{ratio:.2f}", flush=True)
    last = rows[-1]
    return bool(last["seconds"] <= 60 * MINUTES and last["memory_gb"] <= GIGABYTES)


def cpu() -> float:
    """Processor seconds of this process and of those that it has ended."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(one)[:2]) for one in who)


def merged(size: int, jobs: int, folder: str | None) -> dict[str, Any]:
    """The figures of one size."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        archive = Archive(Path(name) / "archive")
        archive.folder.mkdir()
        synthetic(archive, size, 2_500)
        highest = 0.0
        ended = threading.Event()

        def watch() -> None:
            nonlocal highest
            while not ended.wait(0.5):
                highest = max(highest, resident(family()))

        watcher = threading.Thread(target=watch)
        watcher.start()
        times: list[tuple[str, float]] = []
        began, before = time.perf_counter(), cpu()
        told = lambda what: times.append((what, time.perf_counter() - began))  # noqa: E731
        try:
            tables = merge_tables(archive, Path(name) / "tables", Wanted(), jobs=jobs, told=told)
        finally:
            ended.set()
            watcher.join()
        seconds = time.perf_counter() - began
        disk = sum(p.stat().st_size for p in (Path(name) / "tables").rglob("*") if p.is_file())
    ends = [at for _, at in times[1:]] + [seconds]
    return {
        "size": size,
        "mentions": tables.mentions,
        "events": tables.events,
        "seconds": round(seconds, 1),
        "cpu_s": round(cpu() - before, 1),
        "memory_gb": round(highest, 2),
        "tables_gb": round(disk / 1e9, 3),
        "steps": {
            what.split()[0]: round(end - at, 1) for (what, at), end in zip(times, ends, strict=True)
        },
    }


def main() -> int:
    """Run a bench; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("bytes", "flat", "merge"))
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=300, help="words of an invented report")
    parser.add_argument("--shard", type=int, default=1_000)
    parser.add_argument("--recycle", type=int, default=Limits().recycle)
    parser.add_argument("--files", nargs="*", default=[], help="files of further real reports")
    parser.add_argument("--quick", action="store_true", help="a coder that takes no time")
    parser.add_argument("--relevant", type=float, default=1.0, help="share of invented reports")
    parser.add_argument("--screen", action="store_true", help="let irrelevant reports pass by")
    parser.add_argument("--model", default="en_core_web_md")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", help="where the archives are made")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    paths = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    if options.one:
        print(json.dumps(merged(options.one, options.jobs, options.folder)))
        return 0
    kept = {"bytes": same_bytes, "flat": flat, "merge": merge}[options.what](options)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
