"""Policy ``hierarchy`` (Standards for Casualty Recording, conflicting information: hierarchy)."""

from __future__ import annotations

import pytest
from made import (
    HOSPITAL,
    POLICE,
    REBELS,
    REPORT,
    RESIDENTS,
    UN,
    entry,
    reasons,
    settled,
    source,
    toll,
)

from dateline.records import Source
from dateline.vocabulary import Modality, SourceKind


@pytest.mark.parametrize(
    ("higher", "lower"),
    [(UN, POLICE), (HOSPITAL, POLICE), (POLICE, RESIDENTS), (POLICE, REPORT), (RESIDENTS, REBELS)],
)
def test_the_source_that_stands_higher(higher: Source, lower: Source) -> None:
    one = entry((lower, toll(20)), (higher, toll(12)))
    figure = settled("hierarchy", one)
    assert figure.best == 12
    assert f"{higher.name} goes before" in reasons(figure)[f"{one.report.id}/s1"]


def test_of_equals_the_latest() -> None:
    one, two = entry((UN, toll(20))), entry((HOSPITAL, toll(18)), day=1)
    assert settled("hierarchy", one, two).best == 18


def test_an_analysts_word_goes_before_all() -> None:
    analyst = source("coder 1", SourceKind.ANALYST)
    one, two = entry((analyst, toll(17))), entry((UN, toll(20)), day=3)
    assert settled("hierarchy", one, two).best == 17


def test_a_partys_own_claim_stands_lower_than_its_kind() -> None:
    army = source("the army", SourceKind.MILITARY)
    one = entry((army, toll(30), Modality.CLAIMED), (RESIDENTS, toll(12)))
    assert settled("hierarchy", one).best == 12
