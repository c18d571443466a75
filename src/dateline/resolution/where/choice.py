"""Which of the places of one name a report means: one sense per name and report.

Points speak for each sense: size and rank of the place; the report's countries; the wider place
that the phrase names; the units that the report names; the distance to its other places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log10
from types import MappingProxyType

from dateline.extraction.places import PlaceName
from dateline.extraction.places.unknown import likeness, without_kind
from dateline.knowledge.gazetteer import Entry, Gazetteer
from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import kinds
from dateline.resolution.where.distance import kilometres
from dateline.vocabulary import PlacePrecision, PlaceRelation

COUNTRY_POINTS = 4.0
"""For a sense in the country that the report names most."""
PARENT_POINTS = 8.0
UNIT_POINTS = 2.0
CHILD_POINTS = 1.0
COUNTRY_PRIOR = 10.0
"""A country's name is hardly ever that of a village."""
WORLD_CITY = 1_000_000
"""Inhabitants from which a city is known everywhere."""
SHORTENED = 3.0
"""Against a county named without the word for it ("Ohio" for Ohio County)."""
WELL_KNOWN = 5.3
"""Prior from which a place is known abroad without its country (a city of 200,000)."""
LITTLE_KNOWN = 4.5
"""Prior below which a place is not meant in a report about other countries (30,000)."""
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest central".split()
)
"""Names of units of some countries; elsewhere they are mere directions."""
LIKE_AT_HOME = 0.75
"""Likeness of the names of a place meant instead of one abroad."""
MANY = 12
"""Senses of one name that are weighed in full."""
CLEARLY = 0.6
"""Share of the first country's votes that the second may have at most."""
LEAST = 0.3
"""Weight that the country of a report needs: one adjective ("Malian jets") has it."""
MAIN_COUNTRY = 0.5
"""Share of the most named country's votes from which a country is one the report is about."""
ACROSS = 0.3
"""Share of its vote that a country keeps which is named for its border alone."""
FEW = 2.0
"""Votes that the most named country needs to count in full."""
KIND_POINTS = 4.0
PART_OF_CITY = 30.0
"""Kilometres from a world city's point within which a place may be a part of it."""
PART_OF_REGION = 300.0
"""Kilometres from a region's point within which a place may lie in it."""

_RANK = {"PPLC": 1.0, "PPLA": 0.5, "PPLX": -1.0, "PPLH": -2.0, "PPLQ": -2.0}


def prior(entry: Entry) -> float:
    """How likely a sense is with nothing else known: powers of ten of inhabitants."""
    if entry.is_country:
        return COUNTRY_PRIOR
    if entry.basis == "region":
        return 6.8
    if entry.feature == "ADM1":
        return 5.4 if entry.primary else 5.0
    if entry.feature == "ADM2":
        return 3.2
    size = log10(entry.population + 100) + _RANK.get(entry.feature, 0.0)
    if entry.population > WORLD_CITY:
        size += 1.5
    return size if entry.primary else size - 0.8


PARTS = frozenset("neighborhood neighbourhood quarter ward barrio".split())
"""Words for a part of a town; a suburb is told by its state, too ("a Texas suburb")."""

DISTRICTS = PARTS | {"district", "subdistrict"}
"""And for a part of a town or of a province."""


