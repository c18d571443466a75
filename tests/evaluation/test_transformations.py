"""Each transformation, on sentences of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.evaluation.transformations import TRANSFORMATIONS
from dateline.records import CodedReport, Mention, PartyValue, Report, Source, Span, Statement
from dateline.vocabulary import ActorKind, Ground, Modality, Role, SourceKind

PAIRS = [
    ("terrorists_called_fighters", "Gunmen and rebels met.", "Fighters and fighters met."),
    ("terrorists_called_fighters", "The Red Rebels met.", "The Red Rebels met."),
    ("fighters_called_terrorists", "Two militants fled.", "Two terrorists fled."),
    ("killed_called_martyred", "Four were killed.", "Four were martyred."),
    ("killed_called_martyred", "Four WERE MARTYRED.", "Four WERE KILLED."),
    ("killed_called_martyred", "They killed four.", "They killed four."),
    ("government_called_regime", "Government troops fled.", "Regime troops fled."),
    ("government_called_regime", "The regime fell.", "The government fell."),
    ("government_called_regime", "A government school.", "A government school."),
    ("other_agency", "ADEN (Reuters) - Five died.", "ADEN (Xinhua) - Five died."),
    ("other_agency", "State television said so.", "Opposition television said so."),
    ("other_speaker", "Four died, police said.", "Four died, residents said."),
    ("other_speaker", "The army said four died.", "The opposition said four died."),
    ("other_speaker", "Four died, army officials said.", "Four died, army officials said."),
    ("actors_spelt_otherwise", "ISIS fled.", "Daesh fled."),
    ("actors_spelt_otherwise", "Islamic State fled.", "Daesh fled."),
    ("actors_spelt_otherwise", "The Islamic State in Iraq.", "The Islamic State in Iraq."),
    ("places_spelt_otherwise", "Shells hit Kiev.", "Shells hit Kyiv."),
    ("article_apart", "In al-Bab and Al-Hawl.", "In Al Bab and Al Hawl."),
    ("accents_dropped", "In Córdoba.", "In Cordoba."),
    (
        "attribution_first",
        "The rebels killed four soldiers, police said.",
        "Police said the rebels killed four soldiers.",
    ),
    (
        "attribution_last",
        "Police said the rebels killed four soldiers.",
        "The rebels killed four soldiers, police said.",
    ),
    ("attribution_first", '"Four soldiers died here," police said.', None),
    ("upper_case", "Four died.", "FOUR DIED."),
    ("date_order", "On May 3, 2019 it rained.", "On 3 May 2019 it rained."),
    ("date_order", "On 3 May it rained.", "On May 3 it rained."),
    ("date_order", "From May 3-5 it rained.", None),
    ("date_order", "Between 3 and 5 May it rained.", None),
    ("quotes", "He said “no”.", 'He said "no".'),
    ("quotes", 'He said "no".', "He said “no”."),
    ("dashes", "Four died - all of them boys.", "Four died – all of them boys."),
    ("double_spaces", "Four died. Two fled.", "Four died.  Two fled."),
    ("words_as_digits", "Three soldiers died.", "3 soldiers died."),
    ("words_as_digits", "Three of them died on two-way roads.", None),
    ("words_as_digits", "He died at Four Corners in Ozalla.", None),
    ("digits_as_words", "He died at 4 Corners in Ozalla.", None),
    ("digits_as_words", "They shot 3 soldiers.", "They shot three soldiers."),
    ("digits_as_words", "On May 3 soldiers, aged 20 or so, left at 5 pm.", None),
]


def coded(text: str, *parties: PartyValue) -> CodedReport:
    """A report whose only event has the given parties."""
    day = dt.date(2022, 6, 1)
    statements = tuple(
        Statement(
            id=f"s{number}",
            mention="e1",
            value=party,
            source=Source(name="report", kind=SourceKind.REPORT),
            modality=Modality.ASSERTED,
            evidence=(Span(0, 1, text[0]),),
            confidence=1.0,
            producer="test",
        )
        for number, party in enumerate(parties, 1)
    )
    mention = Mention(id="e1", report="r", ground=Ground.MAIN, statements=statements, triggers=())
    report = Report(id="r", text=text, published=day)
    return CodedReport(report=report, mentions=(mention,), producer="test")


@pytest.mark.parametrize(("name", "text", "expected"), PAIRS)
def test_a_text_is_worded_otherwise(name: str, text: str, expected: str | None) -> None:
    assert TRANSFORMATIONS[name](coded(text)) == (text if expected is None else expected)


def test_every_transformation_has_a_sentence_here() -> None:
    tested = {name for name, _, _ in PAIRS}
    others = {"actors_swapped", "hyphens_dropped", "last_paragraphs_swapped", "wrapped"}
    assert set(TRANSFORMATIONS) == tested | others


def test_two_groups_swap_their_names() -> None:
    one = party(Role.PERPETRATOR, "Boko Haram", "boko-haram", ActorKind.ARMED_GROUP)
    other = party(Role.TARGET, "Ansaru", "ansaru", ActorKind.ARMED_GROUP)
    found = TRANSFORMATIONS["actors_swapped"](coded("Boko Haram shot at Ansaru.", one, other))
    assert found == "Ansaru shot at Boko Haram."


def test_a_group_and_a_state_swap_their_fighters() -> None:
    one = party(Role.PERPETRATOR, "Boko Haram", "boko-haram", ActorKind.ARMED_GROUP)
    other = party(Role.TARGET, "Nigerian troops", "ng-military", ActorKind.MILITARY)
    text = "Boko Haram fighters shot at Nigerian troops. Boko Haram fled."
    found = TRANSFORMATIONS["actors_swapped"](coded(text, one, other))
    assert found == ("Nigerian soldiers shot at Boko Haram fighters. The Nigerian army fled.")


def party(role: Role, phrase: str, actor: str, kind: ActorKind) -> PartyValue:
    return PartyValue(role=role, phrase=phrase, name=phrase, kind=kind, actor=actor)


def test_hyphens_of_names_are_dropped() -> None:
    front = party(Role.TARGET, "Anti-Fascist Front", "x", ActorKind.ARMED_GROUP)
    found = TRANSFORMATIONS["hyphens_dropped"](coded("A well-known Anti-Fascist Front.", front))
    assert found == "A well-known Anti Fascist Front."


def test_only_paragraphs_that_stand_alone_are_swapped() -> None:
    swap = TRANSFORMATIONS["last_paragraphs_swapped"]
    free = "One.\n\nTwo.\n\nFour people died in Gao.\n\nGunmen shot two men in Kidal."
    assert swap(coded(free)).endswith("in Kidal.\n\nFour people died in Gao.")
    tied = free.replace("Gunmen", "Later gunmen")
    assert swap(coded(tied)) == tied


def test_lines_are_wrapped() -> None:
    text = "Four soldiers died when their car struck a mine on the road from Gao to Kidal today."
    assert max(map(len, TRANSFORMATIONS["wrapped"](coded(text)).split("\n"))) <= 72
