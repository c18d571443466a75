"""What about a statement tells how far to trust it.

Only the records are looked at, so any engine's statements can be judged. All features lie in 0..1
or are logarithms of small counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from dateline.records import (
    Mention,
    PartyValue,
    Report,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import Group, Modality, Qualifier, SourceKind

Features: TypeAlias = dict[str, float]

_OFFICIAL = frozenset(
    {SourceKind.STATE, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.ANONYMOUS_OFFICIAL}
)
_NEAR = 200
"""Characters within which evidence stands beside a word that tells of the event."""


def features_of(
    statement: Statement, mention: Mention, beside: Sequence[Mention], report: Report
) -> Features:
    """The features of a statement of ``mention``; ``beside`` are all mentions of its report."""
    found = dict(_common(statement, mention, beside, report))
    value = statement.value
    match value:
        case TollValue():
            found |= dict(_toll(value, statement, mention))
        case WhenValue():
            found |= dict(_when(value))
        case WhereValue():
            found |= dict(_where(value))
        case PartyValue():
            found |= dict(_party(value))
        case TypeValue():
            found[f"type={value.type.value}"] = 1.0
        case _:
            pass
    return found


def _common(
    statement: Statement, mention: Mention, beside: Sequence[Mention], report: Report
) -> Iterator[tuple[str, float]]:
    first = statement.evidence[0]
    yield f"source={_source(statement)}", 1.0
    if statement.modality is not Modality.ASSERTED:
        yield f"modality={statement.modality.value}", 1.0
    yield f"ground={mention.ground.value}", 1.0
    yield "first mention", float(bool(beside) and beside[0].id == mention.id)
    yield "doubts", math.log1p(len(mention.doubts))
    yield "events in the report", math.log(max(1, len(beside)))
    yield "depth in the text", first.start / max(1, len(report.text))
    yield "length of the text", math.log(max(1.0, len(report.text) / 1000))
    yield "rivals in its slot", math.log1p(len(mention.of(statement.slot)) - 1)
    gap = min((abs(t.start - first.start) for t in mention.triggers), default=len(report.text))
    yield "far from its event", float(gap > _NEAR)
    yield "words of evidence", math.log(max(1, len(first.text.split())))


def _source(statement: Statement) -> str:
    kind = statement.source.kind
    return "official" if kind in _OFFICIAL else kind.value


def _toll(value: TollValue, statement: Statement, mention: Mention) -> Iterator[tuple[str, float]]:
    yield f"outcome={value.outcome.value}", 1.0
    yield f"qualifier={value.qualifier.value}", 1.0
    yield f"group={value.group.value}", 1.0
    yield "part", float(value.includes)
    yield "over a period", float(value.total)
    yield "one person", float(value.low == value.high == 1)
    yield "nobody", float(value.high == 0)
    yield "noun left out", float(value.noun is None)
    others = [
        s.value for s in mention.of("toll") if isinstance(s.value, TollValue) and s is not statement
    ]
    same = [v for v in others if v.outcome is value.outcome and v.group is value.group]
    agree = [v for v in same if (v.low, v.high) == (value.low, value.high)]
    yield "told again", float(bool(agree))
    yield "contradicted", float(len(same) > len(agree) and not value.includes)
    vague = value.qualifier is Qualifier.VAGUE and value.group is Group.UNSPECIFIED
    yield "vague people", float(vague)


def _when(value: WhenValue) -> Iterator[tuple[str, float]]:
    yield f"precision={value.precision.value}", 1.0
    yield f"anchor={value.anchor.value}", 1.0


def _where(value: WhereValue) -> Iterator[tuple[str, float]]:
    yield f"precision={value.precision.value}", 1.0
    yield f"relation={value.relation.value}", 1.0
    yield "not in the gazetteer", float(value.geonameid is None)
    yield "second-order unit known", float(value.admin2 is not None)


def _party(value: PartyValue) -> Iterator[tuple[str, float]]:
    yield f"role={value.role.value}", 1.0
    yield f"kind={value.kind.value}", 1.0
    yield "in the register", float(value.actor is not None)
    if value.level is not None:
        yield f"level={value.level.value}", 1.0
