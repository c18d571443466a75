"""How an event was settled, in words that a coder can follow."""

from __future__ import annotations

import io

import pytest
from made import HOSPITAL, POLICE, REBELS, dossier, entry, toll
from rich.console import Console

from dateline.dossiers import Dossier
from dateline.publishing.explain import UnknownSlotError
from dateline.publishing.history import show_history
from dateline.publishing.settled import explain_settled
from dateline.reconciliation import policy
from dateline.reconciliation.history import history
from dateline.vocabulary import Group, Modality, Outcome

EVENT = dossier(
    entry((POLICE, toll(12)), publisher="Example Wire"),
    entry((HOSPITAL, toll(14)), (POLICE, toll(90, total=True)), day=1, publisher="Example Post"),
    entry((REBELS, toll(60, Group.SOLDIERS), Modality.CLAIMED), day=2, publisher="Example Radio"),
)


def explained(event: Dossier, slot: str | None = None, name: str = "hierarchy") -> str:
    rule = policy(name)
    return explain_settled(event, rule.settle(event), rule.terms.does, slot)


def test_every_number_can_be_followed() -> None:
    text = explained(EVENT, "killed")
    assert "killed: 14" in text
    assert "because: the hospital: highest in the ranking" in text
    used, aside = text.split("killed, soldiers")[0].split("  set aside")
    assert "14 people killed: the hospital (medical)" in used
    assert "Example Post, Thu 14 Mar 2024" in used
    assert "an older figure; on 2024-03-14 the hospital counts 14" in aside
    assert "a sum over a period or a campaign, not of this event" in aside
    assert "a party's claim about its enemy's losses" in aside


def test_each_statement_is_told_once_for_a_figure() -> None:
    everyone = explained(EVENT, "killed").split("killed, soldiers")[0]
    for one in EVENT.entries:
        for statement in one.mention.statements:
            assert everyone.count(one.reference(statement)) == 1


def test_what_the_policy_does_stands_above() -> None:
    head = explained(EVENT).splitlines()[:3]
    assert head[0] == f"{EVENT.event.id}, settled by hierarchy/1"
    assert head[1] == policy("hierarchy").terms.does
    assert head[2] == "3 reports, 3 independent texts"


def test_what_is_left_to_the_team_is_said() -> None:
    text = explained(EVENT, name="open")
    assert "left to the team: killed" in text
    assert "killed: left open, see the statements, contested" in text


def test_a_slot_alone_and_what_is_no_slot() -> None:
    assert "killed" not in explained(EVENT, "where")
    assert explained(EVENT, "date") == explained(EVENT, "when")
    with pytest.raises(UnknownSlotError, match="who, means, toll"):
        explained(EVENT, "colour")


def test_the_history_as_a_table() -> None:
    out = io.StringIO()
    show_history(history(EVENT, policy("hierarchy")), Console(file=out, width=140))
    text = out.getvalue()
    assert "new source: the hospital counts 14 killed" in text
    assert "killed: 12 → 14" in text
    assert text.index("Example Wire") < text.index("Example Post") < text.index("Example Radio")


def test_the_injured_have_their_column() -> None:
    hurt = dossier(entry((POLICE, toll(4, outcome=Outcome.INJURED))))
    out = io.StringIO()
    show_history(history(hurt, policy("ucdp")), Console(file=out, width=140))
    assert "injured: 4" in out.getvalue()
    assert "not told" in out.getvalue()
