"""A dossier made of entries, outside any ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.dossiers import Dossier, Entry, event_id
from dateline.records import CodedReport, Event, Mention


def gathered(entries: Iterable[Entry]) -> Dossier:
    """The dossier of these entries as one event, in the order of publication.

    The event's id is the address of the first of them.

    Raises:
        ValueError: when there are none.
    """
    rows = sorted(entries, key=lambda e: (e.report.published, e.report.id, e.mention.id))
    if not rows:
        raise ValueError("an event needs at least one mention")
    keys = tuple(row.key for row in rows)
    return Dossier(event=Event(id=event_id(keys[0]), mentions=keys), entries=tuple(rows))


def entries_of(coded: CodedReport, mentions: Sequence[Mention] | None = None) -> list[Entry]:
    """The entries of a report's mentions, all of them by default."""
    chosen = coded.mentions if mentions is None else mentions
    return [Entry(report=coded.report, mention=mention) for mention in chosen]
