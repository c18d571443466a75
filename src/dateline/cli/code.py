"""``dateline code``: reports in, events out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.cli.options import (
    columns_of,
    config_option,
    input_options,
    jobs_option,
    output_options,
    settings_of,
)


@click.command("code")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True),
)
@input_options
@output_options
@jobs_option("Processes, each with its own models; 0 takes one per core.  [default: 1]")
@click.option(
    "--failures",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list the reports that failed, one JSON object a line.  "
    "[default: failures.jsonl beside the output]",
)
@click.option(
    "--fresh", is_flag=True, help="Begin again: code anew what an earlier run wrote to --output."
)
@click.option(
    "--screen/--no-screen",
    default=False,
    help="Let reports pass by that obviously tell of something else; how many is told at the end.  "
    "[default: no-screen]",
)
@click.option(
    "--screened",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list the reports that passed by, with their scores, one JSON object a line; "
    "with --screen.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@config_option
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **values: Any) -> None:
    """Code the reports of PATH...: files, folders, or - for standard input.

    A report is a plain text that begins with its date, a web page, or a row of a JSONL or CSV file;
    report.json beside report.txt holds its metadata. What cannot be coded is listed at the end, and
    does not stop the rest.
    """
    from dateline.cli.run import CodeRun

    if values["screened"] is not None and not values["screen"]:
        raise click.UsageError("--screened lists what --screen lets pass by; give that too")
    settings = settings_of(values["config"], run__jobs=values["jobs"])
    run = CodeRun(
        settings=settings,
        paths=paths,
        published=values["published"],
        input_format=values["input_format"],
        columns=columns_of(values),
        form=values["form"],
        table=values["table"],
        output=values["output"],
        page=values["page"],
        failures=values["failures"],
        fresh=values["fresh"],
        screen=values["screen"],
        screened=values["screened"],
        quiet=values["quiet"],
    )
    ctx.exit(run())
