"""Deaths by side as UCDP counts them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.codebooks.ucdp_deaths import deaths_by_side
from dateline.records import Mention, Source, Span, Statement, TollValue
from dateline.vocabulary import (
    Ground,
    Group,
    Modality,
    Outcome,
    Qualifier,
    SourceKind,
    Stance,
)

DAY = dt.date(2019, 11, 2)
STATE, GROUP = "Government of Mali", "JNIM"


def killed(low: int, group: Group, kind: SourceKind, **other: object) -> Statement:
    party = kind in (SourceKind.ARMED_GROUP, SourceKind.STATE)
    modality = Modality.CLAIMED if kind is SourceKind.ARMED_GROUP else Modality.ASSERTED
    value = TollValue(
        outcome=Outcome.KILLED,
        group=group,
        low=low,
        high=low,
        qualifier=Qualifier.EXACT,
        phrase=f"{low} dead",
        **other,  # type: ignore[arg-type]
    )
    return Statement(
        id="s1",
        mention="e1",
        value=value,
        source=Source(
            name=kind.value, kind=kind, stance=Stance.PARTY if party else Stance.INDEPENDENT
        ),
        modality=modality,
        evidence=(Span(0, 1, "x"),),
        confidence=1.0,
        producer="test",
    )


def mention(*statements: Statement) -> Mention:
    return Mention(id="e1", report="r", ground=Ground.MAIN, statements=statements, triggers=())


def test_conflicting_figures_are_never_added() -> None:
    fields = deaths_by_side(
        mention(
            killed(49, Group.SOLDIERS, SourceKind.ARMED_GROUP),
            killed(53, Group.SOLDIERS, SourceKind.STATE),
            killed(1, Group.CIVILIANS, SourceKind.STATE),
        ),
        (STATE, GROUP),
        "ML",
        DAY,
    )
    assert fields == {
        "deaths_side_a": 53,
        "deaths_side_b": 0,
        "deaths_civilian": 1,
        "deaths_unknown": 0,
        "deaths_low": 49,
        "deaths_high": 54,
    }


def test_parts_totals_and_older_figures_do_not_count() -> None:
    fields = deaths_by_side(
        mention(
            killed(10, Group.CIVILIANS, SourceKind.POLICE),
            killed(3, Group.CHILDREN, SourceKind.POLICE, includes=True),
            killed(900, Group.CIVILIANS, SourceKind.POLICE, total=True),
            killed(8, Group.CIVILIANS, SourceKind.POLICE, earlier=True),
        ),
        (STATE, GROUP),
        "ML",
        DAY,
    )
    assert (fields["deaths_civilian"], fields["deaths_high"]) == (10, 10)


@pytest.mark.parametrize(
    ("group", "sides", "field"),
    [
        (Group.MILITANTS, (STATE, GROUP), "deaths_side_b"),
        (Group.POLICE, (STATE, GROUP), "deaths_side_a"),
        (Group.UNSPECIFIED, (STATE, GROUP), "deaths_civilian"),
        (Group.UNSPECIFIED, ("Los Zetas", "Gulf Cartel"), "deaths_unknown"),
        (Group.UNSPECIFIED, (GROUP, "Civilians"), "deaths_civilian"),
        (Group.AID_WORKERS, (STATE, GROUP), "deaths_civilian"),
    ],
)
def test_deaths_go_to_the_side_of_the_dead(
    group: Group, sides: tuple[str, str], field: str
) -> None:
    fields = deaths_by_side(mention(killed(4, group, SourceKind.POLICE)), sides, "ML", DAY)
    assert fields[field] == 4


def test_an_unspecified_sum_is_not_added_to_its_parts() -> None:
    fields = deaths_by_side(
        mention(
            killed(5, Group.UNSPECIFIED, SourceKind.POLICE),
            killed(3, Group.SOLDIERS, SourceKind.POLICE),
            killed(2, Group.CIVILIANS, SourceKind.POLICE),
        ),
        (STATE, GROUP),
        "ML",
        DAY,
    )
    assert (fields["deaths_unknown"], fields["deaths_high"]) == (0, 5)


def test_a_group_s_claim_of_the_state_s_dead_only_raises_the_high_figure() -> None:
    claim = mention(killed(12, Group.SOLDIERS, SourceKind.ARMED_GROUP))
    fields = deaths_by_side(claim, (STATE, GROUP), "ML", DAY)
    assert (fields["deaths_side_a"], fields["deaths_low"], fields["deaths_high"]) == (0, 0, 12)


def test_a_figure_of_another_scale_is_one_of_a_campaign() -> None:
    fields = deaths_by_side(
        mention(
            killed(6, Group.CIVILIANS, SourceKind.POLICE),
            killed(739, Group.CIVILIANS, SourceKind.MONITOR),
        ),
        (STATE, GROUP),
        "ML",
        DAY,
    )
    assert (fields["deaths_civilian"], fields["deaths_high"]) == (6, 6)
    rival = mention(
        killed(30, Group.CIVILIANS, SourceKind.POLICE),
        killed(140, Group.CIVILIANS, SourceKind.MONITOR),
    )
    assert deaths_by_side(rival, (STATE, GROUP), "ML", DAY)["deaths_high"] == 140


def test_a_source_that_counts_dead_does_not_contradict_itself_by_a_side_without_any() -> None:
    own = mention(
        killed(43, Group.SOLDIERS, SourceKind.MILITARY),
        killed(0, Group.POLICE, SourceKind.MILITARY),
    )
    fields = deaths_by_side(own, (STATE, GROUP), "ML", DAY)
    assert (fields["deaths_side_a"], fields["deaths_low"], fields["deaths_high"]) == (43, 43, 43)


def test_the_zero_of_another_source_is_a_rival_figure() -> None:
    rival = mention(
        killed(43, Group.SOLDIERS, SourceKind.MONITOR),
        killed(0, Group.SOLDIERS, SourceKind.STATE),
    )
    fields = deaths_by_side(rival, (STATE, GROUP), "ML", DAY)
    assert (fields["deaths_low"], fields["deaths_high"]) == (0, 43)
