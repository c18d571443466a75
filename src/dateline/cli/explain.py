"""``dateline explain``: why a value is what it is."""

from __future__ import annotations

import sys
from typing import Any

import click

from dateline.cli.options import columns_of, config_option, input_options, settings_of


@click.command("explain")
@click.argument("file", type=click.Path(exists=True, allow_dash=True))
@click.argument("event")
@click.argument("slot")
@click.option("--report", metavar="ID", help="Which report, where FILE holds several.")
@input_options
@config_option
def command(file: str, event: str, slot: str, **values: Any) -> None:
    """Show what the value of SLOT of EVENT in the report of FILE rests on.

    EVENT is an id that "dateline code" shows (e1, e2 ...); SLOT is one of type, stage, when, where,
    party, toll, means.
    """
    from dateline.errors import ReadingError
    from dateline.pipeline import Pipeline
    from dateline.publishing.explain import explain
    from dateline.reading import read
    from dateline.records import Failure

    settings = settings_of(values["config"])
    reports = []
    for one in read(
        sys.stdin.buffer if file == "-" else file,
        published=values["published"],
        columns=columns_of(values),
        form=values["input_format"],
        limits=settings.reading,
    ):
        if not isinstance(one, Failure):
            reports.append(one)
        elif values["report"] is None:
            raise ReadingError(f"{one.origin}: {one.message}")
    chosen = [r for r in reports if values["report"] in (None, r.id)]
    if len(chosen) != 1:
        found = ", ".join(r.id for r in reports[:10]) or "none"
        raise click.UsageError(f"name one report with --report; {file} holds: {found}")
    [coded] = Pipeline.default(settings.engine.model).code(chosen)
    if isinstance(coded, Failure):
        raise ReadingError(f"{coded.origin}: {coded.message}")
    click.echo(explain(coded, event, slot).rstrip("\n"))
