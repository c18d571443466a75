"""A pin is a floor, or for false alarms a ceiling."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluation.pins import Pin, lowered, read_pins, write_pins


def test_pins_survive_their_file(tmp_path: Path) -> None:
    pins = {"acled-types": Pin("a/dev.jsonl", "0" * 64, {"weighted_f1": 71.2})}
    write_pins(tmp_path / "pins.toml", pins)
    assert read_pins(tmp_path / "pins.toml") == pins


def test_a_fallen_score_is_told() -> None:
    assert list(lowered({"f1": 70.0}, {"f1": 69.9})) == ["f1 is 69.9, pinned at 70.0"]
    assert not list(lowered({"f1": 70.0}, {"f1": 70.0, "new": 1.0}))
    assert list(lowered({"f1": 70.0}, {}))


def test_more_false_alarms_are_worse() -> None:
    assert list(lowered({"irrelevant_with_event": 5.0}, {"irrelevant_with_event": 5.1}))
    assert not list(lowered({"irrelevant_with_event": 5.0}, {"irrelevant_with_event": 4.0}))
