"""Speed and memory of the whole job, beside the bare language pipeline on the same texts.

Bare is spaCy's own medium pipeline as its package has it: ``spacy.load``, every component, then
``nlp.pipe`` in batches as large as ours. Whole is ``Pipeline.default()``: the same analysis, then
reading, resolution and assembly. Screened is the same behind ``Screen``. Each runs in fresh
processes, in turn, so that the machine's moods meet all: one process on all the texts, then two at
once, each on half of them, for the speed with both cores in use. The ratio for one process is of
processor time, which other work on the machine changes least; that for two is of the clock. Each is
the best of ``--rounds``. Texts are those of the ``ucdp-aec`` set where there is a benchmark folder,
else the bundled examples. With ``--mixed`` they are an archive of which 95 % tells of something
else: news on anything, of texts on which the screen was not trained, in which the engine finds no
event, and invented reports, half and half. Loading is measured apart and no part of the speed: a
process says when it has loaded, and waits for the word. What is measured is the speed of a long
run: each job has worked through other reports before, whose first ones load tables and fill stores
of word forms, names and weights: the bundled examples, and the ``statements`` set where there is a
benchmark folder. ``--cold`` leaves that out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import compress, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from dateline.evaluation.sets import SETS, benchmark_folder
from dateline.reading import read
from dateline.records import Report

ROOT = Path(__file__).parent.parent
RATIO_BAR, MEMORY_BAR, START_BAR = 1.0, 1.5, 0.5
"""The project's own limits: times the bare pipeline, GB, seconds."""

BATCH_SIZE = 16
RARELY = 20
"""One report in so many of the mixed archive is relevant."""


