"""The statements form: events with toll and responsibility statements, source by source.

It keeps every source apart; what it cannot express: roles other than the perpetrator's, means,
coordinates, and reasons for precision.
"""

from __future__ import annotations

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


def guide_events(coded: CodedReport) -> list[dict[str, Any]]:
    """The events of a coded report in the statements form."""
    return [_event(mention) for mention in coded.mentions]


def _event(mention: Mention) -> dict[str, Any]:
    return {
        "eid": mention.id,
        "role": mention.ground.value,
        "type": _type(mention),
        "stage": _stage(mention),
        **_when(mention),
        **_where(mention),
        "tolls": [_toll(s, s.value) for s in mention.statements if isinstance(s.value, TollValue)],
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
