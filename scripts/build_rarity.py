"""Build the shipped table of how common English words are in the news of violence.

    python scripts/build_rarity.py [--benchmarks PATH]

General frequencies come from the package ``wordfreq`` (not a dependency of Dateline:
``pip install wordfreq==3.1.1``). Words that news of violence uses more often than that are as
common as they are there: all words of Wikipedia's Current Events items, and dictionary words (no
names) of the reports of shootings. Names of countries, first-order units and regions count as the
commonest words. Only a rounded class of each word is kept. Same inputs, same
table.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from dateline.evaluation import gva_linking
from dateline.evaluation.sets import benchmark_folder
from dateline.knowledge.common_words import is_common
from dateline.knowledge.gazetteer import tables

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/rarity_en.tsv.xz"
LEAST, MOST, STEP = 2.5, 8.0, 0.25
"""Lowest and highest Zipf value kept (log10 of occurrences in a thousand million words), and the
width of a class: rarer words are told apart no further, and misspellings stay out."""
SHARE, TIMES = 0.004, 8
"""Share of the texts, and number of them, from which a word counts as one of the news."""
EVERY = 0.125
"""Share of the texts from which a word of the news tells nothing (Zipf value ``EMPTY``)."""
EMPTY = 5.0
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct "
    "nov dec"
).split()
"""Words that the dates of reports are told with; linking compares the dates themselves."""
_WORD = re.compile(r"[^\W\d_]+")


def news_shares(texts: Iterable[str]) -> dict[str, float]:
    """The share of the texts that have a word, of words of the news."""
    found: Counter[str] = Counter()
    count = 0
    for text in texts:
        count += 1
        found.update({word.casefold() for word in _WORD.findall(text)})
    return {w: n / count for w, n in found.items() if n >= TIMES and n / count >= SHARE}


def wide_names() -> set[str]:
    """The words of the names of countries, first-order units and regions, and of their peoples.

    Whatever lies in one of them is told with its name.
    """
    rows = [*tables.countries(), *tables.regions()]
    rows += [row for row in tables.units() if row.feature == "ADM1"]
    names = [name for row in rows for name in (*row.names, *row.demonyms)]
    return {word.casefold() for name in names for word in _WORD.findall(name)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--benchmarks", type=Path, default=benchmark_folder())
    folder = parser.parse_args().benchmarks
    frequencies: dict[str, float] = import_module("wordfreq").get_frequency_dict("en", "best")
    zipf = {word: math.log10(frequency) + 9 for word, frequency in frequencies.items()}
    with gzip.open(folder / "wikipedia_current_events.jsonl.gz", "rt", encoding="utf-8") as file:
        world = news_shares(json.loads(line)["text"] for line in file)
    incidents: dict[str, list[str]] = defaultdict(list)
    for item in gva_linking.load(folder / "gva_linking"):
        incidents[item.incident].append(item.text)
    local = news_shares(" ".join(texts) for texts in incidents.values())
    zipf |= dict.fromkeys([*CALENDAR, *sorted(wide_names())], MOST)
    for word, share in [*world.items(), *((w, s) for w, s in local.items() if is_common(w))]:
        bits = math.log2(EVERY / share)
        zipf[word] = max(zipf.get(word, 0.0), EMPTY - bits * math.log10(2))
    classes: dict[int, list[str]] = defaultdict(list)
    for word, value in zipf.items():
        if value >= LEAST and word.isalpha():
            classes[round(min(value, MOST) / STEP)].append(word)
    lines = [f"{c * STEP:.2f}\t{' '.join(sorted(classes[c]))}" for c in sorted(classes)]
    raw = ("\n".join(lines) + "\n").encode()
    TARGET.write_bytes(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))
    print(sum(map(len, classes.values())), "words,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
