"""One vote for each independent text, and the choice among what texts say of one slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.dossiers import Dossier, Entry, Settled
from dateline.records import SetAside, Statement, Value
from dateline.vocabulary import Ground, Modality, SourceKind

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Vote(Generic[V]):
    """One statement of one slot, with its entry."""

    entry: Entry
    statement: Statement
    value: V
    place: int = 0  # in the order of the dossier's statements

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.entry.reference(self.statement)

    @property
    def weight(self) -> tuple[bool, bool, str, str]:
        """Larger is better: an analyst's word, the main event, the latest report; then by key."""
        analyst = self.statement.source.kind is SourceKind.ANALYST
        main = self.entry.mention.ground is Ground.MAIN
        return (analyst, main, self.entry.report.published.isoformat(), self.key)


def votes(dossier: Dossier, slot: str, kind: type[V]) -> list[Vote[V]]:
    """All statements of a slot, in the order of the entries."""
    return [
        Vote(entry, statement, statement.value, place)
        for place, (entry, statement) in enumerate(dossier.statements(slot))
        if isinstance(statement.value, kind)
    ]


def settle(
    every: Sequence[Vote[V]],
    known: Callable[[V], bool],
    agrees: Callable[[V, V], bool],
    exactness: Callable[[V], float],
) -> tuple[Vote[V] | None, list[Vote[V]], list[SetAside]]:
    """The winner, those that agree with it, and those set aside with the reason.

    Each text votes with the first thing that it says. A vote supports a value that it ``agrees``
    with; among the values with most support the most exact wins (smaller ``exactness``), then an
    analyst's word, a main mention, the latest report.
    """
    aside: list[SetAside] = []
    cast = _first_words(every, known, aside)
    if not cast:
        return None, [], aside
    analysts = [vote for vote in cast if vote.weight[0]]
    best = max(
        analysts or cast,
        key=lambda vote: (_support(vote, cast, agrees), -exactness(vote.value), vote.weight),
    )
    used = [vote for vote in cast if agrees(best.value, vote.value)]
    others = _support(best, cast, agrees)
    why = f"contradicts what {others} independent text{'' if others == 1 else 's'} say"
    if others == 1:
        why = "contradicts the main mention of the latest report"
    aside += [SetAside(statement=vote.key, reason=why) for vote in cast if vote not in used]
    return best, used, aside


def _first_words(
    every: Iterable[Vote[V]], known: Callable[[V], bool], aside: list[SetAside]
) -> list[Vote[V]]:
    """The first known, undenied word of each mention; copies of a text after the first are out."""
    cast: list[Vote[V]] = []
    mentions: set[str] = set()
    texts: dict[str, str] = {}
    for vote in sorted(every, key=_originals_first):
        report = vote.entry.report.id
        reason = None
        if vote.statement.modality in (Modality.DENIED, Modality.PLANNED):
            reason = f"{vote.statement.modality}, which tells nothing of the event as it was"
        elif not known(vote.value):
            reason = "says nothing exact"
        elif vote.entry.key in mentions:
            reason = "another word of the same report, which says something before it"
        elif texts.setdefault(vote.entry.text, report) != report:
            reason = f"a copy of the text of report {vote.entry.text}, which counts once"
        if reason is None:
            cast.append(vote)
            mentions.add(vote.entry.key)
        else:
            aside.append(SetAside(statement=vote.key, reason=reason))
    return cast


def _originals_first(vote: Vote[V]) -> tuple[bool, str, str, int]:
    """Originals before copies; within a mention the order of its statements."""
    report = vote.entry.report
    day = report.published.isoformat()
    return (vote.entry.copy_of is not None, day, vote.entry.key, vote.place)


def _support(vote: Vote[V], cast: Sequence[Vote[V]], agrees: Callable[[V, V], bool]) -> int:
    return len({other.entry.text for other in cast if agrees(vote.value, other.value)})


def settled(
    value: Value | None, used: Iterable[Vote[V]], aside: Iterable[SetAside], reason: str
) -> Settled:
    """The record of a settled slot."""
    return Settled(
        value=value,
        used=tuple(vote.key for vote in used) if value is not None else (),
        set_aside=tuple(sorted(aside, key=lambda one: one.statement)),
        reason=reason,
    )
