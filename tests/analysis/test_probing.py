"""Texts that tell of nothing are not parsed, and what is found in the others stays the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.analysis import Document, EnglishAnalysis
from dateline.analysis.probing import probe, telling_lines
from dateline.evaluation.invented_irrelevant import irrelevant
from dateline.extraction.glance import Glance
from dateline.pipeline import Pipeline
from dateline.reading import read
from dateline.records import CodedReport, Report, report_id
from dateline.work import Work

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
DAY = dt.date(2020, 5, 4)
QUIET = (
    "The council opened a library.\n\nIt has a reading room, and a café on the roof.\n\n"
    'The mayor said that "books are for all". Ticket prices stay as they are until the spring.'
)
ONCE = (
    "The council opened a library.\n\nIt has a reading room, and a café on the roof.\n\n"
    "Gunmen killed two guards there in 2003.\n\n"
    'The mayor said that "books are for all". Ticket prices stay as they are until the spring.\n\n'
    "Trains run every hour, and the old bridge will be painted green by pupils of the art school."
)
NOTHING_AFTER_ALL = ONCE.replace("Gunmen killed two guards", "A choir sang of the dead sea")


def report(text: str) -> Report:
    return Report(id=report_id(text, DAY, None), text=text, published=DAY)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The local pipeline, loaded."""
    made = Pipeline.default()
    made.setup()
    return made


@pytest.fixture(scope="module")
def stage(pipeline: Pipeline) -> EnglishAnalysis:
    """Its analysis, which looks before it reads."""
    first = pipeline.stages[0]
    assert isinstance(first, EnglishAnalysis)
    return first


def documents(stage: EnglishAnalysis, texts: Sequence[str], whole: bool = False) -> list[Document]:
    return [work.analysed for work in stage([Work(report=report(t), whole=whole) for t in texts])]


def test_a_text_without_words_of_event_is_not_parsed(stage: EnglishAnalysis) -> None:
    told, quiet = documents(stage, [ONCE, QUIET])
    assert (told.silent, quiet.silent) == (False, True)
    assert told.doc.has_annotation("DEP")
    assert not quiet.doc.has_annotation("DEP")
    assert [token.text for token in quiet.doc][:4] == ["The", "council", "opened", "a"]


def test_a_line_that_tells_nothing_after_all_is_read_alone(stage: EnglishAnalysis) -> None:
    doc = stage._cut(report(NOTHING_AFTER_ALL))[1]
    assert doc is not None
    lines = stage._telling(doc)
    assert lines is not None
    assert [doc[a:b].text.strip() for a, b in lines] == [
        "A choir sang of the dead sea there in 2003."
    ]
    assert documents(stage, [NOTHING_AFTER_ALL])[0].silent


def test_whoever_asks_for_the_whole_analysis_gets_it(stage: EnglishAnalysis) -> None:
    (quiet,) = documents(stage, [QUIET], whole=True)
    assert not quiet.silent
    assert quiet.doc.has_annotation("DEP")
    assert len(quiet.sentences) == 4


def test_a_text_is_read_whole_where_most_of_it_may_tell_or_a_line_looks_back() -> None:
    class Every(Glance):
        def may_tell(self, words: list[str], lemmas: object) -> bool:
            return True

    stage = EnglishAnalysis(glance=Every())
    stage.setup()
    doc = stage._cut(report(ONCE))[1]
    assert doc is not None
    assert stage._telling(doc) is None
    back = ONCE.replace("Gunmen killed two guards there", "A man met the mayor, killing him")
    stage = EnglishAnalysis(glance=Glance())
    stage.setup()
    doc = stage._cut(report(back))[1]
    assert doc is not None
    assert stage._telling(doc) is None


def test_a_probe_is_read_in_its_lines_as_the_whole_text_is(english: EnglishAnalysis) -> None:
    from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, ORTH, SENT_START, TAG

    columns = [ORTH, TAG, DEP, HEAD, LEMMA, ENT_TYPE, SENT_START]
    assert english._quick is not None
    compared = 0
    for one in read(REPORTS):
        assert isinstance(one, Report)
        doc = english._cut(one)[1]
        assert doc is not None
        lines = list(pairwise([0, *english._starts(doc), len(doc)]))[1::3]
        if not lines:
            continue
        made = probe(doc, lines)
        docs = list(english._quick.pipe([doc, made], batch_size=1))
        whole, part = (d.to_array(columns).tolist() for d in docs)
        at = 0
        for start, end in lines:
            wanted = whole[start:end]
            at = next(
                i for i in range(at, len(part)) if [r[0] for r in part[i : i + end - start]]
                == [r[0] for r in wanted]
            )  # fmt: skip
            assert part[at : at + end - start] == wanted
            compared += end - start
    assert compared > 1000


def test_reports_are_coded_as_by_a_pipeline_that_reads_everything(pipeline: Pipeline) -> None:
    reports = [one for one in read(REPORTS) if isinstance(one, Report)]
    reports += [*irrelevant(12, seed=5), *map(report, ("", "\n", QUIET, ONCE, NOTHING_AFTER_ALL))]
    whole = Pipeline([EnglishAnalysis(), *pipeline.stages[1:]])
    found = pipeline.code(reports)
    assert found == whole.code(reports)
    assert any(isinstance(one, CodedReport) and not one.mentions for one in found)


def test_without_a_glance_every_line_is_read(english: EnglishAnalysis) -> None:
    doc = english._cut(report(QUIET))[1]
    assert doc is not None
    assert english._telling(doc) is None
    assert english._lemmas is not None
    assert telling_lines(doc, english._starts(doc), Glance(), english._lemmas) == []