class Senses:
    """The senses chosen for the names of one report."""

    def __init__(
        self,
        names: list[PlaceName],
        gazetteer: Gazetteer,
        groups: Mapping[str, tuple[str, float]] = MappingProxyType({}),
    ) -> None:
        self._names = names
        self._told_groups = groups
        self._gazetteer = gazetteer
        self._groups: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            self._groups[key(name.text)].append(index)
        self.chosen: dict[str, Entry | None] = {k: self._first(k) for k in self._groups}
        for _ in range(2):
            self._votes = self._country_votes()
            self._weights = _by_country(self._votes)
            self._units = self._named_units()
            self._points = self._resolved_points()
            self.chosen = {k: self._choose(k) for k in self._groups}

    def of(self, index: int) -> Entry | None:
        """The place that the name at ``index`` means; ``None`` where no entry has the name."""
        return self.chosen[key(self._names[index].text)]

    def _entries(self, k: str) -> tuple[Entry, ...]:
        """What a name may mean; a part of a town is no region of the same name ("Normandy")."""
        entries = self._names[self._groups[k][0]].entries
        if all((self._names[i].kind or "") in PARTS for i in self._groups[k]):
            return tuple(e for e in entries if not (e.feature == "ADM1" or e.is_country))
        return entries

    def _first(self, k: str) -> Entry | None:
        if self._names[self._groups[k][0]].alike:
            return None
        return max(self._entries(k), key=prior, default=None)

    def main_country(self) -> str | None:
        """The country that the report is about, if it is clearly one."""
        weights = self._weights_without("")
        first, second, *_ = [*sorted(weights.items(), key=lambda p: -p[1]), ("", 0.0), ("", 0.0)]
        return first[0] if first[1] >= LEAST and second[1] < CLEARLY * first[1] else None

    def _country_votes(self) -> dict[str, tuple[str, float]]:
        """For each name the country that it speaks for, and how much."""
        votes: dict[str, tuple[str, float]] = dict(self._told_groups)
        for k, group in self._groups.items():
            entry = self.chosen[k]
            if entry is None or not entry.country:
                continue
            first = self._names[group[0]]
            weight = min(len(group), 4) * (1.0 if not entry.demonym else 0.6)
            if not entry.is_country and entry.basis != "region":
                weight *= self._share(k)
            if first.dateline:
                weight += 1.5
            if entry.is_country and first.relation is PlaceRelation.BORDER:
                weight *= ACROSS
            votes[k] = (entry.country, weight)
        return votes

    def _share(self, k: str) -> float:
        """How surely a name speaks for its country: the part of a town for none."""
        if all((self._names[i].kind or "") in PARTS for i in self._groups[k]):
            return 0.0
        return 1.0 / len({e.country for e in self._entries(k)})

    def _weights_without(self, k: str) -> dict[str, float]:
        """How much the rest of the report speaks of each country; the most named one has 1."""
        weights = dict(self._weights)
        if k in self._votes:
            own = self._votes[k][0]
            del weights[own]
            weights |= _by_country(
                {o: vote for o, vote in self._votes.items() if vote[0] == own and o != k}
            )
        top = max(max(weights.values(), default=0.0), FEW)
        return {c: w / top for c, w in weights.items()}

    def _named_units(self) -> dict[str, set[str]]:
        """The codes of the units named, each with the plain names that name it."""
        units: dict[str, set[str]] = defaultdict(set)
        for k, entry in self.chosen.items():
            if entry is not None and entry.is_unit:
                plain = key(without_kind(self._names[self._groups[k][0]].text)[0])
                for code in filter(None, (entry.admin1, entry.admin2)):
                    units[code].add(plain)
        return units

    def _named(self, code: str, k: str) -> bool:
        """Whether another name than ``k`` names the unit ("Daraa Governorate" is Daraa's own)."""
        return bool(self._units.get(code, set()) - {k})

    def _resolved_points(self) -> list[tuple[str, float, float]]:
        return [
            (k, e.lat, e.lon)
            for k, e in self.chosen.items()
            if e is not None and not e.is_country and e.basis != "region"
            and e.lat is not None and e.lon is not None
        ]  # fmt: skip

    def _choose(self, k: str) -> Entry | None:
        entries = self._entries(k)
        weights = self._weights_without(k)
        if self._names[self._groups[k][0]].alike:
            entries = tuple(e for e in entries if self._credible(k, e, weights))
        entries = self._at_home(k, entries, weights)
        entries = tuple(e for e in entries if not self._out_of_the_way(k, e, weights))
        if len(entries) < 2:
            return entries[0] if entries else None
        if len(entries) > MANY:
            entries = tuple(sorted(entries, key=lambda e: -self._promise(e, weights))[:MANY])
        return max(entries, key=lambda e: (self._score(k, e, weights), -e.id))

    def _at_home(
        self, k: str, entries: tuple[Entry, ...], weights: dict[str, float]
    ) -> tuple[Entry, ...]:
        """Senses without the small places of countries that the report does not speak of.

        Where that leaves none, and the phrase says what kind of place it is or in which wider
        place it lies, a place of the report's countries that sounds alike may be meant.
        """
        if not any(w >= MAIN_COUNTRY for w in weights.values()) or self._settled_abroad(k):
            return entries
        first = self._names[self._groups[k][0]]
        kept = tuple(
            e
            for e in entries
            if weights.get(e.country, 0.0) > 0.1 or (prior(e) >= WELL_KNOWN and _fits(first, e))
        )
        if k in DIRECTIONS:
            return tuple(e for e in kept if weights.get(e.country, 0.0) > 0.1)
        tiny = max((prior(e) for e in entries), default=0.0) < LITTLE_KNOWN
        told = first.explicit or first.alike or first.parent is not None or tiny
        if kept or not told or first.dateline:
            return kept or entries
        heard = self._gazetteer.sounds_like(first.text)
        wanted = key(first.text)
        near = (e for e in heard if likeness(wanted, key(e.name)) >= LIKE_AT_HOME)
        return tuple(e for e in near if self._credible(k, e, weights))

    def _out_of_the_way(self, k: str, entry: Entry, weights: dict[str, float]) -> bool:
        """Whether a small place has the name as another name only, far from all that is told.

        Gazetteers list other names in many spellings: that a village of Kivu is spelt as a town of
        Niger is in one of them does not make it that town.
        """
        if entry.primary or prior(entry) >= LITTLE_KNOWN or not self._elsewhere(k):
            return False
        if weights.get(entry.country, 0.0) > 0.1 or self._settled_abroad(k):
            return False
        return self._nearness(k, entry) == 0.0

    def _elsewhere(self, k: str) -> bool:
        """Whether other names of the report are places with points."""
        return any(other != k for other, _, _ in self._points)

    def _settled_abroad(self, k: str) -> bool:
        """Whether some phrase names the wider place of the name, which then decides."""
        return any(
            self._names[i].parent is not None
            and any(self._holds(self._names[i].parent or 0, e) for e in self._entries(k))
            for i in self._groups[k]
        )

    def _promise(self, entry: Entry, weights: dict[str, float]) -> float:
        unit = UNIT_POINTS if entry.admin1 in self._units else 0.0
        return prior(entry) + COUNTRY_POINTS * weights.get(entry.country, 0.0) + 2 * unit

    def _credible(self, k: str, entry: Entry, weights: dict[str, float]) -> bool:
        """Whether a place that only sounds like the name may be meant: where the report plays."""
        if weights.get(entry.country, 0.0) < MAIN_COUNTRY:
            return False
        return self._nearness(k, entry) >= 1.0 or entry.admin1 in self._units

    def _score(self, k: str, entry: Entry, weights: dict[str, float]) -> float:
        points = prior(entry) + COUNTRY_POINTS * weights.get(entry.country, 0.0)
        points += self._children(k, entry)
        if entry.feature == "ADM2" and key(entry.name) != k:
            points -= SHORTENED
        if self._named(entry.admin1, k) and entry.feature != "ADM1":
            points += UNIT_POINTS
        if self._named(entry.admin2, k) and entry.feature != "ADM2":
            points += UNIT_POINTS
        points += self._nearness(k, entry)
        for index in self._groups[k]:
            name = self._names[index]
            if name.parent is not None and self._holds(name.parent, entry):
                points += PARENT_POINTS
                break
        return points + self._kind_points(k, entry)

    def _children(self, k: str, entry: Entry) -> float:
        """A unit is likelier where the report names places inside it."""
        if not (entry.is_unit or entry.is_country):
            return 0.0
        inside = sum(
            1 for o, e in self.chosen.items() if o != k and e is not None and holds(entry, e)
        )
        return min(inside, 3) * CHILD_POINTS if entry.is_unit else 0.0

    def _holds(self, parent: int, entry: Entry) -> bool:
        """Whether some sense of the wider place's name holds the entry."""
        return any(holds(wide, entry) for wide in self._names[parent].entries)

    def _kind_points(self, k: str, entry: Entry) -> float:
        levels = {kinds().get(self._names[i].kind or "") for i in self._groups[k]}
        if PlacePrecision.ADMIN1 in levels and entry.feature == "ADM1":
            return KIND_POINTS
        if PlacePrecision.ADMIN2 in levels and entry.feature == "ADM2":
            return KIND_POINTS
        if PlacePrecision.EXACT in levels and entry.is_settlement:
            return KIND_POINTS
        return 0.0

    def _nearness(self, k: str, entry: Entry) -> float:
        if entry.lat is None or entry.lon is None or entry.is_country:
            return 0.0
        nearest = 9999.0
        for other, lat, lon in self._points:
            if abs(lat - entry.lat) < 4.0 and other != k:  # 4 degrees of latitude: 444 km
                nearest = min(nearest, kilometres(entry.lat, entry.lon, lat, lon))
        return 1.5 if nearest < 60 else 1.0 if nearest < 150 else 0.5 if nearest < 400 else 0.0


