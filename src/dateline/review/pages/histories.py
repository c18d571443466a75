"""What was done to events, in words: versions and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dateline.dossiers import Dossier
from dateline.publishing import words
from dateline.publishing.history import changes
from dateline.publishing.sentence import bounds
from dateline.reconciliation.history import History, Step, history
from dateline.reconciliation.rules import RulePolicy
from dateline.records import Decision
from dateline.vocabulary import DecisionKind, Outcome

MOST_STEPS = 40
"""Reports of an event whose steps are told on its page: each step settles it anew."""

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


def told(dossier: Dossier, rule: RulePolicy) -> History | None:
    """What was known of an event when; ``None`` where it has too many reports for its page."""
    if len({entry.report.id for entry in dossier.entries}) > MOST_STEPS:
        return None
    return history(dossier, rule)


def steps(dossier: Dossier, known: History) -> list[dict[str, Any]]:
    """The event as each report in turn left it, and what the report changed."""
    reports = list(dict.fromkeys(entry.report.id for entry in dossier.entries))
    titles = {entry.report.id: words.title(entry.report) for entry in dossier.entries}
    return [
        _step(step, f"r{reports.index(step.report) + 1}", titles.get(step.copy_of or ""))
        for step in known.steps
    ]


def _step(step: Step, anchor: str, copied: str | None) -> dict[str, Any]:
    killed = step.settlement.figure(Outcome.KILLED)
    changed = [_named(line, step.copy_of, copied) for line in changes(step)]
    return {
        "anchor": anchor,
        "published": words.day(step.published),
        "iso": step.published.isoformat(),
        "title": step.title or "a report without a title",
        "publisher": step.publisher,
        "killed": bounds(killed.low, killed.best, killed.high) if killed else None,
        "changes": changed,
        "is_copy": step.copy_of is not None,
    }


_RANGE = re.compile(r"(?<![\w-])(\d+|\?)-(\d+|\?)(?![\w-])")
"""A low and a high figure; no date."""


def _named(line: str, key: str | None, title: str | None) -> str:
    """A line with the title of the report that was copied in place of its id."""
    line = _RANGE.sub(r"\1–\2", line)
    return line.replace(key, f"“{title}”") if key and title else line


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
                "cause": because(version.cause),
                "joined": [titles.get(key, key) for key in sorted(now - before)],
                "left": [titles.get(key, key) for key in sorted(before - now)],
            }
        )
        before = now
    return found[::-1]


_REPORTS = re.compile(r"report(s?) [^;]*?( coded anew)?(?=;|$)")
_DECIDED = re.compile(r"decision [^:;]+: (\w+)")


def because(cause: str) -> str:
    """Why a version came about, without the ids of reports and decisions in it."""
    found = _REPORTS.match(cause)
    if found is not None:
        came = "reports" if found[1] else "a report"
        return came + (found[2] or " came") + cause[found.end() :]
    return _DECIDED.sub(r"decided: \1", cause, count=1)
