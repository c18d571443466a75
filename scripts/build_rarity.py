"""Build the shipped table of how common English words are.

    python scripts/build_rarity.py

Needs the package ``wordfreq`` (not a dependency of Dateline: ``pip install wordfreq==3.1.1``), of
which only the rounded frequency class of each word is kept. The output depends on the package's
data alone.
"""

from __future__ import annotations

import lzma
import math
from collections import defaultdict
from importlib import import_module
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/rarity_en.tsv.xz"
LEAST = 2.5
"""Lowest Zipf value kept (log10 of occurrences in a thousand million words): rarer words are told
apart no further, and the many misspellings below it stay out."""
STEP = 0.25


def main() -> None:
    frequencies: dict[str, float] = import_module("wordfreq").get_frequency_dict("en", "best")
    classes: dict[int, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        zipf = math.log10(frequency) + 9
        if zipf >= LEAST and word.isascii() and word.isalpha():
            classes[round(zipf / STEP)].append(word)
    lines = [f"{c * STEP:.2f}\t{' '.join(sorted(classes[c]))}" for c in sorted(classes)]
    raw = ("\n".join(lines) + "\n").encode()
    TARGET.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(sum(map(len, classes.values())), "words,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
