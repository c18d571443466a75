"""How much speaks for a name's being a place here.

The weights are points; ``find.THRESHOLD`` of them make a place. They were set by hand and checked
against reports with marked place names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import kinds, words
from dateline.vocabulary import PlaceRelation

if TYPE_CHECKING:
    from dateline.analysis.document import Document, Entity
    from dateline.extraction.places.phrases import PlaceName

UNKNOWN = -0.5
"""For a name that the gazetteer does not have."""
HINTS = {"kind": 0.5, "whole": 0.5, "cue": 1.5, "at": 1.5, "land": 3.5, "away": 3.5}
"""For an unknown name that was sought by the words beside it (see ``unknown`` and ``cues``)."""

BUILT = 0.5
"""For an unknown building or site named right after "in", "at" or "near"."""
LOCATIVE = 2.0
"""For a preposition or a verb before the name that puts something there."""
SPATIAL = 3.0
"""For "in", "at", "near" before a name that the gazetteer has."""
OFFICE = 2.5
"""For the place of an office ("Danbury Superior Court")."""

_LABELS = {"GPE": 3.0, "LOC": 2.5, "NORP": 1.5, "FAC": 1.0}
_AGAINST = {"PERSON": -2.0, "ORG": -1.0, "WORK_OF_ART": -1.0, "LAW": -1.0}


def weigh(names: list[PlaceName], document: Document, text: str) -> None:
    """Set ``evidence`` of every name; the same name elsewhere in the report counts too."""
    entities = document.entities
    starts = [e.start for e in entities]
    persons = _surnames(entities)
    best: dict[str, float] = defaultdict(float)
    fixed = set()
    for index, name in enumerate(names):
        at = bisect_right(starts, name.start) - 1
        if at >= 0 and entities[at].end <= name.start:
            at += 1
        entity = entities[at] if 0 <= at < len(entities) else None
        if entity is not None and (entity.start >= name.end or entity.end <= name.start):
            entity = None
        name.evidence, final = _points(name, entity, document, persons, text)
        if final:
            fixed.add(index)
        else:
            best[key(name.text)] = max(best[key(name.text)], name.evidence)
    for index, name in enumerate(names):
        if index not in fixed:
            name.evidence = max(name.evidence, best[key(name.text)] - 1.0)


def _surnames(entities: list[Entity]) -> frozenset[str]:
    """The last and first words of the persons of a report with two names or more."""
    found: set[str] = set()
    for entity in entities:
        parts = entity.text.removesuffix("'s").split()
        if entity.label == "PERSON" and len(parts) > 1:
            found.update(key(p) for p in parts)
    return frozenset(found)


def _points(
    name: PlaceName,
    entity: Entity | None,
    document: Document,
    persons: frozenset[str],
    text: str,
) -> tuple[float, bool]:
    """The points of one name, and whether its other tellings must not add to them."""
    if name.code:
        return 5.0, True
    token = document.token_at(name.start)
    points = _gazetteer(name)
    if name.demonym:
        return (4.0, True) if document.words.text[token][0].isupper() else (0.0, True)
    label = entity.label if entity is not None else ""
    inside = entity is not None and (entity.start < name.start - 4 or entity.end > name.end + 3)
    points += _LABELS.get(label, 0.0)
    if label == "PERSON" and inside and not name.dateline and not name.explicit:
        return (points - 4.0 + (2.0 if name.locative else 0.0), True)
    if label == "ORG" and inside:
        return _in_organisation(name, text, points), True
    if label == "FAC" and name.hint == "ent" and name.spatial:
        last = name.text.rpartition(" ")[2].lower()
        bare = not text[: name.start].endswith("the ") and last not in words("endings")
        bare = bare and name.text.replace(" ", "").isalpha() and not name.text.startswith("Lake ")
        points += BUILT if bare else 0.0
    if not (name.explicit or name.spatial or name.hint in {"cue", "land"}):
        points += _AGAINST.get(label, 0.0) * (0.5 if " " not in name.text else 1.0)
    points += _context(name, document.words.tag[token], text)
    if key(name.text) in persons and label != "GPE" and not name.locative:
        return points - 3.0, True
    return points, False


def _gazetteer(name: PlaceName) -> float:
    """What the gazetteer says: countries and large towns are rarely anything else."""
    if not name.entries or name.alike:
        return UNKNOWN + HINTS.get(name.hint, 0.0)
    first = name.entries[0]
    if any(e.is_country for e in name.entries):
        return 3.0
    if any(e.basis == "region" for e in name.entries):
        return 2.5
    if any(e.feature == "ADM1" for e in name.entries):
        return 2.0
    population = max(e.population for e in name.entries)
    points = 1.5 if population > 200_000 else 1.0 if population > 20_000 else 0.0
    return points if first.primary or population > 20_000 else points - 0.5


def _context(name: PlaceName, tag: str, text: str) -> float:
    points = 0.0
    if name.locative:
        points += SPATIAL if name.spatial and name.entries and not name.alike else LOCATIVE
    elif name.hint == "cue":
        points += LOCATIVE
    if name.kind is not None and not (name.relation is PlaceRelation.BETWEEN and not name.explicit):
        points += 3.0 if name.explicit else 2.0
    if name.dateline:
        points += 3.0
    if not tag.startswith("NNP") and " " not in name.text and not name.dateline:
        points -= 2.0
    points += _beside(name, text)
    return points


def _beside(name: PlaceName, text: str) -> float:
    """A capitalised word right beside the name makes it part of something else."""
    after = text[name.end : name.end + 30]
    before = text[max(0, name.start - 30) : name.start]
    points = 0.0
    if after.startswith(" ") and after[1:2].isupper():
        word = after[1:].split(" ")[0].strip(".,;:'\"()").lower()
        if word in words("others"):
            points -= 3.5
        elif word not in words("institutions") and word not in kinds():
            points -= 1.5
    if before.endswith(" "):
        word = before.rstrip().rpartition(" ")[2]
        if word[:1].isupper() and word.isalpha() and word not in words("leading"):
            points -= 1.5
    return points


def _in_organisation(name: PlaceName, text: str, points: float) -> float:
    """An office of a place names the place; a paper, a club or a group named after it does not."""
    after = text[name.end : name.end + 30]
    word = after.lstrip().split(" ")[0].strip(".,;:'\"()").lower() if after.strip() else ""
    if after.startswith("'s") or word in words("institutions"):
        return points + OFFICE
    return points - 2.0
