"""ACLED's sub-event types for types and parties."""

from __future__ import annotations

import pytest

from dateline.codebooks.acled_types import SubEvent, event_type, sub_event
from dateline.vocabulary import ActorKind as A
from dateline.vocabulary import EventType as E

CASES = [
    (E.ARMED_ATTACK, [A.UNKNOWN_ARMED], [A.CIVILIANS], SubEvent.ATTACK),
    (E.ARMED_ATTACK, [A.ARMED_GROUP], [A.MILITARY], SubEvent.ARMED_CLASH),
    (E.KILLING, [A.POLICE], [A.PROTESTERS], SubEvent.EXCESSIVE_FORCE),
    (E.TERRITORY_SEIZED, [A.MILITARY], [], SubEvent.GOVERNMENT_REGAINS_TERRITORY),
    (E.TERRITORY_SEIZED, [A.ARMED_GROUP], [], SubEvent.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
    (E.DRONE_STRIKE, [], [], SubEvent.AIR_DRONE_STRIKE),
    (E.ARSON, [], [], SubEvent.LOOTING),
]


@pytest.mark.parametrize(("kind", "doers", "done", "expected"), CASES)
def test_sub_event_types(kind: E, doers: list[A], done: list[A], expected: SubEvent) -> None:
    assert sub_event(kind, doers, done) is expected


def test_every_type_has_a_sub_event_and_each_of_those_an_event_type() -> None:
    assert {event_type(sub_event(kind)) for kind in E} <= {
        "Battles",
        "Protests",
        "Riots",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Strategic developments",
    }
    assert len({event_type(sub) for sub in SubEvent}) == 6
