"""Who did it, and who says so, over all reports (GTD: claimed, compclaim, guncertain)."""

from __future__ import annotations

from made import ARMY, POLICE, REBELS, REPORT, RESIDENTS, dossier, entry, source

from dateline.dossiers import Dossier, Responsibility
from dateline.reconciliation import policy
from dateline.records import PartyValue
from dateline.vocabulary import (
    ActorKind,
    Level,
    Modality,
    ResponsibilityStatus,
    Role,
    SourceKind,
)

Status = ResponsibilityStatus
FACT, CLAIM, DENIED = Level.STATED_AS_FACT, Level.CLAIMED_BY_ITSELF, Level.DENIED
SUSPECTED, ACCUSED = Level.SUSPECTED_BY_AUTHORITIES, Level.ACCUSED_BY_OTHERS
UNKNOWN = Level.UNKNOWN_PERPETRATOR
ISLAMIC_STATE = source("Islamic State", SourceKind.ARMED_GROUP, "islamic-state")


def by(
    name: str,
    level: Level,
    actor: str | None = None,
    kind: ActorKind = ActorKind.ARMED_GROUP,
    role: Role = Role.PERPETRATOR,
) -> PartyValue:
    return PartyValue(role=role, phrase=name, name=name, kind=kind, actor=actor, level=level)


def statuses(told: Dossier) -> dict[str, Status]:
    return {r.party.name: r.status for r in policy("ucdp").settle(told).responsibility}


def one(told: Dossier) -> Responsibility:
    [found] = policy("ucdp").settle(told).responsibility
    return found


def test_claimed_by_itself_with_the_words_of_others_beside_it() -> None:
    claim = entry((REBELS, by("JNIM", CLAIM, "jnim")), day=1)
    suspicion = entry((POLICE, by("JNIM", SUSPECTED, "jnim")))
    found = one(dossier(claim, suspicion))
    assert found.status is Status.CLAIMED
    assert [(a.level, a.source) for a in found.said] == [
        (SUSPECTED, "police"),
        (CLAIM, "the rebels"),
    ]


def test_attributed_says_by_whom() -> None:
    found = one(dossier(entry((POLICE, by("JNIM", SUSPECTED, "jnim")))))
    assert (found.status, found.reason) == (Status.ATTRIBUTED, "by police")


def test_stated_as_a_fact() -> None:
    assert statuses(dossier(entry((REPORT, by("JNIM", FACT, "jnim"))))) == {"JNIM": Status.STATED}


def test_rival_claims_are_contested() -> None:
    told = dossier(
        entry((REBELS, by("JNIM", CLAIM, "jnim"))),
        entry((ISLAMIC_STATE, by("Islamic State", CLAIM, "islamic-state")), day=1),
    )
    assert set(statuses(told).values()) == {Status.CONTESTED}


def test_rival_attributions_are_contested() -> None:
    told = dossier(
        entry((POLICE, by("JNIM", SUSPECTED, "jnim"))),
        entry((RESIDENTS, by("the army", ACCUSED, "ml-military", ActorKind.MILITARY)), day=1),
    )
    assert set(statuses(told).values()) == {Status.CONTESTED}


def test_two_that_one_source_names_together_are_no_rivals() -> None:
    told = dossier(
        entry(
            (REPORT, by("JNIM", FACT, "jnim")),
            (REPORT, by("Islamic State", FACT, "islamic-state")),
        )
    )
    assert set(statuses(told).values()) == {Status.STATED}


def test_denied_with_the_accusation_beside_it() -> None:
    told = dossier(
        entry((RESIDENTS, by("the army", ACCUSED, "ml-military", ActorKind.MILITARY))),
        entry(
            (ARMY, by("the army", DENIED, "ml-military", ActorKind.MILITARY), Modality.DENIED),
            day=1,
        ),
    )
    found = one(told)
    assert (found.status, found.reason) == (Status.DENIED, "denied; others blame it")
    assert [a.level for a in found.said] == [ACCUSED, DENIED]


def test_claimed_and_denied_is_contested() -> None:
    told = dossier(
        entry((REBELS, by("JNIM", CLAIM, "jnim"))),
        entry((REBELS, by("JNIM", DENIED, "jnim"), Modality.DENIED), day=1),
    )
    assert one(told).status is Status.CONTESTED


def test_unknown_gunmen_are_no_rivals_of_a_group_that_has_a_name() -> None:
    told = dossier(
        entry((REPORT, by("Gunmen", UNKNOWN, kind=ActorKind.UNKNOWN_ARMED))),
        entry((REBELS, by("JNIM", CLAIM, "jnim")), day=1),
    )
    assert statuses(told) == {"JNIM": Status.CLAIMED, "Gunmen": Status.UNKNOWN}


def test_fighters_of_a_group_and_the_group_are_one() -> None:
    told = dossier(
        entry((REPORT, by("Boko Haram", FACT, "boko-haram"))),
        entry((REPORT, by("fighters of Boko Haram", FACT)), day=1),
        entry((REPORT, by("Boko Haram militants", FACT)), day=2),
    )
    assert one(told).party.name == "Boko Haram"


def test_forces_of_one_state_are_no_rivals() -> None:
    told = dossier(
        entry((REPORT, by("the army", FACT, "ml-military", ActorKind.MILITARY))),
        entry((REPORT, by("the government", FACT, "ml-government", ActorKind.STATE)), day=1),
    )
    assert set(statuses(told).values()) == {Status.STATED}


def test_its_fighters_in_a_claim_are_the_group_that_speaks() -> None:
    told = dossier(entry((ISLAMIC_STATE, by("its fighters", CLAIM, kind=ActorKind.ARMED_GROUP))))
    found = one(told)
    assert (found.party.name, found.party.actor) == ("Islamic State", "islamic-state")
    assert found.status is Status.CLAIMED
