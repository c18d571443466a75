"""A ledger of very many invented events, for measuring the desk.

No linking: each report tells one event by two sources. A quarter of the reports are added as
reports are; the others are copies of their rows, each time moved back by a year.
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.dossiers import Comparison, Link
from dateline.knowledge.gazetteer import tables
from dateline.ledger import Ledger, schema
from dateline.linking import Profile, Rulings
from dateline.records import (
    CodedReport,
    Mention,
    PartyValue,
    Report,
    Source,
    Span,
    Statement,
    TollValue,
    TypeValue,
    Value,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import (
    ActorKind,
    DateAnchor,
    DatePrecision,
    EventType,
    Ground,
    Group,
    Level,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Qualifier,
    Role,
    SourceKind,
)

ACTORS = ("Northern Front", "Army of Examplia", "River Militia", "unidentified gunmen")
TIMES = 4
"""How many events of the ledger stand for one report that was added."""


class NoLinker:
    """Every mention is an event of its own."""

    producer = "none/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:  # noqa: ARG002
        return [
            Profile(
                key=f"{coded.report.id}/{one.id}", text=coded.report.id, published=0,
                ground=one.ground, loose=False, spells=(), spots=(), types=(), perpetrators=(),
                others=(), means=(), counts=(), words=(),
            )
            for one in coded.mentions
        ]  # fmt: skip

    def keys(self, profile: Profile) -> tuple[int, ...]:  # noqa: ARG002
        return ()

    def compare(
        self,
        profile: Profile,  # noqa: ARG002
        candidates: Sequence[Profile],  # noqa: ARG002
    ) -> list[Link]:
        return []

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:  # noqa: ARG002
        return ()

    def group(
        self,
        profiles: Sequence[Profile],
        links: Iterable[Link],  # noqa: ARG002
        rulings: Rulings,  # noqa: ARG002
    ) -> list[tuple[str, ...]]:
        return [(key,) for key in sorted(one.key for one in profiles)]


def filled(file: Path, events: int) -> None:
    """Make a ledger of so many events, or go on with one that was begun."""
    fill(file, events // TIMES)
    multiply(file, events // TIMES)


def fill(file: Path, count: int) -> None:
    """Fill a ledger; one that was begun is gone on with."""
    begun = time.monotonic()
    opened = Ledger.open if file.exists() else Ledger.create
    with opened(file, linker=NoLinker()) as ledger:
        batch: list[CodedReport] = []
        have = ledger.status().reports
        for number, coded in enumerate(reports(count), 1):
            if number <= have:
                continue
            batch.append(coded)
            if len(batch) == 1000 or number == count:
                ledger.add_all(batch)
                batch = []
                print(f"{number:,} in {time.monotonic() - begun:.0f} s", file=sys.stderr)


def multiply(file: Path, count: int) -> None:
    """Copy the rows of the first ``count`` reports and their events until there are enough."""
    with sqlite3.connect(file) as store:
        have = store.execute("SELECT count(*) FROM glances").fetchone()[0]
        for turn in range(have // count, TIMES):
            for table, columns in COPIED.items():
                told = ", ".join(f'"{column}"' for column in columns)
                made = ", ".join(columns.values()).format(
                    more=turn * count * 10, turn=turn, of=f"'k{turn}0000000'"
                )
                where = f"WHERE {FIRST[table]}".format(count=count)
                store.execute(f"INSERT INTO {table} ({told}) SELECT {made} FROM {table} {where}")
            store.commit()
            print(f"{(turn + 1) * count:,} events", file=sys.stderr)
        store.execute("ANALYZE")
    store.close()


_EVENT = "'E' || substr({0}, 3 + {{turn}}) || substr({0}, 2, 1 + {{turn}})"
_KEY = "replace({0}, '000000000', {{of}})"
_NEW: dict[str, str] = {
    "id": "id + {more}",
    "number": "number + {more}",
    "text": "text + {more}",
    "report": "report + {more}",
    "coding": "coding + {more}",
    "mention": "mention + {more}",
    "digest": "digest || '{turn}'",
    "event": _EVENT.format("event"),
    "address": _EVENT.format("address"),
    "day": "date(day, '-{turn} years')",
    "start": "date(start, '-{turn} years')",
    "end": "date(\"end\", '-{turn} years')",
    **{n: _KEY.format(n) for n in ("key", "founder", "anchor", "joined", "record", "body")},
}
"""What a column of a copied row is made from; others stay as they are."""
_OWN = {
    ("events", "id"): _EVENT.format("id"),
    ("versions", "number"): "number",
    ("glances", "record"): "record",
}
"""The same for single tables."""
_TABLES = (
    "texts", "reports", "codings", "events", "mentions", "statements", "versions", "summaries",
    "summary_actors", "glances",
)  # fmt: skip
COPIED: dict[str, dict[str, str]] = {
    table: {
        name: _OWN.get((table, name), _NEW.get(name, f'"{name}"'))
        for name in schema.metadata.tables[table].columns.keys()  # noqa: SIM118
    }
    for table in _TABLES
}
"""The columns of each table whose rows are copied, with what a copied row holds."""
_IN = "(SELECT id FROM events WHERE number <= {count})"
FIRST = {
    **dict.fromkeys(("texts", "reports", "codings"), "id <= {count}"),
    "events": "number <= {count}",
    "mentions": "id <= {count}",
    "statements": "mention <= {count}",
    **dict.fromkeys(("versions", "summaries", "summary_actors", "glances"), f"event IN {_IN}"),
}
"""Which rows are the first reports' own."""