def texts(count: int) -> list[Report]:
    """The reports to measure on."""
    folder = benchmark_folder()
    if folder is None:
        found = examples()
        return (found * (1 + count // len(found)))[:count]
    from dateline.evaluation import ucdp_aec

    return [item.report() for item in ucdp_aec.load(folder / SETS["ucdp-aec"])][:count]


def mixed(count: int) -> list[Report]:
    """An archive of which one report in twenty is relevant, in an order that a seed fixes."""
    from dateline.evaluation.invented_irrelevant import irrelevant

    folder = benchmark_folder()
    relevant = texts(count // RARELY)
    rest = count - len(relevant)
    news = quiet(folder, rest // 2) if folder else []
    archive = [*relevant, *news, *irrelevant(rest - len(news), seed=2)]
    random.Random(1).shuffle(archive)
    return archive


def quiet(folder: Path, count: int) -> list[Report]:
    """Texts of news that were held out of the screen's training and in which no event is found."""
    from dateline.evaluation import screening_texts
    from dateline.pipeline import Pipeline
    from dateline.records import CodedReport

    day = dt.date(2015, 6, 1)
    held = [item for item in screening_texts.news(folder) if screening_texts.held(item)]
    random.Random(1).shuffle(held)
    reports = (Report(id=item.id, text=item.text, published=day) for item in held)
    found = Pipeline.default().stream(reports)
    without = (o.report for o in found if isinstance(o, CodedReport) and not o.mentions)
    return list(islice(without, count))


def job(what: str) -> Callable[[list[Report]], int]:
    """The loaded job: a call that works through reports and says how many it did."""
    if what == "bare":
        from dateline.analysis.english import load_pipeline

        nlp = load_pipeline()
        return lambda reports: sum(
            1 for _ in nlp.pipe((report.text for report in reports), batch_size=BATCH_SIZE)
        )
    from dateline.pipeline import Pipeline
    from dateline.scale.processes import keep_tables
    from dateline.screening import Screen

    pipeline, screen = Pipeline.default(), Screen()
    pipeline.setup()
    screen.setup()
    keep_tables()
    if what == "whole":
        return lambda reports: len(pipeline.code(reports))
    return lambda reports: len(pipeline.code(list(compress(reports, screen.passes(reports)))))


def examples() -> list[Report]:
    """The bundled reports."""
    return [one for one in read(ROOT / "examples" / "reports") if isinstance(one, Report)]


def others() -> list[Report]:
    """Reports that are not measured, with which a process is brought to its usual pace."""
    folder = benchmark_folder()
    if folder is None:
        return examples()
    from dateline.evaluation import statements

    return [*examples(), *(item.report() for item in statements.load(folder / SETS["statements"]))]


def measure(what: str, reports: list[Report], cold: bool) -> dict[str, Any]:
    """Seconds to load and to run, and the peak memory, of one job in this process."""
    start = time.perf_counter()
    run = job(what)
    loaded = time.perf_counter() - start
    if not cold:
        run(others())
    print("ready", flush=True)
    sys.stdin.readline()
    before = time.process_time()
    done = run(reports)
    return {
        "coded": done,
        "reports": len(reports),
        "words": sum(len(report.text.split()) for report in reports),
        "load_s": loaded,
        "cpu_s": time.process_time() - before,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def in_processes(what: str, file: Path, processes: int, cold: bool) -> dict[str, Any]:
    """``measure`` in fresh processes at once, each on its part of the reports in a file."""
    command = [sys.executable, __file__, "--child", what, "--texts", str(file)]
    command += ["--cold"] if cold else []
    children = [
        subprocess.Popen(
            [*command, "--part", f"{part}/{processes}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for part in range(processes)
    ]
    for child in children:
        assert child.stdout is not None
        if child.stdout.readline() != "ready\n":
            raise SystemExit(f"the {what} job did not load")
    start = time.perf_counter()
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    rows = [json.loads(child.communicate()[0]) for child in children]
    return {
        "coded": sum(row["coded"] for row in rows),
        "reports": sum(row["reports"] for row in rows),
        "words": sum(row["words"] for row in rows),
        "load_s": max(row["load_s"] for row in rows),
        "run_s": time.perf_counter() - start,
        "cpu_s": sum(row["cpu_s"] for row in rows),
        "peak_gb": max(row["peak_gb"] for row in rows),
    }


def start_up(times: int = 5) -> float:
    """The best time of ``dateline --help``, in seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        command = [sys.executable, "-m", "dateline", "--help"]
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def best(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The quickest run, with the least processor time and the largest memory."""
    quickest = min(rows, key=lambda row: float(row["run_s"]))
    return {
        **quickest,
        "load_s": min(row["load_s"] for row in rows),
        "cpu_s": min(row["cpu_s"] for row in rows),
        "peak_gb": max(row["peak_gb"] for row in rows),
    }


def line(name: str, row: dict[str, Any]) -> str:
    """One row of the table."""
    return (
        f"{name:<24}{row['reports'] / row['run_s']:>10.1f}{row['words'] / row['run_s']:>10,.0f}"
        f"{1000 * row['cpu_s'] / row['reports']:>15.1f}{row['load_s']:>9.1f}{row['peak_gb']:>10.2f}"
    )


def verdict(name: str, value: float, bar: float) -> str:
    """A measure beside its limit."""
    return f"{name:<40}{value:>8.2f}   limit {bar:.2f}   {'ok' if value <= bar else 'OVER'}"


def measured(jobs: Sequence[str], file: Path, rounds: int, cold: bool) -> dict[str, dict[str, Any]]:
    """The best run of each job, by itself and as two processes (``bare_two``, ``whole_two``)."""
    runs = dict.fromkeys(jobs, 1) | {f"{name}_two": 2 for name in jobs}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, processes in runs.items():
            rows[name].append(in_processes(name.removesuffix("_two"), file, processes, cold))
    return {name: best(row) for name, row in rows.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=100, help="texts to run on")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, in turn")
    parser.add_argument("--mixed", action="store_true", help="an archive, 95 %% on something else")
    parser.add_argument("--cold", action="store_true", help="with the first reports of a process")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", choices=["bare", "whole", "screened"], help=argparse.SUPPRESS)
    parser.add_argument("--part", default="0/1", help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        part, parts = map(int, options.part.split("/"))
        reports = msgspec.json.decode(options.texts.read_bytes(), type=list[Report])
        print(json.dumps(measure(options.child, reports[part::parts], options.cold)))
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        reports = (mixed if options.mixed else texts)(options.reports)
        file.write_bytes(msgspec.json.encode(reports))
        jobs = ("bare", "whole", "screened") if options.mixed else ("bare", "whole")
        rows = measured(jobs, file, options.rounds, options.cold)
    found = {
        **rows,
        "ratio": rows["whole"]["cpu_s"] / rows["bare"]["cpu_s"],
        "clock_ratio": rows["whole_two"]["run_s"] / rows["bare_two"]["run_s"],
        "help_s": start_up(),
    }
    if options.json:
        print(json.dumps(found))
    elif options.mixed:
        report_mixed(found, options.rounds)
    else:
        report(found, options.rounds)


HEAD = f"{'':<24}{'reports/s':>10}{'words/s':>10}{'CPU ms/report':>15}{'load s':>9}{'peak GB':>10}"


def report_mixed(found: dict[str, Any], rounds: int) -> None:
    """Print the tables of the mixed archive: how many times as fast as bare spaCy."""
    bare, screened = found["bare"], found["screened"]
    print(f"{bare['reports']} reports, mixed, {bare['words']:,} words, best of {rounds}")
    print(HEAD)
    for name in ("bare", "whole", "screened"):
        print(line(name, found[name]))
        print(line(f"{name}, two processes", found[f"{name}_two"]))
    print(f"\npassed by the screen: {screened['reports'] - screened['coded']} reports")
    for name in ("whole", "screened"):
        cpu = bare["cpu_s"] / found[name]["cpu_s"]
        clock = found["bare_two"]["run_s"] / found[f"{name}_two"]["run_s"]
        print(f"{name}: {cpu:.1f} times bare by CPU time, {clock:.1f} by the clock on both cores")


def report(found: dict[str, Any], rounds: int) -> None:
    """Print the tables."""
    whole = found["whole"]
    source = "ucdp-aec" if benchmark_folder() else "bundled examples"
    print(f"{whole['reports']} reports ({source}), {whole['words']:,} words, best of {rounds}")
    print(HEAD)
    print(line("bare language pipeline", found["bare"]))
    print(line("the whole job", whole))
    print(line("bare, two processes", found["bare_two"]))
    print(line("whole, two processes", found["whole_two"]))
    print()
    print(verdict("whole job / bare pipeline, CPU time", found["ratio"], RATIO_BAR))
    print(verdict("the same by the clock, both cores", found["clock_ratio"], RATIO_BAR))
    print(verdict("peak memory of the whole job, GB", whole["peak_gb"], MEMORY_BAR))
    print(verdict("start-up (dateline --help), s", found["help_s"], START_BAR))


if __name__ == "__main__":
    main()
