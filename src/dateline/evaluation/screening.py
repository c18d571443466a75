"""The ``screening`` set: what the screen loses of relevant texts, and what it spares of others.

All texts come from other sets of a benchmark folder (``screening_texts``); ``PATH`` is the folder,
or the MUC-4 file in it. No report is coded. Measures are percentages:

- ``kept_*``: of the relevant texts of a set, those that pass. Of these sets the weights come from
  the MUC-4 development part alone.
- ``spared_*``: of irrelevant texts, those that pass by: MUC-4 wires without a template (most tell
  of violence all the same), invented reports, and news on anything that was held out of the
  training, a part of which is relevant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluation import screening_texts as texts
from dateline.evaluation.screening_texts import Item
from dateline.screening.model import SHORTEST, Scorer, shipped, words_of

NAME = "screening"


def load(path: Path) -> list[Item]:
    """The texts of a benchmark folder, given as itself or by its MUC-4 file."""
    folder = path if path.is_dir() else path.parent.parent
    found = [item for name in texts.UNSEEN for item in texts.relevant(name, folder)]
    found += texts.wires(folder)
    found += [item for item in texts.news(folder) if texts.held(item)]
    return [*found, *texts.invented(seed=2)]


def predict(items: Sequence[Item], coder: Any = None) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    """The score of each text; no coder is asked."""
    scorer = Scorer(shipped())
    for item in items:
        short = len(words_of(item.text)) < SHORTEST
        score = scorer.score(item.text)
        yield {"id": item.id, "score": round(max(score, 0.0) if short else score, 3)}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """What is kept and what is spared, in percent, by set."""
    rows: dict[str, list[bool]] = defaultdict(list)
    for item, row in zip(items, predictions, strict=True):
        passes = row["score"] >= 0
        name = item.source.replace("-", "_")
        if item.relevant:
            rows[f"kept_{name}"].append(passes)
        elif name.startswith("muc4"):
            rows["spared_muc4_irrelevant"].append(not passes)
        else:
            rows["spared_invented" if name == "invented" else "spared_news"].append(not passes)
    shares = {name: round(100 * sum(r) / len(r), 2) for name, r in sorted(rows.items())}
    return {"reports": len(items), **shares}
