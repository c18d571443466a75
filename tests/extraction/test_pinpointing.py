"""The words that name an event's place, known to a table or not."""

from __future__ import annotations

from collections.abc import Callable

from dateline.analysis.document import Document
from dateline.extraction.places.candidates import candidates
from dateline.extraction.places.pinpointing import name_chances

Analyse = Callable[..., Document]


def _names(document: Document, *marks: tuple[int, int]) -> list[str]:
    row = candidates(document, marks, (0, len(document.doc)))
    return [document.doc.text[c.start : c.end] for c in row]


def test_a_capitalised_kind_behind_a_marked_place_makes_a_longer_candidate(
    analyse: Analyse,
) -> None:
    text = "Troops entered Quastra City on Monday."
    at = text.index("Quastra")
    assert {"Quastra", "Quastra City"} <= set(_names(analyse(text), (at, at + len("Quastra"))))


def test_a_day_behind_a_name_is_no_part_of_it(analyse: Analyse) -> None:
    names = _names(analyse("Gunmen shelled the town of Bar Jadid Tuesday in a raid."))
    assert "Bar Jadid" in names
    assert "Bar Jadid Tuesday" not in names


def test_a_name_with_an_opening_quote_for_its_letter_is_whole(analyse: Analyse) -> None:
    document = analyse("They shelled the village of Tal Al-‘Umda at dawn.")
    row = candidates(document, (), (0, len(document.doc)))
    assert "Tal Al-‘Umda" in [document.chars(c.start, c.end).text for c in row]


def test_candidates_are_of_the_sentence_asked_for(analyse: Analyse) -> None:
    document = analyse("Rebels stormed Velmara. Troops retook Ostrello.")
    second = document.sentences[1]
    row = candidates(document, (), (second.start, second.end))
    assert {document.doc.text[c.start : c.end] for c in row} == {"Troops", "Ostrello"}


def _likeliest(document: Document, verb: str) -> str:
    head = next(t.i for t in document.doc if t.text == verb)
    row = candidates(document, (), (0, len(document.doc)))
    odds = name_chances(document, head, row)
    assert abs(sum(odds) - 1) < 1e-9
    best = row[max(range(len(row)), key=odds.__getitem__)]
    return document.doc.text[best.start : best.end]


def test_an_unknown_village_that_is_raided_is_the_place_of_the_raid(analyse: Analyse) -> None:
    document = analyse(
        "Gunmen on motorcycles raided Bar Jadid on Sunday, an officer in Paris said."
    )
    assert _likeliest(document, "raided") == "Bar Jadid"


def test_a_sentence_without_names_leaves_only_none(analyse: Analyse) -> None:
    document = analyse("they shot him at night.")
    assert name_chances(document, 1, []) == [1.0]
