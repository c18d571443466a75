"""Where compiled gazetteers lie, and how they come there when several processes start at once."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from dateline.errors import KnowledgeError

log = logging.getLogger(__name__)


def folders() -> list[Path]:
    """Folders for compiled tables, best first.

    ``DATELINE_CACHE`` where it is set, else the per-user cache; then a temporary folder for homes
    that cannot be written.
    """
    import platformdirs

    named = os.environ.get("DATELINE_CACHE")
    first = Path(named) if named else platformdirs.user_cache_path("dateline")
    user = os.getuid() if hasattr(os, "getuid") else 0
    return [first, Path(tempfile.gettempdir()) / f"dateline-{user}"]


def data_folder() -> Path:
    """The folder of what a user has imported: ``DATELINE_DATA`` or the per-user data folder."""
    import platformdirs

    named = os.environ.get("DATELINE_DATA")
    return Path(named) if named else platformdirs.user_data_path("dateline")


def obtain(name: str, build: Callable[[Path], object]) -> Path:
    """The path of the file ``name``, built on first use.

    It is written under another name and moved into place, so that no process ever reads half a
    file; two processes that build at once write the same bytes.

    Raises:
        KnowledgeError: when no folder can be written.
    """
    for folder in folders():
        if (folder / name).is_file() and (folder / name).stat().st_size:
            return folder / name
    problems = []
    for folder in folders():
        try:
            return _build(folder, name, build)
        except OSError as error:
            problems.append(f"{folder}: {error}")
    raise KnowledgeError(
        f"cannot write {name} ({'; '.join(problems)}); set DATELINE_CACHE to a folder that can be "
        "written"
    )


def _build(folder: Path, name: str, build: Callable[[Path], object]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    os.close(handle)
    try:
        log.info("compiling %s, once, to %s", name, folder)
        build(Path(draft))
        Path(draft).chmod(0o644)
        Path(draft).replace(folder / name)
    finally:
        Path(draft).unlink(missing_ok=True)
    return folder / name
