"""The slots of MUC-4 templates that name somebody or something."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dateline.codebooks.muc4 import muc4_templates, templates_of
from dateline.codebooks.muc4_confidence import confidence_of
from dateline.codebooks.muc4_entities import Entity, entities_of
from dateline.codebooks.muc4_incidents import incidents_of, type_of_incident
from dateline.codebooks.muc4_numbers import number_of
from dateline.codebooks.muc4_numerals import number_in
from dateline.codebooks.muc4_reader import (
    Reading,
    Span,
    column,
    read,
    reading_of,
    table,
    windows,
    words_of,
)
from dateline.codebooks.muc4_relevance import Judgement
from dateline.codebooks.muc4_slots import nation
from dateline.records import CodedReport, Report, report_id

DAY = dt.date(1990, 3, 20)
TEXT = (
    "LIMA, 20 MAR 90 (EFE) -- [TEXT] TWO GUARDS WERE KILLED AND MAYOR ANA RUIZ WAS WOUNDED WHEN A "
    "BOMB PLANTED BY GUERRILLAS EXPLODED AT THE MUNICIPAL BUILDING IN PUNO TODAY.\n\n"
    "   THE NORTHERN RED COLUMN [NRC] CLAIMED RESPONSIBILITY FOR THE ATTACK."
)
QUIET = (
    "LIMA, 20 MAR 90 (EFE) -- [TEXT] THE TRADE MINISTERS OF THE ANDEAN COUNTRIES SIGNED AN ACCORD "
    "ON TARIFFS. THE MINISTERS WILL MEET AGAIN NEXT YEAR TO DISCUSS EXPORTS."
)


def _coded(text: str) -> CodedReport:
    report = Report(id=report_id(text, DAY, None), text=text, published=DAY)
    return CodedReport(report=report, mentions=(), producer="test")


def _span(text: str, role: str, phrase: str, **scores: dict[str, float]) -> Span:
    """A span of the words of a text, with scores for labels and for the places of vectors."""
    words = [text[a:b] for a, b in words_of(text)]
    wanted = [phrase[a:b] for a, b in words_of(phrase)]
    first = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    given = np.zeros(max(b for _, b in table().columns.values()), dtype=np.float32)
    for name, values in scores.items():
        for label, value in values.items():
            labels = table().labels.get(name)
            column(given, name)[labels.index(label) if labels else int(label)] = value
    return Span(role, first, first + len(wanted), 0.9, given)


def _reading(text: str, *spans: Span) -> Reading:
    kinds = np.zeros(len(table().labels["types"]), dtype=np.float32)
    return Reading(text, words_of(text), list(spans), 30.0, kinds)


def _alone(text: str, role: str, phrase: str, **scores: dict[str, float]) -> Entity:
    span = _span(text, role, phrase, **scores)
    return Entity(role, span, (span,), span.scores)


def test_the_reader_tells_who_was_hit_by_what_and_every_fill_is_words_of_the_text() -> None:
    (template,) = muc4_templates(_coded(TEXT))
    assert template["INCIDENT: TYPE"] == ["BOMBING"]
    assert template["HUM TGT: NAME"] == ['"ANA RUIZ"']
    assert '"BOMB"' in template["INCIDENT: INSTRUMENT ID"]
    assert 'INJURY: "ANA RUIZ"' in template["HUM TGT: EFFECT OF INCIDENT"]
    plain = " ".join(TEXT.split())
    strings = {s for fills in template.values() for f in fills for s in f.split('"')[1::2]}
    assert strings
    assert all(string in plain for string in strings)


def test_an_accord_gets_no_template_and_a_wire_without_words_no_reading() -> None:
    assert muc4_templates(_coded(QUIET)) == []
    assert read("") is None


def test_letters_in_lower_case_are_read_alike() -> None:
    upper, lower = read(TEXT), read(TEXT.lower())
    assert upper is not None
    assert lower is not None
    assert upper.relevance == lower.relevance
    assert [s[:4] for s in upper.spans] == [s[:4] for s in lower.spans]


def test_the_line_with_the_number_of_a_document_is_not_read() -> None:
    text = f"TST0-MUC0-0001\n\n   {QUIET}"
    assert text[slice(*words_of(text)[0])] == "LIMA"


def test_every_word_of_a_long_wire_is_read_in_one_window() -> None:
    pieces, first = list(range(1000, 3000)), list(range(0, 2000, 2))
    seen = [
        (word, given[place])
        for given, own in windows(pieces, first, 1, 2)
        for place, word in own
        if len(given) <= 512
    ]
    assert sorted(seen) == [(word, 1000 + 2 * word) for word in range(1000)]


def test_a_span_goes_on_as_long_as_half_the_chance_with_which_it_began() -> None:
    words = words_of("THE RED BRIDGE FELL")
    scores = np.zeros((4, max(b for _, b in table().columns.values())), dtype=np.float32)
    begins = 2 * table().roles.index("thing") + 1
    column(scores, "tags")[:, 0] = 9.0
    column(scores, "tags")[1, begins] = 15.0
    column(scores, "tags")[2, begins + 1] = 15.0
    (span,) = reading_of("THE RED BRIDGE FELL", words, scores).spans
    assert (span.role, span.first, span.last) == ("thing", 1, 3)


def test_what_ends_alike_is_one_and_other_words_are_another() -> None:
    text = "THE POLICE STATION WAS HIT. THE STATION BURNED. THE MILL WAS HIT."
    spans = [_span(text, "thing", words) for words in ("POLICE STATION", "STATION", "MILL")]
    found = entities_of(_reading(text, *spans))
    assert [len(e.spans) for e in found] == [2, 1]


def test_targets_of_two_incidents_are_told_apart_and_the_perpetrator_goes_to_his() -> None:
    text = "GUNMEN KILLED A JUDGE. A BOMB DAMAGED A BRIDGE."
    one, other = {"0": 6.0}, {"0": -6.0}
    shot = {"ATTACK": 4.0}
    blown = {"BOMBING": 4.0}
    reading = _reading(text)
    incidents = incidents_of(
        [
            _alone(text, "individual", "GUNMEN", incident=one, type=shot),
            _alone(text, "description", "JUDGE", incident=one, type=shot),
            _alone(text, "instrument", "BOMB", incident=other, type=blown),
            _alone(text, "thing", "BRIDGE", incident=other, type=blown),
        ]
    )
    told = {
        type_of_incident(one, reading): {reading.phrase(e.best) for e in one} for one in incidents
    }
    assert told == {"ATTACK": {"JUDGE", "GUNMEN"}, "BOMBING": {"BRIDGE", "BOMB"}}


def test_a_description_of_a_named_person_is_no_second_victim() -> None:
    text = "MAYOR ANA RUIZ AND A PEASANT WERE KILLED."
    person, nobody = {"0": 6.0}, {"0": -6.0}
    reading = _reading(
        text,
        _span(text, "description", "MAYOR", person=person, incident=person),
        _span(text, "name", "ANA RUIZ", person=person, incident=person),
        _span(text, "description", "PEASANT", person=nobody, incident=person),
    )
    (template,) = templates_of(reading, _coded(text), Judgement(3.0, ()))
    assert template["HUM TGT: DESCRIPTION"] == ['"MAYOR": "ANA RUIZ"', '"PEASANT"']
    assert len(template["HUM TGT: NUMBER"]) == 2


def test_a_number_is_told_or_by_kind() -> None:
    text = "SOME 12 PEASANTS WERE KILLED."
    told = _alone(text, "description", "PEASANTS", human_number={"TOLD": 3.0})
    many = _alone(text, "description", "PEASANTS", human_number={"PLURAL": 9.0})
    reading = _reading(text)
    assert number_of(told, reading, "human_number") == "12"
    assert number_of(many, reading, "human_number") == "PLURAL"
    assert number_in(["IN", "1989", "THREE", "MEN"]) == "3"
    assert number_in(["IN", "1989"]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("AT LEAST 30 PEASANTS WERE HURT.", "30-"),
        ("APPROXIMATELY SIX PEASANTS WERE HURT.", "~6"),
        ("OF THE PEASANTS, 40,000 STAYED AWAY, AND 1,200 PEASANTS CAME.", "1200"),
        ("FORTY PEASANTS WERE HURT.", "40"),
        ("THE MAN SHOT ONE OF THE PEASANTS.", "PLURAL"),
        ("THE 15-YEAR-OLD PEASANTS WERE HURT.", "PLURAL"),
        ("THERE WERE TWO. PEASANTS WERE HURT.", "PLURAL"),
        ("THIRTY-THREE PEASANTS WERE HURT.", "33"),
        ("SIXTYFOUR PEASANTS WERE HURT.", "64"),
        ("AT LEAST [9] PEASANTS WERE HURT.", "9-"),
        ("SINCE 16 MARCH PEASANTS WERE HURT.", "PLURAL"),
    ],
)
def test_a_told_number_is_one_of_its_span_in_the_notation_of_the_set(
    text: str, number: str
) -> None:
    last = len(words_of(text[: text.rindex("PEASANTS")]))
    span = _span(text, "description", "PEASANTS", human_number={"TOLD": 3.0})
    span = span._replace(first=last, last=last + 1)
    entity = Entity("description", span, (span,), span.scores)
    assert number_of(entity, _reading(text), "human_number") == number


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("SIX PRIESTS AND TWO COOKS", "6"),
        ("A GROUP OF 12 MINERS", "12"),
        ("MAYORS OF EIGHT TOWNS", "PLURAL"),
        ("WORKERS JAILED IN TWO CAMPS", "PLURAL"),
    ],
)
def test_a_number_behind_the_head_counts_something_else_unless_the_head_is_a_group(
    phrase: str, number: str
) -> None:
    text = f"THE MEN SHOT {phrase}."
    hit = _alone(text, "description", phrase, human_number={"TOLD": 1.0})
    assert number_of(hit, _reading(text), "human_number") == number


def test_a_plural_outweighs_a_reader_that_is_unsure() -> None:
    text = "THE ARMY SHOT PEASANTS AND A JUDGE."
    unsure = {"1": 1.0, "PLURAL": 0.0}
    many = _alone(text, "description", "PEASANTS", human_number=unsure)
    one = _alone(text, "description", "A JUDGE", human_number={"1": 0.0, "PLURAL": 1.0})
    assert number_of(many, _reading(text), "human_number") == "PLURAL"
    assert number_of(one, _reading(text), "human_number") == "1"


def test_a_named_person_is_one_whatever_number_stands_before() -> None:
    text = "SOME 12 MINERS, AMONG THEM ANA RUIZ, WERE KILLED."
    named = _alone(text, "name", "ANA RUIZ", human_number={"TOLD": 3.0})
    assert number_of(named, _reading(text), "human_number") == "1"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("THE RED COLUMN CLAIMED RESPONSIBILITY FOR THE ATTACK.", "CLAIMED OR ADMITTED"),
        ("THE RED COLUMN WAS ACCUSED OF THE ATTACK.", "SUSPECTED OR ACCUSED"),
        (
            "THE POLICE SAID THE RED COLUMN WAS RESPONSIBLE.",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
        ("THE RED COLUMN MAY HAVE KILLED HIM.", "POSSIBLE"),
        ("THE RED COLUMN KILLED HIM.", "REPORTED AS FACT"),
    ],
)
def test_how_sure_an_attribution_is(text: str, level: str) -> None:
    assert confidence_of(_alone(text, "organization", "RED COLUMN"), _reading(text)) == level


@pytest.mark.parametrize(
    ("kind", "ending", "effect"),
    [
        ("BOMBING", "THERE WERE NO CASUALTIES.", ["NO INJURY OR DEATH"]),
        ("BOMBING", "THE EXPLOSION DID NOT CAUSE ANY INJURIES.", ["NO INJURY OR DEATH"]),
        ("BOMBING", "NO ONE WAS HURT.", ["NO INJURY OR DEATH"]),
        ("BOMBING", "ONLY MATERIAL DAMAGE WAS REPORTED.", ["NO INJURY OR DEATH"]),
        ("BOMBING", "THERE ARE NO FIGURES ON THE DEAD.", []),
        ("BOMBING", "THE POLICE CAME AT ONCE.", []),
        ("ARSON", "THERE WERE NO CASUALTIES.", []),
    ],
)
def test_a_bombing_that_hurt_nobody_has_an_effect_without_a_person(
    kind: str, ending: str, effect: list[str]
) -> None:
    text = f"LIMA, 20 MAR 90 (EFE) -- [TEXT] A BOMB WENT OFF AT THE BANK YESTERDAY. {ending}"
    reading = _reading(text, _span(text, "thing", "THE BANK", type={kind: 5.0}))
    (template,) = templates_of(reading, _coded(text), Judgement(3.0, ()))
    assert template["HUM TGT: EFFECT OF INCIDENT"] == effect


def test_a_bombing_with_a_victim_has_the_victims_effect_alone() -> None:
    text = "A BOMB WENT OFF AT THE BANK AND HURT A GUARD. THERE WERE NO OTHER CASUALTIES."
    bank = _span(text, "thing", "THE BANK", type={"BOMBING": 5.0})
    guard = _span(text, "description", "A GUARD", human_effect={"INJURY": 9.0}, incident={"0": 9.0})
    bank = bank._replace(
        scores=bank.scores + _span(text, "thing", "BANK", incident={"0": 9.0}).scores
    )
    (template,) = templates_of(_reading(text, bank, guard), _coded(text), Judgement(3.0, ()))
    assert template["HUM TGT: EFFECT OF INCIDENT"] == ['INJURY: "A GUARD"']


def test_a_nation_is_named_by_its_adjective() -> None:
    assert nation("U.S. EMBASSY") == "UNITED STATES"
    assert nation("THE BRIDGE") is None


def test_people_of_another_number_are_others_and_a_rough_number_is_the_same() -> None:
    text = "TWO PEOPLE DIED AND 12 PEOPLE WERE HURT. ABOUT 12 PEOPLE WERE LEFT. PEOPLE FLED."
    words = [text[a:b] for a, b in words_of(text)]
    base = _span(text, "description", "PEOPLE")
    places = [place for place, word in enumerate(words) if word == "PEOPLE"]
    spans = [base._replace(first=place, last=place + 1) for place in places]
    found = entities_of(_reading(text, *spans))
    assert [[places.index(s.first) for s in e.spans] for e in found] == [[0, 3], [1, 2]]
