"""What ``dateline map`` and ``dateline chart`` share: their options, their events, their file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click
import msgspec

from dateline.cli.options import selection_of, selection_options

if TYPE_CHECKING:
    from dateline.ledger import Selection
    from dateline.publishing.shown import Shown

F = TypeVar("F", bound=Callable[..., Any])

PAGE = ".html"
"""Ending of pages; drawings end in .png or .svg."""


def picture_options(function: F) -> F:
    """Where a picture goes, how its events are settled and chosen, and what it may name."""
    options: list[Callable[[Any], Any]] = [
        click.option(
            "--output",
            "-o",
            required=True,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="File to write: .png or .svg (need the extra pictures), or .html, one page that "
            "works offline.",
        ),
        click.option(
            "--policy",
            metavar="NAME|FILE",
            help="Policy that settles conflicting statements: a name, or a file of your own.  "
            "[default: the ledger's own]",
        ),
        click.option("--title", metavar="TEXT", help="Title of the picture."),
        click.option(
            "--dpi",
            type=click.IntRange(40, 600),
            default=150,
            show_default=True,
            help="Pixels to an inch of a .png.",
        ),
        click.option(
            "--with-names",
            is_flag=True,
            help="Keep what may name private persons: words of reports, titles, names of people.",
        ),
        selection_options,
        click.option("--quiet", "-q", is_flag=True, help="No summary."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


class Asked(msgspec.Struct, frozen=True):
    """The events that were asked for, and what is told of them."""

    events: list[Shown]
    selection: Selection
    policy: str


def asked(ledger: str, values: dict[str, Any]) -> Asked:
    """The events of a ledger that the options choose, settled by their policy."""
    from dateline.ledger import Ledger
    from dateline.publishing.shown import shown
    from dateline.reconciliation import policy

    selection = selection_of(values)
    with Ledger.open(ledger) as store:
        rule = policy(values["policy"] or store.policy)
        settled = ((one, rule.settle(one)) for one in store.dossiers(selection))
        events = list(shown(settled, names=values["with_names"]))
    return Asked(events=events, selection=selection, policy=f"{rule.name}/{rule.version}")


def is_page(output: Path) -> bool:
    """Whether a page is asked for; any other ending must be one of a drawing.

    Raises:
        ConfigurationError: for an ending that is neither.
    """
    from dateline.publishing.canvas import form_of

    return output.suffix.lower() == PAGE or not form_of(output)


def write(output: Path, draw: Callable[[BinaryIO], None], told: str | None) -> None:
    """Write a picture; the file is whole, or as it was. ``told`` is said of it afterwards."""
    from dateline.publishing.files.atomic import replacing_file

    picture = io.BytesIO()
    draw(picture)
    with replacing_file(output) as target:
        target.write_bytes(picture.getvalue())
    if told is not None:
        click.echo(f"{output}: {told}", err=True)
