"""``dateline evaluate``: scores on benchmark sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from dateline.cli.options import config_option, settings_of
from dateline.errors import ReadingError

_SETS = (
    "statements",
    "ucdp-aec",
    "muc4",
    "timex",
    "geoparsing",
    "acled-types",
    "event-place",
    "airwars-gaza",
    "attribution",
    "gva-figures",
    "gva-linking",
    "screening",
    "gold",
    "symmetry",
)


@click.command("evaluate")
@click.argument("name", metavar="SET", type=click.Choice(_SETS))
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--split",
    type=click.Choice(("dev", "heldout", "all")),
    help="Part of the gold set; all of it without.",
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was predicted, in the set's own form, one JSON object a line.",
)
@click.option(
    "--score-predictions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Score the predictions of a file of that form, and run no engine.",
)
@click.option(
    "--agreement",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Score the gold set against a second annotation of its reports, both ways averaged.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one JSON object.")
@config_option
def command(name: str, path: Path | None, as_json: bool, **values: Any) -> None:
    """Measure the engine on SET, whose file (or folder) is PATH.

    SET is one of statements, ucdp-aec, muc4, timex, geoparsing, acled-types, event-place,
    airwars-gaza, attribution, gva-figures, gva-linking, screening, gold, symmetry. The gold set is
    shipped and needs no PATH; for symmetry any reports will do, without PATH those of
    examples/reports. For screening PATH is a folder of all sets.
    """
    from dateline.evaluation.rows import lines_of
    from dateline.evaluation.sets import module_of
    from dateline.pipeline import Pipeline

    if name != "gold" and (values["split"] or values["agreement"]):
        raise click.UsageError("--split and --agreement are for the gold set")
    module = module_of(name)
    path = path or _shipped(name, module)
    with _form_of(name, path):
        items = module.load(path)
    if values["split"]:
        items = module.part(items, values["split"])
    given: Path | None = values["agreement"] or values["score_predictions"]
    if given is not None:
        predictions = list(lines_of(given, given.name))
    else:
        settings = settings_of(values["config"])
        predictions = list(module.predict(items, Pipeline.default(settings.engine.model)))
    if values["predictions"] is not None:
        _write(values["predictions"], predictions)
    with _form_of(name, given or path):
        measure = module.agreement if values["agreement"] else module.score
        scores = dict(measure(items, predictions))
    if as_json:
        click.echo(json.dumps({"set": name, "items": len(items), "scores": scores}))
    else:
        click.echo("\n".join(_table(name, len(items), scores)))


def _shipped(name: str, module: ModuleType) -> Path:
    """The file of a set that comes with the package, or the reports that come with the project.

    Raises:
        click.UsageError: for a set that is neither, or outside the project's folder.
    """
    from dateline.evaluation.symmetry import EXAMPLES, NAME

    if name == NAME:
        if not EXAMPLES.is_dir():
            raise click.UsageError(f"no {EXAMPLES} here; give a file or folder of reports")
        return EXAMPLES
    if name != "gold":
        raise click.UsageError(f"the {name} set needs its PATH")
    file: Path = module.gold_file()
    return file


@contextmanager
def _form_of(name: str, path: Path) -> Iterator[None]:
    """What goes wrong with rows that lack a field is told as a fault of their file.

    Raises:
        ReadingError: in place of the exception.
    """
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadingError(
            f"{path}: not in the form of the {name} set ({type(error).__name__}: {error})"
        ) from error


def _write(path: Path, predictions: Iterable[dict[str, Any]]) -> None:
    from dateline.cli.output import replacing

    with replacing(path) as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)


def _table(name: str, items: int, scores: dict[str, Any]) -> Iterator[str]:
    yield f"{name}: {items:,} items"
    width = max(map(len, scores), default=0)
    for measure, value in scores.items():
        shown = f"{value:.1f}" if isinstance(value, float) else str(value)
        yield f"  {measure:<{width}}  {shown:>8}"
