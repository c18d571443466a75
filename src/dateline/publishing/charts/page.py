"""A chart as one page that works offline: the drawing as an image, its figures as a table."""

from __future__ import annotations

import base64
import io
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.publishing import words
from dateline.publishing.canvas import canvas, save
from dateline.publishing.caption import Caption
from dateline.publishing.charts.chart import Cell, Chart
from dateline.publishing.cleaning import on_one_line
from dateline.publishing.heading import heading
from dateline.publishing.policy import content_policy


def html(chart: Chart, caption: Caption) -> str:
    """The page of a chart, without any script; the same events give the same bytes.

    Raises:
        MissingExtraError: when matplotlib is not installed.
    """
    drawn = io.BytesIO()
    with canvas(chart.width, chart.height) as figure:
        heading(figure, caption)
        chart.draw(figure)
        save(figure, drawn, "svg")
    style = (files("dateline.publishing") / "templates" / "chart.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("chart.html.j2")
        .render(
            caption=caption,
            chart=chart,
            picture=base64.b64encode(drawn.getvalue()).decode("ascii"),
            policy=content_policy(styles=(style,), images="data:"),
            style=Markup(style),  # noqa: S704  # our own file, not input
        )
    )


def _cell(cell: Cell) -> str:
    if cell is None:
        return "not known"
    if isinstance(cell, str):
        return on_one_line(cell)
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,.1f}".removesuffix(".0")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = on_one_line
    environment.filters["plain"] = words.plain
    environment.filters["cell"] = _cell
    return environment
