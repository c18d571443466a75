"""The command line: thin commands over the library. Data on standard output, talk on the other."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from dateline import __version__
from dateline.errors import ConfigurationError, DatelineError

DONE, FAILED, USAGE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: all done; failed; wrong usage or settings; finished with some reports failed;
stopped by the user (128 + SIGINT, as shells count)."""

_COMMANDS = {
    "code": "Code reports: the events they tell, each value with its words.",
    "archive": "Code an archive of any size, shard by shard, each report once.",
    "explain": "Show why a value of an event is what it is.",
    "ledger": "Keep coded reports and the events that they tell.",
    "history": "Show what was known of an event when, and what each report changed.",
    "export": "Write the events of a ledger in the shape of a codebook.",
    "map": "Draw the events of a ledger on a map.",
    "chart": "Draw a chart of the events of a ledger.",
    "serve": "Open the review desk on a ledger, in a browser.",
    "evaluate": "Measure the engine on a benchmark set.",
    "gazetteer": "Import place names, or show what is known.",
    "schema": "Print the JSON Schema of the records.",
}
"""Commands, each a module of this package, with the line that the overview shows."""


class _Commands(click.Group):
    """The commands, whose modules are imported when they are called."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dateline.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors that have a message end it with that message."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            _say_error(str(error))
            ctx.exit(USAGE if isinstance(error, ConfigurationError) else FAILED)
        except KeyboardInterrupt:
            _say_error("interrupted")
            ctx.exit(INTERRUPTED)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 failed, 2 usage, 3 finished with some reports failed, "
    "130 interrupted.",
)
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Dated reports of political violence in, evidence-backed events out."""


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal cannot show is escaped, and does not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        cli(prog_name="dateline")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            _drop_output()
            sys.exit(FAILED)
        _say_error(f"{error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(FAILED)
    except Exception as error:
        if os.environ.get("DATELINE_DEBUG"):
            raise
        _say_error(
            f"internal error: {type(error).__name__}: {error}\n"
            "This is a fault of Dateline's: please report it. "
            "With DATELINE_DEBUG=1 it shows where it happened."
        )
        sys.exit(FAILED)


def _say_error(message: str) -> None:
    click.echo(f"dateline: {message}", err=True)


def _drop_output() -> None:
    """Keep Python from complaining at exit about a reader that has gone (``| head``)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
