"""The ledger: many reports, one history of each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from dateline.dossiers import Dossier, Gone
from dateline.errors import LedgerError
from dateline.ledger import (
    adding,
    addresses,
    comparing,
    copying,
    deciding,
    dumping,
    filing,
    loading,
    making,
    merging,
    renewing,
    stating,
    summaries,
    verifying,
)
from dateline.ledger.browsing import Browse
from dateline.ledger.engine import (
    address_of,
    closed_on_error,
    connect,
    reading,
    shown,
    url_of,
    writing,
)
from dateline.ledger.merging import Merged
from dateline.ledger.rules import Added, Clock, Copies, now
from dateline.ledger.selection import Selection
from dateline.ledger.stating import Status
from dateline.ledger.verifying import Problem
from dateline.ledger.writing import Write, chunks
from dateline.linking import Linker
from dateline.reconciliation import Policy
from dateline.records import CodedReport, Decision, Failure, Report

T = TypeVar("T")

_COPIES = Copies()
_ALL = Selection()
_PAGE = 100
"""Dossiers read at a time."""


class Ledger:
    """A store of coded reports and the events that they tell. Use it as a context manager.

    Every change is one transaction: it is on disk, whole, when the method returns, or it is not
    there at all. Several processes may read and write one ledger; writers come one after the other,
    and a reader sees the state at the moment when it began.
    """

    def __init__(
        self,
        url: URL,
        engine: Engine,
        clock: Clock,
        linker: Linker | None,
        policy: Policy | None,
    ) -> None:
        """Made by ``create`` and ``open``."""
        self.place = shown(url)
        self.address = address_of(url)
        self._engine = engine
        self._clock = clock
        with closed_on_error(engine), reading(engine) as connection:
            self._facts = making.facts(connection, self.place)
        self._linker = linker
        self._policy = policy

    @classmethod
    def create(
        cls,
        url: str | Path,
        *,
        clock: Clock = now,
        linker: Linker | None = None,
        policy: str | Policy = "ucdp",
        copies: Copies = _COPIES,
    ) -> Self:
        """A new, empty ledger: in a file (a path), or in a PostgreSQL database (``postgresql://``).

        ``policy`` names the policy by which filters see the events; ``copies`` says when two
        reports carry one text. Both are kept with the ledger.

        Raises:
            LedgerError: when there is a ledger already, or none can be made.
        """
        address = url_of(url)
        linker = linker or making.default_linker()
        rule = making.policy(policy) if isinstance(policy, str) else policy
        engine = making.make(address, clock, linker, rule, copies)
        return cls(address, engine, clock, linker, rule)

    @classmethod
    def open(
        cls,
        url: str | Path,
        *,
        clock: Clock = now,
        linker: Linker | None = None,
        policy: Policy | None = None,
    ) -> Self:
        """The ledger of a path or address.

        ``linker`` and ``policy`` must be those that the ledger was made with; without them they are
        those of its names that Dateline comes with.

        Raises:
            LedgerError: when there is none.
            LedgerVersionError: when another version of Dateline made it; an older one is brought up
                by ``upgrade`` alone.
        """
        address = url_of(url)
        return cls(address, connect(address), clock, linker, policy)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    @property
    def policy(self) -> str:
        """The name of the policy by which filters see the events."""
        return self._facts.policy

    def ready(self) -> None:
        """Return nothing when reports can be added.

        Raises:
            LedgerVersionError: when the ledger was linked or settled by another version.
        """
        self._read(self._checked)

    def has(self, report: Report) -> bool:
        """Whether the ledger holds the report.

        Raises:
            DuplicateIdError: when it holds another text under the same id.
        """
        with reading(self._engine) as connection:
            return report.id in adding.known(connection, [report])

    def producer(self, report: Report) -> str | None:
        """The id of the pipeline whose coding of the report is in effect; ``None`` without one.

        Raises:
            DuplicateIdError: as ``has``.
        """
        row = self._read(lambda connection: adding.known(connection, [report])).get(report.id)
        return None if row is None else str(row.producer)

    def add(self, coded: CodedReport, *, replace: bool = False) -> Added:
        """What adding a coded report came to.

        A report that the ledger holds changes nothing, unless ``replace`` is set and it was coded
        by another pipeline: then the new statements take the place of the old ones, which are kept
        and marked.

        Raises:
            DuplicateIdError: when the ledger holds another text under the same id.
            EvidenceError, RecordError: when the coded report cannot be kept as it is.
            LedgerVersionError: when the ledger was linked or settled by another version.
        """
        [added] = self.add_all([coded], replace=replace)
        return added

    def add_all(self, reports: Sequence[CodedReport], *, replace: bool = False) -> list[Added]:
        """What adding reports came to, each; all of them are added in one transaction, or none.

        As adding one after the other, and much quicker for each; only the histories of events tell
        that the reports came together.

        Raises:
            DuplicateIdError, EvidenceError, RecordError, LedgerVersionError: as ``add``.
        """
        for coded in reports:
            adding.check(coded)
        only = adding.once(reports)
        told = [coded.report for coded in only]
        known = self._read(lambda connection: adding.known(connection, told))
        if all(adding.as_known(known, coded, replace) for coded in only):
            return [Added(outcome="known") for _ in reports]
        done = self._write(lambda write: adding.add_all(write, only, replace))
        return [done.pop(coded.report.id, Added(outcome="known")) for coded in reports]

    def fail(self, failure: Failure) -> None:
        """Keep a failure; the same one is kept once."""
        with writing(self._engine) as connection:
            filing.file_failure(connection, failure, self._clock())

    def decide(self, *decisions: Decision, unchanged: Mapping[str, int] | None = None) -> None:
        """Write down what an analyst decided, and regroup what it touches; all of it or nothing.

        ``unchanged`` are the versions of events that the analyst saw: when one of them is not the
        last any more, somebody else was quicker.

        Raises:
            UnknownEventError, DecisionError: when it is about what the ledger does not hold.
            EvidenceError: when a statement rests on words that do not stand in the report.
            ClashError: when an event changed meanwhile.
        """

        def work(write: Write) -> None:
            deciding.check_versions(write, unchanged or {})
            for decision in decisions:
                deciding.decide(write, decision)

        self._write(work)

    def resolve(self, event: str) -> str | None:
        """The event that now holds the mention whose address this is; ``None`` where none does."""
        with reading(self._engine) as connection:
            return addresses.resolve(connection, event)

    def dossier(self, event: str) -> Dossier:
        """All that the ledger holds on an event; ``event`` may be any address that leads to it.

        Links have their comparisons, which those of ``dossiers`` lack.

        Raises:
            UnknownEventError: when it leads nowhere.
        """
        with reading(self._engine) as connection:
            [found] = loading.dossiers(connection, [addresses.event_row(connection, event).id])
            links = comparing.explained(connection, self._own_linker(), found.doubtful)
            return msgspec.structs.replace(found, doubtful=tuple(links))

    def dossiers(self, selection: Selection = _ALL) -> Iterator[Dossier]:
        """The dossiers of the events chosen, in the order of their ids, as of one moment."""
        with reading(self._engine) as connection:
            ids = list(connection.execute(summaries.chosen(selection)).scalars())
            for some in chunks(ids, _PAGE):
                yield from loading.dossiers(connection, some)

    def updated(self, event: str) -> dt.datetime:
        """When an event last changed, in UTC.

        Raises:
            UnknownEventError: when the address leads nowhere.
        """
        with reading(self._engine) as connection:
            found: dt.datetime = addresses.event_row(connection, event).updated
            return found

    def gone(self, since: dt.datetime | None = None) -> Iterator[Gone]:
        """The events that are no longer events of their own, in the order of their going."""
        with reading(self._engine) as connection:
            yield from addresses.gone(connection, since)

    @property
    def clock(self) -> Clock:
        """What tells the ledger the time."""
        return self._clock

    def browse(self) -> Browse:
        """What a desk asks: pages of events and reports, points, days, possible duplicates."""
        return Browse(self._engine, self._own_linker)

    def decisions(self) -> Iterator[Decision]:
        """All decisions, undone ones among them, in the order in which they were made."""
        with reading(self._engine) as connection:
            yield from loading.decisions(connection)

    def failures(self) -> Iterator[Failure]:
        """The failures kept, in the order in which they came."""
        with reading(self._engine) as connection:
            yield from loading.failures(connection)

    def status(self) -> Status:
        """How the ledger stands: counts, versions, policies, the last addition."""
        with reading(self._engine) as connection:
            return stating.status(connection, self.place)

    def dump(self) -> Iterator[str]:
        """All that the ledger holds as lines of JSON, the same for the same content."""
        with reading(self._engine) as connection:
            yield from dumping.lines(connection)

    def verify(self) -> Iterator[Problem]:
        """What does not hold that must; nothing in a sound ledger."""
        try:
            with reading(self._engine) as connection:
                yield from verifying.problems(connection)
        except LedgerError as error:
            yield Problem(where="store", what=str(error))

    def backup(self, file: Path) -> None:
        """Write the ledger, as it stands now, to an SQLite file, while others may write.

        ``file`` is replaced when the new one is whole and on disk.

        Raises:
            LedgerError: when the ledger cannot be read or the file not be written.
        """
        copying.back_up(self._engine, file)

    def merge(self, other: Ledger) -> Merged:
        """Add all that another ledger holds; doing it again changes nothing.

        An empty ledger becomes a copy of the other, history and all; otherwise its reports come in
        the order of publication, and its decisions after them. The ids of its events lead here to
        the events that hold their mentions.

        Raises:
            DuplicateIdError, DecisionError: when an id stands for something else here.
        """
        with reading(other._engine) as source:
            if making.facts(source, other.place) == self._facts and self._copy(source):
                return merging.counted(source)
            return merging.merge(source, self.add, self._write, self._read)

    @classmethod
    def upgrade(
        cls,
        url: str | Path,
        *,
        policy: str | Policy | None = None,
        linker: Linker | None = None,
        clock: Clock = now,
    ) -> tuple[str, ...]:
        """What was brought to this version of Dateline: "schema", "linker", "policy", or nothing.

        Tables are changed where they have an older form; mentions are compared anew where another
        linker did it, and events settled anew where another policy, or another version of it, did.
        Ids stay, and no statement changes. ``policy`` is the one to settle by from now on.

        Raises:
            LedgerError: when there is no ledger.
            LedgerVersionError: when a newer version of Dateline made it.
        """
        engine = connect(url_of(url))
        with closed_on_error(engine):
            migrated = making.migrate(engine, shown(url_of(url)))
        engine.dispose()
        rule = making.policy(policy) if isinstance(policy, str) else policy
        with cls.open(url, clock=clock, linker=linker or making.default_linker()) as ledger:
            return ("schema",) * migrated + ledger._renew(rule)

    def _renew(self, policy: Policy | None) -> tuple[str, ...]:
        assert self._linker is not None
        with writing(self._engine) as connection:
            facts = making.facts(connection, self.place)
            rule = policy or making.policy(facts.policy)
            return renewing.renew(self._tools(connection, self._linker, rule), facts)

    def _copy(self, source: Connection) -> bool:
        """Take over another ledger's rows, when nothing was added to this one."""
        with writing(self._engine) as connection:
            fresh = merging.empty(connection)
            if fresh:
                copying.copy(source, connection, copying.CONTENT)
            return fresh

    def _read(self, look: Callable[[Connection], T]) -> T:
        with reading(self._engine) as connection:
            return look(connection)

    def _write(self, work: Callable[[Write], T]) -> T:
        """Do one write in a transaction of its own.

        Raises:
            LedgerVersionError: when the ledger was linked or settled by another version.
        """
        with writing(self._engine) as connection:
            return work(self._tools(connection, *self._checked(connection)))

    def _checked(self, connection: Connection) -> tuple[Linker, Policy]:
        """The linker and the policy, which are those that the ledger goes by."""
        linker = self._own_linker()
        policy = self._policy = self._policy or making.policy(self._facts.policy)
        making.facts(connection, self.place, opened=True).check(linker, policy, self.place)
        return linker, policy

    def _own_linker(self) -> Linker:
        """The linker given, or the one that Dateline comes with."""
        self._linker = self._linker or making.default_linker()
        return self._linker

    def _tools(self, connection: Connection, linker: Linker, policy: Policy) -> Write:
        return Write(
            connection=connection,
            linker=linker,
            policy=policy,
            copies=self._facts.copies,
            now=making.later(connection, self._clock()),
        )
