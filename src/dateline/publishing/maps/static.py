"""The printed map: PNG or SVG, drawn with matplotlib from outlines that are shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from dateline.publishing.canvas import INK, canvas, save
from dateline.publishing.caption import Caption
from dateline.publishing.heading import heading
from dateline.publishing.maps.extent import extent
from dateline.publishing.maps.placing import Form
from dateline.publishing.maps.scene import Scene

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT = 12.0, 8.0
"""Size of the picture in inches."""
_Box = tuple[float, float, float, float]
_MAP: _Box = (0.035, 0.065, 0.725, 0.815)
_LEGEND: _Box = (0.785, 0.065, 0.19, 0.815)
"""Left, bottom, width and height of the map and of its legend, as shares of the picture."""
_ASPECT = (_MAP[2] * _WIDTH) / (_MAP[3] * _HEIGHT)
_WORLD: _Box = (0.035, 0.295, 0.93, 0.605)
_COLUMNS: tuple[_Box, ...] = tuple(
    (left, 0.045, width, 0.225)
    for left, width in (
        (0.035, 0.175), (0.25, 0.12), (0.39, 0.215), (0.645, 0.145), (0.825, 0.14),
    )
)  # fmt: skip
"""The same for a map of the world, whose legend stands below it."""


def write(scene: Scene, caption: Caption, out: BinaryIO, form: str, dpi: int = 150) -> None:
    """Write the map of a scene as "png" or "svg"; the same scene gives the same bytes.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    with canvas(_WIDTH, _HEIGHT) as figure:
        draw(figure, scene, caption)
        save(figure, out, form, dpi)


def draw(figure: Figure, scene: Scene, caption: Caption) -> None:
    """Draw the map of a scene with its caption and legend on an empty figure."""
    from dateline.publishing.maps.ground import Ground
    from dateline.publishing.maps.labels import Labels
    from dateline.publishing.maps.legend import Legend
    from dateline.publishing.maps.marks import Marks
    from dateline.publishing.maps.projection import Projection

    shown = extent(scene.boxes(), _ASPECT)
    world = Projection(shown).world
    axes = figure.add_axes(_WORLD if world else _MAP)
    ground = Ground(axes, scene.outlines, shown)
    ground.draw()
    marks = Marks(ground, scene)
    marks.draw()
    Labels(ground, scene, marks.sizes).draw()
    parts = (Legend.types, Legend.killed, Legend.precision, Legend.counted, Legend.hidden)
    legends = [figure.add_axes(box) for box in (_COLUMNS if world else [_LEGEND])]
    for part, write_part in enumerate(parts):
        if part == 0 or world:
            legend = Legend(legends[part], scene, marks.sizes)
        write_part(legend)
    heading(figure, caption)
    if len(scene.drawn(Form.NONE)) == len(scene.placed):
        told = "No event has a place that can be drawn" if scene.placed else "No events"
        axes.text(
            0.5, 0.5, told, transform=axes.transAxes, ha="center", va="center", fontsize=13,
            color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 8, "alpha": 0.85},
        )  # fmt: skip
