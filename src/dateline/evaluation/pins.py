"""Pinned scores: the floor below which a change must not bring a measure.

A pin file (TOML) holds, for each set, the file it was measured on, its SHA-256 and the scores.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

FALSE_ALARMS = frozenset({"irrelevant_with_event"})
"""Measures of which less is better."""


class Pin(msgspec.Struct, frozen=True):
    """The scores of one set: ``file`` relative to the benchmark folder, its hash, the measures."""

    file: str
    sha256: str
    scores: dict[str, float]


def read_pins(path: Path) -> dict[str, Pin]:
    """The pins of a file, by the name of the set.

    Raises:
        OSError: when the file cannot be read.
    """
    rows = tomllib.loads(path.read_text("utf-8"))
    return {name: msgspec.convert(row, Pin) for name, row in rows.items()}


def write_pins(path: Path, pins: Mapping[str, Pin]) -> None:
    """Write pins, sorted by set."""
    lines = ["# Pinned scores; written by scripts/pin_scores.py, never by hand."]
    for name, pin in sorted(pins.items()):
        lines += ["", f'["{name}"]', f'file = "{pin.file}"', f'sha256 = "{pin.sha256}"']
        lines += [f'["{name}".scores]']
        lines += [f"{measure} = {value:g}" for measure, value in pin.scores.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lowered(pinned: Mapping[str, float], scores: Mapping[str, float]) -> Iterable[str]:
    """A line for each measure that is worse than its pin; scores are rounded to one decimal."""
    for measure, pin in pinned.items():
        value = scores.get(measure)
        worse = value is None or (value > pin if measure in FALSE_ALARMS else value < pin)
        if worse:
            yield f"{measure} is {value}, pinned at {pin}"
