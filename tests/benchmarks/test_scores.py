"""No change lowers a pinned score; skipped where the benchmark data is not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import default_pipeline
from dateline.evaluation.pins import digest, lowered, read_pins
from dateline.evaluation.sets import SETS, benchmark_folder, module_of

PINS = Path(__file__).parent / "pins.toml"


@pytest.mark.benchmark
@pytest.mark.parametrize("name", sorted(SETS))
def test_scores_hold(name: str) -> None:
    folder = benchmark_folder()
    if folder is None:
        pytest.skip("no benchmark data at ../shared/benchmarks or $DATELINE_BENCHMARKS")
    pin = read_pins(PINS)[name]
    file = folder / pin.file
    if not file.is_file() or digest(file) != pin.sha256:
        pytest.skip(f"{file} is not the file that the scores were pinned on")
    module = module_of(name)
    items = module.load(folder / SETS[name])
    scores = module.score(items, module.predict(items, default_pipeline()))
    assert not list(lowered(pin.scores, scores))
