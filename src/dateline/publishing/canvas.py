"""Drawing with matplotlib: loaded late, set up once, and saved to the same bytes every time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.errors import ConfigurationError, MissingExtraError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, SOFT, LINE, PAPER = "#1d1f23", "#5d6470", "#d8d5cd", "#ffffff"
"""Colours of text, of what is beside it, of thin lines, and of the paper."""
FORMS = {".png": "png", ".svg": "svg"}
"""Forms of a drawing by the ending of its file."""

_SETTINGS: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same on every machine
    "font.size": 9,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is no formula
    "axes.edgecolor": LINE,
    "axes.labelcolor": SOFT,
    "axes.unicode_minus": True,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "dateline",  # ids in SVG depend on the drawing alone
    "svg.fonttype": "path",  # the picture shows alike where the font is missing
    "path.simplify": True,
}


@contextmanager
def canvas(width: float, height: float) -> Iterator[Figure]:
    """An empty figure of this size in inches, within which the house's settings hold.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError(
            "drawing needs matplotlib: pip install 'dateline[pictures]'"
        ) from error
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()  # a user's own style must not change the picture
        mpl.rcParams.update(_SETTINGS)
        # Scripts that the font lacks are drawn as boxes; the page shows them.
        warnings.filterwarnings("ignore", message=".*missing from font.*")
        figure = Figure(figsize=(width, height), facecolor=PAPER)
        FigureCanvasAgg(figure)
        yield figure


def form_of(path: Path) -> str:
    """The form of a drawing by the ending of its file: "png" or "svg".

    Raises:
        ConfigurationError: for any other ending.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise ConfigurationError(f"{path}: pictures end in .png or .svg, pages in .html")
    return form


def save(figure: Figure, out: BinaryIO, form: str, dpi: int = 150) -> None:
    """Write the figure; the same figure gives the same bytes (no date, no program's name)."""
    nothing = {"Date": None, "Creator": "Dateline"} if form == "svg" else {"Software": "Dateline"}
    figure.savefig(out, format=form, dpi=dpi, metadata=nothing)
