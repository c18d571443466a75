"""``dateline export``: the events of a ledger in the shape of a codebook."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import selection_of, selection_options

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.publishing.losses import LossReport
    from dateline.reconciliation import Policy

_CODEBOOKS = ("neutral", "acled", "ucdp-ged", "gtd", "plover")
_FORMATS = ("csv", "jsonl", "geojson", "parquet", "gpkg", "xlsx")
_STREAMED = ("csv", "jsonl", "geojson")
"""Forms that may go to standard output."""


@click.command("export")
@click.argument("ledger")
@click.option(
    "--codebook",
    type=click.Choice(_CODEBOOKS),
    default="neutral",
    show_default=True,
    help="Whose columns and rules; neutral is Dateline's own flat view.",
)
@click.option(
    "--policy",
    metavar="NAME",
    help="Policy that settles conflicting statements.  [default: the codebook's own: acled for "
    "acled, ucdp for ucdp-ged, gtd for gtd; else the ledger's]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Form of the file.  [default: by the ending of --output, or csv]",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File to write; it is replaced when all is written.  [default: standard output, for csv, "
    "jsonl and geojson]",
)
@click.option(
    "--loss",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the loss report goes.  [default: beside the output, as FILE.loss.json]",
)
@click.option(
    "--evidence",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the statements of the events, each with its words selected in its report: W3C Web "
    "Annotations as JSON-LD.",
)
@click.option(
    "--deletions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the ids of events that are gone, and where they went, as .jsonl or .csv; with "
    "--updated-since those that went since then.",
)
@click.option(
    "--profile",
    type=click.Choice(["spreadsheet", "raw"]),
    help="Profile of CSV: text cells made safe to open in a spreadsheet, or all as it is.  "
    "[default: spreadsheet]",
)
@click.option(
    "--hxl", is_flag=True, help="Write a row of HXL tags below the names of columns (csv, xlsx)."
)
@click.option(
    "--undated",
    type=click.Choice(["leave", "week", "day"]),
    default="leave",
    show_default=True,
    help="What an event without a date gets: nothing; the seven days up to its first report; the "
    "day of that report, for feeds of daily items. The loss report counts each as assumed.",
)
@click.option(
    "--with-names",
    is_flag=True,
    help="Keep what may name private persons: words of reports, titles, names of people.",
)
@selection_options
@click.option("--quiet", "-q", is_flag=True, help="No summary of what was lost.")
def command(ledger: str, **values: Any) -> None:
    """Write the events of LEDGER (a file, or postgresql://...) as rows of a codebook.

    Each export has a loss report: column by column what could not be said, by which rule it was
    filled, and which events the codebook does not record. Names of private persons are left out
    unless asked for.
    """
    from dateline.codebooks import codebook
    from dateline.codebooks.undated import dated
    from dateline.ledger import Ledger
    from dateline.publishing.export import Export

    form = _form(values)
    selection = selection_of(values)
    with Ledger.open(ledger) as store:
        book = dated(codebook(values["codebook"]), values["undated"])
        rule = _policy(values["policy"] or book.policy or store.policy)
        export = Export(book, rule, names=values["with_names"])
        report = _written(export, store, selection, form, values)
        if values["deletions"] is not None:
            _deletions(store, values["deletions"], selection.updated_since)
    if not values["quiet"]:
        _summary(report, values)


def _form(values: dict[str, Any]) -> str:
    """The form of the file.

    Raises:
        click.UsageError: for options that do not go together.
    """
    from dateline.publishing import files

    output: Path | None = values["output"]
    form: str = values["form"] or (files.form_of(output) if output else "csv")
    if output is None and form not in _STREAMED:
        raise click.UsageError(f"{form} needs --output")
    if values["hxl"] and form not in files.HXL_FORMATS:
        raise click.UsageError(f"--hxl is for {' and '.join(files.HXL_FORMATS)}, not for {form}")
    if values["profile"] and form != "csv":
        raise click.UsageError(f"--profile is for csv, not for {form}")
    files.writer(form)
    return form


def _policy(name: str) -> Policy:
    from dateline.reconciliation import policy

    return policy(name)


def _written(
    export: Any, store: Ledger, selection: Any, form: str, values: dict[str, Any]
) -> LossReport:
    """Write the file, or standard output; what was lost on the way."""
    options: dict[str, Any] = {
        "evidence": values["evidence"],
        "profile": values["profile"] or "spreadsheet",
        "hxl": values["hxl"],
    }
    dossiers = store.dossiers(selection)
    output: Path | None = values["output"]
    if output is not None:
        report: LossReport = export.write(dossiers, output, form, loss=values["loss"], **options)
        return report
    with tempfile.TemporaryDirectory(prefix="dateline.") as folder:
        path = Path(folder) / f"events.{form}"
        report = export.write(dossiers, path, form, loss=values["loss"], **options)
        with path.open("rb") as held:
            shutil.copyfileobj(held, sys.stdout.buffer)
    return report


def _deletions(store: Ledger, path: Path, since: Any) -> None:
    from dateline.publishing import deletions
    from dateline.publishing.files.atomic import replacing_file

    with replacing_file(path) as target:
        deletions.write(target, store.gone(since))


def _summary(report: LossReport, values: dict[str, Any]) -> None:
    from dateline.publishing.export import loss_path
    from dateline.publishing.losses import summary

    output: Path | None = values["output"]
    if output is not None:
        click.echo(f"{output}: written", err=True)
    for line in summary(report):
        click.echo(line, err=True)
    told = values["loss"] or (loss_path(output) if output else None)
    if told is not None:
        click.echo(f"  all of it: {told}", err=True)
