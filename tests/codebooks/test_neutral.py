"""Events in Dateline's own flat view."""

from __future__ import annotations

from event_making import (
    CHANGED,
    GROUP,
    INDELIMANE,
    NOTHING,
    Told,
    at,
    civilians,
    event,
    jnim,
    killed,
    kind,
    party,
)

from dateline.codebooks import codebook
from dateline.reconciliation import policy
from dateline.records import Coding
from dateline.vocabulary import ActorKind, EventType, Group, Level, Qualifier, Role

BOOK = codebook("neutral")


def row(*told: Told, by: str = "ucdp") -> Coding:
    of = event(*told)
    return BOOK.code(of, policy(by).settle(of))


def test_an_attack_on_an_army_post() -> None:
    values = row(*INDELIMANE).values
    assert list(values) == [column.name for column in BOOK.columns]
    assert values["updated"] == CHANGED.isoformat()
    assert (values["type"], values["place"], values["place_precision"]) == (
        "armed_attack",
        "Indelimane",
        "exact",
    )
    assert (values["killed_low"], values["killed_best"], values["killed_high"]) == (49, 54, 54)
    assert (values["killed_soldiers_best"], values["killed_civilians_best"]) == (53, 1)
    assert (values["perpetrator_ids"], values["target_ids"]) == ("jnim", "ml-military")
    assert (values["responsibility"], values["claimed_by"]) == ("claimed", "JNIM")
    assert values["policy"] == "ucdp/1"


def test_statements_stand_beside_the_values() -> None:
    coding = row(*INDELIMANE)
    report = str(coding.values["type_statements"]).split("/")[0]
    assert coding.values["date_statements"] == f"{report}/s2"
    assert coding.values["responsibility_statements"] == f"{report}/s5"
    assert set(str(coding.values["figure_statements"]).split(";")) == {
        f"{report}/s6",
        f"{report}/s7",
        f"{report}/s8",
    }


def test_an_open_bound_is_empty_and_none_is_0() -> None:
    least = killed(5, Group.CIVILIANS, high=None, qualifier=Qualifier.MINIMUM)
    open_ = row(kind(EventType.BOMBING), least, by="range")
    assert (open_.values["killed_low"], open_.values["killed_high"]) == (5, None)
    none = row(kind(EventType.BOMBING), killed(0))
    assert none.values["killed_best"] == 0
    assert row(kind(EventType.BOMBING)).values["killed_best"] is None


def test_who_claims_who_is_suspected_and_who_denies() -> None:
    other = party(
        Role.PERPETRATOR, "Boko Haram", ActorKind.ARMED_GROUP, "boko-haram", level=Level.DENIED
    )
    third = party(
        Role.PERPETRATOR,
        "ISGS",
        ActorKind.ARMED_GROUP,
        "islamic-state",
        level=Level.ACCUSED_BY_OTHERS,
    )
    values = row(
        kind(EventType.BOMBING),
        at(),
        civilians(),
        jnim(Level.CLAIMED_BY_ITSELF, source=GROUP),
        other,
        third,
    ).values
    assert values["claimed_by"] == "JNIM"
    assert values["suspected"] == "Islamic State"
    assert values["denied_by"] == "Boko Haram"


def test_nothing_known_is_empty() -> None:
    values = row(*NOTHING).values
    filled = {name for name, value in values.items() if value is not None}
    assert filled <= {
        "event", "updated", "mentions", "reports", "texts", "background", "type",
        "date_precision", "place_precision", "sources", "confidence", "policy", "type_statements",
    }  # fmt: skip
    assert (values["date_precision"], values["place_precision"]) == ("unknown", "unknown")
