"""Flat tables of statements and events, and their CSV form.

Two profiles of CSV: ``raw`` writes every cell as it is; ``spreadsheet`` makes text cells safe to
open in a spreadsheet program (no formula, no control characters, a byte order mark so that UTF-8 is
recognised) and leaves numbers and dates as they are.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from dateline.confidence import to_review
from dateline.publishing import words
from dateline.publishing.arranged import Arranged, arrange
from dateline.publishing.cleaning import visible, without_formula
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    Report,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import Level, Role

Cell = str | int | float | bool | dt.date | None
Profile = Literal["raw", "spreadsheet"]

_REPORT_COLUMNS = ("report", "published", "publisher", "origin")
_WHEN_COLUMNS = ("when_start", "when_end", "when_precision", "when_anchor")
_WHERE_COLUMNS = (
    "place",
    "place_relation",
    "place_precision",
    "country",
    "admin1",
    "admin2",
    "lat",
    "lon",
    "geonameid",
)
STATEMENT_COLUMNS: tuple[str, ...] = (
    *_REPORT_COLUMNS,
    "event",
    "ground",
    "statement",
    "slot",
    "value",
    "type",
    "stage",
    *_WHEN_COLUMNS,
    *_WHERE_COLUMNS,
    "role",
    "actor",
    "actor_id",
    "actor_kind",
    "actor_country",
    "level",
    "channel",
    "outcome",
    "group",
    "low",
    "high",
    "qualifier",
    "noun",
    "includes",
    "total",
    "earlier",
    "as_of",
    "means",
    "phrase",
    "reason",
    "source",
    "source_kind",
    "stance",
    "chain",
    "modality",
    "evidence",
    "start",
    "end",
    "more_evidence",
    "confidence",
    "review",
    "producer",
)
"""Columns of ``statement_rows``, in the order in which they are written."""

EVENT_COLUMNS: tuple[str, ...] = (
    *_REPORT_COLUMNS,
    "event",
    "ground",
    "type",
    "stage",
    *_WHEN_COLUMNS,
    *_WHERE_COLUMNS,
    "perpetrators",
    "targets",
    "other_parties",
    "claimed_by",
    "denied",
    "means",
    "tolls",
    "possible_duplicates",
)
"""Columns of ``event_rows``, in the order in which they are written."""

_REPORT_WORDS = frozenset({"phrase", "noun", "evidence", "more_evidence"})
"""Cells that repeat the report's words; they may hold the names of private persons."""


def statement_rows(
    coded: Iterable[CodedReport], *, quotes: bool = True
) -> Iterator[dict[str, Cell]]:
    """One row for each statement; keys are ``STATEMENT_COLUMNS``.

    ``start`` and ``end`` are code points in the report's text. Without ``quotes`` the report's own
    words are left out, since they may name private persons; values and offsets stay.
    """
    for one in coded:
        for mention in one.mentions:
            for statement in mention.statements:
                row = _statement_row(one.report, mention, statement, quotes)
                yield {column: row.get(column) for column in STATEMENT_COLUMNS}


def event_rows(coded: Iterable[CodedReport], *, quotes: bool = True) -> Iterator[dict[str, Cell]]:
    """One row for each event of each report; keys are ``EVENT_COLUMNS``.

    Where a report tells a slot more than once the first telling stands in the one-value columns;
    parties and figures are all listed, each figure with who says it, and never added up.
    """
    for one in coded:
        for event in arrange(one.mentions):
            row = _event_row(one.report, event, quotes)
            yield {column: row.get(column) for column in EVENT_COLUMNS}


def csv_lines(
    rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], profile: Profile = "spreadsheet"
) -> Iterator[str]:
    """The rows as CSV (RFC 4180, lines end in ``\\r\\n``), the line of column names first."""
    held = io.StringIO("\ufeff" if profile == "spreadsheet" else "")
    held.seek(0, io.SEEK_END)
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        yield _taken(held)
        writer.writerow([_cell(row.get(column), profile) for column in columns])
    yield _taken(held)


def _taken(held: io.StringIO) -> str:
    line = held.getvalue()
    held.seek(0)
    held.truncate()
    return line


def csv_text(
    rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], profile: Profile = "spreadsheet"
) -> str:
    """The lines of ``csv_lines`` as one text."""
    return "".join(csv_lines(rows, columns, profile))


def _cell(cell: Cell, profile: Profile) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return without_formula(visible(cell)) if profile == "spreadsheet" else cell
    return cell


def _about(report: Report) -> dict[str, Cell]:
    return {
        "report": report.id,
        "published": report.published,
        "publisher": report.publisher,
        "origin": report.origin,
    }


