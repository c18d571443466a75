"""The slots of MUC-4 templates that name somebody or something."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dateline.codebooks.muc4_around import confidence_of, effect_on_person, number_of
from dateline.codebooks.muc4_entities import Entity, beside, entities_of
from dateline.codebooks.muc4_kinds import human_kind, instrument_kind, thing_kind
from dateline.codebooks.muc4_tagger import TAGS, Found, model, spans, sums
from dateline.codebooks.muc4_tokens import Line, lines_of
from dateline.records import CodedReport, Report, report_id

TEXT = (
    "TWO GUARDS WERE KILLED AND MAYOR ANA RUIZ WAS WOUNDED WHEN A BOMB EXPLODED AT THE MILL. "
    "THE NORTHERN RED COLUMN [NRC] CLAIMED RESPONSIBILITY FOR THE ATTACK ON THE MILL."
)


def _lines() -> list[Line]:
    published = dt.date(2001, 3, 4)
    report = Report(id=report_id(TEXT, published, None), text=TEXT, published=published)
    return lines_of(CodedReport(report=report, mentions=(), producer="test"))


def _found(lines: list[Line], role: str, words: str, chance: float = 0.6) -> Found:
    wanted = words.split()
    for number, line in enumerate(lines):
        texts = [w.text for w in line.words]
        for i in range(len(texts)):
            if texts[i : i + len(wanted)] == wanted:
                return Found(role, number, i, i + len(wanted), chance)
    raise AssertionError(words)


def _entity(lines: list[Line], role: str, words: str) -> Entity:
    return Entity(role, words, 0.9, (_found(lines, role, words),))


def test_the_model_finds_spans_that_are_words_of_the_text() -> None:
    lines = _lines()
    found = spans(lines)
    assert found
    for entity in entities_of(lines, TEXT, found):
        assert entity.words in TEXT
    roles = {e.role for e in entities_of(lines, TEXT, found)}
    assert {"instrument", "description"} & roles


def test_the_chances_of_a_word_add_up_and_nothing_continues_from_outside() -> None:
    scores = np.random.default_rng(3).normal(size=(2, 5, len(TAGS))).astype(np.float32)
    chances = sums(scores, model().steps).chances
    assert np.allclose(chances.sum(2), 1, atol=1e-3)
    assert chances[:, 0, 2::2].max() < 1e-6


def test_an_acronym_in_a_bracket_is_no_other_group_and_repetition_makes_surer() -> None:
    lines = _lines()
    found = [
        _found(lines, "organization", "NORTHERN RED COLUMN"),
        _found(lines, "organization", "NRC", 0.2),
        Found("thing", 0, 17, 18, 0.3),
        Found("thing", 1, 15, 16, 0.3),
    ]
    groups = entities_of(lines, TEXT, found)
    assert [(e.role, e.words) for e in groups][-1] == ("organization", "NORTHERN RED COLUMN")
    assert len(groups) == 2
    assert groups[0].chance == pytest.approx(0.51)


def test_a_name_beside_its_description() -> None:
    lines = _lines()
    name = _entity(lines, "name", "ANA RUIZ")
    assert beside(name, _entity(lines, "description", "MAYOR"))
    assert not beside(name, _entity(lines, "description", "GUARDS"))


def test_numbers_effects_and_confidence_are_read_around_a_span() -> None:
    lines = _lines()
    guards, ruiz = _entity(lines, "description", "GUARDS"), _entity(lines, "name", "ANA RUIZ")
    assert (number_of(guards, lines), number_of(ruiz, lines)) == ("2", "1")
    assert effect_on_person(guards, lines, "BOMBING") == "DEATH"
    assert effect_on_person(ruiz, lines, "BOMBING") == "INJURY"
    group = _entity(lines, "organization", "NORTHERN RED COLUMN")
    assert confidence_of(group, lines) == "CLAIMED OR ADMITTED"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("POLICE STATION", "LAW ENFORCEMENT FACILITY"),
        ("CANADIAN EMBASSY", "DIPLOMAT OFFICE OR RESIDENCE"),
        ("MINIBUS", "TRANSPORT VEHICLE"),
        ("STATUE", "OTHER"),
    ],
)
def test_kinds_of_things(words: str, kind: str) -> None:
    assert thing_kind(words) == kind


def test_kinds_of_instruments_and_persons() -> None:
    assert instrument_kind("DYNAMITE STICKS") == "DYNAMITE"
    assert instrument_kind("SHOTS") == "GUN"
    assert human_kind("THE JUDGE") == "LEGAL OR JUDICIAL"
