"""The screen: what passes, what passes by, and what its score says."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.records import Report, report_id
from dateline.screening import Screen
from dateline.screening.model import SHORTEST, Model, Scorer, words_of

DAY = dt.date(2020, 5, 4)


def report(text: str, title: str | None = None) -> Report:
    return Report(id=report_id(text, DAY, None), text=text, published=DAY, title=title)


MODEL = Model(
    version="test",
    windows=(2, 4),
    factors=(0.5, 1.0),
    threshold=1.0,
    near=2,
    near_threshold=5.0,
    words={"bomb": 2.0, "goal": -1.0},
    heads={"explo": 1.0},
)


def test_the_heaviest_passages_count_wherever_they_stand() -> None:
    scorer = Scorer(MODEL)
    text = "goal " * 50 + "a bomb exploded here " + "goal " * 50
    assert scorer.sums(text) == (3.0, 3.0, 3.0)
    assert scorer.sums("bomb a goal bomb a explode") == (2.0, 3.0, 2.0)
    assert scorer.sums("bomb and bomb and explode") == (2.0, 4.0, 2.0)


def test_passages_of_all_lengths_are_judged_together() -> None:
    scorer = Scorer(MODEL)
    assert scorer.score("bomb and bomb and explode") == pytest.approx(0.5 * 2.0 + 4.0 - 1.0)
    assert scorer.score("goal bomb goal goal") == pytest.approx(0.5 * 1.0 - 1.0 - 1.0)


def test_a_heavy_short_passage_passes_beside_what_tells_against_it() -> None:
    scorer = Scorer(MODEL)
    text = "goal goal goal bomb exploded goal goal goal"
    assert scorer.score(text) == pytest.approx(max(0.5 * 3.0 + 1.0 - 1.0, 3.0 - 5.0))
    strict = msgspec.structs.replace(MODEL, threshold=4.0)
    assert Scorer(strict).score(text) == pytest.approx(-1.5)
    light = msgspec.structs.replace(strict, near_threshold=2.5)
    assert Scorer(light).score(text) == pytest.approx(0.5)


def test_capitals_numbers_and_editors_marks_change_nothing() -> None:
    assert words_of("[BEGIN RECORDING] A BOMB killed 12") == words_of("a bomb killed 53")


def test_a_short_text_is_never_sorted_out() -> None:
    text = "The striker scored a late goal and the team moved up in the league table."
    screen = Screen()
    assert len(words_of(text)) < SHORTEST
    assert screen.passes([report(text)]) == [True]
    assert screen.passes([report(" ".join([text] * 9))]) == [False]


def test_the_headline_is_judged_with_the_text() -> None:
    text = "Sign in to your account to receive the daily newsletter of this page. " * 9
    screen = Screen()
    assert screen.passes([report(text)]) == [False]
    assert screen.passes([report(text, "Gunmen kill nine villagers in raid")]) == [True]


def test_one_paragraph_on_an_attack_saves_a_long_chronicle() -> None:
    quiet = [one.text for one in irrelevant(12, seed=4)]
    attack = "Gunmen killed seven villagers and burned houses in a raid on Friday, the army said."
    screen = Screen()
    assert screen.passes([report("\n\n".join([*quiet[:6], attack, *quiet[6:]]))]) == [True]


def test_most_reports_on_other_things_pass_by_and_scores_say_which() -> None:
    screen = Screen()
    reports = list(irrelevant(90, seed=7))
    scores = screen.scores(reports)
    assert [score >= 0 for score in scores] == screen.passes(reports)
    assert sum(score < 0 for score in scores) >= 60


def test_upper_case_wires_are_read_like_others() -> None:
    text = (
        "Guerrillas attacked a police post with rifles and grenades at dawn, killing two officers. "
        "The command blamed the rebels, who blew up a bridge and burned three buses on the road. "
    ) * 3
    screen = Screen()
    assert screen.scores([report(text)]) == screen.scores([report(text.upper())])
    assert screen.passes([report(text)]) == [True]


def test_the_producer_tells_other_weights_and_thresholds_apart() -> None:
    other = msgspec.structs.replace(MODEL, threshold=1.5)
    assert Screen(MODEL).producer != Screen(other).producer
    assert Screen(MODEL).producer == Screen(MODEL).producer
    assert Screen(MODEL).producer.startswith("screen/test/")


def test_what_is_remembered_of_words_changes_no_score() -> None:
    screen = Screen()
    reports = list(irrelevant(20, seed=9))
    assert screen.scores(reports) == [Screen().score(one) for one in reports]
