"""Organisations of MUC-4 templates that the engine's parties give where the reader has none."""

from __future__ import annotations

import pytest
from making import span, statement

from dateline.codebooks.muc4_perpetrators import add_organization
from dateline.codebooks.muc4_slots import SLOTS, Template
from dateline.records import Mention, PartyValue
from dateline.vocabulary import ActorKind, Ground, Level, Role

TEXT = (
    "SAN SALVADOR, 3 MAR 90 -- THE GUERRILLAS KILLED TWO TEACHERS IN CHALATENANGO. POLICE ACCUSED "
    "THE FARABUNDO MARTI NATIONAL\nLIBERATION FRONT (FMLN) OF THE CRIME."
)
LONG = '"FARABUNDO MARTI NATIONAL LIBERATION FRONT"'


def _mention(actor: str | None = "fmln", role: Role = Role.PERPETRATOR, **more: Level) -> Mention:
    value = PartyValue(
        role=role,
        phrase="THE GUERRILLAS",
        name="FMLN",
        kind=ActorKind.ARMED_GROUP,
        actor=actor,
        **more,
    )
    told = span(TEXT, "THE GUERRILLAS")
    made = statement(1, value, told)
    return Mention(id="e1", report="r", ground=Ground.MAIN, statements=(made,), triggers=(told,))


def _empty() -> Template:
    return {slot: [] for slot in SLOTS}


def test_a_perpetrator_of_the_register_is_given_by_its_longest_name_in_the_wire() -> None:
    template = _empty()
    add_organization(template, _mention(), TEXT)
    assert template["PERP: ORGANIZATION ID"] == [LONG]
    confidence = f"SUSPECTED OR ACCUSED BY AUTHORITIES: {LONG}"
    assert template["PERP: ORGANIZATION CONFIDENCE"] == [confidence]


@pytest.mark.parametrize(
    "mention",
    [
        None,
        _mention(actor=None),
        _mention(actor="hamas"),
        _mention(actor="no such actor"),
        _mention(role=Role.TARGET),
        _mention(level=Level.DENIED),
    ],
    ids=["no mention", "unknown", "not named", "not registered", "a target", "denied"],
)
def test_nobody_is_given_whom_the_wire_does_not_name_or_blame(mention: Mention | None) -> None:
    template = _empty()
    add_organization(template, mention, TEXT)
    assert not any(template.values())


def test_an_organisation_of_the_reader_stays_alone() -> None:
    template = _empty() | {"PERP: ORGANIZATION ID": ['"NRC"']}
    add_organization(template, _mention(), TEXT)
    assert template["PERP: ORGANIZATION ID"] == ['"NRC"']


@pytest.mark.parametrize(
    ("level", "confidence"),
    [
        (Level.STATED_AS_FACT, "REPORTED AS FACT"),
        (Level.CLAIMED_BY_ITSELF, "CLAIMED OR ADMITTED"),
        (Level.SUSPECTED_BY_AUTHORITIES, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (Level.ACCUSED_BY_OTHERS, "SUSPECTED OR ACCUSED"),
    ],
)
def test_what_the_engine_adds_is_as_sure_as_the_engine_says(level: Level, confidence: str) -> None:
    template = _empty()
    add_organization(template, _mention(level=level), TEXT)
    assert template["PERP: ORGANIZATION CONFIDENCE"] == [f"{confidence}: {LONG}"]


def test_who_claims_a_deed_is_given_without_being_registered() -> None:
    template = _empty()
    claim = _mention(actor=None, level=Level.CLAIMED_BY_ITSELF)
    add_organization(template, claim, TEXT)
    assert template["PERP: ORGANIZATION ID"] == ['"THE GUERRILLAS"']
    assert template["PERP: ORGANIZATION CONFIDENCE"] == ['CLAIMED OR ADMITTED: "THE GUERRILLAS"']
