"""What was done to events, in words: versions and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.dossiers import Dossier
from dateline.publishing import words
from dateline.records import Decision
from dateline.vocabulary import DecisionKind

KINDS = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.EDIT: "corrected a value of",
    DecisionKind.ADD: "added a value to",
    DecisionKind.MERGE: "merged into one event:",
    DecisionKind.SPLIT: "split",
    DecisionKind.APART: "told apart:",
    DecisionKind.REJECT: "rejected",
    DecisionKind.UNDO: "undid a decision on",
}
"""What was decided, in words that a name goes before."""


def decision(one: Decision, undone: bool = False) -> dict[str, Any]:
    """A decision in words."""
    value = words.value(one.statement.value) if one.statement else None
    return {
        "id": one.id,
        "kind": str(one.kind),
        "words": KINDS[one.kind],
        "subject": one.subject,
        "event": one.subject
        if "/" not in one.subject and one.kind is not DecisionKind.UNDO
        else "",
        "report": one.subject.partition("/")[0] if "/" in one.subject else "",
        "others": one.others,
        "analyst": one.analyst,
        "at": one.at,
        "why": one.why,
        "value": value,
        "undone": undone,
    }


def decisions(some: Iterable[Decision]) -> list[dict[str, Any]]:
    """Decisions in words, the last first."""
    return [decision(one) for one in reversed(list(some))]


def versions(dossier: Dossier) -> list[dict[str, Any]]:
    """The versions of an event, the last first, each with what joined and what left."""
    titles = {e.key: words.title(e.report) for e in dossier.entries}
    found, before = [], set[str]()
    for version in dossier.event.versions:
        now = set(version.mentions)
        found.append(
            {
                "number": version.number,
                "at": version.at,
                "cause": version.cause,
                "joined": [titles.get(key, key) for key in sorted(now - before)],
                "left": [titles.get(key, key) for key in sorted(before - now)],
            }
        )
        before = now
    return found[::-1]
