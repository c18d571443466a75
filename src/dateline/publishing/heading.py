"""Title, subtitle and foot of a drawn picture, in inches from its edges."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from dateline.publishing.canvas import INK, SOFT
from dateline.publishing.caption import Caption

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LEFT = 0.42
"""Inches from the left edge to the words."""
HEAD, FOOT = 0.95, 0.4
"""Inches that title and subtitle, and the foot, take."""


def heading(figure: Figure, caption: Caption) -> None:
    """Write title, subtitle and foot; what is too long is cut with an ellipsis."""
    width, height = figure.get_size_inches().tolist()
    title = shorten(caption.title, int(width * 7.6), placeholder=" …")
    under = shorten(caption.under, int(width * 13.5), placeholder=" …")
    foot = shorten(caption.foot, int(width * 18), placeholder=" …")
    left = LEFT / width
    figure.text(left, 1 - 0.32 / height, title, fontsize=17, weight="bold", color=INK, va="center")
    figure.text(left, 1 - 0.66 / height, under, fontsize=9.5, color=SOFT, va="center")
    figure.text(left, 0.15 / height, foot, fontsize=7, color=SOFT, va="center")
