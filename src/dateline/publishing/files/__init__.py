"""Rows of a codebook written as files: CSV, JSONL, GeoJSON, Parquet, GeoPackage, xlsx.

Every form is written as the rows come, in bounded memory, to a file that takes its place when all
of it is there; and the same rows give the same bytes. What needs a heavy library says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from dateline.errors import ConfigurationError
from dateline.publishing.files.layout import Layout, Row, Told

__all__ = ["ENDINGS", "FORMATS", "HXL_FORMATS", "Layout", "Row", "Told", "form_of", "writer"]

_MODULES = {
    "csv": "csv_file",
    "jsonl": "jsonl_file",
    "geojson": "geojson_file",
    "parquet": "parquet_file",
    "gpkg": "gpkg_file",
    "xlsx": "xlsx_file",
}
FORMATS = tuple(_MODULES)
"""The forms, in the order in which they are offered."""
ENDINGS = {".json": "geojson", ".ndjson": "jsonl", **{f".{form}": form for form in FORMATS}}
"""The form by the ending of a file."""
HXL_FORMATS = ("csv", "xlsx")
"""Forms that have room for a row of tags."""

Writer = Callable[[Path, Layout, Iterable[Row]], None]


def form_of(path: Path) -> str:
    """The form that the ending of a file tells.

    Raises:
        ConfigurationError: when it tells none.
    """
    form = ENDINGS.get(path.suffix.lower())
    if form is None:
        raise ConfigurationError(f"{path}: its ending tells no form; give --format")
    return form


def writer(form: str) -> Writer:
    """The function that writes rows in a form; call it before the rows are made.

    Raises:
        ConfigurationError: for a form that there is not.
        MissingExtraError: when a library that it needs is not installed.
    """
    if form not in _MODULES:
        raise ConfigurationError(f"no form {form!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"dateline.publishing.files.{_MODULES[form]}")
    module.require()
    write: Writer = module.write
    return write
