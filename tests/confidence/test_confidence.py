"""Calibrated confidence: what moves it, what it leaves alone, what is marked for review."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from dateline.confidence import CALIBRATED, Confidence, confidence_of, to_review
from dateline.confidence.features import features_of
from dateline.confidence.model import Logistic, calibration
from dateline.records import (
    MeansValue,
    Mention,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    report_id,
)
from dateline.vocabulary import (
    Ground,
    Group,
    MeansClass,
    Modality,
    Outcome,
    Qualifier,
    SourceKind,
)
from dateline.work import Work

TEXT = "Gunmen killed five farmers near the river on Monday, police said."
DAY = dt.date(2021, 3, 2)
REPORT = Report(id=report_id(TEXT, DAY, None), text=TEXT, published=DAY)


def toll(low: int = 5, **other: object) -> TollValue:
    values: dict[str, object] = {
        "outcome": Outcome.KILLED,
        "group": Group.CIVILIANS,
        "low": low,
        "high": low,
        "qualifier": Qualifier.EXACT,
        "phrase": "five farmers",
        "noun": "farmers",
    }
    return TollValue(**(values | other))  # type: ignore[arg-type]


def stated(value: TollValue | MeansValue, id: str = "s1", confidence: float = 0.85) -> Statement:
    return Statement(
        id=id,
        mention="e1",
        value=value,
        source=Source(name="police", kind=SourceKind.POLICE),
        modality=Modality.ASSERTED,
        evidence=(Span(14, 26, "five farmers"),),
        confidence=confidence,
        producer="test",
    )


def told(*statements: Statement) -> Mention:
    return Mention(
        id="e1",
        report=REPORT.id,
        ground=Ground.MAIN,
        statements=statements,
        triggers=(Span(7, 13, "killed"),),
    )


def test_every_judgement_has_a_model_with_known_features() -> None:
    assert set(calibration().models) == set(CALIBRATED)
    known = features_of(stated(toll()), told(stated(toll())), [told()], REPORT)
    assert calibration().models["toll"].weights.keys() & known.keys()


def test_a_contradicted_figure_is_told_from_one_that_is_told_again() -> None:
    first, again, other = stated(toll()), stated(toll(), "s2"), stated(toll(9), "s2")
    agreed = features_of(first, told(first, again), [told(first, again)], REPORT)
    rival = features_of(first, told(first, other), [told(first, other)], REPORT)
    assert (agreed["told again"], agreed["contradicted"]) == (1.0, 0.0)
    assert (rival["told again"], rival["contradicted"]) == (0.0, 1.0)


def test_names_and_words_do_not_matter() -> None:
    value = toll()
    other = msgspec.structs.replace(value, noun="herders", phrase="five herders")
    one, two = stated(value), stated(other)
    assert features_of(one, told(one), [told(one)], REPORT) == features_of(
        two, told(two), [told(two)], REPORT
    )


def test_confidence_is_a_chance() -> None:
    for value in (toll(), toll(1), toll(0), toll(24, high=None, qualifier=Qualifier.VAGUE)):
        statement = stated(value)
        mention = told(statement)
        assert 0.0 <= confidence_of(statement, mention, [mention], REPORT) <= 1.0


def test_what_no_model_judges_keeps_its_prior_and_is_never_marked() -> None:
    means = stated(MeansValue(phrase="rifles", means=MeansClass.FIREARMS), confidence=0.1)
    assert confidence_of(means, told(means), [told(means)], REPORT) == 0.1
    assert not to_review(means)


def test_the_mark_of_review_is_the_threshold() -> None:
    at = calibration().review_below
    assert to_review(stated(toll(), confidence=at - 0.01))
    assert not to_review(stated(toll(), confidence=at))


def test_the_stage_changes_nothing_but_confidence() -> None:
    work = Work(report=REPORT, mentions=(told(stated(toll(), confidence=0.5)),))
    (done,) = Confidence()([work])
    (before,), (after,) = work.mentions[0].statements, done.mentions[0].statements
    assert msgspec.structs.replace(after, confidence=before.confidence) == before
    assert after.confidence == confidence_of(before, work.mentions[0], work.mentions, REPORT)


@pytest.mark.parametrize(("score", "chance"), [(0.0, 0.5), (100.0, 1.0), (-100.0, 0.0)])
def test_the_logistic_curve(score: float, chance: float) -> None:
    assert Logistic(score, {}).chance({}) == pytest.approx(chance, abs=1e-9)
