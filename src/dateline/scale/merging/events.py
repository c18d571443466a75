"""Events settled: the mentions of each brought together on disk, and coded by a codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from dateline.codebooks import codebook
from dateline.dossiers import Dossier, Entry, Link, event_id, mention_key
from dateline.linking.batch import Linked
from dateline.publishing.privacy import without_names
from dateline.reconciliation import policy
from dateline.records import Coding, Event, to_json
from dateline.scale.buckets import Lots
from dateline.scale.merging.coded import moment_of
from dateline.scale.rows import Coded

_ENTRY, _LINK = b"0", b"1"
_BASE32 = "234567ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The digits of event ids, in the order of their characters."""

_entry = msgspec.json.Decoder(Entry)
_link = msgspec.json.Decoder(Link)


class Settled(msgspec.Struct, frozen=True):
    """An event as a codebook has it: without the names of private persons, and in full."""

    coding: Coding
    full: Coding


def events_of(linked: Linked, moments: dict[str, str]) -> dict[str, str]:
    """The event of each mention, by key. An event is known by its earliest mention, as in a ledger;
    ``moments`` tells the times of publication."""
    events: dict[str, str] = {}
    for group in linked.groups:
        founder = min(group, key=lambda key: (moments[key], key))
        events.update(dict.fromkeys(group, event_id(founder)))
    return events


def spread_entries(
    lots: Lots, coded: Iterable[Coded], events: dict[str, str], texts: dict[str, str]
) -> None:
    """Put the mentions of reports where those of their events are."""
    for one in coded:
        report = one.coded.report
        copy_of = texts.get(report.id)
        for mention in one.coded.mentions:
            event = events[mention_key(report.id, mention.id)]
            entry = Entry(report=report, mention=mention, copy_of=copy_of)
            place = f"{moment_of(report)} {entry.key}"
            _put(lots, event, _ENTRY, place, to_json(entry))


def spread_links(lots: Lots, linked: Linked, events: dict[str, str]) -> int:
    """Put the links between different events where the mentions of either are; how many."""
    count = 0
    for link in linked.links():
        one, two = events[link.left], events[link.right]
        if one == two:
            continue
        count += 1
        place = f"{1 - link.probability:.9f} {link.left} {link.right}"  # the likeliest first
        for event in (one, two):
            _put(lots, event, _LINK, place, to_json(link))
    return count


def settled(folder: Path, rule: str, book: str, lot: int) -> list[Settled]:
    """The events of a lot, in the order of their ids, settled by a policy and coded."""
    by, into = policy(rule), codebook(book)
    found = []
    for dossier in _dossiers(Lots(folder).take(lot)):
        settlement = by.settle(dossier)
        full = into.code(dossier, settlement)
        found.append(Settled(into.code(*without_names(dossier, settlement)), full))
    return found


def _put(lots: Lots, event: str, kind: bytes, place: str, data: bytes) -> None:
    number = _BASE32.index(event[1]) * 32 + _BASE32.index(event[2])
    head = event.encode() + kind + place.encode("utf-8", "surrogatepass")
    lots.add(number, head + b"\0" + data)


def _dossiers(lines: list[bytes]) -> Iterator[Dossier]:
    """The dossiers of a lot; entries in the order of publication, links the likeliest first."""
    for name, group in groupby(lines, key=lambda line: line[:13]):
        entries: list[Entry] = []
        links: list[Link] = []
        for line in group:
            data = line.partition(b"\0")[2]
            if line[13:14] == _ENTRY:
                entries.append(_entry.decode(data))
            else:
                links.append(_link.decode(data))
        mentions = tuple(entry.key for entry in entries)
        yield Dossier(
            event=Event(id=name.decode(), mentions=mentions),
            entries=tuple(entries),
            doubtful=tuple(links),
        )
