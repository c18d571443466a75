"""Who did it, and how that is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.actors import mark_actors
from dateline.extraction.attribution import mark_sources
from dateline.extraction.events import mark_events
from dateline.extraction.responsibility import mark_responsibilities
from dateline.marks import ResponsibilityMark

Analyse = Callable[..., Document]


def told(document: Document) -> tuple[ResponsibilityMark, ...]:
    """The statements of responsibility, read without an actor register."""
    return mark_responsibilities(document, mark_sources(document), (), mark_events(document))


def levels(document: Document) -> list[tuple[str, str]]:
    """The actors as written, each with its level."""
    return [(mark.span.text, mark.level.value) for mark in told(document)]


FACT, CLAIM = "stated_as_fact", "claimed_by_itself"
SUSPECT, ACCUSED = "suspected_by_authorities", "accused_by_others"
UNKNOWN, DENIED = "unknown_perpetrator", "denied"

# Each row: the report, and the actors it holds responsible, each with the level.
TOLD = [
    # Told flatly by the report: verbs, active and passive.
    ("Rebels attacked a convoy near Bria.", [("Rebels", FACT)]),
    ("Nine villagers were killed by soldiers in Kaya.", [("soldiers", FACT)]),
    ("Soldiers raided the town and burned 20 houses.", [("Soldiers", FACT)]),
    ("The jihadists, who stormed the base at dawn, took two men.", [("The jihadists", FACT)]),
    ("Government forces used rockets to bombard the suburb.", [("Government forces", FACT)]),
    # ... and event nouns.
    ("Two people died in an attack by Boko Haram.", [("Boko Haram", FACT)]),
    ("Six died in a raid carried out by insurgents.", [("insurgents", FACT)]),
    ("Warplanes carried out an airstrike on the port.", [("Warplanes", FACT)]),
    ("The militia launched an offensive on Marib.", [("The militia", FACT)]),
    ("Four children were killed in Russian airstrikes.", [("Russian", FACT)]),
    # Both sides of a clash.
    ("Ten died in clashes between soldiers and rebels.", [("soldiers", FACT), ("rebels", FACT)]),
    ("Troops clashed with militants near Mocimboa.", [("Troops", FACT), ("militants", FACT)]),
    ("Fighting between the Houthis and government forces killed ten.",
     [("Houthis", FACT), ("government forces", FACT)]),
    # Flatly told by a monitor or an official.
    ("The observatory documented an attack by militants on a bus.", [("militants", FACT)]),
    # Unknown perpetrators; a named side makes them known.
    ("Gunmen shot dead a councillor in Peshawar.", [("Gunmen", UNKNOWN)]),
    ("Unidentified men on a motorbike killed a judge.", [("Unidentified men", UNKNOWN)]),
    ("A priest was abducted by armed men.", [("armed men", UNKNOWN)]),
    ("Boko Haram gunmen attacked Baga.", [("Boko Haram gunmen", FACT)]),
    # Claims of responsibility.
    ("The Taliban claimed on its Telegram channel responsibility for an attack in Gao.",
     [("The Taliban", CLAIM)]),
    ("The Red Star Front said it had carried out the attack on Gao.",
     [("The Red Star Front", CLAIM)]),
    # Whose post it is tells nothing of who attacked it.
    ("In a statement on an army post attack in Gao, officials gave no figures.", []),
    ("The Taliban claimed responsibility for the blast.", [("The Taliban", CLAIM)]),
    ("The attack was claimed by Al-Shabaab.", [("Al-Shabaab", CLAIM)]),
    ("The Arakan Army said it had attacked a police post.", [("The Arakan Army", CLAIM)]),
    ("Rebels said their fighters ambushed a patrol.", [("Rebels", CLAIM)]),
    # Suspicion, blame and accusation: by authorities, by others, by nobody named.
    ("Suspected rebels killed four farmers, police said.", [("Suspected rebels", SUSPECT)]),
    ("Police blamed the Taliban for the attack.", [("the Taliban", SUSPECT)]),
    ("Residents accused soldiers of killing nine men.", [("soldiers", ACCUSED)]),
    ("Villagers said troops burned their homes.", [("troops", ACCUSED)]),
    ("The Houthi rebels said the army shelled a school.", [("the army", ACCUSED)]),
    ("The killing was blamed on the rebels.", [("the rebels", ACCUSED)]),
    ("Rebels are accused of killing ten villagers.", [("Rebels", ACCUSED)]),
    ("The sect was behind the attack, police said.", [("The sect", SUSPECT)]),
    # A party about its own deeds.
    ("The army said its jets bombed a camp.", [("The army", CLAIM)]),
    ("\"We shot down a drone,\" a Taliban spokesman said.", [("Taliban", CLAIM)]),
    ("The rebel group said that its men had killed five soldiers.", [("The rebel group", CLAIM)]),
    ("The guerrillas acknowledged the attack.", [("The guerrillas", CLAIM)]),
    # The same perpetrators in the next sentence.
    ("Gunmen stormed a market. They killed ten people and burned cars.",
     [("Gunmen", UNKNOWN), ("Gunmen", UNKNOWN)]),
    # Denial.
    ("The militants had nothing to do with the attack.", [("The militants", DENIED)]),
    ("The rebels have no hand in the killing.", [("The rebels", DENIED)]),
    ("The militants denied involvement in the attack.", [("The militants", DENIED)]),
    # Nobody is held responsible.
    ("Thousands have died since the French-led intervention.", []),
    ("No group has claimed responsibility for the bombing.", []),
    ("The explosion killed five people.", []),
    ("Five soldiers killed in blast", []),
    ("The attack claimed the lives of two guards.", []),
    ("Militants' casualties were high.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_did_it_and_how_that_is_known(
    analyse: Analyse, text: str, expected: list[tuple[str, str]]
) -> None:
    assert levels(analyse(text)) == expected


def test_of_whom_the_attackers_are_held_to_be(analyse: Analyse) -> None:
    text = "The attackers, suspected members of the Allied Democratic Forces, killed ten villagers."
    document = analyse(text)
    marks = mark_responsibilities(
        document, mark_sources(document), mark_actors(document), mark_events(document)
    )
    assert [(m.span.text, m.level.value) for m in marks] == [
        ("The attackers", UNKNOWN),
        ("suspected members of the Allied Democratic Forces", SUSPECT),
    ]


def test_contested_when_both_sides_blame_each_other(analyse: Analyse) -> None:
    found = levels(analyse("The army and the rebels blamed each other for the shelling."))
    assert {level for _, level in found} == {"contested"}


def test_channel_of_a_claim(analyse: Analyse) -> None:
    (mark,) = told(analyse("The Taliban claimed responsibility in a video."))
    assert mark.channel == "in a video"


def test_by_whom(analyse: Analyse) -> None:
    (mark,) = told(analyse("Police blamed the Taliban for the attack."))
    assert (mark.by, mark.by_kind.value) == ("Police", "police")
    (mark,) = told(analyse("Rebels attacked a convoy near Bria."))
    assert (mark.by, mark.by_kind.value) == ("report", "report")


def test_the_mark_points_at_its_event_and_quotes_it(analyse: Analyse) -> None:
    document = analyse("On Friday rebels attacked a convoy near Bria.")
    (mark,) = told(document)
    assert mark.event is not None
    assert document.doc[mark.event].text == "attacked"
    assert mark.quote.text == "rebels attacked"
    mark.quote.check(document.report.text)


def test_a_claim_apart_from_the_authorities_word(analyse: Analyse) -> None:
    document = analyse(
        "Al-Shabaab claimed responsibility for the raid.\n\n"
        "Al-Shabaab attacked the base at dawn, the government said."
    )
    assert levels(document) == [("Al-Shabaab", CLAIM), ("Al-Shabaab", FACT)]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        # From where it came: never a fact.
        ("Two residents said the shells came from an army camp.", [("army", ACCUSED)]),
        ("The mortar rounds were fired from positions of the army, police said.",
         [("the army", SUSPECT)]),
        ("The blast bore the hallmarks of the rebels, officials said.", [("the rebels", SUSPECT)]),
        ("The shells came from a nearby farm, residents said.", []),
        # A modifier that names the doer.
        ("A coalition air strike killed nine people.", [("coalition", FACT)]),
        # What was dropped, and by whom.
        ("A barrel bomb that a regime helicopter dropped hit the market.",
         [("a regime helicopter", FACT)]),
        # An accusation that is turned down.
        ("Residents blamed the army for the shooting, which the army denied.",
         [("the army", ACCUSED), ("the army", DENIED)]),
    ],
)  # fmt: skip
def test_who_did_it_in_other_words(
    analyse: Analyse, report: str, expected: list[tuple[str, str]]
) -> None:
    assert levels(analyse(report)) == expected
