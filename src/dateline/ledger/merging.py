"""Another ledger's content added to this one: reports, statements, decisions, failures.

Events need no translation: the id of an event is the address of the mention that founded it, and
every mention of the other ledger has the same address here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Connection, func, select

from dateline.errors import DecisionError
from dateline.ledger import schema
from dateline.ledger.deciding import Effect, file_decision, put_into_effect
from dateline.ledger.filing import Coding, file_earlier, file_failure, json
from dateline.ledger.loading import coded, decisions, earlier, failures
from dateline.ledger.rules import Added
from dateline.ledger.writing import Write, among, chunks, found
from dateline.records import CodedReport, Decision, Failure, Record

_PAGE = 50
"""Reports read at a time."""

Pair = tuple[str, str]

_R, _C, _M = schema.reports.c, schema.codings.c, schema.mentions.c
_CODINGS = among(select(_R.key, _C.producer).join_from(schema.reports, schema.codings), _R.key)
_MENTIONS = among(select(_M.key, _M.id), _M.key)


class Merged(Record, frozen=True, kw_only=True):
    """What merging came to: how many reports and decisions were new, and how many known."""

    reports: int = 0
    known: int = 0
    decisions: int = 0


class Told(Record, frozen=True, kw_only=True):
    """A decision of a ledger, and what it comes to in keys of mentions."""

    decision: Decision
    mentions: tuple[str, ...]
    together: tuple[Pair, ...]
    apart: tuple[Pair, ...]


Add = Callable[[CodedReport], Added]
T = TypeVar("T")


class Writes(Protocol):
    """Does one write in a transaction of its own."""

    def __call__(self, work: Callable[[Write], T]) -> T:
        """What the work gives, once it is on disk."""
        ...


class Reads(Protocol):
    """Looks at one state of the ledger."""

    def __call__(self, look: Callable[[Connection], T]) -> T:
        """What the look gives."""
        ...


def merge(source: Connection, add: Add, write: Writes, read: Reads) -> Merged:
    """Add what another ledger holds, each report and decision in a transaction of its own."""
    fresh = known = decided = 0
    for coded_, before in reports_of(source):
        new = add(coded_).outcome == "new"
        fresh, known = fresh + new, known + (not new)
        if lacking := read(partial(_lacking, codings=[*before, coded_])):
            write(partial(_keep_earlier, codings=lacking))
    for told in decisions_of(source):
        decided += write(partial(decide, told=told))
    for failure in failures(source):
        write(partial(_fail, failure=failure))
    return Merged(reports=fresh, known=known, decisions=decided)


def counted(source: Connection) -> Merged:
    """What copying a whole ledger came to."""
    count = {
        table: source.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (schema.reports, schema.decisions)
    }
    return Merged(reports=count[schema.reports], decisions=count[schema.decisions])


def _fail(write: Write, failure: Failure) -> None:
    file_failure(write.connection, failure, write.now)


def empty(connection: Connection) -> bool:
    """Whether nothing was ever added to the ledger."""
    kept = (schema.reports, schema.decisions, schema.failures)
    return not any(
        connection.execute(select(func.count()).select_from(table)).scalar() for table in kept
    )


def reports_of(connection: Connection) -> Iterator[tuple[CodedReport, list[CodedReport]]]:
    """The reports of a ledger with their earlier codings, in the order of publication."""
    table = schema.reports
    query = select(table.c.id).order_by(table.c.moment, table.c.key)
    for some in chunks(connection.execute(query).scalars().all(), _PAGE):
        told, before = coded(connection, some), earlier(connection, some)
        for number in some:
            yield told[number], before[number]


def _lacking(connection: Connection, codings: Collection[CodedReport]) -> list[CodedReport]:
    """The codings that the ledger does not have, of reports that it has."""
    keys = {one.report.id for one in codings}
    have = {(row.key, row.producer) for row in found(connection, _CODINGS, keys)}
    return [one for one in codings if (one.report.id, one.producer) not in have]


def _keep_earlier(write: Write, codings: Collection[CodedReport]) -> None:
    """Keep codings of a report beside the one in effect."""
    table = schema.reports
    for one in codings:
        query = select(table.c.id).where(table.c.key == one.report.id)
        number = write.connection.execute(query).scalar_one()
        file_earlier(write, Coding(number=number, coded=one))


def decisions_of(connection: Connection) -> Iterator[Told]:
    """The decisions of a ledger, in the order in which they were made."""
    table, about, rulings = schema.decisions, schema.decided, schema.rulings
    ids = dict(
        zip(
            connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all(),
            decisions(connection),
            strict=True,
        )
    )
    mentions, one, other = schema.mentions, schema.mentions.alias("l"), schema.mentions.alias("r")
    subjects: dict[int, list[str]] = defaultdict(list)
    query = select(about.c.decision, mentions.c.key).join(mentions)
    for row in connection.execute(query.order_by(about.c.decision, mentions.c.key)):
        subjects[row.decision].append(row.key)
    told: dict[tuple[int, bool], list[Pair]] = defaultdict(list)
    ruled = (
        select(rulings.c.decision, rulings.c.together, one.c.key, other.c.key.label("other"))
        .join(one, one.c.id == rulings.c.left)
        .join(other, other.c.id == rulings.c.right)
    )
    for number, together, left, right in connection.execute(ruled):
        told[number, together].append((left, right))
    for number, decision in ids.items():
        yield Told(
            decision=decision,
            mentions=tuple(subjects[number]),
            together=tuple(told[number, True]),
            apart=tuple(told[number, False]),
        )


def decide(write: Write, told: Told) -> bool:
    """Take over a decision of another ledger; whether it was new here.

    Raises:
        DecisionError: when another decision has its id.
    """
    table = schema.decisions
    query = select(table.c.record).where(table.c.key == told.decision.id)
    known = write.connection.execute(query).scalar()
    if known is not None and known != json(told.decision):
        raise DecisionError(f"another decision has the id {told.decision.id!r}")
    if known is not None:
        return False
    keys = {*told.mentions, *(key for pair in (*told.together, *told.apart) for key in pair)}
    numbers = {row.key: row.id for row in found(write.connection, _MENTIONS, sorted(keys))}
    effect = Effect(
        mentions=tuple(numbers[key] for key in told.mentions if key in numbers),
        together=_pairs(told.together, numbers),
        apart=_pairs(told.apart, numbers),
    )
    file_decision(write, told.decision, effect)
    put_into_effect(write, told.decision, effect.mentions)
    return True


def _pairs(pairs: Collection[Pair], numbers: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """The pairs whose mentions the ledger has, in its numbers, the smaller first."""
    return tuple(
        (min(numbers[a], numbers[b]), max(numbers[a], numbers[b]))
        for a, b in pairs
        if a in numbers and b in numbers
    )
