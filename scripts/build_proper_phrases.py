"""Build ``proper_phrases.txt``: names of places that hold words which are no names elsewhere.

Taken from the shipped gazetteer (GeoNames, CC BY 4.0): countries, first-order units, regions, and
towns of 60,000 inhabitants or more, with a word in them that English dictionaries list ("Burkina
Faso" has none, "South Kivu" has one); a unit of one such word with its kind ("Chin State").
Recasing an upper-case text asks for them.
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline.knowledge.common_words import is_common
from dateline.knowledge.gazetteer import tables
from dateline.knowledge.place_words import kinds

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/proper_phrases.txt"
PLAIN = frozenset(
    "north south east west northern southern eastern western central far middle upper lower new "
    "northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern old region province district state the of and capital city town centre "
    "center side end bank".split()
)
"""Words that make no name by themselves alone ("south east", "central region")."""

UNITS = ("state", "province", "region", "governorate")
"""Kinds with which a first-order unit is listed whose name is a single common word."""

LARGE = 60_000
"""Inhabitants from which a town's name is listed."""


def names() -> set[str]:
    """The names in lower case, words joined by spaces."""
    found: set[str] = set()
    for row in tables.all_rows():
        wide = row.feature == "PCLI"
        region = row.basis == "region"
        if not wide and not region and row.feature != "ADM1" and row.population < LARGE:
            continue
        for name in row.names if wide or region else row.names[:1]:
            parts = [part.lower() for part in re.findall(r"[^\W\d_]+", name)]
            if not wide and parts and parts[-1] in kinds() and parts[-1] != "territory":
                parts.pop()
            telling = any(is_common(part) and len(part) > 3 for part in parts)
            telling = telling and not PLAIN.issuperset(parts)
            if name.isascii() and len(parts) > 1 and telling:
                found.add(" ".join(parts))
            if name.isascii() and len(parts) == 1 and telling and row.feature == "ADM1":
                found.update(f"{parts[0]} {kind}" for kind in UNITS)
    return found


def main() -> None:
    """Write the table."""
    head = (
        "# Names of places of several words, lower case; built by scripts/build_proper_phrases.py\n"
    )
    head += "# from the gazetteer (GeoNames, CC BY 4.0).\n"
    TARGET.write_text(head + "\n".join(sorted(names())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
