"""Exports as other programs open them; a program that is not there is named and skipped."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from event_making import (
    DAY,
    INDELIMANE,
    NOTHING,
    Told,
    at,
    civilians,
    dossier,
    entry,
    event,
    jnim,
    killed,
    kind,
    on,
)

from dateline.codebooks import codebook
from dateline.dossiers import Dossier
from dateline.publishing.export import Export
from dateline.reconciliation import policy
from dateline.vocabulary import EventType, Group

Written = Callable[..., Path]


def accented() -> tuple[Told, ...]:
    """An event with accents, Arabic, an emoji and a formula in its text."""
    return (
        kind(EventType.BOMBING),
        on(DAY.replace(day=2)),
        at("Te\u0301ssalit الحديدة", admin1="=Kidal", lat=20.19, lon=1.01),
        jnim(),
        civilians(),
        killed(0, Group.CIVILIANS),
    )


def events() -> tuple[Dossier, ...]:
    """Three events: one told in full, one of which nothing is known, one with strange text."""
    strange = entry(*accented(), publisher='Ex"ample; Wire, the 🕊', number=3)
    return event(*INDELIMANE), event(*NOTHING, number=2), dossier(strange)


@pytest.fixture
def write(tmp_path: Path) -> Written:
    """``write("acled", "csv")`` gives the file of the events."""

    def run(name: str, form: str, **options: object) -> Path:
        book = codebook(name)
        path = tmp_path / f"{name}.{form}"
        export = Export(book, policy(book.policy or "ucdp"), names=True)
        export.write(events(), path, form, **options)  # type: ignore[arg-type]
        return path

    return run


@pytest.fixture
def program() -> Callable[..., str]:
    """``program("ogrinfo", ...)`` runs a program and gives what it says."""

    def run(name: str, *arguments: object) -> str:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        done = subprocess.run(
            [name, *map(str, arguments)], check=False, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
