"""Time, memory and precision of linking synthetic mentions; the time of adding to a large ledger.

``link``: profiles of 10^4, 10^5 and 10^6 mentions (``evaluation/synthetic_mentions.py``) linked at
once, each size in a process of its own: seconds, seconds over n log n beside that of the smallest,
peak memory, and B-cubed against the true events. Making the profiles is timed apart. Each size is
spread over the same twenty years, so that a larger one is denser too and has more pairs a mention;
with ``--stream`` a smaller one is the beginning of the largest, as an archive grows by time.

``add``: a ledger that holds as many mentions as ``--ledger`` says, filled by ``Ledger.add_all`` as
far as ``--real`` goes and the rest written straight into its tables (profiles, block keys, events:
what adding a report reads), then reports added to it one by one: median and highest time.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.linking import default_linker
from dateline.linking.batch import link_all
from dateline.linking.profile import Profile

SIZES = (10_000, 100_000, 1_000_000)
MEMORY_BAR, ADD_BAR = 8.0, 0.2
"""The project's own limits: GB of the largest, seconds of the median report added to a million."""


def b_cubed(groups: Iterable[Sequence[str]], truth: dict[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall, 0..1, of groups of keys against the true event of each."""
    size = Counter(truth.values())
    right = recalled = 0.0
    for group in groups:
        shares = Counter(truth[key] for key in group)
        right += sum(n * n / len(group) for n in shares.values())
        recalled += sum(n * n / size[event] for event, n in shares.items())
    return right / len(truth), recalled / len(truth)


def link(count: int, archive: int) -> dict[str, float]:
    """The figures of the first ``count`` mentions of an archive of a size."""
    linker = default_linker()
    truth: dict[str, str] = {}
    spent = 0.0

    def profiles() -> Iterator[Profile]:
        nonlocal spent
        began = time.perf_counter()
        for event, coded in synthetic_reports(archive):
            made = linker.profiles(coded)[: count - len(truth)]
            if not made:
                break
            truth.update((profile.key, event) for profile in made)
            spent += time.perf_counter() - began
            yield from made
            began = time.perf_counter()

    began = time.perf_counter()
    linked = link_all(profiles(), linker)
    done = time.perf_counter()
    precision, recall = b_cubed(linked.groups, truth)
    return {
        "mentions": len(truth),
        "profiles_s": spent,
        "linking_s": done - began - spent,
        "memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        "pairs": len(linked.left),
        "precision": precision,
        "recall": recall,
    }


def show(rows: Sequence[dict[str, float]]) -> None:
    """Print one line a size."""
    first = rows[0]
    base = first["linking_s"] / (first["mentions"] * math.log(first["mentions"]))
    for row in rows:
        n = row["mentions"]
        ratio = row["linking_s"] / (n * math.log(n)) / base
        print(
            f"{n:>9,.0f} mentions  profiles {row['profiles_s']:7.1f} s  "
            f"linking {row['linking_s']:7.1f} s  over n log n x{ratio:.2f}  "
            f"memory {row['memory_gb']:.2f} GB  links {row['pairs']:,.0f}  "
            f"B3 precision {100 * row['precision']:.1f} recall {100 * row['recall']:.1f}"
        )


def add(count: int, more: int, real: int) -> list[float]:
    """Seconds of each of ``more`` reports added to a ledger of ``count`` mentions."""
    from bench_ledger_filling import fill
    from dateline.ledger import Ledger

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.sqlite"
        began = time.perf_counter()
        rest = fill(path, synthetic_reports(count + more), count, real)[:more]
        print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
        times = []
        with Ledger.open(path) as ledger:
            for coded in rest:
                began = time.perf_counter()
                ledger.add(coded)
                times.append(time.perf_counter() - began)
        size = path.stat().st_size
    print(f"ledger of {count:,} mentions: {size / 1e9:.2f} GB")
    return times


def main() -> int:
    """Run the benches that are asked for; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("link", "add", "both"), default="both")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--stream", action="store_true")
    parser.add_argument("--ledger", type=int, default=1_000_000)
    parser.add_argument("--real", type=int, default=5_000)
    parser.add_argument("--more", type=int, default=200)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(link(options.one, max(options.sizes) if options.stream else options.one)))
        return 0
    missed = 0
    if options.what in ("link", "both"):
        rows = []
        for size in options.sizes:
            command = [sys.executable, __file__, "--one", str(size)]
            if options.stream:
                command += ["--stream", "--sizes", str(max(options.sizes))]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            rows.append(json.loads(done.stdout))
        show(rows)
        missed += rows[-1]["memory_gb"] > MEMORY_BAR
    if options.what in ("add", "both"):
        times = sorted(add(options.ledger, options.more, options.real))
        middle = statistics.median(times)
        print(f"one report added: median {1000 * middle:.0f} ms, highest {1000 * times[-1]:.0f} ms")
        missed += middle > ADD_BAR
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
