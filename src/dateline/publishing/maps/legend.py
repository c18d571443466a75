"""The legend of a printed map: what its marks mean, and what is not on it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.publishing import words
from dateline.publishing.canvas import INK, PAPER, SOFT
from dateline.publishing.families import LOOKS, Family
from dateline.publishing.maps.marks import HATCH, MIXED
from dateline.publishing.maps.placing import Form
from dateline.publishing.maps.scene import Scene
from dateline.publishing.maps.shapes import mark, put
from dateline.publishing.maps.sizes import Sizes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW, _GAP = 15.0, 9.0
"""Points from row to row, and between the parts."""
_MARK, _TEXT = 13.0, 30.0
"""Points from the left edge to the middle of a mark, and to its words."""
_COUNTRIES = 5
"""So many countries are counted by name."""
_GREY, _EDGE = "#8b929c", "#6d747e"
_FORMS = (
    (Form.POINT, "exact place"),
    (Form.CIRCLE, "somewhere in the circle"),
    (Form.UNIT, "somewhere in the unit"),
    (Form.COUNTRY, "somewhere in the country"),
    (Form.FEATURE, "along a road, in a wide area"),
)


class Legend:
    """Writes parts of the legend into axes of their own, from the top down, in points."""

    def __init__(self, axes: Axes, scene: Scene, sizes: Sizes) -> None:
        self._axes = axes
        self._scene = scene
        self._sizes = sizes
        axes.set_axis_off()
        box = axes.get_window_extent()
        scale = 72 / axes.figure.dpi
        self._width, self._y = box.width * scale, box.height * scale
        axes.set_xlim(0, self._width)
        axes.set_ylim(0, self._y)

    def _head(self, text: str) -> None:
        self._axes.text(0, self._y, text, fontsize=9, weight="bold", color=INK, va="top")
        self._y -= _ROW + 2

    def _row(
        self, text: str, count: int | None = None, tall: float = _ROW, left: float = _TEXT
    ) -> float:
        """A row of words; the height of its middle, for a mark."""
        middle = self._y - tall / 2
        self._axes.text(left, middle, text, fontsize=8, color=INK, va="center")
        if count is not None:
            look: dict[str, Any] = {"fontsize": 8, "color": SOFT, "va": "center", "ha": "right"}
            self._axes.text(self._width, middle, f"{count:,}", **look)
        self._y -= tall
        return middle

    def _mark(self, y: float, shape: str, area: float, **look: Any) -> None:
        put(self._axes, np.array([[_MARK, y]]), [mark(shape, area)], clip_on=False, **look)

    def types(self) -> None:
        """Write the families of events, with their number."""
        counts = self._scene.families
        if not counts:
            return
        self._head("What happened")
        for kind in (k for k in Family if counts[k]):
            look = LOOKS[kind]
            y = self._row(look.words, counts[kind])
            self._mark(y, look.shape, 46, facecolors=look.colour, edgecolors=PAPER, linewidths=0.5)
        self._y -= _GAP

    def killed(self) -> None:
        """Write the sizes of marks."""
        if not self._scene.families:
            return
        self._head("Killed")
        left = _TEXT + max(0.0, self._sizes.radius(max(self._sizes.examples, default=0)) - 11)
        for number in self._sizes.examples:
            tall = max(_ROW, 2 * self._sizes.radius(number) + 3)
            y = self._row(f"{number:,}", tall=tall, left=left)
            self._mark(y, "circle", self._sizes.area(number), facecolors=_GREY, linewidths=0)
        y = self._row("none", left=left)
        self._mark(y, "circle", self._sizes.area(0), facecolors=_GREY, linewidths=0)
        y = self._row("number not known", left=left)
        look = {"facecolors": PAPER, "edgecolors": _EDGE, "linewidths": 1}
        self._mark(y, "circle", self._sizes.area(None), **look)
        self._y -= _GAP

    def precision(self) -> None:
        """Write what points, circles and areas mean, with the number of each."""
        counts = {form: len(self._scene.drawn(form)) for form, _ in _FORMS}
        if not any(counts.values()):
            return
        self._head("How exactly the place is known")
        for form, text in _FORMS:
            if counts[form]:
                self._sample(form, self._row(text, counts[form]))
        self._y -= _GAP

    def _sample(self, form: Form, y: float) -> None:
        if form in (Form.UNIT, Form.COUNTRY):
            self._area(y, hatched=form is Form.COUNTRY)
        elif form is Form.POINT:
            self._mark(y, "circle", 40, facecolors=_EDGE, linewidths=0)
        elif form is Form.CIRCLE:
            self._mark(y, "circle", 95, facecolors=_EDGE + "26", edgecolors=_EDGE, linewidths=1)
        else:
            look = {"facecolors": "none", "edgecolors": _EDGE, "linestyles": [(0, (3, 2))]}
            self._mark(y, "circle", 95, linewidths=1, **look)

    def _area(self, y: float, *, hatched: bool) -> None:
        from matplotlib.patches import Rectangle

        look: dict[str, Any] = {"facecolor": MIXED + "52", "edgecolor": MIXED, "linewidth": 1}
        if hatched:
            look = {"facecolor": "none", "edgecolor": HATCH, "linewidth": 0, "hatch": "//////"}
        self._axes.add_patch(Rectangle((_MARK - 8, y - 4.5), 16, 9, **look))

    def counted(self) -> None:
        """Write how many events are known no better than by their country."""
        groups = sorted(self._scene.countries, key=lambda g: (-len(g.events), g.code))
        if not groups:
            return
        self._head("Only the country is known")
        for group in groups[:_COUNTRIES]:
            self._row(_cut(words.country(group.code)), len(group.events))
        if rest := groups[_COUNTRIES:]:
            more = "1 more country" if len(rest) == 1 else f"{len(rest)} more countries"
            self._row(more, sum(len(g.events) for g in rest))
        self._y -= _GAP

    def hidden(self) -> None:
        """Write how many events are not on the map, and why."""
        hidden = self._scene.hidden
        if not hidden:
            return
        self._head(f"Not on the map: {sum(hidden.values()):,}")
        for why, count in sorted(hidden.items(), key=lambda item: (-item[1], item[0])):
            self._row(why, count)


def _cut(name: str, most: int = 20) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
