"""The place that each naming means, after the wider places and the kind words beside it are heard.

``Senses`` gives one place per name and report. One telling may say more: "Daraa city" and "Daraa
province" are two places of one name, and a village "in Sagaing" lies in Sagaing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dateline.extraction.places import PlaceName
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import kinds
from dateline.resolution.where.choice import PARTS, WELL_KNOWN, Senses, holds, prior
from dateline.resolution.where.containing import inside, may_lie_in, same_land
from dateline.vocabulary import PlacePrecision, PlaceRelation


class Settled(NamedTuple):
    """A place for one naming; ``wide`` holds it, ``respelt`` is set for another spelling."""

    entry: Entry | None
    wide: Entry | None = None
    respelt: bool = False
    told: bool = True  # whether the phrase itself, not only the sentence, names ``wide``


def settle(
    names: list[PlaceName], senses: Senses, gazetteer: Gazetteer, sentence: Callable[[int], int]
) -> list[Settled]:
    """The places of all namings, in order; ``sentence`` gives the sentence of a name's index."""
    provinces = {key(n.text) for n in names if kinds().get(n.kind or "") is PlacePrecision.ADMIN1}
    found = [
        _levelled(name, senses.of(i), gazetteer, key(name.text) in provinces)
        for i, name in enumerate(names)
    ]
    inner: dict[int, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        if name.parent is not None:
            inner[name.parent].append(i)
    for i, held in inner.items():
        found[i] = _holding(names[i], found[i], [found[j] for j in held])
    units = _units(names, found, sentence, gazetteer)
    settled = [
        _settle(names, found, i, gazetteer, units.get(sentence(i)), senses)
        for i in range(len(names))
    ]
    return _agreed(names, found, settled)


def _levelled(
    name: PlaceName, entry: Entry | None, gazetteer: Gazetteer, province: bool
) -> Entry | None:
    """The unit where the words say "province", the town where they say "city" or "near".

    ``province`` is set where the report calls the name that of a province: "near" means it, too.
    """
    if entry is None or entry.is_country:
        return entry
    here = [e for e in name.entries if e.country == entry.country and e.admin1 == entry.admin1]
    near = name.relation is PlaceRelation.NEAR and name.kind is None and not province
    if near and entry.feature == "ADM1":
        return max((e for e in here if e.is_settlement), key=prior, default=entry)
    told = name.explicit or (name.kind is not None and key(name.text).endswith(name.kind))
    if name.kind is None or not told:
        return entry
    level = kinds().get(name.kind)
    if name.kind == "countryside" and entry.is_settlement:
        return next((e for e in here if e.feature == "ADM1"), entry)
    if level is PlacePrecision.ADMIN1 and entry.feature != "ADM1":
        return next((e for e in here if e.feature == "ADM1"), _namesake(entry, gazetteer))
    if level is PlacePrecision.ADMIN2 and not entry.is_unit:
        return next((e for e in here if e.feature == "ADM2"), entry)
    if level is PlacePrecision.EXACT and entry.is_unit and name.kind in {"city", "town"}:
        return max((e for e in here if e.is_settlement), key=prior, default=entry)
    return entry


def _holding(name: PlaceName, entry: Entry | None, inner: Sequence[Entry | None]) -> Entry | None:
    """The unit of the name where places told to lie in it do: "Buffalo, New York"."""
    if entry is None or not entry.is_settlement:
        return entry
    for one in inner:
        if one is not None and not holds(entry, one) and one.id != entry.id:
            units = [e for e in name.entries if e.is_unit and holds(e, one)]
            return max(units, key=prior, default=entry)
    return entry


def _namesake(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """The first-order unit of a place, where it has the place's name ("Gao region"); else itself.

    Where a seat and its unit have one name, the gazetteer may give the seat alone.
    """
    unit = gazetteer.unit(entry.admin1) if entry.admin1 else None
    return unit if unit is not None and key(unit.name) == key(entry.name) else entry


def _units(
    names: list[PlaceName],
    found: list[Entry | None],
    sentence: Callable[[int], int],
    gazetteer: Gazetteer,
) -> dict[int, Entry]:
    """The narrowest unit that each sentence names; without one, the unit of all its towns."""
    units: dict[int, dict[str, Entry]] = {}
    towns: dict[int, set[str]] = {}
    for i, entry in enumerate(found):
        if entry is None or names[i].demonym:
            continue
        if entry.feature in {"ADM1", "ADM2"}:
            units.setdefault(sentence(i), {})[entry.admin2 or entry.admin1] = entry
        elif entry.is_settlement:
            towns.setdefault(sentence(i), set()).add(entry.admin1)
    told = {at: _narrowest(list(named.values())) for at, named in units.items()}
    for at, codes in towns.items():
        if at not in told and len(codes) == 1 and all(codes):
            told[at] = gazetteer.unit(*codes)
    return {at: unit for at, unit in told.items() if unit is not None}


def _narrowest(units: list[Entry]) -> Entry | None:
    second = [u for u in units if u.feature == "ADM2"]
    if len({u.admin1 for u in units}) > 1:
        return None
    return second[0] if len(second) == 1 else next((u for u in units if u.feature == "ADM1"), None)


def _settle(
    names: list[PlaceName],
    found: list[Entry | None],
    i: int,
    gazetteer: Gazetteer,
    unit: Entry | None,
    senses: Senses,
) -> Settled:
    name, entry = names[i], found[i]
    wide = wide_of(names, found, i)
    at_home = unit is not None and unit.country == senses.main_country()
    if wide is None and entry is None and unit is not None and at_home:
        other = inside(name.text, name.entries, unit, gazetteer)
        return Settled(other, unit, respelt=_respelt(name, other), told=False)
    if entry is not None and name.alike and wide is not None and wide.is_settlement:
        return Settled(entry if same_land(entry, wide) else None, wide)
    if wide is not None and wide.is_settlement and entry is not None and name.kind in PARTS:
        return Settled(entry if same_land(entry, wide) else None, wide)
    if wide is None or not (wide.is_unit or wide.is_country) or name.demonym:
        return Settled(entry, wide)
    if entry is None:
        other = inside(name.text, name.entries, wide, gazetteer) if wide.is_unit else None
        return Settled(other, wide, respelt=_respelt(name, other))
    known = prior(entry) >= WELL_KNOWN or not entry.is_settlement
    if may_lie_in(entry, wide) or known:
        return Settled(entry, wide)
    other = inside(name.text, name.entries, wide, gazetteer)
    return Settled(other, wide, respelt=_respelt(name, other))


def _respelt(name: PlaceName, entry: Entry | None) -> bool:
    return entry is not None and all(e.id != entry.id for e in name.entries)


def _agreed(
    names: list[PlaceName], found: list[Entry | None], settled: list[Settled]
) -> list[Settled]:
    """What one phrase says of a name holds for its other tellings, where nothing else is said."""
    said: dict[str, Settled] = {}
    for name, before, after in zip(names, found, settled, strict=True):
        if after.wide is not None and (before is None or after.entry != before):
            said.setdefault(key(name.text), after)
    result = []
    for name, before, after in zip(names, found, settled, strict=True):
        better = said.get(key(name.text))
        plain = after.wide is None and after.entry == before and better is not None
        result.append(better if plain and better is not None else after)
    return result


def wide_of(names: list[PlaceName], found: list[Entry | None], i: int) -> Entry | None:
    """The nearest known place up the chain of parents."""
    seen: set[int] = set()
    at = names[i].parent
    while at is not None and at not in seen:
        seen.add(at)
        if (entry := found[at]) is not None:
            return entry
        at = names[at].parent
    return None


__all__ = ["Settled", "settle", "wide_of"]
