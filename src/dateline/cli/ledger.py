"""``dateline ledger``: many reports, one history of each event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli import FAILED
from dateline.cli.options import columns_of, config_option, input_options, jobs_option, settings_of

if TYPE_CHECKING:
    from dateline.ledger import Ledger

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("ledger")
def command() -> None:
    """Keep coded reports and the events that they tell.

    LEDGER is a file (SQLite), or the address of a PostgreSQL database
    (postgresql://user@host/database; needs the extra "postgres").
    """


def _open(place: str) -> Ledger:
    from dateline.ledger import Ledger
    from dateline.ledger.rules import clock

    return Ledger.open(place, clock=clock())


@command.command("init")
@click.argument("ledger")
@click.option(
    "--policy",
    metavar="NAME",
    help="The policy by which filters see the events.  [default: ucdp, or as the settings say]",
)
@config_option
def init(ledger: str, policy: str | None, config: Path | None) -> None:
    """Make a new, empty ledger.

    What makes two reports copies of one text (the settings ledger.copy_similarity and
    ledger.copy_days) is kept with it from now on.
    """
    from dateline.ledger import Copies, Ledger
    from dateline.ledger.rules import clock

    settings = settings_of(config, ledger__policy=policy).ledger
    copies = Copies(similarity=settings.copy_similarity, days=settings.copy_days)
    with Ledger.create(ledger, clock=clock(), policy=settings.policy, copies=copies) as made:
        click.echo(f"{made.place}: made", err=True)


@command.command("add")
@click.argument("ledger")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True),
)
@input_options
@jobs_option("Processes that code reports; 0 takes one per core.  [default: 1]")
@click.option(
    "--recode",
    is_flag=True,
    help="Code reports anew that another pipeline coded; their older statements are kept, marked.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@config_option
@click.pass_context
def add(ctx: click.Context, /, ledger: str, paths: tuple[str, ...], **values: Any) -> None:
    """Code the reports of PATH... and add them to LEDGER, the earliest published first.

    PATH is what "dateline code" takes, or what it wrote with --format jsonl: that is added as it
    is. Reports that the ledger holds are left alone, so that the same command goes on where it was
    stopped.
    """
    from dateline.cli.ledger_add import AddRun

    with _open(ledger) as opened:
        run = AddRun(
            ledger=opened,
            settings=settings_of(values["config"], run__jobs=values["jobs"]),
            paths=paths,
            published=values["published"],
            input_format=values["input_format"],
            columns=columns_of(values),
            recode=values["recode"],
            quiet=values["quiet"],
        )
        ctx.exit(run())


@command.command("status")
@click.argument("ledger")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(ledger: str, as_json: bool) -> None:
    """Show what LEDGER holds."""
    from dateline.records import to_json

    with _open(ledger) as opened:
        found = opened.status()
    if as_json:
        click.echo(to_json(found).decode())
        return
    for name in found.__struct_fields__:
        value = getattr(found, name)
        click.echo(f"{name.replace('_', ' '):<12}  {_shown(value)}")


def _shown(value: Any) -> str:
    from dateline.ledger import Copies

    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, tuple):
        return ", then ".join(map(str, value))
    if isinstance(value, Copies):
        return f"{value.similarity:.0%} of their words in common, within {value.days} days"
    return "none yet" if value is None else str(value)


@command.command("verify")
@click.argument("ledger")
@click.pass_context
def verify(ctx: click.Context, /, ledger: str) -> None:
    """Look over all of LEDGER, and tell what does not hold.

    The store itself; that each statement's words stand in its report; that each mention is in one
    event, and each address leads to one; block keys, links, versions and records. Exit code 1 when
    something does not hold.
    """
    wrong = 0
    with _open(ledger) as opened:
        for problem in opened.verify():
            wrong += 1
            click.echo(f"{problem.where}: {problem.what}")
        click.echo(f"{opened.place}: {wrong:,} problems" if wrong else "sound", err=True)
    if wrong:
        ctx.exit(FAILED)


@command.command("backup")
@click.argument("ledger")
@click.argument("file", type=_FILE)
def backup(ledger: str, file: Path) -> None:
    """Write LEDGER, as it stands, to FILE: a ledger of its own, also of one on PostgreSQL.

    Others may write meanwhile. FILE takes the place of an older one once it is on disk.
    """
    with _open(ledger) as opened:
        if Path(opened.place).absolute() == file.absolute():
            raise click.UsageError("FILE is the ledger itself")
        opened.backup(file)
        click.echo(f"{file}: written", err=True)


@command.command("merge")
@click.argument("ledger")
@click.argument("other")
def merge(ledger: str, other: str) -> None:
    """Add all that OTHER holds to LEDGER: reports, statements, decisions, failures.

    Doing it again changes nothing. Event ids of OTHER lead in LEDGER to the events that hold their
    mentions. An empty LEDGER becomes a copy, history and all.
    """
    with _open(ledger) as opened, _open(other) as source:
        if opened.place == source.place:
            raise click.UsageError("OTHER is the ledger itself")
        merged = opened.merge(source)
    click.echo(
        f"{merged.reports:,} new reports, {merged.known:,} known, "
        f"{merged.decisions:,} new decisions"
    )


@command.command("upgrade")
@click.argument("ledger")
@click.option("--policy", metavar="NAME", help="Settle the events by this policy from now on.")
def upgrade(ledger: str, policy: str | None) -> None:
    """Bring LEDGER to this version of Dateline, or to another policy. Make a backup first.

    Its tables are changed where their form is older; mentions are compared anew where another
    linker did it, and events settled anew where another policy did. Ids stay, and no statement
    changes.
    """
    from dateline.ledger import Ledger
    from dateline.ledger.rules import clock

    done = Ledger.upgrade(ledger, policy=policy, clock=clock())
    click.echo(f"renewed: {', '.join(done)}" if done else "nothing to renew", err=True)
