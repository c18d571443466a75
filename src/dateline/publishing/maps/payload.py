"""What the interactive page is given: events in columns, and the outlines that it draws.

Both are plain JSON of numbers and of strings that are kept once each; the page shows strings as
text alone. ``COLUMNS`` names the fields of an event in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from dateline.knowledge.outlines import Kind, Level, Outlines
from dateline.publishing import words
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.families import LOOKS, Family, family
from dateline.publishing.maps.extent import Extent
from dateline.publishing.maps.placing import Form, Placed
from dateline.publishing.maps.scene import Scene
from dateline.publishing.shown import Shown, Voice

COLUMNS = (
    "id",  # string: the event's id
    "form",  # index in ``forms``
    "lon",  # ten-thousandths of a degree, or null
    "lat",
    "radius",  # kilometres, or null
    "code",  # string: unit or country, or null
    "family",  # index in ``families``
    "type",  # string
    "start",  # days since 1970-01-01, or null
    "end",
    "low",  # killed, or null
    "best",
    "high",
    "details",  # strings and numbers: see ``_details``
)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_FORMS = tuple(Form)
_FAMILIES = tuple(Family)
_WIDE = 60.0
"""Above so many degrees of height a map's outlines are detailed only where events are."""


class Strings:
    """Strings, each kept once and told by its number; nothing in them steers or reorders a line."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str | None) -> int | None:
        """The number of a string; ``None`` stays."""
        if text is None:
            return None
        return self._numbers.setdefault(on_one_line(text), len(self._numbers))

    @property
    def all(self) -> list[str]:
        """The strings in the order of their numbers."""
        return list(self._numbers)


def events(scene: Scene) -> dict[str, Any]:
    """The events of a scene in the order given, and the words by which they are shown."""
    strings = Strings()
    rows = [_row(placed, strings) for placed in scene.placed]
    columns = dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
    return {
        "columns": {name: columns.get(name, []) for name in COLUMNS},
        "strings": strings.all,
        "forms": [str(form) for form in _FORMS],
        "families": [
            {"words": LOOKS[f].words, "colour": LOOKS[f].colour, "shape": LOOKS[f].shape}
            for f in _FAMILIES
        ],
        "most": scene.most_killed,
    }


def _row(placed: Placed, strings: Strings) -> tuple[Any, ...]:
    one = placed.shown
    kind = words.kind_of_event(one.type) if one.type else "type not known"
    return (
        strings(one.event),
        _FORMS.index(placed.form),
        _fine(placed.lon),
        _fine(placed.lat),
        placed.radius,
        strings(placed.code),
        _FAMILIES.index(family(one.type)),
        strings(kind),
        _day(one.start),
        _day(one.end),
        one.killed.low,
        one.killed.best,
        one.killed.high,
        _details(placed, strings),
    )


def _fine(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * 10_000)


def _day(date: dt.date | None) -> int | None:
    return None if date is None else date.toordinal() - _EPOCH


def _details(placed: Placed, strings: Strings) -> list[Any]:
    """Place, when, precision and reason of both, parties, tolls, counts, and who says so."""
    one, drawn = placed.shown, placed.lon is not None
    return [
        strings(one.place),
        strings(words.when(one.when) if one.when else "date not told"),
        strings(words.date_precision(one.when.precision) if one.when else ""),
        strings(one.when.reason if one.when else ""),
        strings(_precision(placed)),
        strings(one.where.reason if one.where else ""),
        strings((drawn and one.where and words.coordinates(one.where)) or ""),
        [strings(name) for name in one.by],
        [strings(name) for name in one.against],
        strings(one.killed.words),
        strings(one.injured.words),
        int(one.contested),
        one.texts,
        one.confidence,
        [_voice(voice, strings) for voice in one.voices],
    ]


def _precision(placed: Placed) -> str:
    where = placed.shown.where
    told = words.place_precision(where.precision) if where else "place not told"
    return f"{told}; not on the map: {placed.why}" if placed.why else told


def _voice(voice: Voice, strings: Strings) -> list[int | None]:
    return [
        strings(voice.figure),
        strings(voice.source),
        strings(voice.report),
        int(voice.used),
        strings(voice.aside),
        strings(voice.quote),
    ]


def ground(scene: Scene, shown: Extent) -> dict[str, Any]:
    """The outlines for a page that opens on an extent: detailed where events are.

    Arcs are steps on a grid; rings refer to arcs (``-1 - n`` is arc ``n`` run backwards). An arc is
    as detailed for both its neighbours, so that no gap opens between them.
    """
    outlines = scene.outlines
    near = _near(scene, shown)
    level = [
        Level.FINE if outlines.homes(n) & near else Level.COARSE for n in range(len(outlines.kinds))
    ]
    drawn = set(outlines.lines(list(Kind)))
    kinds = "".join(
        str(int(kind)) if n in drawn else str(int(Kind.SEAM))
        for n, kind in enumerate(outlines.kinds)
    )
    codes = {group.code for group in (*scene.units, *scene.countries)}
    return {
        "grid": outlines.grid,
        "arcs": outlines.packed(level),
        "kinds": kinds,
        "countries": {
            code: [words.country(code), outlines.rings(code)] for code in sorted(outlines.countries)
        },
        "units": {code: outlines.rings(code) for code in sorted(codes) if "." in code},
        "points": _points(outlines, [*outlines.countries, *codes]),
    }


def _near(scene: Scene, shown: Extent) -> frozenset[str]:
    """The countries whose outlines are detailed: those of the events, and all on a small map."""
    held = {_country(placed.shown) for placed in scene.placed}
    if shown.height < _WIDE:
        boxes = scene.outlines.boxes().tolist()
        for number, box in enumerate(boxes):
            if shown.touches(*box):
                held |= scene.outlines.homes(number)
    return frozenset(code for code in held if code)


def _country(shown: Shown) -> str | None:
    return shown.where.country if shown.where else None


def _points(outlines: Outlines, codes: Iterable[str]) -> dict[str, tuple[float, float]]:
    found = {code: outlines.point(code) for code in sorted(set(codes))}
    return {code: point for code, point in found.items() if point is not None}
