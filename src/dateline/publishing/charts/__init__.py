"""Charts of the events of a ledger: over time, killed, by type, by actor.

``chart(kind, events)`` gives a ``Chart``: a table that says all that is drawn, and its drawing
(matplotlib, extra ``pictures``). ``write`` writes it as PNG or SVG, ``page.html`` as a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import BinaryIO

from dateline.publishing.caption import Caption
from dateline.publishing.charts.chart import Chart
from dateline.publishing.shown import Shown

__all__ = ["KINDS", "Chart", "chart", "write"]

KINDS = ("timeline", "tolls", "types", "actors")
"""The charts, each a module of this package."""


def chart(kind: str, events: Sequence[Shown]) -> Chart:
    """The chart of a kind (one of ``KINDS``) of these events."""
    made: Chart = import_module(f"dateline.publishing.charts.{kind}").chart(events)
    return made


def write(made: Chart, caption: Caption, out: BinaryIO, form: str, dpi: int = 150) -> None:
    """Write a chart as "png" or "svg"; the same events give the same bytes.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    from dateline.publishing.canvas import canvas, save
    from dateline.publishing.heading import heading

    with canvas(made.width, made.height) as figure:
        heading(figure, caption)
        made.draw(figure)
        save(figure, out, form, dpi)
