"""The statements form: events with toll and responsibility statements, source by source.

It keeps every source apart; what it cannot express: roles other than the perpetrator's, means,
coordinates, and reasons for precision.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.records import (
    CodedReport,
    Mention,
    PartyValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import SourceKind, Stage

_AND = re.compile(r",?\s+and\s+")
_COUNTED = re.compile(r"(?:one|another|1)\b|.*\b(?:was|were|is|are|has|have|had)\b", re.IGNORECASE)
_SIDE = {"soldiers": "state", "police": "state", "security_forces": "state"}


def guide_events(coded: CodedReport) -> list[dict[str, Any]]:
    """The events of a coded report in the statements form."""
    return [_event(mention, coded.report.text) for mention in coded.mentions]


def _event(mention: Mention, text: str) -> dict[str, Any]:
    return {
        "eid": mention.id,
        "role": mention.ground.value,
        "type": _type(mention),
        "stage": _stage(mention),
        **_when(mention),
        **_where(mention),
        "tolls": _tolls(mention, text),
        "responsibility": [
            _responsibility(s, s.value)
            for s in mention.statements
            if isinstance(s.value, PartyValue) and s.value.level is not None
        ],
    }


def _type(mention: Mention) -> str:
    values = [s.value.type for s in mention.statements if isinstance(s.value, TypeValue)]
    return values[0].value.replace("_", " ") if values else "event"


def _stage(mention: Mention) -> str:
    found = [s.value for s in mention.of("stage")]
    return found[0].stage.value if found else Stage.ACCOMPLISHED.value  # type: ignore[union-attr]


def _when(mention: Mention) -> dict[str, Any]:
    for statement in mention.statements:
        value = statement.value
        if isinstance(value, WhenValue) and value.start and value.end:
            return {
                "date_start": value.start.isoformat(),
                "date_end": value.end.isoformat(),
                "date_precision": value.precision.value,
                "date_quote": value.phrase,
            }
    return {
        "date_start": None,
        "date_end": None,
        "date_precision": "unknown",
        "date_quote": None,
    }


def _where(mention: Mention) -> dict[str, Any]:
    for statement in mention.statements:
        if isinstance(statement.value, WhereValue):
            return {
                "place": statement.evidence[0].text,
                "place_relation": statement.value.relation.value,
                "place_quote": statement.value.phrase,
            }
    return {"place": None, "place_relation": "unknown", "place_quote": None}


def _speaker(statement: Statement) -> str:
    source = statement.source
    return "report" if source.kind is SourceKind.REPORT else source.name


def _tolls(mention: Mention, text: str) -> list[dict[str, Any]]:
    """The figures; somebody uncounted joined to more of one group is one, as the guide counts them.

    "A captain and four privates were killed" is 5; "five women and a child" and "11 shepherds and
    four others" stay two.
    """
    rows: list[tuple[int, int, Statement, dict[str, Any]]] = []
    for statement in mention.statements:
        if not isinstance(statement.value, TollValue):
            continue
        span = statement.evidence[0]
        row = _toll(statement, statement.value)
        before = rows[-1] if rows else None
        if before is not None and _AND.fullmatch(text[before[1] : span.start]):
            joined = _joined(before[3], row)
            if joined is not None:
                row = {**joined, "quote": text[before[0] : span.end]}
                rows[-1] = (before[0], span.end, statement, row)
                continue
        rows.append((span.start, span.end, statement, row))
    return [row for _, _, _, row in rows]


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any] | None:
    """Two entries as one; ``None`` where the guide keeps them apart."""
    same = all(first[name] == second[name] for name in ("outcome", "source", "modality"))
    exact = first["qualifier"] == second["qualifier"] == "exact" and first["low"] and second["low"]
    sides = {_SIDE.get(first["group"], first["group"]), _SIDE.get(second["group"], second["group"])}
    sides.discard("unspecified")
    if not same or not exact or len(sides) > 1 or sides & {"women", "children"}:
        return None
    parts = first["subset_of_previous"] or second["subset_of_previous"]
    if parts or first["low"] != 1 or _COUNTED.match(first["quote"]):
        return None
    group = next((r["group"] for r in (first, second) if r["group"] != "unspecified"), None)
    low, high = first["low"] + second["low"], first["high"] + second["high"]
    return {**second, "low": low, "high": high, "group": group or "unspecified"}


def _toll(statement: Statement, value: TollValue) -> dict[str, Any]:
    return {
        "quote": value.phrase,
        "outcome": value.outcome.value,
        "group": value.group.value,
        "low": value.low,
        "high": value.high,
        "qualifier": value.qualifier.value,
        "subset_of_previous": value.includes,
        "source": _speaker(statement),
        "source_kind": statement.source.kind.value,
        "chain": "; ".join(statement.source.chain) or None,
        "modality": statement.modality.value,
    }


def _responsibility(statement: Statement, value: PartyValue) -> dict[str, Any]:
    return {
        "actor": value.phrase,
        "level": value.level.value if value.level else None,
        "by": _speaker(statement),
        "channel": value.channel,
        "quote": statement.evidence[-1].text,
    }
