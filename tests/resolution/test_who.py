"""Who a phrase names, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.actors import mark_actors
from dateline.resolution.who import antecedents, refer_back, resolve_actor
from dateline.vocabulary import ActorKind as K

Analyse = Callable[..., Document]


@pytest.mark.parametrize(
    ("phrase", "countries", "actor", "kind"),
    [
        ("the Afghan Taliban", {}, "taliban", K.ARMED_GROUP),
        ("al-Shabaab fighters", {}, "al-shabaab", K.ARMED_GROUP),
        ("Malian soldiers", {}, "ml-military", K.MILITARY),
        ("the police", {"KE": 2.0}, "ke-police", K.POLICE),
        ("the police", {}, None, K.POLICE),
        ("the police", {"KE": 2.0, "SO": 1.0}, None, K.POLICE),
        ("unknown gunmen", {"KE": 2.0}, None, K.UNKNOWN_ARMED),
        ("the River People's League", {}, None, K.OTHER),
    ],
)
def test_phrases(phrase: str, countries: dict[str, float], actor: str | None, kind: K) -> None:
    who = resolve_actor(phrase, dt.date(2019, 11, 2), countries)
    assert (who.actor, who.kind) == (actor, kind)
    assert who.reason


def test_the_year_decides_between_homonyms() -> None:
    old = resolve_actor("NRF rebels", dt.date(2006, 9, 1), {"SD": 1.0})
    new = resolve_actor("NRF rebels", dt.date(2021, 9, 10), {"AF": 1.0})
    assert (old.actor, new.actor) == ("national-redemption-front", "national-resistance-front")


def test_references_go_to_the_nearest_fitting_actor(analyse: Analyse) -> None:
    text = "Boko Haram raided Gwoza. The group burned homes. Gunmen hit Bama. The gunmen fled."
    found = mark_actors(analyse(text))
    told = {found[a].span.text: found[b].span.text for a, b in antecedents(found).items()}
    assert told == {"The group": "Boko Haram", "The gunmen": "Gunmen"}


def test_the_group_takes_the_entry_of_the_group_named_before(analyse: Analyse) -> None:
    document = analyse("Boko Haram fighters attacked Gamo. Police blame the same group.")
    marks = refer_back(mark_actors(document))
    assert [m.actor for m in marks if m.span.text == "the same group"] == ["boko-haram"]
