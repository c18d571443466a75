"""The dead (or injured) of one event by the part of society that they belong to.

Forces of the state, armed groups and civilians have nobody in common, so their figures may stand
side by side; children, women, aid workers, journalists and officials are civilians. What is left
of the whole is people of whom nothing else is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from dateline.dossiers import Figure
from dateline.vocabulary import Group, Outcome


class Part(StrEnum):
    """Whom a figure counts, coarsely."""

    STATE = "state"
    ARMED = "armed"
    CIVILIAN = "civilian"


WIDE = {
    Part.STATE: Group.SECURITY_FORCES,
    Part.ARMED: Group.MILITANTS,
    Part.CIVILIAN: Group.CIVILIANS,
}
"""The group of a part that may hold its other groups."""
PARTS = {
    Group.SOLDIERS: Part.STATE,
    Group.POLICE: Part.STATE,
    Group.SECURITY_FORCES: Part.STATE,
    Group.MILITANTS: Part.ARMED,
    Group.ATTACKERS: Part.ARMED,
    Group.CIVILIANS: Part.CIVILIAN,
    Group.CHILDREN: Part.CIVILIAN,
    Group.WOMEN: Part.CIVILIAN,
    Group.AID_WORKERS: Part.CIVILIAN,
    Group.JOURNALISTS: Part.CIVILIAN,
    Group.OFFICIALS: Part.CIVILIAN,
}


class Counted(NamedTuple):
    """People of one part and side. ``actor`` is the side's register id, where it is told."""

    part: Part
    actor: str | None
    number: int
    used: tuple[str, ...]


class Parted(NamedTuple):
    """The people of an outcome by part; ``rest`` are those of whom no part is told.

    ``total`` is the whole: the policy's figure for everyone, or the parts where they are more.
    """

    parts: tuple[Counted, ...]
    rest: int
    total: int
    used: tuple[str, ...]

    def of(self, part: Part) -> int:
        """The people of one part, of all sides."""
        return sum(counted.number for counted in self.parts if counted.part is part)


def parted(figures: Iterable[Figure], outcome: Outcome) -> Parted | None:
    """The people of an outcome by part; ``None`` where no figure gives a number."""
    mine = [f for f in figures if f.outcome is outcome and number(f) is not None]
    if not mine:
        return None
    whole = next((f for f in mine if f.group in (None, Group.UNSPECIFIED) and not f.actor), None)
    parts = tuple(counted for part in Part for counted in _part(mine, part))
    apart = sum(counted.number for counted in parts)
    total = max(number(whole) or 0, apart) if whole is not None else apart
    used = tuple(dict.fromkeys(key for figure in mine for key in figure.used))
    return Parted(parts, total - apart, total, used)


def number(figure: Figure | None) -> int | None:
    """The number that stands for a figure: the best, else the low, else the high one."""
    if figure is None:
        return None
    given = (figure.best, figure.low, figure.high)
    return next((n for n in given if n is not None), None)


def _part(figures: Iterable[Figure], part: Part) -> list[Counted]:
    """The people of a part: by side where sides are told, and the others."""
    groups: dict[Group, list[Figure]] = {}
    for figure in figures:
        if figure.group is not None and PARTS.get(figure.group) is part:
            groups.setdefault(figure.group, []).append(figure)
    chosen = {group: _sides(part, told) for group, told in groups.items()}
    wide = chosen.pop(WIDE[part], [])
    narrow = [counted for sides in chosen.values() for counted in sides]
    larger = max(wide, narrow, key=lambda rows: sum(row.number for row in rows))
    return [row for row in larger if row.number]


def _sides(part: Part, told: Iterable[Figure]) -> list[Counted]:
    """One group's people by side, and those of whom no side is told."""
    sided: list[Counted] = []
    whole = Counted(part, None, 0, ())
    for figure in told:
        counted = Counted(part, figure.actor, number(figure) or 0, figure.used)
        if figure.actor is None:
            whole = counted
        else:
            sided.append(counted)
    rest = whole.number - sum(counted.number for counted in sided)
    return [*sided, whole._replace(number=rest)] if rest > 0 else sided
