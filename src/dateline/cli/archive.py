"""``dateline archive``: an archive of any size, each report coded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.cli.options import columns_of, config_option, input_options, jobs_option, settings_of

F = TypeVar("F", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group("archive")
def command() -> None:
    """Code an archive of any size, shard by shard, each report once.

    ARCHIVE is a folder. First a plan is made of the input; then the plan is coded, by as many
    processes or machines as there are, and interrupted and resumed at will; then what was coded is
    merged into a ledger, or into tables.
    """


_screen_option = click.option(
    "--screen/--no-screen",
    default=None,
    help="Let reports pass by that obviously tell of something else; each has a row with its "
    "score.  [default: as the archive was begun; a new one: screen]",
)


def _runner_options(function: F) -> F:
    options = [
        _screen_option,
        jobs_option(
            "Processes, each with its own models; 0 takes one per core.  [default: 1; with "
            "--ray as many as the cluster has room for]"
        ),
        click.option(
            "--ray",
            "address",
            metavar="ADDRESS",
            help='Spread the shards over a Ray cluster: its address, "auto" for the one that this '
            'machine belongs to, or "local" for one that is started here for the run.',
        ),
        click.option(
            "--cpus",
            type=click.FloatRange(min=0),
            default=1,
            show_default=True,
            metavar="N",
            help="Cores that a worker of a Ray cluster takes.",
        ),
        click.option(
            "--gpus",
            type=click.FloatRange(min=0),
            default=0,
            show_default=True,
            metavar="N",
            help="GPUs that a worker of a Ray cluster takes; 0.5 puts two workers on one.",
        ),
        click.option("--quiet", "-q", is_flag=True, help="No progress and no summary."),
        config_option,
    ]
    for option in reversed(options):
        function = option(function)
    return function


@command.command("plan")
@click.argument("archive", type=_FOLDER)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@input_options
@click.option(
    "--shard-reports",
    type=click.IntRange(min=1),
    metavar="N",
    help="Reports of a shard.  [default: 2500, or as the settings say]",
)
@click.option(
    "--copies/--no-copies",
    default=False,
    help="Code copies too: reports of which every sentence stands in another one.  "
    "[default: no-copies]",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Leave nothing behind; read a sample now, and tell what to expect.",
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="Reports that --dry-run reads.",
)
@jobs_option("Processes that --dry-run reckons with; 0 is one per core.  [default: 1]")
@_screen_option
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@config_option
@click.pass_context
def plan(ctx: click.Context, /, archive: Path, paths: tuple[str, ...], **values: Any) -> None:
    """Make the plan of ARCHIVE: the reports of PATH..., each once, cut into shards.

    PATH is what "dateline code" takes, also as Parquet, as WARC, or compressed (.gz, .zst); a
    pattern ("news/**/*.jsonl.gz"); or @LIST, a file with one of these a line. What cannot be read
    is listed in ARCHIVE/plan/failures.jsonl.
    """
    from dateline.cli.archive_plan import PlanRun

    settings = settings_of(
        values["config"], run__jobs=values["jobs"], archive__shard_reports=values["shard_reports"]
    )
    run = PlanRun(
        folder=archive,
        settings=settings,
        paths=paths,
        published=values["published"],
        input_format=values["input_format"],
        columns=columns_of(values),
        copies=values["copies"],
        screen=values["screen"],
        sample=values["sample"] if values["dry_run"] else None,
        quiet=values["quiet"],
    )
    ctx.exit(run())


@command.command("run")
@click.argument("archive", type=_FOLDER)
@_runner_options
@click.pass_context
def run(ctx: click.Context, /, archive: Path, **values: Any) -> None:
    """Code what is left of the plan of ARCHIVE.

    The same command goes on where an earlier run stopped, for whatever reason. What another version
    or configuration has begun is not mixed with.
    """
    from dateline.cli.archive_run import ArchiveRun

    ctx.exit(ArchiveRun.of(archive, values)())


@command.command("retry-failed")
@click.argument("archive", type=_FOLDER)
@_runner_options
@click.pass_context
def retry_failed(ctx: click.Context, /, archive: Path, **values: Any) -> None:
    """Code once more the reports of ARCHIVE that failed; all others stay as they are."""
    from dateline.cli.archive_run import ArchiveRun

    ctx.exit(ArchiveRun.of(archive, values)(retry=True))


@command.command("status")
@click.argument("archive", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(archive: Path, as_json: bool) -> None:
    """Show how far ARCHIVE is."""
    from dateline.records import to_json
    from dateline.scale.plan import Archive
    from dateline.scale.running import status as found

    told = found(Archive(archive))
    if as_json:
        click.echo(to_json(told).decode())
        return
    for name in told.__struct_fields__:
        value = getattr(told, name)
        shown = f"{value:,}" if type(value) is int else {True: "yes", False: "no"}.get(value, value)
        click.echo(f"{name:<10}{shown if shown is not None else 'none yet'}")


@command.command("verify")
@click.argument("archive", type=_FOLDER)
@click.pass_context
def verify(ctx: click.Context, /, archive: Path) -> None:
    """Look over all of ARCHIVE, and tell what does not hold.

    Checksums of plan and rows; that every report of a shard has one row, and every statement the
    words that it rests on. Exit code 1 when something does not hold.
    """
    from dateline.cli import FAILED
    from dateline.scale.checking import verify as problems
    from dateline.scale.plan import Archive

    wrong = 0
    for problem in problems(Archive(archive)):
        wrong += 1
        click.echo(f"{problem.where}: {problem.what}")
    click.echo(f"{archive}: {wrong:,} problems" if wrong else "sound", err=True)
    if wrong:
        ctx.exit(FAILED)


@command.command("merge")
@click.argument("archive", type=_FOLDER)
@click.option(
    "--ledger",
    metavar="LEDGER",
    help="Add what was coded to a ledger: a file, or the address of a database.",
)
@click.option(
    "--output",
    "-o",
    type=_FOLDER,
    metavar="FOLDER",
    help="Link and settle all of it at once, and write Parquet tables: reports, mentions, "
    "statements and events.",
)
@click.option(
    "--policy",
    default="ucdp",
    show_default=True,
    metavar="NAME",
    help="The policy by which the table of events is settled: its name, or the path of a .toml "
    "file.",
)
@click.option(
    "--codebook",
    type=click.Choice(["neutral", "acled", "ucdp-ged", "gtd", "plover"]),
    default="neutral",
    show_default=True,
    help="The codebook of the table of events.",
)
@click.option(
    "--with-names",
    is_flag=True,
    help="Keep what may name private persons: words of reports, titles, names of people.",
)
@jobs_option("Processes that read, write and settle; 0 takes one per core.  [default: 1]")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@config_option
@click.pass_context
def merge(ctx: click.Context, /, archive: Path, **values: Any) -> None:
    """Bring together what was coded of ARCHIVE: in a ledger, or in tables.

    Doing it again changes nothing, but for what was coded meanwhile.
    """
    from dateline.cli.archive_merge import MergeRun

    ctx.exit(MergeRun.of(archive, values)())