def _fits(name: PlaceName, entry: Entry) -> bool:
    """Whether a town may be what the words call the place: no "Springfield district" is a town."""
    return not (name.explicit and entry.is_settlement and name.kind in DISTRICTS)


def _by_country(votes: dict[str, tuple[str, float]]) -> dict[str, float]:
    """The votes for each country, added up in their order."""
    weights: dict[str, float] = defaultdict(float)
    for country, weight in votes.values():
        weights[country] += weight
    return dict(weights)


def holds(wide: Entry, entry: Entry) -> bool:
    """Whether ``wide`` is a unit or a country that holds ``entry``."""
    if wide.id == entry.id:
        return False
    if wide.is_country:
        return wide.country == entry.country and not entry.is_country
    if wide.feature == "ADM1":
        return wide.admin1 == entry.admin1 and entry.feature != "ADM1"
    if wide.feature == "ADM2":
        return wide.admin2 == entry.admin2 and bool(wide.admin2)
    if wide.is_settlement and wide.population >= WORLD_CITY:
        smaller = entry.is_settlement and entry.population < wide.population
        return smaller and wide.country == entry.country and _within(wide, entry, PART_OF_CITY)
    if wide.basis == "region" and wide.country:
        return wide.country == entry.country and _within(wide, entry, PART_OF_REGION)
    return False


def _within(wide: Entry, entry: Entry, reach: float) -> bool:
    """Whether two points lie less than ``reach`` kilometres apart."""
    if wide.lat is None or wide.lon is None or entry.lat is None or entry.lon is None:
        return False
    return kilometres(wide.lat, wide.lon, entry.lat, entry.lon) < reach