def _statement_row(
    report: Report, mention: Mention, statement: Statement, quotes: bool
) -> dict[str, Cell]:
    first, rest = statement.evidence[0], statement.evidence[1:]
    row: dict[str, Cell] = {
        **_about(report),
        "event": mention.id,
        "ground": mention.ground.value,
        "statement": statement.id,
        "slot": statement.slot,
        "value": words.value(statement.value, quoted=quotes),
        **_fields(statement.value),
        "source": statement.source.name,
        "source_kind": statement.source.kind.value,
        "stance": statement.source.stance.value,
        "chain": "; ".join(statement.source.chain) or None,
        "modality": statement.modality.value,
        "evidence": first.text,
        "start": first.start,
        "end": first.end,
        "more_evidence": " | ".join(f"{s.start}:{s.end} {s.text}" for s in rest) or None,
        "confidence": statement.confidence,
        "review": to_review(statement),
        "producer": statement.producer,
    }
    return row if quotes else {k: v for k, v in row.items() if k not in _REPORT_WORDS}


def _fields(value: Value) -> dict[str, Cell]:
    match value:
        case TypeValue():
            return {"type": value.type.value}
        case StageValue():
            return {"stage": value.stage.value}
        case WhenValue():
            return _when_fields(value)
        case WhereValue():
            return _where_fields(value)
        case PartyValue():
            return _party_fields(value)
        case TollValue():
            return _toll_fields(value)
        case MeansValue():
            return {"means": value.means.value, "phrase": value.phrase}


def _when_fields(value: WhenValue) -> dict[str, Cell]:
    return {
        "when_start": value.start,
        "when_end": value.end,
        "when_precision": value.precision.value,
        "when_anchor": value.anchor.value,
        "phrase": value.phrase,
        "reason": value.reason or None,
    }


def _where_fields(value: WhereValue) -> dict[str, Cell]:
    return {
        "place": "; ".join([value.name, *value.others]),
        "place_relation": value.relation.value,
        "place_precision": value.precision.value,
        "country": value.country,
        "admin1": value.admin1,
        "admin2": value.admin2,
        "lat": value.lat,
        "lon": value.lon,
        "geonameid": value.geonameid,
        "phrase": value.phrase,
        "reason": value.reason or None,
    }


def _party_fields(value: PartyValue) -> dict[str, Cell]:
    return {
        "role": value.role.value,
        "actor": value.name,
        "actor_id": value.actor,
        "actor_kind": value.kind.value,
        "actor_country": value.country,
        "level": value.level.value if value.level else None,
        "channel": value.channel,
        "phrase": value.phrase,
    }


def _toll_fields(value: TollValue) -> dict[str, Cell]:
    return {
        "outcome": value.outcome.value,
        "group": value.group.value,
        "low": value.low,
        "high": value.high,
        "qualifier": value.qualifier.value,
        "noun": value.noun,
        "includes": value.includes,
        "total": value.total,
        "earlier": value.earlier,
        "as_of": value.as_of,
        "phrase": value.phrase,
    }


def _event_row(report: Report, event: Arranged, quotes: bool) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        **_about(report),
        "event": event.mention.id,
        "ground": event.mention.ground.value,
    }
    for slot in ("type", "stage", "when", "where"):
        for statement in event.mention.of(slot)[:1]:
            row.update(_fields(statement.value))
    return {
        **row,
        "perpetrators": _parties(event.who + event.claims, Role.PERPETRATOR),
        "targets": _parties(event.who, Role.TARGET, Role.VICTIM_SIDE),
        "other_parties": _parties(event.who, Role.SUPPORTER, Role.DEFENDER, Role.PARTICIPANT),
        "claimed_by": _parties(event.claims, *Role),
        "denied": _listed(f"{words.value(s.value, quotes)} [{_says(s)}]" for s in event.denials),
        "means": _listed(words.value(s.value, quotes) for s in event.means),
        "tolls": _listed(f"{words.value(s.value, quotes)} [{_says(s)}]" for s in event.tolls),
        "possible_duplicates": _listed(doubt.mention for doubt in event.mention.doubts),
    }


def _says(statement: Statement) -> str:
    return f"{words.source(statement.source)}: {words.plain(statement.modality)}"


def _parties(statements: Iterable[Statement], *roles: Role) -> str | None:
    values = [s.value for s in statements]
    chosen = [v for v in values if isinstance(v, PartyValue) and v.role in roles]
    return _listed(v.name for v in chosen if v.level is not Level.DENIED)


def _listed(parts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(parts)) or None
