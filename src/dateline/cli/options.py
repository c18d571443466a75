"""Options that several commands share, and what they amount to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
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
