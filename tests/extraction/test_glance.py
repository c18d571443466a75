"""The first look: a line that it passes over tells of nothing, and it passes over a good many."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.analysis import EnglishAnalysis
from dateline.evaluation import gold
from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.extraction.events import mark_events
from dateline.extraction.glance import Glance
from dateline.extraction.tolls import mark_tolls
from dateline.reading import read
from dateline.records import Report

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


def may_tell(english: EnglishAnalysis, line: str) -> bool:
    assert english._nlp is not None
    assert english._lemmas is not None
    words = [token.lower_ for token in english._nlp.make_doc(line)]
    return Glance().may_tell(words, english._lemmas)


@pytest.mark.parametrize(
    "line",
    [
        "Gunmen attacked a post.",
        "Troops hit back.",  # "hit" is doubtful, "troops" bear arms
        "The army came under fire.",
        "They took 54 of our people.",
        "They took a family of five.",
        "The crash claimed many lives.",
        "The body count stood at 12.",
        "The figure for the dead was 9.",
        "A nurse was stabbed to death.",
        "Seven bodies were found.",
    ],
)
def test_what_may_tell_is_kept(english: EnglishAnalysis, line: str) -> None:
    assert may_tell(english, line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The council opened a library.",
        "She took the bus home.",
        "Life in the village goes on.",
        "The figure rose by 3 percent.",
        "A record number of visitors came, by one count.",
        "The team hit form.",
    ],
)
def test_what_tells_of_nothing_is_passed_over(english: EnglishAnalysis, line: str) -> None:
    assert not may_tell(english, line)


@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("killing him", True),
        ("a fall to his death", True),
        ("in his sudden death", True),
        ("killing his brother", False),
        ("in his house", False),
    ],
)
def test_a_line_looks_back_where_a_pronoun_dies(line: str, back: bool) -> None:
    assert Glance().looks_back(line.split()) is back


def test_no_line_with_an_event_or_a_toll_is_passed_over(english: EnglishAnalysis) -> None:
    reports = [one for one in read(REPORTS) if isinstance(one, Report)]
    reports += [item.report() for item in gold.load(gold.gold_file())] + list(
        irrelevant(30, seed=3)
    )
    glance, lemmas = Glance(), english._lemmas
    assert lemmas is not None
    passed = told = 0
    for document in english.analyse(reports):
        heads = {e.head for e in mark_events(document)} | {t.head for t in mark_tolls(document)}
        starts = [i for i, t in enumerate(document.doc) if "\n" in t.text]
        for start, end in pairwise([0, *(i + 1 for i in starts), len(document.doc)]):
            telling = any(start <= head < end for head in heads)
            kept = glance.may_tell(document.words.lower[start:end], lemmas)
            assert kept or not telling, document.words.lower[start:end]
            told, passed = told + telling, passed + (not kept)
    assert told > 250
    assert passed > 100
