"""Who is owned up to, let off, held, identified or announced; and who is nobody's doer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.actors import mark_actors
from dateline.extraction.attribution import mark_sources
from dateline.extraction.events import mark_events
from dateline.extraction.responsibility import mark_responsibilities

Analyse = Callable[..., Document]


def levels(document: Document) -> list[tuple[str, str]]:
    """The actors as written, each with its level, with the actor register."""
    marks = mark_responsibilities(
        document, mark_sources(document), mark_actors(document), mark_events(document)
    )
    return [(mark.span.text, mark.level.value) for mark in marks]


FACT, CLAIM, CONTESTED = "stated_as_fact", "claimed_by_itself", "contested"
SUSPECT, ACCUSED = "suspected_by_authorities", "accused_by_others"
UNKNOWN, DENIED = "unknown_perpetrator", "denied"

TOLD = [
    # Owning up.
    ("The New Command has apologised for the death of a taxi driver.", [("New Command", CLAIM)]),
    ("Hezbollah owned up to the strike on Tuesday.", [("Hezbollah", CLAIM)]),
    ("The Houthis claimed to have killed six soldiers.", [("The Houthis", CLAIM)]),
    ("The Red Hand rebels said on Twitter that they were responsible.",
     [("The Red Hand rebels", CLAIM)]),
    ("Nobody has owned up to the attack.", []),
    # Taking it back, turning it down.
    ("The group withdrew its claim of responsibility for the bombing.", [("The group", DENIED)]),
    ("A claim on behalf of Jamaat-ul-Ahrar was withdrawn.", [("Jamaat-ul-Ahrar", DENIED)]),
    ("The rebels ruled out any involvement in the attack.", [("The rebels", DENIED)]),
    ("The rebels said they were not behind the attack.", [("The rebels", DENIED)]),
    ("JNIM said none of its men were in the area of the attack.", [("JNIM", DENIED)]),
    ("OLA spokesman Jaal Obsaa said its fighters were nowhere near.", [("OLA", DENIED)]),
    ("The minister replied that no foreign group was involved in the clashes.",
     [("no foreign group", DENIED)]),
    ("BIFF spokesman Abu Bara denied the group was behind it.", [("BIFF", DENIED)]),
    # Who denies the deed of others is not accused of it.
    ("A local official denied that five farmers were killed by soldiers.", [("soldiers", DENIED)]),
    ("The breeders' association denied that its members took part in the raid.",
     [("The breeders' association", DENIED)]),
    ("The lawyers of the accused deny involvement in the attack.", []),
    # Turned down by one who was blamed before, not by anybody else.
    ("Residents accused Russia of shelling the village. Russia rejected the claim.",
     [("Russia", ACCUSED), ("Russia", DENIED)]),
    ("Rebels killed six villagers. The minister dismissed the report.", [("Rebels", FACT)]),
    # Blame in other words.
    ("The government held the Ogaden rebels responsible for the attack.",
     [("the Ogaden rebels", SUSPECT)]),
    ("The party held Syria responsible for the bombing.", [("Syria", ACCUSED)]),
    ("The interior minister said that a \"foreign hand\" was behind the carnage.",
     [("a \"foreign hand\"", SUSPECT)]),
    ("The ruling party and the opposition each accused the other of the murder.",
     [("the opposition", CONTESTED)]),
    ("A business quarrel was behind the killing, police said.", []),
    # Who the attackers are told to be.
    ("Residents said the attackers were RSF fighters.", [("RSF fighters", ACCUSED)]),
    ("An army officer said that the men belonged to the Abu Sayyaf group.",
     [("the Abu Sayyaf group", SUSPECT)]),
    ("The gunmen were not soldiers, police said.", []),
    ("A US official said Kataib Hezbollah was the likely culprit in the rocket attack.",
     [("Kataib Hezbollah", SUSPECT)]),
    # Held or convicted for it.
    ("Six youths were arrested in connection with the killing of a student.",
     [("Six youths", SUSPECT)]),
    ("A man was charged with the murder of a teacher.", []),
    ("A gunsmith was jailed for life for the killing of a teacher.", [("A gunsmith", FACT)]),
    ("A former member of a Serb unit, serving 14 years for the crime, kept silent.",
     [("A former member of a Serb unit", FACT)]),
    # Announced.
    ("Al-Shabaab threatened to attack polling stations.", [("Al-Shabaab", CLAIM)]),
    ("The Taliban said they would not attack schools.", []),
    ("The president vowed to crush the rebels.", []),
    # A habit is no deed.
    ("Nobody claimed the killing, but Al-Shabaab often carries out such assassinations.",
     [("Al-Shabaab", CONTESTED)]),
    ("The Pakistani Taliban have attacked polio teams in the past.",
     [("The Pakistani Taliban", CONTESTED)]),
    # Nobody did it.
    ("The police did not open fire, the minister said.", [("The police", DENIED)]),
    ("Police reported that no mayor has been attacked by the MRTA this year.",
     [("the MRTA", DENIED)]),
    ("The army arrested nobody after the attack.", []),
    ("\"It could have killed fifty people,\" the army spokesman said.", []),
    ("An army ranger stepped on a mine and lost a foot.", []),
    ("The army said it had thwarted an attack, seizing explosives.", []),
    # A state about its enemies, its own forces, and a fight of both.
    ("Boko Haram attacked a post at Barwa, the army said.", [("Boko Haram", SUSPECT)]),
    ("Soldiers clashed with Boko Haram, the army said.",
     [("Soldiers", CLAIM), ("Boko Haram", FACT)]),
    ("Troops killed ten rebels near Kaya, the army said.", [("Troops", CLAIM)]),
    # Words that the report keeps at a distance.
    ("The state news agency said rockets fired by \"terrorist organisations\" hit a street.",
     [("terrorist organisations", SUSPECT)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_is_told_to_have_done_it(
    analyse: Analyse, text: str, expected: list[tuple[str, str]]
) -> None:
    assert levels(analyse(text)) == expected


def test_who_blames_is_named_though_no_attribution_is_found(analyse: Analyse) -> None:
    document = analyse("His party, the Cedar Bloc, held Syria responsible for the bombing.")
    (mark,) = mark_responsibilities(
        document, mark_sources(document), mark_actors(document), mark_events(document)
    )
    assert mark.by == "His party, the Cedar Bloc"


def test_who_says_that_another_was_not_involved_is_the_source(analyse: Analyse) -> None:
    document = analyse("The minister replied that no foreign group was involved in the clashes.")
    (mark,) = mark_responsibilities(
        document, mark_sources(document), mark_actors(document), mark_events(document)
    )
    assert mark.by == "The minister"
