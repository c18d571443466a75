"""``dateline gazetteer``: the names of places."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import ConfigurationError


@click.group("gazetteer")
def command() -> None:
    """Import place names, or show what is known.

    The bundled gazetteer has the world's places of 500 inhabitants and more. Villages, camps and
    wells come with a country file of GeoNames, or a table of one's own.
    """


@command.command("import")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--csv-columns",
    metavar="KEY=COLUMN,...",
    help="PATH is a CSV file with these columns: name, lat and lon are needed; country, alternate, "
    "feature, admin1, admin2, population and id may be given.",
)
@click.option("--name", metavar="NAME", help="Name of the source.  [default: the file's name]")
@click.option(
    "--licence",
    metavar="TEXT",
    default="not stated",
    show_default=True,
    help="Licence and attribution of a CSV file; kept with the places.",
)
def import_(path: Path, csv_columns: str | None, name: str | None, licence: str) -> None:
    """Add the places of PATH: a GeoNames dump (ML.txt, ML.zip, allCountries.zip), or a CSV file.

    Importing a source of the same name again replaces it.
    """
    from dateline.knowledge.gazetteer import import_csv, import_geonames

    if csv_columns is not None:
        count = import_csv(path, _mapping(csv_columns), name=name, licence=licence)
    elif path.suffix.lower() in (".csv", ".tsv"):
        raise click.UsageError("a CSV file needs --csv-columns name=...,lat=...,lon=...")
    else:
        count = import_geonames(path, name=name)
    click.echo(f"{count:,} places imported", err=True)


@command.command("info")
def info() -> None:
    """Show the bundled gazetteer's version and what was imported, with licences."""
    from dateline.knowledge.gazetteer import Gazetteer
    from dateline.knowledge.gazetteer.cache import data_folder

    gazetteer = Gazetteer.open()
    click.echo(f"version   {gazetteer.version}")
    click.echo(f"imported  {data_folder()}")
    for name, licence in gazetteer.imported.items():
        click.echo(f"  {name}: {licence}")
    if not gazetteer.imported:
        click.echo("  nothing")


def _mapping(words: str) -> dict[str, str]:
    """The mapping that ``name=village,lat=y`` tells.

    Raises:
        ConfigurationError: for a part without an equals sign.
    """
    parts = [part.partition("=") for part in words.split(",") if part.strip()]
    wrong = [key for key, mark, column in parts if not mark or not column.strip()]
    if wrong:
        raise ConfigurationError(f"--csv-columns: no column for {', '.join(wrong)} (key=column)")
    return {key.strip(): column.strip() for key, _, column in parts}
