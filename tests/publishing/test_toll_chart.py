"""The chart of a toll over time."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from made import ARMY, HOSPITAL, POLICE, REBELS, dossier, entry, source, toll

from dateline.dossiers import Dossier, Entry
from dateline.publishing.toll_chart import draw_history
from dateline.reconciliation import POLICIES, policy
from dateline.reconciliation.history import history
from dateline.vocabulary import Group, Modality, Outcome, Qualifier, SourceKind

LONG = "the spokesman of the transitional government's ministry of health and social affairs"


def many(count: int) -> list[Entry]:
    """Reports of as many sources, from nobody to two thousand dead."""
    kinds = [kind for kind in SourceKind if kind is not SourceKind.REPORT]
    return [
        entry(
            (
                source(f"{LONG} {n}" if n % 3 == 0 else f"source {n}", kinds[n % len(kinds)]),
                toll(n * 100, high=n * 100 + 40),
            ),
            day=n // 2,
            publisher=f"Paper {n}",
        )
        for n in range(count)
    ]


def drawn(event: Dossier, form: str = "png", name: str = "ucdp") -> bytes:
    out = io.BytesIO()
    draw_history(history(event, policy(name)), out, form, Outcome.KILLED)
    return out.getvalue()


EVENT = dossier(
    entry((POLICE, toll(14, high=None, qualifier=Qualifier.MINIMUM))),
    entry((ARMY, toll(19, Group.SOLDIERS)), (HOSPITAL, toll(23, high=27)), day=1),
    entry((REBELS, toll(60, Group.SOLDIERS), Modality.CLAIMED), day=3),
)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_history_gives_the_same_bytes(form: str) -> None:
    assert drawn(EVENT, form) == drawn(EVENT, form)


def test_no_date_and_no_program_of_the_day_in_it() -> None:
    svg = drawn(EVENT, "svg").decode()
    assert "<dc:date>" not in svg
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert drawn(EVENT)[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("count", [1, 3, 20])
def test_any_number_of_reports(count: int) -> None:
    assert drawn(dossier(*many(count)))[:4] == b"\x89PNG"


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy(name: str) -> None:
    assert drawn(EVENT, name=name)[:4] == b"\x89PNG"


def test_nobody_killed_and_nobody_counted() -> None:
    assert drawn(dossier(entry((POLICE, toll(0), Modality.NEGATED))))[:4] == b"\x89PNG"
    hurt = dossier(entry((POLICE, toll(4, outcome=Outcome.INJURED))))
    assert drawn(hurt)[:4] == b"\x89PNG"
