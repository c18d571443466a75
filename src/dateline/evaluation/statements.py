"""The ``statements`` set: who says what about tolls and responsibility.

One JSON object a line: ``id``, ``published``, ``article``, ``events``; predictions carry ``id`` and
``events`` in the same form. The measures are those of the set's guide; see ``score``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.codebooks.guide import guide_events
from dateline.evaluation.coder import Coder
from dateline.evaluation.matching import Counts, match
from dateline.evaluation.rows import lines_of
from dateline.records import CodedReport, Report, report_id

NAME = "statements"

COARSE = {
    **dict.fromkeys(("soldiers", "police", "security_forces"), "state"),
    **dict.fromkeys(("militants", "attackers"), "armed"),
    **dict.fromkeys(
        ("civilians", "children", "women", "aid_workers", "journalists", "officials"), "civilian"
    ),
}
"""Coarse groups of the guide; any other group is ``unspecified``."""

_HELD = {"arrested", "captured", "abducted"}
_EMPTY_WORDS = frozenset("the a an of in on at and by to for from with its his her their".split())


class Item(msgspec.Struct, frozen=True):
    """One annotated article."""

    id: int
    published: dt.date
    article: str
    events: list[dict[str, Any]]

    def report(self) -> Report:
        """The article as a report; line ends stay, so that offsets are the article's."""
        return Report(
            id=report_id(self.article, self.published, None),
            text=self.article,
            published=self.published,
            origin=str(self.id),
        )


def load(path: Path) -> list[Item]:
    """The articles of ``dev.jsonl`` (or of the folder that holds it)."""
    return [
        Item(row["id"], dt.date.fromisoformat(row["published"][:10]), row["article"], row["events"])
        for row in lines_of(path, "dev.jsonl")
    ]


def predict(items: Sequence[Item], coder: Coder) -> Iterable[dict[str, Any]]:
    """What the engine reads, one object per article."""
    for item, coded in zip(items, coder.code([item.report() for item in items]), strict=True):
        events = guide_events(coded) if isinstance(coded, CodedReport) else []
        yield {"id": item.id, "events": events}


def score(items: Sequence[Item], predictions: Iterable[dict[str, Any]]) -> dict[str, float | int]:
    """Percentages: F1 of each level of agreement, and accuracy of the main event.

    ``toll_figure``: same outcome (arrested, captured and abducted are one) and the same bounds, two
    vague figures agreeing whatever theirs; each further level also asks what the one before asks.
    """
    found = {row["id"]: row["events"] for row in predictions}
    totals = {name: Counts() for name in (*_TOLL_LEVELS, "responsibility_actor", "responsibility")}
    dates = places = 0
    for item in items:
        events = found.get(item.id, [])
        gold, mine = _tolls(item.events), _tolls(events)
        for name, same in _TOLL_LEVELS.items():
            totals[name] += match(gold, mine, same)
        gold, mine = _responsibilities(item.events), _responsibilities(events)
        totals["responsibility_actor"] += match(gold, mine, _same_actor)
        totals["responsibility"] += match(gold, mine, same_responsibility)
        ours, theirs = _main(events), _main(item.events)
        dates += ours.get("date_start") == theirs.get("date_start")
        places += same_place(theirs.get("place"), ours.get("place"))
    result: dict[str, float | int] = {"articles": len(items)}
    for name, counts in totals.items():
        result[f"{name}_f1"] = counts.f1
        result[f"{name}_precision"] = counts.precision
        result[f"{name}_recall"] = counts.recall
    result["main_date"] = round(100 * dates / max(1, len(items)), 1)
    result["main_place"] = round(100 * places / max(1, len(items)), 1)
    return result


def _main(events: list[dict[str, Any]]) -> dict[str, Any]:
    return next((e for e in events if e["role"] == "main"), {})


def _tolls(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**toll, "role": event["role"]} for event in events for toll in event["tolls"]]


def _responsibilities(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for event in events for row in event["responsibility"]]


def same_figure(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    """Whether two toll entries give the same outcome and bounds; vague ones always agree."""
    outcomes = {"held" if o in _HELD else o for o in (gold["outcome"], mine["outcome"])}
    if len(outcomes) > 1:
        return False
    if gold["qualifier"] == mine["qualifier"] == "vague":
        return True
    return bool(gold["low"] == mine["low"] and gold["high"] == mine["high"])


def same_group(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    """Whether two toll entries give the same figure of the same coarse group."""
    return same_figure(gold, mine) and COARSE.get(gold["group"]) == COARSE.get(mine["group"])


def _same_source(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    if not same_group(gold, mine):
        return False
    kinds = gold["source_kind"] == mine["source_kind"]
    return kinds or bool(_words(gold["source"]) & _words(mine["source"]))


def _same_role(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    grounds = (gold["role"] == "background") == (mine["role"] == "background")
    return _same_source(gold, mine) and grounds


_TOLL_LEVELS: dict[str, Callable[[dict[str, Any], dict[str, Any]], bool]] = {
    "toll_figure": same_figure,
    "toll_group": same_group,
    "toll_source": _same_source,
    "toll_role": _same_role,
}


def _same_actor(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    return bool(_words(gold["actor"]) & _words(mine["actor"]))


def same_responsibility(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    """Whether two entries share a word of the actor, and the level."""
    return _same_actor(gold, mine) and bool(gold["level"] == mine["level"])


def same_place(gold: str | None, mine: str | None) -> bool:
    """Whether two places share a word, or both are missing."""
    if gold is None or mine is None:
        return gold is mine
    return bool(_words(gold) & _words(mine))


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold())) - _EMPTY_WORDS
