"""What the coding of an archive depends on, part by part, so that a change can be told by name.

``Pipeline.producer`` covers the release, the versions of the stages, their configurations and the
gazetteer's tables. An archive is coded over days, on several machines, perhaps from a working copy:
here the code itself, the tables it reads, the weights of the language pipeline and the libraries
that compute with them are counted too.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import dateline
from dateline.analysis.english import _find
from dateline.errors import KnowledgeError
from dateline.pipeline import Pipeline
from dateline.records import producer_id
from dateline.scale.job import Job, Limits, MakeScreen
from dateline.scale.plan import Archive
from dateline.scale.running import coding_of
from dateline.screening import Screen as ShippedScreen
from dateline.work import StageObject

_ROOT = Path(dateline.__file__).parent
_CODE = (
    "analysis", "assembly", "confidence", "extraction", "knowledge", "marks.py", "pipeline.py",
    "records.py", "resolution", "scopes.py", "screening", "vocabulary.py", "work.py",
)  # fmt: skip
"""The parts of the package that coding goes through; a command or a page changes no statement."""
_LONG = 120
"""Characters up to which a stage's configuration is told as it is."""
NO_SCREEN = "none"
"""What stands in place of a screen's id where every report is coded."""
_LIBRARIES = ("numpy", "onnxruntime", "spacy", "thinc", "tokenizers")
"""Libraries that compute: another version may round otherwise."""


def parts(model: str, screen: MakeScreen | None = None) -> dict[str, str]:
    """The ids of the parts, for the pipeline on ``model``."""
    pipeline = Pipeline.default(model)
    found = {
        "pipeline": pipeline.producer,
        "code": _digest(_ROOT / name for name in _CODE),
        "model": _digest([_folder(model)]),
        "libraries": ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "screen": screen().producer if screen is not None else NO_SCREEN,
    }
    for stage in pipeline.stages:
        found[f"stage {stage.name}"] = _stage(stage)
    return found


def screen_for(archive: Archive, wanted: bool | None = None) -> MakeScreen | None:
    """The screen to read an archive with, or none.

    Without a wish it is as the archive was begun; a new one is screened, since most of an archive
    tells of something else (a few hundred reports are better coded whole).
    """
    if wanted is None:
        begun = coding_of(archive)
        wanted = begun is None or begun.parts.get("screen") != NO_SCREEN
    return ShippedScreen if wanted else None


def default_job(model: str, limits: Limits, screen: MakeScreen | None = None) -> Job:
    """The job of the local pipeline."""
    return Job(
        make=partial(Pipeline.default, model),
        parts=partial(parts, model, screen),
        screen=screen,
        limits=limits,
    )


def _stage(stage: StageObject) -> str:
    """Version and configuration of a stage; long ones by their digest."""
    told = f"{stage.version} {stage.configuration}"
    return (
        told if len(told) <= _LONG else producer_id(stage.name, stage.version, stage.configuration)
    )


def _folder(model: str) -> Path:
    """The folder of a language pipeline.

    Raises:
        KnowledgeError: when it is not there.
    """
    found = _find(model)
    if isinstance(found, str):
        spec = find_spec(found)
        places = spec.submodule_search_locations if spec is not None else None
        found = Path(next(iter(places))) if places else None
    if found is None:
        raise KnowledgeError(f"the language pipeline {model!r} is not installed")
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(paths: Iterable[Path]) -> str:
    """The first digits of the SHA-256 of files, and of all files in folders, with their names."""
    whole = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                whole.update(str(file.relative_to(path.parent)).encode() + b"\0")
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:12]
