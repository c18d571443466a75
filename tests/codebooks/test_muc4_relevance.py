"""How the MUC-4 view cuts a wire into sentences, what it weighs, and what it calls relevant."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.codebooks.muc4_relevance import judge, model, relevance, summary
from dateline.codebooks.muc4_sentences import judged_sentences
from dateline.codebooks.muc4_times import ages
from dateline.codebooks.muc4_words import class_words, sentences, tokens
from dateline.records import CodedReport, Report, report_id

DAY = dt.date(1990, 3, 20)


def wire(body: str) -> CodedReport:
    """A coded report of a wire in which the engine found nothing."""
    text = f"TST0-0001\n\n   LIMA, 20 MAR 90 (EFE) -- [TEXT] {body}"
    report = Report(id=report_id(text, DAY, None), text=text, published=DAY)
    return CodedReport(report=report, mentions=(), producer="test")


def test_sentences_begin_after_the_dateline_and_do_not_end_within_abbreviations() -> None:
    text = wire("A U.S. CITIZEN WAS KIDNAPPED TODAY. THE POLICE ARE LOOKING FOR HIM.").report.text
    assert [text[a:b] for a, b in sentences(text)] == [
        " A U.S. CITIZEN WAS KIDNAPPED TODAY.",
        "THE POLICE ARE LOOKING FOR HIM.",
    ]


def test_names_are_never_words() -> None:
    stems, classes = tokens("UNIDENTIFIED MEN KILLED MAYOR JUAN QUISPE IN PERU")
    assert "@name" in stems
    assert "@scope" in stems
    assert not {"juan", "quispe", "peru"} & set(stems)
    assert classes[stems.index("mayor")] == "to.known"


def test_words_of_a_class_keep_their_endings_and_others_do_not_count() -> None:
    assert class_words("Gunmen KILLED the mayor of Lago Frio") == {"gunmen", "killed", "mayor"}
    (row,) = judged_sentences(wire("A MAN WAS KILLED TODAY NEAR THE RIVER."))
    assert row.features["w:killed"] == 0.7
    assert "w:kill" not in row.features
    assert "w:river" not in row.features


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YESTERDAY MORNING", {"t:day"}),
        ("ON 18 MARCH", {"t:day"}),
        ("IN JANUARY", {"t:recent"}),
        ("IN OCTOBER", {"t:old"}),
        ("ON 3 MAY 1984", {"t:old"}),
        ("2 YEARS AGO", {"t:ago:year"}),
        ("SINCE THE ELECTIONS", {"t:sum"}),
        ("THE MEN FLED", {"t:none"}),
    ],
)
def test_how_long_ago(text: str, expected: set[str]) -> None:
    assert ages(text, DAY) == expected


def test_the_time_and_the_country_hold_until_others_are_named() -> None:
    rows = judged_sentences(
        wire("A BOMB EXPLODED YESTERDAY IN NICARAGUA. TWO PASSENGERS OF A BUS WERE KILLED.")
    )
    assert rows[1].features["dt:do.kill:t:day"] > 0
    assert rows[1].features["dl:do.kill:abroad"] > 0


def test_an_attack_on_civilians_is_relevant_and_a_trade_accord_is_not() -> None:
    attack = wire(
        "UNIDENTIFIED GUNMEN YESTERDAY MURDERED THE MAYOR OF A SMALL TOWN AND HIS WIFE. POLICE "
        "SAID THE ASSAILANTS, PRESUMED TERRORISTS, PLACED A BOMB IN THE MAYOR'S HOUSE."
    )
    accord = wire(
        "THE TRADE MINISTERS OF THE ANDEAN COUNTRIES SIGNED AN ACCORD ON TARIFFS. THE MINISTERS "
        "WILL MEET AGAIN NEXT YEAR TO DISCUSS EXPORTS."
    )
    assert relevance(attack) > model().threshold > relevance(accord)
    assert judge(attack).sentences[0][2] > 0 > judge(accord).sentences[0][2]


def test_a_wire_without_sentences_is_not_relevant() -> None:
    assert relevance(wire("")) < model().threshold
    assert len(summary([])) == len(model().wire_weights)


def test_the_weights_are_small_and_hold_no_names() -> None:
    words = {name[2:] for name in model().weights if name.startswith("u:")}
    assert not words & {"galan", "cristiani", "salvador", "bogota", "fmln"}
