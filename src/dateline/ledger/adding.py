"""A coded report added to the ledger: filed, compared, grouped, settled, in one transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import DuplicateIdError, RecordError
from dateline.ledger import schema
from dateline.ledger.comparing import Filed, compare, forget
from dateline.ledger.copies import join_family
from dateline.ledger.filing import file_coding, file_report, retire, supersede
from dateline.ledger.grouping import regroup
from dateline.ledger.loading import coded as load_coded
from dateline.ledger.rules import Added
from dateline.ledger.summaries import summarise
from dateline.ledger.writing import Write, found
from dateline.pipeline import check_evidence
from dateline.records import CodedReport, Report, fingerprint, to_json

_NUL = b"\\u0000"


def known(connection: Connection, report: Report) -> Any | None:
    """The row of a report (``id``, ``producer``) in the ledger; ``None`` where it is new.

    Raises:
        DuplicateIdError: when another text stands there under the same id.
    """
    table, codings = schema.reports, schema.codings
    query = (
        select(table.c.id, table.c.fingerprint, codings.c.producer)
        .join(codings)
        .where(table.c.key == report.id, codings.c.superseded.is_(None))
    )
    row = connection.execute(query).first()
    if row is not None and row.fingerprint != fingerprint(report):
        raise DuplicateIdError.of(report.id)
    return row


def check(coded: CodedReport) -> None:
    """Return nothing when a coded report can be kept as it is.

    Raises:
        EvidenceError: when a statement rests on words that do not stand in the report.
        RecordError: when its text holds what no store keeps, or two mentions share an id.
    """
    check_evidence(coded.report, coded.mentions)
    try:
        written = to_json(coded)
    except UnicodeEncodeError:
        written = _NUL
    if _NUL in written:  # PostgreSQL keeps none
        raise RecordError(f"report {coded.report.id}: it has characters that stand for nothing")
    for ids in (
        [mention.id for mention in coded.mentions],
        [statement.id for mention in coded.mentions for statement in mention.statements],
    ):
        if len(ids) != len(set(ids)):
            raise RecordError(f"report {coded.report.id}: two of its parts have one id")


def add(write: Write, coded: CodedReport) -> Added:
    """Add a report that the ledger does not know."""
    number = file_report(write, coded.report)
    mentions = file_coding(write, number, coded)
    moved = [other for other in join_family(write, number) if other != number]
    own = _file_of(write.connection, number, coded, mentions)
    return _settle(write, own, mentions, moved, f"report {coded.report.id}", "new")


def recode(write: Write, number: int, coded: CodedReport) -> Added:
    """Give a report that the ledger knows its new coding."""
    before = supersede(write, number)
    forget(write, before)
    mentions = file_coding(write, number, coded)
    dropped = [mention for mention in before if mention not in mentions]
    retire(write, dropped)
    own = _file_of(write.connection, number, coded, mentions)
    seeds = [*mentions, *dropped]
    return _settle(write, own, seeds, [], f"report {coded.report.id} coded anew", "replaced")


def _settle(
    write: Write,
    own: Filed,
    seeds: Collection[int],
    moved: Collection[int],
    cause: str,
    outcome: Any,
) -> Added:
    """Compare, group and settle what a report changed.

    ``seeds`` are its mentions, also those that it has no longer; ``moved`` are other reports that
    are now copies of another one than before.
    """
    all_ = [own, *filed(write.connection, moved)]
    compare(write, all_)
    touched = {mention for one in all_ for mention in one.mentions}
    keys = _keys(write.connection, touched)
    changed = regroup(write, {*seeds, *touched}, cause, keys)
    summarise(write, changed)
    events = _events(write.connection, changed, own.mentions)
    return Added(outcome=outcome, events=events, copy_of=own.copy_of)


def _file_of(
    connection: Connection, number: int, coded: CodedReport, mentions: Collection[int]
) -> Filed:
    own, head = schema.reports, schema.reports.alias("head")
    query = select(head.c.key).join(own, own.c.copy_of == head.c.id).where(own.c.id == number)
    copy_of = connection.execute(query).scalar()
    return Filed(coded=coded, copy_of=copy_of, mentions=tuple(mentions))


def filed(connection: Connection, numbers: Collection[int]) -> list[Filed]:
    """Reports with their mentions, as they stand in the ledger."""
    table = schema.mentions
    coded = load_coded(connection, numbers)
    query = select(table.c.report, table.c.position, table.c.id).where(
        table.c.state != "superseded"
    )
    mentions: dict[int, list[int]] = {number: [] for number in numbers}
    for row in sorted(found(connection, query, table.c.report, numbers)):
        mentions[row.report].append(row.id)
    return [_file_of(connection, number, coded[number], mentions[number]) for number in numbers]


def _keys(connection: Connection, mentions: Collection[int]) -> list[str]:
    table = schema.mentions
    return [row.key for row in found(connection, select(table.c.key), table.c.id, mentions)]


def _events(
    connection: Connection, changed: Collection[str], mentions: Collection[int]
) -> tuple[str, ...]:
    """The events that are not gone among those changed and those of the mentions."""
    table, events = schema.mentions, schema.events
    holding = found(connection, select(table.c.event), table.c.id, mentions)
    ids = {*changed, *(row.event for row in holding if row.event is not None)}
    query = select(events.c.id).where(events.c.gone.is_(None))
    return tuple(sorted(row.id for row in found(connection, query, events.c.id, ids)))
