"""Speed and memory of the whole job, beside the bare language pipeline on the same texts.

The two run in processes of their own, in turn, so that the machine's moods meet both. The ratio is
of processor time, which other work on the machine changes least, each the best of ``--rounds``;
speeds are by the clock. Texts are those of the ``ucdp-aec`` set where there is a benchmark
folder, else the bundled examples. Loading is measured apart and is not part of the speed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from dateline.evaluation.sets import SETS, benchmark_folder
from dateline.reading import read
from dateline.records import Report

ROOT = Path(__file__).parent.parent
RATIO_BAR, MEMORY_BAR, START_BAR = 1.6, 1.5, 0.5
"""The project's own limits: times the bare pipeline, GB, seconds."""


def texts(count: int) -> list[Report]:
    """The reports to measure on."""
    folder = benchmark_folder()
    if folder is None:
        found = [one for one in read(ROOT / "examples" / "reports") if isinstance(one, Report)]
        return (found * (1 + count // len(found)))[:count]
    from dateline.evaluation import ucdp_aec

    return [item.report() for item in ucdp_aec.load(folder / SETS["ucdp-aec"])][:count]


def measure(what: str, count: int) -> dict[str, Any]:
    """Seconds to load and to run, and the peak memory, of one job in this process."""
    reports = texts(count)
    start = time.perf_counter()
    if what == "bare":
        from dateline.analysis import EnglishAnalysis

        analysis = EnglishAnalysis()
        analysis.setup()
    else:
        from dateline.pipeline import Pipeline

        pipeline = Pipeline.default()
        pipeline.setup()
    loaded, before = time.perf_counter(), time.process_time()
    done = list(analysis.stream(reports)) if what == "bare" else pipeline.code(reports)
    end, after = time.perf_counter(), time.process_time()
    return {
        "reports": len(done),
        "words": sum(len(report.text.split()) for report in reports),
        "load_s": loaded - start,
        "run_s": end - loaded,
        "cpu_s": after - before,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def in_process(what: str, count: int) -> dict[str, Any]:
    """``measure`` in a fresh process."""
    command = [sys.executable, __file__, "--child", what, "--reports", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=100, help="texts to run on")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, in turn")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--child", choices=["bare", "whole"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(options.child, options.reports)))
        return
    rows: dict[str, list[dict[str, Any]]] = {"bare": [], "whole": []}
    for _ in range(options.rounds):
        for what, measured in rows.items():
            measured.append(in_process(what, options.reports))
    bare, whole = best(rows["bare"]), best(rows["whole"])
    ratio, start = whole["cpu_s"] / bare["cpu_s"], start_up()
    if options.json:
        print(json.dumps({"bare": bare, "whole": whole, "ratio": ratio, "help_s": start}))
        return
    source = "ucdp-aec" if benchmark_folder() else "bundled examples"
    words = f"{whole['words']:,} words, best of {options.rounds}"
    print(f"{whole['reports']} reports ({source}), {words}")
    print(
        f"{'':<24}{'reports/s':>10}{'words/s':>10}{'CPU ms/report':>15}{'load s':>9}{'peak GB':>10}"
    )
    print(line("bare language pipeline", bare))
    print(line("the whole job", whole))
    print()
    print(verdict("whole job / bare pipeline, CPU time", ratio, RATIO_BAR))
    print(verdict("peak memory of the whole job, GB", whole["peak_gb"], MEMORY_BAR))
    print(verdict("start-up (dateline --help), s", start, START_BAR))


if __name__ == "__main__":
    main()
