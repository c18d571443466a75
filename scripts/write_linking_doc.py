"""Fill the tables of ``docs/method/linking.md`` from the shipped weights.

Each table stands between ``<!-- weights: ASPECT -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline.linking.explaining import MEANINGS
from dateline.linking.levels import SHARE_STEPS, WORTH_STEPS
from dateline.linking.weights import LEVELS, weights

PAGE = Path(__file__).parents[1] / "docs/method/linking.md"
BLOCK = re.compile(r"(<!-- weights: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def meaning(aspect: str, level: str) -> str:
    """What a level means, in words."""
    if aspect == "wording":
        return _wording(int(level))
    words = MEANINGS[aspect][LEVELS[aspect][level.upper()]].replace("{kind}", level)
    return re.sub(r"[,:]? ?\{\w+\}(?: (?:and|or) \{\w+\})?", "", words).strip(" ;:,")


def _wording(level: int) -> str:
    if level == 0:
        return "no telling words in both"
    step, share = divmod(level - 1, len(SHARE_STEPS) + 1)
    ends = [*WORTH_STEPS[1:], None]
    worth = f"{WORTH_STEPS[step]} bits and more"
    if ends[step] is not None:
        worth = f"{WORTH_STEPS[step]} to {ends[step]} bits"
    low = SHARE_STEPS[share - 1] if share else 0
    high = f"{100 * SHARE_STEPS[share]:g} %" if share < len(SHARE_STEPS) else None
    part = f"{100 * low:g} to {high}" if high else f"{100 * low:g} % and more"
    return f"worth {worth}, {part} of the lesser total"


def table(aspect: str) -> str:
    """The table of one aspect."""
    rows = weights().weights[aspect].items()
    lines = ["| level | found | bits |", "|---|---|---|"]
    lines += [f"| `{level}` | {meaning(aspect, level)} | {bits:g} |" for level, bits in rows]
    return "\n".join(lines) + "\n"


def filled(page: str) -> str:
    """The page with its tables filled in."""
    return BLOCK.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", page)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
