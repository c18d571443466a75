"""Who says so where the parse or the verb alone does not tell: forms, figures, silence, citing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.attribution import mark_sources, source_of
from dateline.extraction.attribution.speaking import without_speakers
from dateline.extraction.tolls import mark_tolls
from dateline.marks import SourceMark

Analyse = Callable[..., Document]


def says(document: Document, words: str) -> SourceMark | None:
    """The source of the first token of ``words`` in the report."""
    at = document.report.text.index(words)
    token = document.tokens_of(document.chars(at, at + len(words)))[0]
    return source_of(mark_sources(document), token)


# Each row: the report, words of it, who says them, and the kind of that source.
SAID = [
    # A speaker that closes the sentence, behind names, lists and places.
    ("Raiders shot eleven men at a quarry near Tambora, three people who fled told Radio Lumo.",
     "eleven", "three people", "resident"),
    ("A bomb killed a teacher, Rosa Mejia, in the Alta district of Lurin on Sunday, witnesses and "
     "police said.", "teacher", "witnesses and police", "witness"),
    ("Rebels shelled a depot at Zvenka, wounding two firemen, the head of the district "
     "administration, Oleh Marchuk, wrote on Telegram.", "two",
     "the head of the district administration, Oleh Marchuk", "state"),
    ("A bus hit a mine in the hills of Barwa, near Lake Tesso, killing nine, police in the port of "
     "Tesso said on Monday.", "nine", "police in the port of Tesso", "police"),
    # A speaker in the middle.
    ("The tailor, family sources say, was taken from his house and shot.", "shot",
     "family sources", "resident"),
    # A figure without a word of saying.
    ("The governor lowered the toll of the raid to 14 from 19.", "14", "The governor", "state"),
    ("The Red Crescent revised its count to 40 dead.", "40", "The Red Crescent", "un_igo"),
    ("A union of hunters gave a figure of 22 dead.", "22", "A union of hunters", "monitor"),
    ("Mali's government gave no date. On Monday it had given 24 dead.", "24",
     "Mali's government", "state"),
    ("A police captain rejected that as slander. He put the dead at three.", "three",
     "A police captain", "police"),
    # Those on the spot who see or count.
    ("A local reporter saw six bodies.", "six", "A local reporter", "media"),
    ("Doctors received 14 bodies and 30 wounded.", "14", "Doctors", "medical"),
    ("Survivors spoke to the UN mission. The mission counted 16 bodies.", "16", "the UN mission",
     "un_igo"),
    # Who speaks for others.
    ("The area commander warned that ten rebels were near.", "ten", "The area commander",
     "military"),
    ("Chad's junta rejected the report. A spokesman said that 12 fighters died.", "12",
     "A spokesman", "state"),
    ("Rebels of the Red Dawn say they blew up a bridge. \"We shot four guards,\" their spokesman, "
     "\"Colonel\" Ebi, said.", "four", "their spokesman, \"Colonel\" Ebi", "armed_group"),
    ("A spokesman for the Red Dawn rebels denied it. The army's spokesman in Lume said 12 died.",
     "12", "The army's spokesman", "military"),
    ("The Iraqi army said that 15 men fell.", "15", "The Iraqi army", "military"),
    # Who says nothing can be meant by the next "he" or "she", but no woman by "he".
    ("The police spokesman, Ngari Mele, could not confirm any figure. He said 31 were hurt.", "31",
     "The police spokesman, Ngari Mele", "police"),
    ("The governor, Rosa Mejia, did not say how many died. She said 4 bodies were found.", "4",
     "The governor, Rosa Mejia", "state"),
    ("A woman was stabbed. \"Three others died,\" he told PTI.", "Three", "he", None),
    # Whom a medium cites.
    ("Raiders shot four miners in Wollo, the weekly Mesker reported, citing two survivors.",
     "four", "two survivors", "witness"),
    ("Opposition leader Martin Sesay, quoting hospital sources, spoke of 48 dead.", "48",
     "Opposition leader Martin Sesay", "monitor"),
    ("The website HarbourNet quoted the rebels' spokesman as saying that eight sailors died.",
     "eight", "the rebels' spokesman", "armed_group"),
    # Who says who he is.
    ("A man who identified himself as a rebel spokesman said that ten Marines died.", "ten",
     "A man", "armed_group"),
    ("Six men were shot, the rights organisation MADRE denounced on Twitter.", "Six",
     "the rights organisation MADRE", "monitor"),
    # A quotation behind a colon.
    ("A Taliban splinter, the Red Hand, then sent a text message: \"Our men killed six.\"", "six",
     "A Taliban splinter, the Red Hand", "armed_group"),
    # A day before a name is no part of it.
    ("On Saturday Ukraine's General Staff said two men died.", "two", "Ukraine's General Staff",
     "military"),
    # What adds to a sentence goes on in its voice.
    ("Two militants were killed, police said. A policeman was also injured.", "policeman",
     "police", "police"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), SAID)
def test_who_says_it(analyse: Analyse, text: str, words: str, name: str, kind: str | None) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.name == name
    assert kind is None or source.kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast raised the toll to 12.", "12"),
        ("The police gave the wounded first aid after 5 people were killed.", "5"),
        ("Soldiers found six bodies in the river.", "six"),
        ("Police said six died. No group has claimed responsibility for the blast.", "claimed"),
        # "We" of a reporter is no statement printed whole.
        ("Statement by army draws anger. Soldiers shot 5 men. Our reporter saw the place.", "5"),
    ],
)
def test_nobody_but_the_report(analyse: Analyse, text: str, words: str) -> None:
    assert says(analyse(text), words) is None


def test_the_medium_that_cites_is_a_link_of_the_chain(analyse: Analyse) -> None:
    text = "Raiders shot four miners, the weekly Mesker reported, citing two survivors."
    source = says(analyse(text), "four")
    assert source is not None
    assert source.chain == ("the weekly Mesker",)


def test_what_follows_a_denial_is_told_and_not_denied(analyse: Analyse) -> None:
    document = analyse("Rebels dismissed the toll. They had lost four men.")
    denied, told = says(document, "toll"), says(document, "four")
    assert denied is not None
    assert denied.denial
    assert told is not None
    assert told.name == "Rebels"
    assert not told.denial


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Statement by the Free River Committees. Our people know who fired. Two men fell.",
         "the Free River Committees"),
        ("Statement of the Hill Women's Union. On 3 June troops shot two women. We condemn this.",
         "the Hill Women's Union"),
    ],
)  # fmt: skip
def test_a_titled_statement_speaks_for_its_author(analyse: Analyse, text: str, name: str) -> None:
    source = says(analyse(text), "wo ")
    assert source is not None
    assert source.name == name


def test_no_victim_speaks_of_itself(analyse: Analyse) -> None:
    document = analyse("He was shot dead. A defector, who was accused of spying, died on Monday.")
    assert [mark.name for mark in mark_sources(document)] == []


def test_speakers_are_not_counted_as_victims(analyse: Analyse) -> None:
    document = analyse(
        "A bomb hit a post, killing at least five soldiers, a medic and two witnesses said."
    )
    tolls = mark_tolls(document)
    kept = without_speakers(tolls, mark_sources(document))
    assert {toll.low for toll in tolls} == {5, 1}
    assert [toll.low for toll in kept] == [5]


def test_a_part_keeps_its_whole_when_a_figure_is_left_out(analyse: Analyse) -> None:
    document = analyse(
        "Two witnesses said the raid killed nine people, including three children, near Kaya."
    )
    tolls = mark_tolls(document)
    whole = [t for t in without_speakers(tolls, mark_sources(document)) if t.part_of is not None]
    kept = without_speakers(tolls, mark_sources(document))
    assert [kept[t.part_of].low for t in whole if t.part_of is not None] == [9]