def reports(count: int) -> Iterator[CodedReport]:
    chance = random.Random(1)
    towns = [f for f in tables.lines("gazetteer_places.tsv.xz") if f[1] and f[5]]
    weights: dict[str, float] = {}
    for town in towns:
        weights.setdefault(town[0], chance.random() ** 4)
    chosen = chance.choices(towns, [weights[town[0]] for town in towns], k=count)
    for number, town in enumerate(chosen):
        yield one(number, town, chance)


def one(number: int, town: Sequence[str], chance: random.Random) -> CodedReport:
    day = dt.date(2022, 1, 1) + dt.timedelta(days=chance.randrange(1400))
    killed = max(0, int(chance.paretovariate(0.9)) - 1) % 400
    actor = chance.choice(ACTORS)
    text = (
        f"Report {number}. {actor} attacked {town[3]} on {day}, killing {killed} people, the "
        f"police said. A hospital counted {killed + number % 3} dead."
    )
    kinds = list(EventType)[:24]
    own = Source(name="report", kind=SourceKind.REPORT)
    police = Source(name="police", kind=SourceKind.POLICE, evidence=(span(text, "police"),))
    medics = Source(name="hospital", kind=SourceKind.MEDICAL, evidence=(span(text, "hospital"),))
    precision = chance.choice([PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.ADMIN1])
    told: list[tuple[Value, str, Source]] = [
        (TypeValue(type=chance.choice(kinds)), "attacked", own),
        (
            WhenValue(start=day, end=day, precision=DatePrecision.DAY, phrase=str(day),
                      anchor=DateAnchor.ABSOLUTE),
            str(day), own,
        ),
        (
            WhereValue(phrase=town[3], name=town[3], relation=PlaceRelation.IN, precision=precision,
                       reason="invented", country=town[0], admin1_code=f"{town[0]}.{town[1]}",
                       lat=float(town[5]), lon=float(town[6])),
            town[3], own,
        ),
        (
            PartyValue(role=Role.PERPETRATOR, phrase=actor, name=actor, kind=ActorKind.ARMED_GROUP,
                       level=Level.STATED_AS_FACT),
            actor, own,
        ),
        (toll(killed, f"killing {killed}"), f"killing {killed} people", police),
        (toll(killed + number % 3, "counted"), f"counted {killed + number % 3} dead", medics),
    ]  # fmt: skip
    name = f"{number:016x}"
    confidence = round(chance.uniform(0.3, 0.98), 2)
    statements = tuple(
        Statement(
            id=f"s{at}", mention="e1", value=value, source=source, modality=Modality.ASSERTED,
            evidence=(span(text, words),), confidence=confidence, producer="invented/1",
        )
        for at, (value, words, source) in enumerate(told, 1)
    )  # fmt: skip
    mention = Mention(
        id="e1", report=name, ground=Ground.MAIN, statements=statements,
        triggers=(span(text, "attacked"),),
    )  # fmt: skip
    report = Report(
        id=name, text=text, published=day + dt.timedelta(days=1), publisher="Example Wire",
        title=f"Attack in {town[3]}",
    )  # fmt: skip
    return CodedReport(report=report, mentions=(mention,), producer="invented/1")


def toll(number: int, phrase: str) -> TollValue:
    return TollValue(
        outcome=Outcome.KILLED, group=Group.UNSPECIFIED, low=number, high=number,
        qualifier=Qualifier.EXACT, phrase=phrase,
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)
