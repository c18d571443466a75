"""All events of a map, sorted by the way in which they are drawn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from dateline.knowledge.outlines import Level, Outlines
from dateline.publishing.families import Family, family
from dateline.publishing.maps.extent import Box
from dateline.publishing.maps.placing import Form, Placed, Placer
from dateline.publishing.maps.spans import EARTH_KM
from dateline.publishing.shown import Shown

_KM = EARTH_KM * math.pi / 180
"""Kilometres to a degree of latitude."""


class Group:
    """The events of one unit or one country that are known no better."""

    def __init__(self, code: str, events: list[Placed]) -> None:
        self.code = code
        self.events = events

    @property
    def killed(self) -> int | None:
        """The killed of the events whose figure is known; ``None`` where none is."""
        known = [e.shown.killed.size for e in self.events if e.shown.killed.size is not None]
        return sum(known) if known else None

    @property
    def family(self) -> Family | None:
        """The family of all its events, ``None`` where they differ."""
        kinds = {family(e.shown.type) for e in self.events}
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def label(self) -> str:
        """ "3 events, 41 killed"; without a figure nothing is said of the killed."""
        count = len(self.events)
        told = f"{count:,} event{'' if count == 1 else 's'}"
        if self.killed is None:
            return told
        return f"{told}, {f'{self.killed:,}' if self.killed else 'none'} killed"


class Scene:
    """The events of a map with the way each is drawn, in the order given."""

    def __init__(self, placed: Iterable[Placed], outlines: Outlines) -> None:
        self.placed = tuple(placed)
        self.outlines = outlines

    @classmethod
    def of(cls, events: Iterable[Shown], outlines: Outlines, placer: Placer) -> Scene:
        """The scene of events."""
        return cls((placer(event) for event in events), outlines)

    def drawn(self, form: Form) -> tuple[Placed, ...]:
        """The events that are drawn in a form."""
        return self._by_form.get(form, ())

    @cached_property
    def _by_form(self) -> dict[Form, tuple[Placed, ...]]:
        return {form: tuple(p for p in self.placed if p.form is form) for form in Form}

    @cached_property
    def units(self) -> tuple[Group, ...]:
        """The first-order units that are shaded, by code."""
        return tuple(_groups(self.drawn(Form.UNIT)))

    @cached_property
    def countries(self) -> tuple[Group, ...]:
        """The countries that are hatched, by code."""
        return tuple(_groups(self.drawn(Form.COUNTRY)))

    @property
    def hidden(self) -> Counter[str]:
        """How many events are not drawn, by the reason."""
        return Counter(str(p.why) for p in self.drawn(Form.NONE))

    @property
    def families(self) -> Counter[Family]:
        """How many of the events that are drawn belong to each family."""
        return Counter(family(p.shown.type) for p in self.placed if p.form is not Form.NONE)

    @property
    def most_killed(self) -> int:
        """The most killed in one event; 0 where no figure is known."""
        return max((p.shown.killed.size or 0 for p in self.placed), default=0)

    def boxes(self) -> Iterator[Box]:
        """Where the map must reach: what is drawn, and countries only where nothing finer is."""
        found = False
        for one in self.placed:
            if one.lon is not None and one.lat is not None:
                found = True
                yield _around(one.lon, one.lat, one.radius or 0.0)
        for group in self.units:
            found = True
            yield from self._box(group.code)
        if not found:
            for group in self.countries:
                yield from self._box(group.code)

    def _box(self, code: str) -> Iterator[Box]:
        for polygon in self.outlines.polygons(code, Level.COARSE):
            west, south = polygon[0].min(axis=0).tolist()
            east, north = polygon[0].max(axis=0).tolist()
            yield west, south, east, north


def _around(lon: float, lat: float, radius: float) -> Box:
    up = radius / _KM
    across = min(179.0, up / max(0.05, math.cos(math.radians(lat))))
    return _turned(lon - across), max(-90.0, lat - up), _turned(lon + across), min(90.0, lat + up)


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180 if not -180 <= lon <= 180 else lon


def _groups(placed: Iterable[Placed]) -> Iterator[Group]:
    held: dict[str, list[Placed]] = {}
    for one in placed:
        held.setdefault(one.code or "", []).append(one)
    for code in sorted(held):
        yield Group(code, held[code])
