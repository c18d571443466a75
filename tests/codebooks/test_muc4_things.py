"""Physical targets as the MUC-4 view reads them."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.codebooks.muc4_things import Thing, things_of
from dateline.records import CodedReport, Mention, Report, Span, report_id
from dateline.vocabulary import Ground

DAY = dt.date(1990, 3, 20)


def things(body: str, trigger: str) -> list[Thing]:
    """The things of a wire whose one mention is told by ``trigger``."""
    text = f"LIMA, 20 MAR 90 -- [TEXT] {body}"
    report = Report(id=report_id(text, DAY, None), text=text, published=DAY)
    at = text.index(trigger)
    mention = Mention(
        id="e1",
        report=report.id,
        ground=Ground.MAIN,
        statements=(),
        triggers=(Span(at, at + len(trigger), trigger),),
    )
    return things_of(mention, CodedReport(report=report, mentions=(mention,), producer="test"))


@pytest.mark.parametrize(
    ("body", "trigger", "expected"),
    [
        (
            "A BOMB DESTROYED THE TOWN'S POLICE STATION LAST NIGHT.",
            "BOMB",
            [("TOWN'S POLICE STATION", "LAW ENFORCEMENT FACILITY", "1", None, "DESTROYED")],
        ),
        (
            "REBELS DYNAMITED THREE PYLONS.",
            "DYNAMITED",
            [("PYLONS", "ENERGY", "3", None, "SOME DAMAGE")],
        ),
        (
            "A GRENADE WAS THROWN AT THE U.S. EMBASSY.",
            "GRENADE",
            [("U.S. EMBASSY", "DIPLOMAT OFFICE OR RESIDENCE", "1", "UNITED STATES", None)],
        ),
        ("A CAR BOMB EXPLODED.", "BOMB", []),
        ("THE MAYOR LEFT HIS OFFICE BEFORE HE WAS KILLED.", "KILLED", []),
    ],
)
def test_things_hit(
    body: str, trigger: str, expected: list[tuple[str, str, str, str | None, str | None]]
) -> None:
    assert [tuple(thing) for thing in things(body, trigger)] == expected


def test_things_of_other_sentences_are_not_hit() -> None:
    body = "A BOMB EXPLODED NEAR A BRIDGE. MINISTERS WERE MEETING IN A DISTANT HOTEL."
    assert [thing.words for thing in things(body, "BOMB")] == ["BRIDGE"]
