"""Events in PLOVER's columns, with CAMEO codes."""

from __future__ import annotations

import pytest
from event_making import (
    DAY,
    INDELIMANE,
    NOTHING,
    Told,
    at,
    civilians,
    event,
    gunmen,
    kind,
    means,
    on,
    party,
    stage,
)

from dateline.codebooks import codebook
from dateline.codebooks.plover_codes import QUAD, SECTORS, coded
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import (
    ActorKind,
    EventType,
    MeansClass,
    PlacePrecision,
    Role,
    Stage,
)

BOOK = codebook("plover")
EVENTS = frozenset(QUAD)
MODES = frozenset(
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
    "aerial drone heavy-weapons crowd-control unconventional seize restrict censor curfew "
    "martial-law arrest deport withhold misinformation cyber demo riot strike hunger boycott "
    "obstruct vandalize relations expel territory violence withdraw release disarm ceasefire "
    "access resign assist change yield meet disapprove investigate allege troops weapons police "
    "militia convict discontinue visit third-party multilateral phone".split()
)
CONTEXTS = frozenset(
    "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression "
    "human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping "
    "health asylum migration disasters natural_resource environment technology terrorism cbrn "
    "cyber misinformation crime corruption illegal_drugs trafficking".split()
)


def row(*told: Told) -> Coding:
    of = event(*told)
    return BOOK.code(of, policy("ucdp").settle(of))


def test_an_attack_on_an_army_post() -> None:
    values = row(*INDELIMANE).values
    assert list(values) == [column.name for column in BOOK.columns]
    assert (values["event"], values["mode"], values["cameo"]) == ("ASSAULT", None, "180")
    assert values["quad_code"] == 4
    assert (values["actor_text"], values["actor_sector"]) == ("JNIM", "REB")
    assert (values["recipient_code"], values["recipient_sector"]) == ("MLI", "MIL")
    assert (values["country_code"], values["resolution"], values["dead"]) == ("MLI", 4, 54)


@pytest.mark.parametrize(
    ("event_type", "used", "event_", "mode", "cameo"),
    [
        (EventType.ARMED_CLASH, (), "ASSAULT", "", "190"),
        (EventType.ARMED_CLASH, (MeansClass.FIREARMS,), "ASSAULT", "firearms", "193"),
        (EventType.SHELLING, (), "ASSAULT", "heavy-weapons", "194"),
        (EventType.AIR_STRIKE, (), "ASSAULT", "aerial", "195"),
        (EventType.DRONE_STRIKE, (), "ASSAULT", "drone", "195"),
        (EventType.SUICIDE_BOMBING, (), "ASSAULT", "suicide-attack", "1831"),
        (EventType.ABDUCTION, (), "ASSAULT", "abduct", "181"),
        (EventType.ASSASSINATION, (), "ASSAULT", "targeted", "186"),
        (EventType.PEACEFUL_PROTEST, (), "PROTEST", "demo", "141"),
        (EventType.MOB_VIOLENCE, (), "PROTEST", "riot", "145"),
        (EventType.ARREST, (), "COERCE", "arrest", "173"),
        (EventType.AGREEMENT, (), "AGREE", "", "057"),
        (EventType.CHEMICAL, (), "ASSAULT", "unconventional", "2041"),
    ],
)
def test_event_mode_and_cameo_code(
    event_type: EventType, used: tuple[MeansClass, ...], event_: str, mode: str, cameo: str
) -> None:
    found = coded(event_type, used, Stage.ACCOMPLISHED)
    assert found is not None
    assert (found.event, found.mode, found.cameo) == (event_, mode, cameo)


@pytest.mark.parametrize("event_type", [t for t in EventType if t is not EventType.OTHER])
@pytest.mark.parametrize("one", MeansClass)
def test_every_type_has_an_event_a_mode_and_a_context_of_plovers(
    event_type: EventType, one: MeansClass
) -> None:
    found = coded(event_type, (one,), Stage.ACCOMPLISHED)
    assert found is not None
    assert found.event in EVENTS
    assert found.mode in MODES | {""}
    assert found.context in CONTEXTS | {""}
    assert found.cameo.isdigit()


def test_a_threat_is_a_threat() -> None:
    coding = row(kind(EventType.BOMBING), stage(Stage.THREATENED))
    assert (coding.values["event"], coding.values["cameo"]) == ("THREATEN", "138")


def test_unknown_gunmen_are_unaligned() -> None:
    coding = row(kind(EventType.ARMED_ATTACK), gunmen(), civilians(), at(), on(DAY))
    assert coding.values["actor_sector"] == "UAF"
    assert coding.values["recipient_sector"] == "CVL"


def test_an_organisation_of_states_has_a_code_and_no_sector() -> None:
    mission = party(Role.TARGET, "MINUSMA", ActorKind.IGO, "minusma")
    coding = row(kind(EventType.BOMBING), mission)
    assert (coding.values["recipient_code"], coding.values["recipient_sector"]) == ("IGO", None)
    assert ActorKind.IGO not in SECTORS


def test_means_decide_the_mode() -> None:
    coding = row(kind(EventType.ARMED_ATTACK), means(MeansClass.FIREARMS, "rifles"))
    assert coding.values["mode"] == "firearms"


def test_a_line_has_no_point_since_there_is_no_code_for_it() -> None:
    coding = row(kind(EventType.BOMBING), at(precision=PlacePrecision.FEATURE))
    assert (coding.values["lat"], coding.values["resolution"]) == (None, None)
    assert any(words.startswith("lat: ") for words in coding.lost)


def test_what_plover_has_no_event_for_is_left_out_with_the_reason() -> None:
    assert row(*NOTHING).left_out == "no type that PLOVER has an event for"
