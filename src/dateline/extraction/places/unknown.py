"""Names of places that the gazetteer does not have under the spelling of the report.

They are taken from the words around them ("the village of X", "X town") and from the language
pipeline. Entries that sound alike are offered; which is meant, if any, the resolution decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.extraction.places.cues import NAME, cued_ranges
from dateline.extraction.places.phrases import USED_AS, PlaceName, kind_words
from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import kinds, words

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.knowledge.gazetteer import Gazetteer

LARGE = 300_000
"""Inhabitants from which a place is known well enough to be named inside a longer name."""
WHOLE = 0.75
"""Likeness from which an entry of the same sound shows that a longer name is one name."""
ALIKE = 0.6
"""Likeness from which an entry of the same sound is offered."""

Range = tuple[int, int]

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_TRIM = re.compile(r"^(?:(?:the|a|an)\s+)?(.*?)(?:'s?|[\s.,])*$", re.I | re.S)
_SETTLED = (
    r"village|town|city|hamlet|settlement|suburb|district|sub-?district|county|woreda|township|"
    r"neighbou?rhood|barangay|municipality|camp|refugee camp|locality|governorate|province|"
    r"cercle|prefecture|commune|checkpoint|area|airport|air ?base|mountains?|forest|island|"
    r"valley|river|road|highway|local government area|lga|sub-?division|division|quarter|base|"
    r"crossing|market|farms|villages|towns|region|state|wadi|oil ?field|dam|bridge|hills?|cities|"
    r"districts|localities|neighbou?rhoods|hamlets|suburbs|communities|community"
)
_CAPITAL = r"Village|Town|City|District|Mountains?|Farms?|Suburb|Neighbou?rhood|Township|Camp|Road"
_AFTER = re.compile(rf"\b({NAME})(?:'s)?\s+(?:(?:{USED_AS})\s+)?(?:{_SETTLED}|{_CAPITAL})\b")
_BEFORE = re.compile(
    rf"\b(?:{_SETTLED}|port|capital)\s+(?:of|called|named|known as|like)\s+"
    rf"(?:the\s+)?[\"']?({NAME})"
)
_TOWN = re.compile(
    rf"\b(?:villages?|towns?|hamlets?|settlement|suburb|neighbou?rhood|barangay|locality|township)\s+"
    rf"(?:of|called|named|known as)\s+({NAME})"
)
_WARD = re.compile(rf"\b(?:[Bb]arangay|[Ss]itio|[Pp]urok|[Bb]rgy\.?)\s+({NAME})")
"""Philippine wards and hamlets, whose kind stands before the name."""
_WARDS = ("arangay", "itio", "urok", "rgy")
"""Letters of which some stand in whatever ``_WARD`` matches."""

_GLOSSED = (
    r",\s+(?:a|an|the)\s+(?:[\w'-]+\s+){0,3}?(?:village|town|city|hamlet|settlement|"
    r"suburb|district|neighbou?rhood)\b"
)
_GLOSS = re.compile(rf"\b({NAME}){_GLOSSED}")
_AFTER_GLOSSED = re.compile(_GLOSSED)
"""What stands behind a name in ``_GLOSS``; sought first, as it begins with a sign and is rare."""

_AWAY = re.compile(
    rf"\b({NAME}),\s+(?:some|about|around|nearly|roughly|approximately|just|less than|more than)?"
    r"\s*\d[\d.,]*\s*-?\s*(?:km|kms|kilomet(?:er|re)s?|miles?)\b[^.;\n]{0,40}?\b(?:of|from)\b"
)
"""A place told by its distance: "Kanyabo, some 50 km north of Goma"."""

_IN = re.compile(
    rf"\b(?:in|at|near|outside|around|from|towards?|into|of|captured?|recaptured?|retook|retaken|"
    rf"seized?|liberated?|stormed|entered|shelled|bombed|raided|targeting|overran|attacked)\s+"
    rf"({NAME})(?=\s+(?:in|on|at|after|when|and|late|early|yesterday|where|last|killing|leaving|today|during|by)\b|[.,;)]|$)",
    re.M,
)
_PERSONS = re.compile(
    r"\b(?:deaths?|murders?|assassination|execution|wife|widow|husband|sons?|daughters?|brothers?|"
    r"mother|father|parents|bod(?:y|ies)|remains|arrest|custody|lawyers?) of $",
    re.I,
)
"""What is of a person: "the death of Irving Olivas"."""


def unknown_names(
    document: Document,
    text: str,
    names: list[PlaceName],
    taken: list[Range],
    gazetteer: Gazetteer,
) -> list[PlaceName]:
    """The further names, in no order; none overlaps ``names`` or ``taken``.

    A small place's name that is only part of a longer name is taken out of ``names``.
    """
    used = sorted([(n.start, n.end) for n in names] + taken)
    found = []
    starts = [n.start for n in names]
    dropped: set[int] = set()
    for first, last, hint in _ranges(document, text):
        start, end = _clean(text, first, last)
        if hint not in {"in", "at"}:
            near = range(bisect_left(starts, start), bisect_left(starts, end))
            whole = hint in {"land", "whole"} or _known_whole(text[start:end], gazetteer)
            parts = {
                i for i in near if i not in dropped and _is_part(names[i], start, end, whole=whole)
            }
            for i in parts:
                used.remove((names[i].start, names[i].end))
            dropped |= parts
        if start >= end or _overlaps(used, start, end):
            continue
        words_here = text[start:end]
        named = _entity(words_here, text, start) if hint == "ent" else True
        if not named or (hint != "ent" and not nameable(words_here, document, start, hint)):
            continue
        name = PlaceName(start, end, words_here, (), hint=hint)
        offer(name, gazetteer)
        found.append(name)
        insort(used, (start, end))
    names[:] = [n for i, n in enumerate(names) if i not in dropped]
    return found


def _is_part(name: PlaceName, start: int, end: int, *, whole: bool) -> bool:
    """Whether a name is only part of the longer one at ``start``; if not ``whole``, a small one."""
    longer = start < name.start - 2 or end > name.end + 2
    return longer and name.end <= end and not name.demonym and (whole or _small(name))


def _known_whole(longer: str, gazetteer: Gazetteer) -> bool:
    """Whether some place has the longer name, under one spelling or another."""
    first, _, rest = longer.partition(" ")
    if not rest or len(first) < 3 or "." in first:
        return False
    wanted = key(longer)
    return any(likeness(wanted, key(e.name)) >= WHOLE for e in gazetteer.sounds_like(longer))


def _small(name: PlaceName) -> bool:
    return all(e.is_settlement and e.population < LARGE for e in name.entries)


def _ranges(document: Document, text: str) -> Iterator[tuple[int, int, str]]:
    for match in _TOWN.finditer(text):
        if "'" not in match[1] and "\u2019" not in match[1]:
            yield (*match.span(1), "whole")
    if any(ward in text for ward in _WARDS):
        for match in _WARD.finditer(text):
            yield (*match.span(1), "whole")
    glosses = (_GLOSS,) if _AFTER_GLOSSED.search(text) else ()
    for pattern in (_AFTER, _BEFORE, *glosses):
        for match in pattern.finditer(text):
            yield (*match.span(1), "kind")
    if " km" in text or "kilomet" in text or "mile" in text:
        for match in _AWAY.finditer(text):
            yield (*match.span(1), "away")
    for entity in document.entities:
        if entity.label in _LABELS and any(c.isupper() for c in entity.text):
            yield entity.start, entity.end, "ent"
    for match in _IN.finditer(text):
        if not _PERSONS.search(text[max(0, match.start(1) - 24) : match.start(1)]):
            yield (*match.span(1), "in")
    yield from cued_ranges(text)


def _clean(text: str, start: int, end: int) -> Range:
    """Without articles, possessives and words that only begin a sentence."""
    found = _TRIM.match(text[start:end])
    assert found is not None
    start, end = start + found.start(1), start + found.end(1)
    first, _, rest = text[start:end].partition(" ")
    while rest and first in words("leading") and first not in {"North", "South", "East", "West"}:
        start += len(first) + 1
        first, _, rest = text[start:end].partition(" ")
    return start, end


def _overlaps(used: list[Range], start: int, end: int) -> bool:
    at = bisect_left(used, (end, 0))
    return any(b > start for _, b in used[max(0, at - 3) : at])


def _entity(words_here: str, text: str, start: int) -> bool:
    """Whether what the language pipeline calls a place may be one: no acronym, no nickname."""
    if key(words_here) in words("never"):
        return False
    if text[start - 1 : start] in {'"', "“"} and text[start - 2 : start - 1] == " ":
        return not text[: start - 2].rpartition(" ")[2][:1].isupper()  # Luis "El Grande" Torres
    return True


def nameable(words_here: str, document: Document, start: int, hint: str) -> bool:
    """Whether capitals may make a name here: no common word, no person, no organisation."""
    k = key(words_here)
    if len(k) < 3 or k in words("never") or words_here in words("leading"):
        return False
    if hint == "row":
        return True
    token = document.token_at(start)
    tag, label = document.words.tag[token], document.words.entity[token]
    if not tag.startswith(("NNP", "NN", "JJ", "FW", "X")):
        return False
    if label in {"DATE", "TIME", "NORP", "EVENT", "LANGUAGE", "ORDINAL"} and hint != "whole":
        return False
    if label in {"ORG", "PERSON"} and hint in {"in", "at"}:
        return False
    if hint in {"cue", "at"} and not _proper(tag, words_here, hint):
        return False
    return words_here.rpartition(" ")[2].lower() not in kinds() or " " in words_here


def _proper(tag: str, words_here: str, hint: str) -> bool:
    """Whether it is a proper name, and no acronym where only "in" or "at" stands before it."""
    if hint == "at" and (words_here.isupper() or not words_here.replace(" ", "").isalpha()):
        return False
    if words_here.rpartition(" ")[2].lower() in words("endings"):
        return False
    return tag.startswith("NNP") or "-" in words_here


def offer(name: PlaceName, gazetteer: Gazetteer) -> None:
    """Offer entries under the name without its kind word, or under another romanisation."""
    plain, _ = without_kind(name.text)
    if plain != name.text:
        name.entries = tuple(e for e in gazetteer.lookup(plain) if not e.demonym)
    if not name.entries:
        wanted = key(plain)
        heard = (e for e in gazetteer.sounds_like(plain) if likeness(wanted, key(e.name)) >= ALIKE)
        name.entries, name.alike = tuple(heard), True


def without_kind(name: str) -> tuple[str, str]:
    """A name and the word for a kind of place that ends it, in lower case; "" where none does."""
    found = _kind_tail().search(name)
    return (name[: found.start()], found[1].lower()) if found else (name, "")


@lru_cache(maxsize=50_000)
def likeness(first: str, second: str) -> float:
    """How alike two keys are, 0..1: the share of letters that stand in the same order."""
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


@cache
def _kind_tail() -> re.Pattern[str]:
    return re.compile(rf"\s+({kind_words()})$", re.I)
