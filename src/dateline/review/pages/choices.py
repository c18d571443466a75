"""What the fields of the sheet for correcting offer, in words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from dateline.publishing import words
from dateline.publishing.page import SLOT_LABELS
from dateline.vocabulary import (
    ActorKind,
    EventType,
    Group,
    Level,
    MeansClass,
    Modality,
    Outcome,
    PlacePrecision,
    PlaceRelation,
    Role,
    SourceKind,
    Stage,
)

Options = list[tuple[str, str]]


def _plain(kind: Iterable[StrEnum]) -> Options:
    return [(str(one), words.plain(one)) for one in kind]


@cache
def choices() -> dict[str, Options]:
    """The options of each field."""
    return {
        "slots": [(slot, told) for slot, told in SLOT_LABELS.items() if slot != "source"],
        "types": [(str(one), words.kind_of_event(one)) for one in EventType],
        "stages": _plain(Stage),
        "relations": _plain(PlaceRelation),
        "precisions": [("", "as the place is"), *_precisions()],
        "roles": _plain(Role),
        "kinds": _plain(ActorKind),
        "levels": [("", "not told"), *((str(one), words.level(one)) for one in Level)],
        "outcomes": _plain(Outcome),
        "groups": _plain(Group),
        "means": _plain(MeansClass),
        "sources": _plain(one for one in SourceKind if one is not SourceKind.ANALYST),
        "modalities": _plain(Modality),
    }


def _precisions() -> Options:
    return [(str(one), words.place_precision(one)) for one in PlacePrecision]
