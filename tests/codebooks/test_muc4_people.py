"""Which people a MUC-4 template names: the reader's chance, the sentence, and the figures."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from making import span, statement, toll

from dateline.codebooks.muc4_entities import Entity
from dateline.codebooks.muc4_people import figures_of, signs_of, sure
from dateline.codebooks.muc4_reader import Reading, Span, words_of
from dateline.records import CodedReport, Mention, Report
from dateline.vocabulary import Ground

TEXT = "TWO GUARDS WERE KILLED. THE MINISTER SPOKE OF PEACE."
FIRST, SECOND = (0, 23), (24, len(TEXT))


def _entity(words: str, chance: float, role: str = "description") -> Entity:
    wanted = [words[a:b] for a, b in words_of(words)]
    told = [TEXT[a:b] for a, b in words_of(TEXT)]
    first = next(n for n in range(len(told)) if told[n : n + len(wanted)] == wanted)
    one = Span(role, first, first + len(wanted), chance, np.zeros(1, dtype=np.float32))
    return Entity(role, one, (one,), one.scores)


def _reading() -> Reading:
    return Reading(TEXT, words_of(TEXT), [], 0.0, np.zeros(1, dtype=np.float32))


def _coded(low: int | None) -> CodedReport:
    made = () if low is None else (statement(1, toll(low, low), span(TEXT, "TWO GUARDS")),)
    mention = Mention(id="e1", report="r", ground=Ground.MAIN, statements=made, triggers=())
    report = Report(id="r", text=TEXT, published=dt.date(1990, 3, 20))
    return CodedReport(report=report, mentions=(mention,), producer="test")


def test_log_odds_the_likeliest_sentence_and_a_figure_are_the_signs() -> None:
    judged = [(*FIRST, 1.5), (*SECOND, -2.0)]
    figures = figures_of(_coded(2))
    guards, minister = _entity("TWO GUARDS", 0.8), _entity("MINISTER", 0.5)
    assert signs_of(guards, _reading(), figures, judged) == pytest.approx((math.log(4), 1.5, 1.0))
    assert signs_of(minister, _reading(), figures, judged) == pytest.approx((0.0, -2.0, 0.0))


def test_a_figure_that_counts_nobody_stands_on_nobody() -> None:
    assert figures_of(_coded(0)) == []
    assert figures_of(_coded(None)) == []


def test_people_of_whom_the_engine_counts_dead_are_given_with_less_chance() -> None:
    judged = [(*FIRST, 0.0), (*SECOND, 0.0)]
    guards = [_entity("TWO GUARDS", 0.45)]
    assert sure(guards, _reading(), _coded(2), judged) == guards
    assert sure(guards, _reading(), _coded(None), judged) == []


def test_a_name_in_a_sentence_that_tells_of_no_incident_needs_a_greater_chance() -> None:
    named = [_entity("MINISTER", 0.6, "name")]
    likely, unlikely = [(*SECOND, 2.0)], [(*SECOND, -4.0)]
    assert sure(named, _reading(), _coded(None), likely) == named
    assert sure(named, _reading(), _coded(None), unlikely) == []


def test_what_stands_in_no_judged_sentence_and_what_is_no_person_is_given_by_chance_alone() -> None:
    assert signs_of(_entity("MINISTER", 0.6), _reading(), [], [(*FIRST, 9.0)]) is None
    sure_name, thing = _entity("MINISTER", 0.9), _entity("PEACE", 0.05, "thing")
    assert sure([sure_name, thing], _reading(), _coded(None), [(*FIRST, 9.0)]) == [sure_name]
