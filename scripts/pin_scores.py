"""Measure every set and pin its scores in ``tests/benchmarks/pins.toml``.

A score that fell is refused unless ``--lower`` is given; say why in the commit.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from dateline import default_pipeline
from dateline.evaluation.pins import Pin, digest, lowered, read_pins, write_pins
from dateline.evaluation.sets import SETS, benchmark_folder, module_of

PINS = Path(__file__).parents[1] / "tests/benchmarks/pins.toml"
COUNTS = {"articles", "documents", "gold", "predicted", "snippets", "sentences", "reports"}
HASHED = {"geoparsing": "geoparsing/tr_news.xml.gz"}


def measure(name: str, folder: Path) -> Pin:
    """The scores of one set on its development part."""
    module = module_of(name)
    items = module.load(folder / SETS[name])
    scores = module.score(items, module.predict(items, default_pipeline()))
    file = HASHED.get(name, SETS[name])
    return Pin(file, digest(folder / file), {k: v for k, v in scores.items() if is_pinned(k)})


def is_pinned(name: str) -> bool:
    """Whether a measure is a score: no count, and no half of an F1 that has no bar of its own."""
    if name in ("all_slots_p", "all_slots_r", "b3_precision"):
        return True
    return name not in COUNTS and not name.endswith(("_precision", "_recall", "_p", "_r"))


def main() -> int:
    """Pin the named sets, all by default; 1 when a score fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=sorted(SETS))
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    folder = benchmark_folder()
    if folder is None:
        sys.exit("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    pins = read_pins(PINS) if PINS.exists() else {}
    fell = False
    for name in options.sets:
        began = time.perf_counter()
        pin = measure(name, folder)
        worse = list(lowered(pins[name].scores, pin.scores)) if name in pins else []
        print(f"{name} ({time.perf_counter() - began:.0f} s): {pin.scores}")
        for line in worse:
            print(f"  LOWER: {line}")
        if worse and not options.lower:
            fell = True
            continue
        pins[name] = pin
    write_pins(PINS, pins)
    return int(fell)


if __name__ == "__main__":
    sys.exit(main())
