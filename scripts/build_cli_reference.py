"""Write ``docs/reference/cli.md`` from the commands, and ``settings.md`` from the settings.

``--check`` writes nothing, and exits with 1 when a page is not what the code says.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dateline import settings
from dateline.cli import cli

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
WIDTH = 96

CLI_HEAD = """# Command line

Written by `scripts/build_cli_reference.py` from the commands themselves; do not edit.

Data goes to standard output, progress and messages to standard error; progress is shown on a
terminal only. Exit codes:

| code | meaning |
|---|---|
| 0 | all done |
| 1 | failed: nothing could be coded, or an input or output cannot be used |
| 2 | wrong usage or settings |
| 3 | finished, with some reports failed |
| 130 | interrupted; with `--output` the same command goes on where it stopped |
"""

SETTINGS_HEAD = """# Settings

Written by `scripts/build_cli_reference.py` from `dateline.settings`; do not edit.

Settings come from, later ones winning: the values below, `dateline.toml` in the working folder (or
the file that `--config` names), environment variables, options of the command. A setting that does
not exist, or has a wrong value, stops a command before it begins; all such problems are told at
once.

```toml
# dateline.toml
[run]
jobs = 2
```
"""

VARIABLES = """
## Other environment variables

| variable | meaning |
|---|---|
| `DATELINE_CACHE` | folder of compiled tables; otherwise the user's cache folder |
| `DATELINE_DATA` | folder of imported gazetteers; otherwise the user's data folder |
| `DATELINE_BENCHMARKS` | folder of benchmark sets; otherwise `../shared/benchmarks` |
| `DATELINE_TEST_POSTGRES` | address of a PostgreSQL server for the tests of the ledger |
| `DATELINE_TEST_KILLS` | reports that the tests add to a ledger while they kill; otherwise 20 |
| `SOURCE_DATE_EPOCH` | the time, in seconds since 1970, that the ledger's commands go by |
| `DATELINE_DEBUG` | shows where an internal error happened |
"""


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and those under it, with the words that call them."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, f"{path} {name}")


def cli_page() -> str:
    """The page of the command line."""
    parts = [CLI_HEAD]
    for path, command in commands(cli, "dateline"):
        context = click.Context(
            command, info_name=path, terminal_width=WIDTH, max_content_width=WIDTH
        )
        context.help_option_names = ["-h", "--help"]
        parts.append(f"\n## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


def settings_page() -> str:
    """The page of the settings."""
    parts = [SETTINGS_HEAD]
    for table, kind in settings.TABLES.items():
        parts.append(f"\n## [{table}]\n\n{inspect.getdoc(kind)}\n")
        told = comments(kind)
        for name, default in ((n, d) for t, n, d in settings.entries() if t == table):
            variable = f"DATELINE_{table}_{name}".upper()
            parts.append(f"\n### {table}.{name}\n\n{told[name]}\n\n")
            parts.append(f"Built-in value: `{shown(default)}`. Variable: `{variable}`.\n")
    return "".join([*parts, VARIABLES])


def comments(kind: type[Any]) -> dict[str, str]:
    """The text below each field of a settings table."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            assert isinstance(text, ast.Expr), f"{field.target.id} has no comment"
            assert isinstance(text.value, ast.Constant)
            found[field.target.id] = inspect.cleandoc(str(text.value.value))
    return found


def shown(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(shown, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else f"{value:_}" if value > 9999 else str(value)


def main() -> int:
    """Write the pages, or check them."""
    stale = False
    for name, page in (("cli.md", cli_page()), ("settings.md", settings_page())):
        path = REFERENCE / name
        if "--check" in sys.argv:
            same = path.is_file() and path.read_text("utf-8") == page
            stale |= not same
            if not same:
                print(f"{path} is not what the code says; run {Path(__file__).name}")
        else:
            path.write_text(page, "utf-8")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
