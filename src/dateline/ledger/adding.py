"""Coded reports added to the ledger: filed, compared, grouped and settled, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, select

from dateline.errors import DuplicateIdError, RecordError
from dateline.ledger import schema
from dateline.ledger.comparing import Filed, compare, forget
from dateline.ledger.copies import join_families
from dateline.ledger.events import Cause
from dateline.ledger.filing import Coding, file_codings, file_reports, retire, supersede
from dateline.ledger.founding import keep
from dateline.ledger.grouping import regroup
from dateline.ledger.loading import coded as load_coded
from dateline.ledger.rules import Added
from dateline.ledger.summaries import summarise
from dateline.ledger.writing import Write, among, found
from dateline.pipeline import check_evidence
from dateline.records import CodedReport, Report, fingerprint, to_json

_NUL = b"\\u0000"

_R, _C, _M, _HEAD = (
    schema.reports.c,
    schema.codings.c,
    schema.mentions.c,
    schema.reports.alias("head"),
)
_KNOWN = among(
    select(_R.key, _R.id, _R.fingerprint, _C.producer).join_from(
        schema.reports, schema.codings, _C.report == _R.id
    ),
    _R.key,
).where(_C.superseded.is_(None))
_HEADS = among(select(_R.id, _HEAD.c.key).join(_HEAD, _HEAD.c.id == _R.copy_of), _R.id)
_OF_REPORTS = among(select(_M.report, _M.position, _M.id), _M.report).where(
    _M.state != "superseded"
)
_HOLDING = among(select(_M.id, _M.key, _M.event), _M.id)
_STANDING = among(select(schema.events.c.id), schema.events.c.id).where(
    schema.events.c.gone.is_(None)
)


def known(connection: Connection, reports: Sequence[Report]) -> dict[str, Any]:
    """Those reports that the ledger has: rows (``id``, ``producer``) by the id of the report.

    Raises:
        DuplicateIdError: when another text stands there under the same id.
    """
    rows = {row.key: row for row in found(connection, _KNOWN, [one.id for one in reports])}
    for report in reports:
        if report.id in rows and rows[report.id].fingerprint != fingerprint(report):
            raise DuplicateIdError.of(report.id)
    return rows


def check(coded: CodedReport) -> None:
    """Return nothing when a coded report can be kept as it is.

    Raises:
        EvidenceError: when a statement rests on words that do not stand in the report.
        RecordError: when it has characters that no store keeps, or two parts of it share an id.
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


def once(reports: Sequence[CodedReport]) -> list[CodedReport]:
    """The reports, each once.

    Raises:
        DuplicateIdError: when two of them have one id.
    """
    only: dict[str, CodedReport] = {}
    for coded in reports:
        first = only.setdefault(coded.report.id, coded)
        if fingerprint(first.report) != fingerprint(coded.report):
            raise DuplicateIdError.of(coded.report.id)
    return list(only.values())


def as_known(known: dict[str, Any], coded: CodedReport, replace: bool) -> bool:
    """Whether adding a report changes nothing."""
    row = known.get(coded.report.id)
    return row is not None and not (replace and row.producer != coded.producer)


def add_all(write: Write, reports: Sequence[CodedReport], replace: bool) -> dict[str, Added]:
    """What adding reports came to, by id, without those that changed nothing."""
    have = known(write.connection, [coded.report for coded in reports])
    fresh = [coded for coded in reports if coded.report.id not in have]
    added = _add(write, fresh) if fresh else []
    done = {coded.report.id: one for coded, one in zip(fresh, added, strict=True)}
    for coded in reports:
        if coded.report.id in have and not as_known(have, coded, replace):
            done[coded.report.id] = _recode(write, have[coded.report.id].id, coded)
    return done


def _add(write: Write, reports: Sequence[CodedReport]) -> list[Added]:
    """Add reports that the ledger does not know, no two with one id."""
    numbers = file_reports(write, [coded.report for coded in reports])
    codings = [Coding(number=n, coded=coded) for n, coded in zip(numbers, reports, strict=True)]
    mentions = file_codings(write, codings)
    moved = sorted(set(join_families(write, numbers)).difference(numbers))
    own = _filed(write, codings, mentions)
    seeds = [number for some in mentions for number in some]
    return _settle(write, own, seeds, moved, "new")


def _recode(write: Write, number: int, coded: CodedReport) -> Added:
    """Give a report that the ledger knows its new coding."""
    before = supersede(write, number)
    forget(write, before)
    coding = Coding(number=number, coded=coded)
    mentions = file_codings(write, [coding])
    dropped = [mention for mention in before if mention not in mentions[0]]
    kept = keep(write, number, dropped)
    dropped = [mention for mention in dropped if mention not in kept]
    retire(write, dropped)
    own = _filed(write, [coding], mentions)
    [added] = _settle(write, own, [*mentions[0], *dropped, *sorted(kept)], [], "replaced")
    return added


def _settle(
    write: Write,
    own: list[Filed],
    seeds: Collection[int],
    moved: Collection[int],
    outcome: Literal["new", "replaced"],
) -> list[Added]:
    """Compare, group and settle what reports changed.

    ``seeds`` are their mentions, also those that they have no longer; ``moved`` are other reports
    that are now copies of another one than before.
    """
    others = filed(write, moved)
    forget(write, [number for one in others for number in one.mentions])
    compare(write, [*own, *others])
    touched = {mention for one in (*own, *others) for mention in one.mentions}
    holding = found(write.connection, _HOLDING, touched)
    cause = Cause(reports=tuple(one.coded.report.id for one in own), anew=outcome == "replaced")
    changed = regroup(write, {*seeds, *touched}, cause, [row.key for row in holding])
    summarise(write, changed)
    return _added(write.connection, own, changed, outcome)


def _added(
    connection: Connection,
    own: list[Filed],
    changed: Collection[str],
    outcome: Literal["new", "replaced"],
) -> list[Added]:
    """What adding came to; what one report changed in other events is told where it came alone."""
    numbers = [number for one in own for number in one.mentions]
    events = {row.id: row.event for row in found(connection, _HOLDING, numbers)}
    alone = {row.id for row in found(connection, _STANDING, changed)} if len(own) == 1 else set()
    return [
        Added(
            outcome=outcome,
            events=tuple(sorted(alone.union(events[n] for n in one.mentions if events[n]))),
            copy_of=one.copy_of,
        )
        for one in own
    ]


def _filed(
    write: Write, codings: Sequence[Coding], mentions: Sequence[Sequence[int]]
) -> list[Filed]:
    """Codings with the numbers of their mentions and the reports that they are copies of."""
    numbers = [coding.number for coding in codings]
    heads = {row.id: row.key for row in found(write.connection, _HEADS, numbers)}
    return [
        Filed(coded=coding.coded, copy_of=heads.get(coding.number), mentions=tuple(some))
        for coding, some in zip(codings, mentions, strict=True)
    ]


def filed(write: Write, numbers: Collection[int]) -> list[Filed]:
    """Reports with their mentions, as they stand in the ledger."""
    if not numbers:
        return []
    coded = load_coded(write.connection, numbers)
    mentions: dict[int, list[int]] = {number: [] for number in numbers}
    for row in sorted(found(write.connection, _OF_REPORTS, numbers)):
        mentions[row.report].append(row.id)
    codings = [Coding(number=number, coded=coded[number]) for number in numbers]
    return _filed(write, codings, [mentions[number] for number in numbers])
