"""What pictures are told of an event: settled values, who says what, and no private names."""

from __future__ import annotations

import pytest
from event_making import INDELIMANE, NOTHING, VOICE, event, killed, kind

from dateline.dossiers import Dossier
from dateline.publishing.families import LOOKS, Family, family
from dateline.publishing.shown import Bounds, Shown, shown
from dateline.reconciliation import policy
from dateline.records import TypeValue
from dateline.vocabulary import EventType


def one(dossier: Dossier, *, names: bool = False, rule: str = "ucdp") -> Shown:
    [found] = shown([(dossier, policy(rule).settle(dossier))], names=names)
    return found


def test_an_event_is_told_as_the_policy_settles_it() -> None:
    found = one(event(*INDELIMANE))
    assert found.type is EventType.ARMED_ATTACK
    assert found.place == "Indelimane, Ménaka, Mali"
    assert found.by == ("JNIM",)
    assert found.killed.best == policy("ucdp").settle(event(*INDELIMANE)).figures[0].best


def test_what_is_not_known_is_not_nought() -> None:
    nothing = one(event(*NOTHING))
    assert nothing.killed == Bounds()
    assert (nothing.killed.size, nothing.killed.words) == (None, "not known")
    assert (nothing.start, nothing.where, nothing.place) == (None, None, "place not told")
    assert one(event(kind(EventType.ASSAULT), killed(0))).killed.words == "0"


def test_every_statement_on_the_toll_is_told_with_its_speaker() -> None:
    voices = one(event(*INDELIMANE), names=True).voices
    assert [v.quote for v in voices] == ["told6", "told7", "told8"]
    assert "the defence ministry (state)" in voices[0].source
    assert "the group (armed group)" in voices[2].source
    assert "claimed" in voices[2].source


def test_without_names_no_word_of_a_report_is_kept() -> None:
    found = one(event(*INDELIMANE, title="Ali Baba killed at home"))
    assert [v.quote for v in found.voices] == [None, None, None]
    assert not [v for v in found.voices if "Ali" in v.report or "told" in v.figure]
    assert found.voices[0].report == "Example Wire, Sat 2 Nov 2019"
    named = one(event(*INDELIMANE, title="Ali Baba killed at home"), names=True)
    assert "Ali Baba" in named.voices[0].report


def test_the_killed_of_each_side() -> None:
    lost = dict(one(event(*INDELIMANE)).lost)
    assert lost["civilians"].best == 1


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(low=14, best=14, high=14), "14"),
        (Bounds(low=12, best=14, high=20), "14 (12–20)"),
        (Bounds(low=12, best=12), "12 (12–?)"),
        (Bounds(low=12, high=20), "12–20"),
        (Bounds(low=1200, best=1200, high=1200), "1,200"),
        (Bounds(low=0, best=0, high=0), "0"),
    ],
)
def test_figures_in_words(bounds: Bounds, words: str) -> None:
    assert bounds.words == words


def test_an_open_best_figure_is_drawn_by_its_low_bound() -> None:
    assert Bounds(low=5, high=9).size == 5
    assert Bounds(high=9).size is None


def test_every_type_has_a_family_and_every_family_a_look() -> None:
    assert set(LOOKS) == set(Family)
    assert family(EventType.SUICIDE_BOMBING) is Family.EXPLOSIONS
    assert family(EventType.MOB_VIOLENCE) is Family.PROTESTS
    assert family(EventType.AGREEMENT) is family(None) is Family.OTHER
    assert len({look.colour for look in LOOKS.values()}) == len(Family)
    assert len({look.shape for look in LOOKS.values()}) == len(Family)


def test_the_voice_of_a_report_needs_no_name() -> None:
    found = one(event((TypeValue(type=EventType.ASSAULT), VOICE, "asserted"), killed(2)))  # type: ignore[arg-type]
    assert found.voices[0].source == "the report itself"
