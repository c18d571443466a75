"""The sets that ``dateline evaluate`` knows."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType

from dateline.errors import ConfigurationError

SETS = {
    "statements": "statements/dev.jsonl",
    "ucdp-aec": "ucdp_aec/dev.jsonl",
    "muc4": "muc4/dev.jsonl.gz",
    "timex": "timex/timebank_aquaint.tar.gz",
    "geoparsing": "geoparsing",
    "acled-types": "acled_types/dev.jsonl",
    "event-place": "event_place/dev.jsonl.gz",
    "airwars-gaza": "airwars_gaza/dev.jsonl.gz",
    "attribution": "attribution/polnear_train.tar.gz",
    "gva-figures": "gva_linking/dev.jsonl.gz",
    "gva-linking": "gva_linking/dev.jsonl.gz",
    "screening": "muc4/dev.jsonl.gz",
}
"""Name of each set and the place of its development part in a benchmark folder."""

SHIPPED = "gold"
"""The set that comes with Dateline, in no benchmark folder."""

SYMMETRY = "symmetry"
"""The set that needs no annotation: any reports, worded otherwise."""


def module_of(name: str) -> ModuleType:
    """The loader and scorer of a set.

    Raises:
        ConfigurationError: for a name that is no set.
    """
    known = (*SETS, SHIPPED, SYMMETRY)
    if name not in known:
        raise ConfigurationError(f"no set {name!r}; the sets are {', '.join(known)}")
    return import_module(f"dateline.evaluation.{name.replace('-', '_')}")


def benchmark_folder() -> Path | None:
    """The folder of benchmark data: ``$DATELINE_BENCHMARKS``, else ``../shared/benchmarks``.

    ``None`` when there is none.
    """
    named = os.environ.get("DATELINE_BENCHMARKS")
    folder = Path(named) if named else Path("../shared/benchmarks")
    return folder if folder.is_dir() else None
