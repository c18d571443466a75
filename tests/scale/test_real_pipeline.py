"""The real pipeline: bytes of a report whatever is coded with it, and the parts of its id."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.pipeline import Pipeline
from dateline.reading import read
from dateline.records import CodedReport, Report, to_json
from dateline.scale import identity
from dateline.scale.job import Limits, changed, pipeline_id

ROOT = Path(__file__).parents[2]
MODEL = "en_core_web_md"


def test_a_report_has_the_same_bytes_in_whatever_batch_it_stands() -> None:
    found = [one for one in read(ROOT / "examples" / "reports") if isinstance(one, Report)]
    pipeline = Pipeline.default()
    pipeline.setup()

    def coded(reports: list[Report], size: int) -> dict[str, bytes]:
        batches = [reports[at : at + size] for at in range(0, len(reports), size)]
        rows = [one for batch in batches for one in pipeline.code(batch)]
        assert all(isinstance(one, CodedReport) for one in rows)
        return {one.report.id: to_json(one) for one in rows if isinstance(one, CodedReport)}

    whole = coded(found, len(found))
    assert coded(found, 1) == whole
    assert coded(found[::-1], 5) == whole


def test_every_part_of_the_pipeline_is_in_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity.parts(MODEL)
    assert before == identity.parts(MODEL)
    assert {"pipeline", "code", "model", "libraries", "python", "screen"} <= set(before)
    stages = {f"stage {stage.name}" for stage in Pipeline.default(MODEL).stages}
    assert stages <= set(before)
    assert "gazetteer" in before["stage resolution"]
    monkeypatch.setattr(identity, "_CODE", identity._CODE[:-1])
    after = identity.parts(MODEL)
    assert pipeline_id(before) != pipeline_id(after)
    assert changed(before, after).startswith("code (")


def test_the_weights_of_the_model_are_in_the_id(tmp_path: Path) -> None:
    digests = []
    for weights in (b"one", b"two"):
        (tmp_path / "model").mkdir(exist_ok=True)
        (tmp_path / "model" / "weights.bin").write_bytes(weights)
        digests.append(identity.parts(str(tmp_path / "model"))["model"])
    assert digests[0] != digests[1]


def test_a_screen_is_in_the_id() -> None:
    from archives import Even

    assert identity.parts(MODEL, Even)["screen"] == "even/1"
    job = identity.default_job(MODEL, Limits(), Even)
    assert job.screen is Even
    assert job.parts() == identity.parts(MODEL, Even)
