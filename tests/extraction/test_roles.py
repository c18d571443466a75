"""Who does what to whom, and weapons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.events import mark_events
from dateline.extraction.means import mark_means
from dateline.extraction.roles import mark_roles
from dateline.marks import ActorMark
from dateline.vocabulary import ActorKind, MeansClass, Role

Analyse = Callable[..., Document]

P, T, S = Role.PERPETRATOR, Role.TARGET, Role.PARTICIPANT


def roles_in(document: Document, *names: str) -> set[tuple[Role, str]]:
    """The roles of the one-word actors ``names``."""
    words = document.words
    actors = [
        ActorMark(
            span=document.span(i, i + 1),
            tokens=(i, i + 1),
            sentence=words.sentence[i],
            head=i,
            name=words.lower[i],
            kind=ActorKind.OTHER,
        )
        for i in range(len(words))
        if words.lower[i] in names
    ]
    marks = mark_roles(document, mark_events(document), actors)
    return {(mark.role, mark.span.text.lower()) for mark in marks}


ROLES = [
    ("Gunmen attacked soldiers.", {(P, "gunmen"), (T, "soldiers")}),
    ("Soldiers were killed by militants.", {(P, "militants"), (T, "soldiers")}),
    ("The attack by rebels on police killed ten.", {(P, "rebels"), (T, "police")}),
    ("Militants carried out an attack on police.", {(P, "militants"), (T, "police")}),
    ("Rebels who attacked the convoy fled.", {(P, "rebels")}),
    ("The army clashed with rebels.", {(S, "army"), (S, "rebels")}),
    ("Clashes between soldiers and rebels left ten dead.", {(S, "soldiers"), (S, "rebels")}),
    ("The army repelled an attack by rebels.", {(S, "army"), (S, "rebels")}),
    ("The kidnapping of soldiers by militants shocked all.", {(P, "militants"), (T, "soldiers")}),
    ("Militants detonated an explosive device on an army convoy.",
     {(P, "militants"), (T, "army")}),
    ("Militants claimed an attack on an army base.", {(P, "militants"), (T, "army")}),
    ("Police detained militants and arrested rebels.",
     {(P, "police"), (T, "militants"), (T, "rebels")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[t[:40] for t, _ in ROLES])
def test_roles_come_from_the_grammar(
    analyse: Analyse, text: str, expected: set[tuple[Role, str]]
) -> None:
    names = ("gunmen", "soldiers", "militants", "rebels", "police", "army")
    assert roles_in(analyse(text), *names) == expected


MEANS = [
    ("They used assault rifles.", "assault rifles", MeansClass.FIREARMS),
    ("A roadside bomb killed two.", "roadside bomb", MeansClass.EXPLOSIVES),
    ("A suicide vest was found.", "suicide vest", MeansClass.SUICIDE),
    ("Warplanes flew over.", "Warplanes", MeansClass.AERIAL),
    ("Two Shahed drones fell.", "Shahed drones", MeansClass.DRONE),
    ("Mortar shells fell on the camp.", "Mortar shells", MeansClass.ARTILLERY),
    ("They stepped on a landmine.", "landmine", MeansClass.LANDMINE),
    ("They came with machetes.", "machetes", MeansClass.MELEE),
    ("Police used tear gas.", "tear gas", MeansClass.CROWD_CONTROL),
]


@pytest.mark.parametrize(("text", "phrase", "kind"), MEANS)
def test_weapons_as_named(analyse: Analyse, text: str, phrase: str, kind: MeansClass) -> None:
    assert [(m.span.text, m.means) for m in mark_means(analyse(text))] == [(phrase, kind)]


@pytest.mark.parametrize("text", ["He works in a gold mine.", "The football club won the cup."])
def test_peaceful_things_are_no_weapons(analyse: Analyse, text: str) -> None:
    assert mark_means(analyse(text)) == ()
