"""``dateline schema``: the JSON form of the records."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (2020-12) of the records that JSON and JSONL output holds."""
    from dateline.records import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
