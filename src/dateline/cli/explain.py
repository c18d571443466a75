"""``dateline explain``: why a value is what it is, in a report or over all reports of an event."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import columns_of, config_option, input_options, settings_of

_SQLITE = b"SQLite format 3\x00"


@click.command("explain")
@click.argument("file")
@click.argument("event")
@click.argument("slot", required=False)
@click.option("--report", metavar="ID", help="Which report, where FILE holds several.")
@click.option(
    "--policy",
    metavar="NAME|FILE",
    help="By which policy the event of a ledger is settled: a name, or a file of your own.  "
    "[default: the ledger's own]",
)
@input_options
@config_option
def command(file: str, event: str, slot: str | None, **values: Any) -> None:
    """Show what the value of SLOT of EVENT rests on, in the report of FILE or in a ledger.

    For a report EVENT is an id that "dateline code" shows (e1, e2 ...) and SLOT one of type, stage,
    when, where, party, toll, means.

    FILE may be a ledger, EVENT then an event id: shown is how the event is settled over all its
    reports, each figure with the statements used and those set aside, and why. SLOT is one of type,
    stage, when, where, who, means, toll, or an outcome (killed, injured ...); all without it.
    """
    if is_ledger(file):
        click.echo(_settled(file, event, slot, values["policy"]).rstrip("\n"))
        return
    if file != "-" and not Path(file).exists():
        raise click.BadParameter(f"{file!r} does not exist", param_hint="'FILE'")
    if slot is None:
        raise click.UsageError("name the SLOT: type, stage, when, where, party, toll or means")
    if values["policy"] is not None:
        raise click.UsageError("--policy is for ledgers; a single report has nothing to settle")
    click.echo(_read(file, event, slot, values).rstrip("\n"))


def is_ledger(place: str) -> bool:
    """Whether a place is a ledger: an address, or a file of SQLite's form."""
    if "://" in place:
        return True
    path = Path(place)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _settled(place: str, event: str, slot: str | None, name: str | None) -> str:
    from dateline.ledger import Ledger
    from dateline.publishing.settled import explain_settled
    from dateline.reconciliation import policy

    with Ledger.open(place) as ledger:
        dossier = ledger.dossier(event)
        rule = policy(name or ledger.policy)
    return explain_settled(dossier, rule.settle(dossier), rule.terms.does, slot)


def _read(file: str, event: str, slot: str, values: dict[str, Any]) -> str:
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
    return explain(coded, event, slot)
