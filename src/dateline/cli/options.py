"""Options that several commands share, and what they amount to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dateline.ledger.selection import Selection
    from dateline.reading import Columns
    from dateline.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

_FIELDS = ("text", "title", "published", "publisher", "url", "id")
INPUT_FORMS = ("text", "html", "jsonl", "json", "csv")


def _apply(function: F, options: list[Callable[[F], F]]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def input_options(function: F) -> F:
    """How input is read: the date, the form, the columns."""
    columns = [
        click.option(
            f"--{field}-column",
            metavar="NAME",
            help=f"Column of JSONL, JSON and CSV input that holds the {_words(field)}.",
        )
        for field in _FIELDS
    ]
    return _apply(
        function,
        [
            click.option(
                "--published",
                metavar="DATE",
                help="Publication date (YYYY-MM-DD) of reports that carry none; a year alone "
                "completes datelines that name no year.",
            ),
            click.option(
                "--input-format",
                type=click.Choice(INPUT_FORMS),
                help="Form of the input, where its ending or first characters mislead.",
            ),
            *columns,
        ],
    )


def jobs_option(help: str) -> Callable[[F], F]:
    """How many processes work; 0 is one for each core. ``help`` says at what, and the default."""
    return click.option("--jobs", "-j", type=click.IntRange(min=0), metavar="N", help=help)


def output_options(function: F) -> F:
    """Where and how coded reports are written."""
    return _apply(
        function,
        [
            click.option(
                "--format",
                "form",
                type=click.Choice(["text", "json", "jsonl", "csv"]),
                help="Form of the output: text to read, the whole records as JSON or one a line, "
                "or a table.  [default: by the ending of --output, or text]",
            ),
            click.option(
                "--table",
                type=click.Choice(["events", "statements"]),
                default="events",
                show_default=True,
                help="Rows of the CSV table: one for each event, or one for each statement.",
            ),
            click.option(
                "--output",
                "-o",
                type=click.Path(path_type=Path),
                metavar="PATH",
                help="File or folder to write to. A run that was interrupted goes on where it "
                "stopped when it is started again with the same output.",
            ),
            click.option(
                "--html",
                "page",
                type=click.Path(path_type=Path, dir_okay=False),
                metavar="FILE",
                help="Write one self-contained page: the reports with highlights, the events "
                "beside them.",
            ),
        ],
    )


def config_option(function: F) -> F:
    """Which settings file."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Settings file.  [default: dateline.toml in the working folder, if there]",
    )(function)


def settings_of(config: Path | None, **options: Any) -> Settings:
    """The settings of a command; options are named by their table and key (``run__jobs``)."""
    from dateline.settings import load_settings

    return load_settings(config, options={k.replace("__", "."): v for k, v in options.items()})


def columns_of(values: dict[str, Any]) -> Columns:
    """The columns that ``--text-column`` and its kin name."""
    from dateline.reading import Columns

    return Columns(**{field: values.get(f"{field}_column") for field in _FIELDS})


def _words(field: str) -> str:
    return {"published": "publication date", "url": "address", "id": "id"}.get(field, field)


def selection_options(function: F) -> F:
    """Which events of a ledger; what they amount to tells ``selection_of``."""
    from dateline.vocabulary import EventType, PlacePrecision

    return _apply(
        function,
        [
            click.option(
                "--since",
                metavar="DATE",
                help="Events that may lie on this day or later: YYYY-MM-DD, or the beginning of "
                "YYYY-MM or YYYY.",
            ),
            click.option(
                "--until",
                metavar="DATE",
                help="Events that may lie on this day or earlier: YYYY-MM-DD, or the end of "
                "YYYY-MM or YYYY.",
            ),
            click.option(
                "--country",
                "countries",
                multiple=True,
                metavar="COUNTRY",
                help="Country, as its ISO 3166 code of two letters or its name. "
                "May be given several times.",
            ),
            click.option(
                "--admin1",
                metavar="UNIT",
                help="First-order unit, by name or GeoNames code (ML.04).",
            ),
            click.option(
                "--box",
                metavar="W,S,E,N",
                help="Events whose point lies in a box of longitudes and latitudes, in degrees.",
            ),
            click.option(
                "--actor",
                "actors",
                multiple=True,
                metavar="ACTOR",
                help="Actor in any role, by register id or name. May be given several times.",
            ),
            click.option(
                "--type",
                "types",
                multiple=True,
                type=click.Choice([t.value for t in EventType]),
                metavar="TYPE",
                help="Event type (armed_attack, air_strike, abduction ...). "
                "May be given several times.",
            ),
            click.option(
                "--precision",
                "precisions",
                multiple=True,
                type=click.Choice([p.value for p in PlacePrecision]),
                help="Precision of the place. May be given several times.",
            ),
            click.option(
                "--confidence",
                type=click.FloatRange(0, 1),
                metavar="LEAST",
                help="Least confidence, from 0 to 1.",
            ),
            click.option(
                "--updated-since",
                metavar="TIME",
                help="Events changed at or after this time (ISO 8601; without a zone it is UTC).",
            ),
            click.option(
                "--background/--no-background",
                default=True,
                help="With or without events that reports only recall as background.  "
                "[default: with]",
            ),
        ],
    )


SELECTION_NAMES = (
    "since",
    "until",
    "countries",
    "admin1",
    "box",
    "actors",
    "types",
    "precisions",
    "confidence",
    "updated_since",
    "background",
)
"""The values of a command that ``selection_options`` adds."""


def selection_of(values: dict[str, Any]) -> Selection:
    """The selection that the options of ``selection_options`` amount to.

    Raises:
        click.BadParameter: for a date, country, box or time that cannot be read, or ends before it
            begins.
    """
    from dateline.cli.selecting import selection

    return selection({name: values[name] for name in SELECTION_NAMES})
