"""What a named wider place says about the places in it.

"Thamin Chan village in Sagaing" is no village of that name in Yangon: with a wider place named
beside it, a name means a place inside that one, if need be under another spelling, or none that
the gazetteer has.
"""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.places.unknown import likeness
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.gazetteer.keys import bare_key, key, skeleton_key
from dateline.resolution.where.distance import kilometres

MARGIN = 50.0
"""Kilometres from a unit's point within which a place counts as inside, borders being what they
are in gazetteers."""
CLOSE = 0.72
"""Likeness from which a place with the same consonants but one is another spelling."""
SHORT, LONG = 6, 9
"""Letters from which one letter, and from which two, may be off."""


def may_lie_in(entry: Entry, wide: Entry) -> bool:
    """Whether a place may lie in the wider one; only what is told of both can speak against it."""
    if wide.is_country or not entry.country or not wide.country:
        return not wide.country or not entry.country or entry.country == wide.country
    if entry.country != wide.country:
        return _near(entry, wide)
    if not wide.admin1 or (wide.feature == "ADM2" and not wide.admin2):
        return True
    if wide.feature == "ADM1":
        return entry.admin1 == wide.admin1 or not entry.admin1 or _near(entry, wide)
    if wide.feature == "ADM2":
        return entry.admin2 == wide.admin2 or _near(entry, wide)
    return True


def same_land(entry: Entry, town: Entry) -> bool:
    """Whether a place lies in the first-order unit of a town, or close to the town."""
    return entry.admin1 == town.admin1 or _near(entry, town)


def _near(entry: Entry, wide: Entry) -> bool:
    if entry.lat is None or entry.lon is None or wide.lat is None or wide.lon is None:
        return False
    return kilometres(entry.lat, entry.lon, wide.lat, wide.lon) <= MARGIN


def inside(
    name: str, entries: tuple[Entry, ...], wide: Entry, gazetteer: Gazetteer
) -> Entry | None:
    """The place of the name in the wider place: by its name, by its sound, by its spelling."""
    named = [e for e in entries if e.id != wide.id and may_lie_in(e, wide)]
    if not named:
        named = [e for e in gazetteer.sounds_like(name) if _sounds(name, e) and may_lie_in(e, wide)]
    if named:
        return max(named, key=lambda e: (e.is_settlement, e.population, -e.id))
    return spelled_like(name, wide, gazetteer)


def _sounds(name: str, entry: Entry) -> bool:
    return likeness(key(name), key(entry.name)) >= CLOSE


def spelled_like(name: str, wide: Entry, gazetteer: Gazetteer) -> Entry | None:
    """The one settlement of a unit whose name is a letter or two off; ``None`` if none or two."""
    wanted = bare_key(name)
    if len(wanted) < SHORT or not wide.is_unit:
        return None
    code = wide.admin2 if wide.feature == "ADM2" and wide.admin2 else wide.admin1
    row = _by_letter(gazetteer, code).get(wanted[0], ()) if code else ()
    near = [(other, e) for other, e in row if abs(len(other) - len(wanted)) <= 2]
    found = [(other, e) for other, e in near if _misspelt(wanted, name, other, e)]
    return found[0][1] if len({other for other, _ in found}) == 1 else None


@lru_cache(maxsize=256)
def _by_letter(gazetteer: Gazetteer, code: str) -> dict[str, list[tuple[str, Entry]]]:
    """The settlements of a unit with their keys, by the first letter; short names left out."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for entry in gazetteer.settlements(code):
        other = bare_key(entry.name)
        if len(other) >= SHORT:
            found.setdefault(other[0], []).append((other, entry))
    return found


def _misspelt(wanted: str, name: str, other: str, entry: Entry) -> bool:
    """Whether ``other``, the key of an entry, is ``wanted``, that of a name, spelled otherwise."""
    most = 2 if min(len(wanted), len(other)) >= LONG else 1
    if edits(wanted, other, 2) <= 1:
        return True
    bones, others = skeleton_key(name), skeleton_key(entry.name)
    if len(bones) < 4 or likeness(wanted, other) < CLOSE:
        return False
    return edits(bones, others, 1) <= most - 1


def edits(first: str, second: str, most: int) -> int:
    """Letters put in, left out, changed or swapped between two words; ``most + 1`` for more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


__all__ = ["edits", "inside", "may_lie_in", "same_land", "spelled_like"]
