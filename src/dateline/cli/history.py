"""``dateline history``: what was known of an event when, and what each report changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.vocabulary import Outcome

if TYPE_CHECKING:
    from dateline.reconciliation.history import History


@click.command("history")
@click.argument("ledger")
@click.argument("event")
@click.option(
    "--policy",
    metavar="NAME|FILE",
    help="By which policy the event is settled: a name, or a file of your own.  "
    "[default: the ledger's own]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole history as one JSON object.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a chart of the toll over time by source (.png or .svg; needs the extra pictures).",
)
@click.option(
    "--outcome",
    type=click.Choice([Outcome.KILLED.value, Outcome.INJURED.value]),
    default=Outcome.KILLED.value,
    show_default=True,
    help="Whom the chart counts.",
)
def command(
    ledger: str, event: str, policy: str | None, as_json: bool, chart: Path | None, outcome: str
) -> None:
    """Show what was known of EVENT when, report by report, and what each report changed.

    LEDGER is the ledger's file or PostgreSQL address, EVENT an event id; ids of events that were
    merged since are followed.
    """
    from dateline.ledger import Ledger
    from dateline.publishing.canvas import form_of
    from dateline.reconciliation import policy as policy_of
    from dateline.reconciliation.history import history

    form = form_of(chart) if chart is not None else ""
    with Ledger.open(ledger) as opened:
        dossier = opened.dossier(event)
        rule = policy_of(policy or opened.policy)
    told = history(dossier, rule)
    if chart is not None:
        _draw(chart, told, form, Outcome(outcome))
    if as_json:
        from dateline.records import to_json

        click.echo(to_json(told).decode())
    else:
        from rich.console import Console

        from dateline.publishing.history import show_history

        width = None if sys.stdout.isatty() else 120
        show_history(told, Console(file=sys.stdout, highlight=False, width=width))


def _draw(path: Path, told: History, form: str, outcome: Outcome) -> None:
    """Write the chart; the file is whole or not there."""
    import io

    from dateline.publishing.toll_chart import draw_history

    picture = io.BytesIO()
    draw_history(told, picture, form, outcome)
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_bytes(picture.getvalue())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
