"""``dateline chart``: the events of a ledger over time, by type and by actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import click

from dateline.cli.picturing import Asked, asked, is_page, picture_options, write

if TYPE_CHECKING:
    from dateline.publishing.charts import Chart

_KINDS = ("timeline", "tolls", "types", "actors")


@click.command("chart")
@click.argument("ledger")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="timeline",
    show_default=True,
    help="timeline: events over time. tolls: killed over time, low to high. types: events by type. "
    "actors: killed in what is laid to each actor, and on each side.",
)
@picture_options
def command(ledger: str, **values: Any) -> None:
    """Draw a chart of the events of LEDGER (a file, or postgresql://...).

    Days, weeks, months or years are taken as the time asks for. An event that is known to a longer
    time only is spread over it, and never put on its first day.
    """
    from dateline.publishing.charts import chart

    page = is_page(values["output"])
    found = asked(ledger, values)
    made = chart(values["kind"], found.events)
    told = f"{len(found.events):,} events"
    write(
        values["output"],
        lambda out: _draw(made, found, values, page, out),
        None if values["quiet"] else told,
    )


def _draw(made: Chart, found: Asked, values: dict[str, Any], page: bool, out: BinaryIO) -> None:
    from dateline.publishing.caption import caption

    told = caption(
        found.events, found.selection, found.policy, title=values["title"], what=made.heading
    )
    if page:
        from dateline.publishing.charts.page import html

        out.write(html(made, told).encode("utf-8"))
    else:
        from dateline.publishing.canvas import form_of
        from dateline.publishing.charts import write as write_chart

        write_chart(made, told, out, form_of(values["output"]), values["dpi"])
