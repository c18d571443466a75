"""From an attribution found in the text to the source of a statement."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.marks import ActorMark, SourceMark
from dateline.records import Source
from dateline.vocabulary import Modality, SourceKind, Stance

REPORT = Source(name="report", kind=SourceKind.REPORT, stance=Stance.UNKNOWN)
"""The report in its own voice."""

_SIDES = frozenset(
    {SourceKind.ARMED_GROUP, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.STATE}
)
_OUTSIDE = frozenset(
    {
        SourceKind.MEDICAL,
        SourceKind.WITNESS,
        SourceKind.RESIDENT,
        SourceKind.MONITOR,
        SourceKind.UN_IGO,
        SourceKind.MEDIA,
    }
)


def to_source(mark: SourceMark | None, actors: Mapping[int, ActorMark] | None = None) -> Source:
    """The source that an attribution names; the report itself for ``None``.

    ``actors`` are the actors of the report by their main token: one that stands inside the
    source's words gives the source its id in the register.
    """
    if mark is None:
        return REPORT
    return Source(
        name=mark.name,
        kind=mark.kind,
        stance=stance_of(mark.kind),
        chain=mark.chain,
        actor=_actor_in(mark, actors or {}),
        evidence=(mark.span, mark.cue) if mark.span != mark.cue else (mark.span,),
    )


def stance_of(kind: SourceKind) -> Stance:
    """The stance that a kind of source has by default.

    Armed groups and a state's forces are taken for parties, as the casualty-recording standards
    advise; medical staff, witnesses, monitors and media for independent.
    """
    if kind in _SIDES:
        return Stance.PARTY
    return Stance.INDEPENDENT if kind in _OUTSIDE else Stance.UNKNOWN


def modality_of(mark: SourceMark | None) -> Modality:
    """How a source commits itself, by the words of saying."""
    if mark is None:
        return Modality.ASSERTED
    if mark.denial:
        return Modality.DENIED
    if mark.claim:
        return Modality.CLAIMED
    return Modality.SUSPECTED if mark.suspicion else Modality.ASSERTED


def _actor_in(mark: SourceMark, actors: Mapping[int, ActorMark]) -> str | None:
    inside = (actors[token] for token in range(*mark.tokens) if token in actors)
    return next((actor.actor for actor in inside if actor.actor), None)
