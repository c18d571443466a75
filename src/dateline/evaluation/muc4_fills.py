"""The fills of MUC-4 templates and when two of them agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from dateline.evaluation.matching import Counts, largest_matching

Template: TypeAlias = dict[str, list[str]]
"""Slot names to fills, as the set writes them."""

STRINGS = frozenset(
    {
        "INCIDENT: INSTRUMENT ID",
        "PERP: INDIVIDUAL ID",
        "PERP: ORGANIZATION ID",
        "PHYS TGT: ID",
        "HUM TGT: NAME",
        "HUM TGT: DESCRIPTION",
    }
)
"""Slots filled with words of the text; others take values of closed sets, dates or places."""

_WORD = re.compile(r"[A-Z0-9]+(?:[-'][A-Z0-9]+)*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
"""A string in quotation marks; those within it follow a backslash."""

_EMPTY = frozenset(
    "THE A AN OF IN ON AND OR FOR TO AT BY WITH FROM DE LA EL LOS LAS DEL SOME TWO THREE".split()
)
_MONTHS = {m: i for i, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split())}
_DATE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")


def fills_of(slot: str, template: Template) -> list[str]:
    """The fills of a slot; ``*`` (does not apply) is none, question marks (optional) are cut."""
    return [f.strip() for f in template.get(slot, []) if f.strip() not in {"", "*", "-"}]


def agree(slot: str, gold: Sequence[str], mine: Sequence[str]) -> Counts:
    """Matched fills; a gold fill that is marked optional costs nothing when it is missed."""
    pairs = largest_matching([[j for j, m in enumerate(mine) if _same(slot, g, m)] for g in gold])
    rows = set(pairs.values())
    due = [g for i, g in enumerate(gold) if not g.startswith("?") or i in rows]
    return Counts(len(pairs), len(due), len(mine))


def _same(slot: str, gold: str, mine: str) -> bool:
    if slot == "INCIDENT: DATE":
        return _dates_meet(gold, mine)
    if slot == "INCIDENT: LOCATION":
        return _places_meet(gold, mine)
    if slot in STRINGS:
        return bool(content(gold) & content(mine))
    return any(_value(g) == _value(m) for g in gold.split(" / ") for m in mine.split(" / ")) and (
        '"' not in gold or '"' not in mine or bool(content(gold) & content(mine))
    )


def _value(fill: str) -> str:
    """The closed value before the reference: ``CIVILIAN: "PEASANTS"`` is ``CIVILIAN``."""
    return fill.split(":")[0].strip().lstrip("?").strip() if '"' in fill else fill.lstrip("? ")


def strings_of(fill: str) -> list[str]:
    """The quoted strings of a fill: alternatives, and what it refers to."""
    return [text.replace("\\", "") for text in _QUOTED.findall(fill)]


def optional(template: Template) -> bool:
    """Whether the gold may do without a template."""
    return any("OPTIONAL" in fill for fill in template.get("MESSAGE: TEMPLATE", []))


def content(fill: str) -> set[str]:
    """The content words of the quoted strings (of the whole fill where nothing is quoted)."""
    quoted = strings_of(fill) or [fill]
    return {w for text in quoted for w in _WORD.findall(text.upper())} - _EMPTY


def _dates_meet(gold: str, mine: str) -> bool:
    ours, theirs = _interval(mine), _interval(gold)
    return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _interval(fill: str) -> tuple[int, int] | None:
    """Days since 1900, roughly; an open beginning ("- 03 JAN 90") reaches back sixty days."""
    found = [
        int(y) * 372 + _MONTHS.get(m, 0) * 31 + int(d) for d, m, y in _DATE.findall(fill.upper())
    ]
    if not found:
        return None
    if len(found) == 1:
        return (found[0] - 62, found[0]) if fill.lstrip("? ").startswith("-") else (found[0],) * 2
    return min(found), max(found)


def _places_meet(gold: str, mine: str) -> bool:
    """Same country, and where both name more, a part in common."""
    theirs, ours = _parts(gold), _parts(mine)
    if not theirs or not ours or theirs[0] != ours[0]:
        return False
    return len(theirs) == 1 or len(ours) == 1 or bool(set(theirs[1:]) & set(ours[1:]))


def _parts(fill: str) -> list[str]:
    return [re.sub(r"\s*\([A-Z ]*\)", "", p).strip() for p in re.split(r":| - ", fill.lstrip("? "))]
