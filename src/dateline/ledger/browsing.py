"""What a desk asks of a ledger: pages of events and reports, points, days, possible duplicates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, func, select

from dateline.dossiers import Dossier
from dateline.errors import UnknownReportError
from dateline.ledger import lists, loading, pairing, schema
from dateline.ledger.addresses import event_row, resolve
from dateline.ledger.comparing import explained
from dateline.ledger.conditions import chosen
from dateline.ledger.engine import reading
from dateline.ledger.listing import Day, Filed, Pair, Point, ReportRow
from dateline.ledger.wanted import Key, Order, Page, Seen, Wanted
from dateline.ledger.writing import chunks
from dateline.linking import Linker
from dateline.records import Decision
from dateline.vocabulary import DecisionKind

_ALL = Wanted()
_PAGE = 100
"""Dossiers read at a time."""
_STATE = select(
    select(func.max(schema.events.c.updated)).scalar_subquery(),
    select(func.max(schema.reports.c.id)).scalar_subquery(),
    select(func.max(schema.decisions.c.id)).scalar_subquery(),
)
_decision = msgspec.json.Decoder(Decision)


class Browse:
    """Reads for a desk; each method sees one state of the ledger."""

    def __init__(self, engine: Engine, linker: Callable[[], Linker]) -> None:
        self._engine = engine
        self._linker = linker  # asked for when a link is to be explained

    def state(self) -> str:
        """A mark that changes with every change of an event or a report."""
        with reading(self._engine) as connection:
            seen, last, made = connection.execute(_STATE).one()
        return f"{seen.isoformat() if seen else '-'}.{last or 0}.{made or 0}"

    def events(
        self,
        wanted: Wanted = _ALL,
        *,
        order: Order = Order.NEWEST,
        after: Key | None = None,
        limit: int = 50,
    ) -> Page:
        """A page of events, from behind ``after`` on.

        Raises:
            ValueError: when ``after`` is no place in this order.
        """
        with reading(self._engine) as connection:
            return lists.page(connection, wanted, order, after, limit)

    def some(self, ids: Collection[str]) -> dict[str, Seen]:
        """Events by id; those that are gone are left out."""
        with reading(self._engine) as connection:
            return lists.some(connection, ids)

    def place(self, event: str, order: Order) -> Key | None:
        """Where an event stands in an order; ``None`` where it is gone."""
        with reading(self._engine) as connection:
            return lists.place(connection, event, order)

    def dossiers(self, wanted: Wanted = _ALL) -> Iterator[Dossier]:
        """The dossiers of the events wanted, in the order of their ids, as of one moment."""
        query = select(schema.glances.c.event)
        with reading(self._engine) as connection:
            ids = list(
                connection.execute(chosen(query, wanted).order_by(schema.glances.c.event)).scalars()
            )
            for some in chunks(ids, _PAGE):
                yield from loading.dossiers(connection, some)

    def decisions(self, *, limit: int = 200) -> list[tuple[Decision, bool]]:
        """The last decisions, the last first, each with whether it was undone."""
        table = schema.decisions.c
        query = select(table.record, table.undone).order_by(table.id.desc()).limit(limit)
        with reading(self._engine) as connection:
            return [(_decision.decode(row[0]), bool(row[1])) for row in connection.execute(query)]

    def decision(self, key: str) -> tuple[Decision, bool] | None:
        """A decision and whether it was undone; ``None`` where there is none such."""
        table = schema.decisions.c
        query = select(table.record, table.undone).where(table.key == key)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return None if row is None else (_decision.decode(row[0]), bool(row[1]))

    def decided(self, report: str) -> list[tuple[str, Decision]]:
        """The decisions in effect about the mentions of a report, in their order.

        Each with the id of the mention.
        """
        own, made, about = schema.mentions.c, schema.decisions.c, schema.decided.c
        query = (
            select(own.key, made.record)
            .join_from(schema.decided, schema.decisions, made.id == about.decision)
            .join(schema.mentions, own.id == about.mention)
            .join(schema.reports, schema.reports.c.id == own.report)
            .where(schema.reports.c.key == report, ~made.undone)
            .order_by(made.id)
        )
        with reading(self._engine) as connection:
            return [
                (key.partition("/")[2], _decision.decode(record))
                for key, record in connection.execute(query)
            ]

    def judged(self, report: str) -> list[tuple[str, Decision, str | None]]:
        """The decisions about the mentions of a report, undone ones among them, in their order.

        Each with the id of the mention, and who undid it; ``None`` where it is in effect.
        """
        own, made, about = schema.mentions.c, schema.decisions.c, schema.decided.c
        undoing = schema.decisions.alias("undoing")
        undone = (undoing.c.subject == made.key) & (undoing.c.kind == str(DecisionKind.UNDO))
        query = (
            select(own.key, made.record, undoing.c.record)
            .join_from(schema.decided, schema.decisions, made.id == about.decision)
            .join(schema.mentions, own.id == about.mention)
            .join(schema.reports, schema.reports.c.id == own.report)
            .outerjoin(undoing, undone)
            .where(schema.reports.c.key == report, made.kind != str(DecisionKind.UNDO))
            .order_by(made.id)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return [
            (
                key.partition("/")[2],
                _decision.decode(record),
                None if undo is None else _decision.decode(undo).analyst,
            )
            for key, record, undo in rows
        ]

    def read_by(self) -> dict[str, set[str]]:
        """Who has read which report: the analysts who accepted a mention of it, by report."""
        own, made = schema.reports.c, schema.decisions.c
        query = (
            select(own.key, made.record)
            .join_from(schema.decided, schema.decisions, made.id == schema.decided.c.decision)
            .join(schema.mentions, schema.mentions.c.id == schema.decided.c.mention)
            .join(schema.reports, own.id == schema.mentions.c.report)
            .where(made.kind == str(DecisionKind.ACCEPT), made.subject.contains("/"), ~made.undone)
        )
        found: dict[str, set[str]] = {}
        with reading(self._engine) as connection:
            for key, record in connection.execute(query):
                found.setdefault(key, set()).add(_decision.decode(record).analyst)
        return found

    def event_of(self, subject: str) -> str | None:
        """The event in which a subject of decisions stands now; ``None`` where in none.

        ``subject`` is an event, or the key of a mention or statement.
        """
        own, told, made = schema.mentions.c, schema.statements.c, schema.decided.c
        with reading(self._engine) as connection:
            if "/" not in subject:
                return resolve(connection, subject)
            query = select(own.event).where(own.key == subject)
            statement = (
                select(own.event)
                .join_from(schema.statements, schema.mentions, own.id == told.mention)
                .where(told.key == subject, ~told.superseded)
            )
            decided = (
                select(own.event)
                .join_from(schema.decided, schema.mentions, own.id == made.mention)
                .join(schema.decisions, schema.decisions.c.id == made.decision)
                .where(schema.decisions.c.key == subject.partition("/")[2])
            )
            for one in (query, statement, decided):
                row = connection.execute(one).first()
                if row is not None:
                    return None if row[0] is None else str(row[0])
        return None

    def count(self, wanted: Wanted = _ALL) -> int:
        """How many events are wanted."""
        query = select(func.count()).select_from(schema.glances)
        with reading(self._engine) as connection:
            return int(connection.execute(chosen(query, wanted)).scalar_one())

    def points(self, wanted: Wanted = _ALL) -> list[Point]:
        """The events that have a point, in no order that means anything but always the same."""
        seen = schema.glances.c
        query = select(
            seen.event, seen.lon, seen.lat, seen.killed, seen.place_precision, seen.type,
            seen.contested,
        ).where(seen.lat.is_not(None))  # fmt: skip
        query = chosen(query, wanted)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(seen.event)).all()
        return [
            Point(
                event=row[0],
                lon=row[1],
                lat=row[2],
                killed=row[3],
                precision=row[4],
                type=row[5],
                contested=bool(row[6]),
            )
            for row in rows
        ]

    def days(self, wanted: Wanted = _ALL) -> list[Day]:
        """The days on which events lie, in order; events without a date are left out."""
        seen = schema.glances.c
        killed = func.sum(func.coalesce(func.nullif(seen.killed, -1), 0))
        query = chosen(select(seen.day, func.count(), killed), wanted)
        query = query.where(seen.day > dt.date.min).group_by(seen.day)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(seen.day)).all()
        return [Day(day=day, events=count, killed=int(dead or 0)) for day, count, dead in rows]

    def countries(self) -> list[tuple[str, int]]:
        """The countries of events and how many each has, the most first."""
        own = schema.summaries.c
        query = select(own.country, func.count()).where(own.country.is_not(None))
        query = query.group_by(own.country).order_by(func.count().desc(), own.country)
        with reading(self._engine) as connection:
            return [(code, count) for code, count in connection.execute(query)]

    def duplicates(
        self, *, event: str | None = None, after: Key | None = None, limit: int = 50
    ) -> list[Pair]:
        """Pairs of events that may be one, the likeliest first, each pair once.

        ``event`` takes its pairs alone, all of them; ``after`` is the probability (as text) and the
        ids of the last pair seen. Links have no comparisons: see ``explained``.

        Raises:
            ValueError: when ``after`` is no place in the list.
        """
        with reading(self._engine) as connection:
            if event is not None:
                return pairing.of_event(connection, event)
            return pairing.page(connection, pairing.place(after), limit)

    def explained(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Pairs whose links have their comparisons."""
        with reading(self._engine) as connection:
            links = explained(connection, self._linker(), [pair.link for pair in pairs])
        return [replace(pair, link=link) for pair, link in zip(pairs, links, strict=True)]

    def version(self, event: str) -> tuple[str, int]:
        """The id of the event that an address leads to, and the number of its last version.

        Raises:
            UnknownEventError: when it leads nowhere.
        """
        with reading(self._engine) as connection:
            found = event_row(connection, event).id
            return found, versions(connection, [found])[found]

    def reports(
        self, *, after: Key | None = None, limit: int = 50, words: str | None = None
    ) -> tuple[list[ReportRow], Key | None]:
        """A page of reports, the newest first, and where the rest begins.

        ``words`` are looked for in titles and publishers.

        Raises:
            ValueError: when ``after`` is no place in the list.
        """
        own, heads = schema.reports.c, schema.reports.alias("heads")
        query = select(
            own.id, own.key, own.title, own.publisher, own.published, own.moment, heads.c.key
        ).outerjoin(heads, heads.c.id == own.copy_of)
        for word in (words or "").split():
            either = own.title.icontains(word, autoescape=True)
            query = query.where(either | own.publisher.icontains(word, autoescape=True))
        if after is not None:
            moment, number = after if len(after) == 2 else ("", "")
            if not isinstance(moment, str) or not isinstance(number, int):
                raise ValueError(f"no place in a list of reports: {after!r}")
            before = (own.moment < moment) | ((own.moment == moment) & (own.id < number))
            query = query.where(before)
        query = query.order_by(own.moment.desc(), own.id.desc()).limit(limit + 1)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            held = _events_of(connection, [row[0] for row in rows[:limit]])
        found = [
            ReportRow(
                id=row[1],
                title=row[2],
                publisher=row[3],
                published=row[4],
                moment=row[5],
                copy_of=row[6],
                events=tuple(held.get(row[0], {}).values()),
            )
            for row in rows[:limit]
        ]
        return found, (rows[limit - 1][5], rows[limit - 1][0]) if len(rows) > limit else None

    def titles(self, keys: Collection[str]) -> dict[str, str]:
        """The titles of reports by their ids; those without a title are left out."""
        own = schema.reports.c
        query = select(own.key, own.title).where(own.key.in_(list(keys)), own.title.is_not(None))
        with reading(self._engine) as connection:
            return {row.key: row.title for row in connection.execute(query)}

    def report(self, key: str) -> Filed:
        """A report with its coding.

        Raises:
            UnknownReportError: when the ledger holds none such.
        """
        own = schema.reports.c
        with reading(self._engine) as connection:
            query = select(own.id, own.added).where(own.key == key)
            row = connection.execute(query).first()
            if row is None:
                raise UnknownReportError(f"no report {key} in the ledger")
            coded = loading.coded(connection, [row.id])[row.id]
            _, copy_of = loading.reports(connection, [row.id])[row.id]
            events = _events_of(connection, [row.id]).get(row.id, {})
        return Filed(coded=coded, copy_of=copy_of, added=row.added, events=events)


def versions(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The number of the last version of events."""
    table = schema.versions
    query = select(table.c.event, func.max(table.c.number)).where(table.c.event.in_(list(ids)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(table.c.event))}


def _events_of(connection: Connection, numbers: Collection[int]) -> dict[int, dict[str, str]]:
    """The events of the mentions of reports, by report and mention id."""
    table = schema.mentions
    query = (
        select(table.c.report, table.c.key, table.c.event)
        .where(table.c.report.in_(list(numbers)), table.c.event.is_not(None))
        .order_by(table.c.report, table.c.position)
    )
    held: dict[int, dict[str, str]] = {}
    for report, key, event in connection.execute(query):
        held.setdefault(report, {})[key.partition("/")[2]] = event
    return held
