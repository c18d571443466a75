"""How many wires a second the encoder of the MUC-4 view reads, by the size of its batches.

    python scripts/bench_muc4_reader.py BENCHMARKS/muc4 --base FOLDER

Windows of the DEV documents, those of like length together, through the encoder in half precision
on a GPU where there is one, else in floats; cutting words into pieces is not in it. The weights are
those of the base (``FOLDER`` as for ``train_muc4_reader.py``): they do not change the time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

import muc4_wires as labelled
from dateline.evaluation.muc4 import load
from train_muc4_reader import Learner, cutter_of

BATCHES = (1, 8, 32, 128)


def main() -> None:
    """Read the windows in batches of each size, twice; the second time is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--every", type=int, default=4, help="one window in so many")
    options = parser.parse_args()
    items = [item for item in load(options.folder) if item.docid.startswith("DEV")]
    cutter = cutter_of((options.base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n"))
    windows = [pieces for item in items for pieces, _ in labelled.wire(item, cutter).windows]
    windows = sorted(windows, key=len)[:: options.every]
    learner = Learner(options.base)
    if learner.device.type == "cuda":
        learner.encoder.half()
        learner.scores.half()
    learner.encoder.eval()
    pieces = sum(map(len, windows))
    for size in BATCHES:
        _read(learner, windows, size)
        began = time.perf_counter()
        _read(learner, windows, size)
        seconds = time.perf_counter() - began
        print(
            f"{learner.device}, batches of {size}: {len(windows) / seconds:,.0f} windows and "
            f"{pieces / seconds:,.0f} pieces a second",
            flush=True,
        )


def _read(learner: Learner, windows: Sequence[list[int]], size: int) -> list[Any]:
    """The scores of all windows, on the processor's side."""
    found = []
    with torch.inference_mode():
        for start in range(0, len(windows), size):
            part = windows[start : start + size]
            ids = np.zeros((len(part), max(map(len, part))), dtype=np.int64)
            for row, one in enumerate(part):
                ids[row, : len(one)] = one
            given = torch.from_numpy(ids).to(learner.device)
            state = learner.encoder(input_ids=given, attention_mask=(given != 0).long())
            found.append(learner.scores(state.last_hidden_state).cpu())
    return found


if __name__ == "__main__":
    main()
