"""What the words beside a place name say: its kind, its relation to the event, its wider place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge.gazetteer.entry import Entry
from dateline.knowledge.place_words import kinds, relations
from dateline.vocabulary import PlaceRelation

_ASIDE = (
    r"(?:the|far|northern|southern|eastern|western|central|north|south|east|west|north-?eastern|"
    r"north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|"
    r"war-torn|restive|remote|neighbou?ring|nearby|coastal|mountainous|volatile|oil-rich|troubled|"
    r"strategic|besieged|rebel-held|opposition-held|government-held|predominantly|mainly|Kurdish|"
    r"small|rural|country's|capital|port|border|historic|ancient|key|flashpoint|nation's)"
)
_DIRECTION = rf"(?:{_ASIDE}\s+)*"
_DISTANCE = re.compile(
    r"(?:\b(?:\d[\d.,]*|a few|several|some|about|dozens of)\s*-?\s*"
    r"(?:km|kms|kilomet(?:er|re)s?|miles?)"
    r"(?:\s*\([^)]{0,25}\))?(?:\s+(?:away|inside))?(?:\s+(?:to the\s+)?(?:north|south|east|west|"
    r"north-?east|north-?west|south-?east|south-?west))?\s+(?:of|from)|"
    r"\b(?:just\s+)?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?\s+of)"
    r"\s+(?:the\s+)?(?:(?!(?:in|near|on|at)\b)\w+\s+(?:of\s+)?){0,3}$",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:between|(?P<road>road|highway|motorway|railway)\s+(?:that\s+)?"
    r"(?:linking|connecting|links|connects))\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?){0,3}$",
    re.I,
)
_ROAD = re.compile(r"\b(road|highway|motorway|railway)\s+$", re.I)
_BORDER_BETWEEN = re.compile(
    r"\b(?:border|frontier|boundary)(?:\s+(?:area|region|zone))?\s+between\s+(?:the\s+)?$", re.I
)
USED_AS = "military|army|security|border|refugee|rural|farming|residential|coastal|mountain"
"""Words between a name and its kind: "Safarayn military checkpoint"."""
_PART = r"parts?|side|edges?|outskirts|suburbs|cent(?:re|er)|heart"
_OWNER = r"(?:(?:(?-i:[A-Z])[\w-]*\s+){0,3}[\w-]+['’]s\s+)?"
_SPATIAL = frozenset("in at inside near outside around across throughout nearby".split())
ROADS = frozenset("road roads highway motorway expressway route railway axis".split())
"""Kinds of places that lie between two named ones."""
_CALLED = ("of", "called", "named", "known as")
_SITES = tuple(
    "village town city camp port island river mount hamlet barangay sitio province state "
    "district governorate county capital suburb base checkpoint settlement neighborhood "
    "neighbourhood".split()
)
_SITES_OF = "|".join(_SITES)
_BESIDE = 70
"""Characters on either side of a name that are looked at."""


@dataclass
class PlaceName:
    """A name found in the text, before it is decided what it names.

    ``entries`` are the gazetteer's places of that name (empty: it knows none), ``evidence`` how
    much speaks for its being a place here (see ``find``). ``parent`` is the index of the name of
    the wider place beside it.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    demonym: bool = False
    evidence: float = 0.0
    kind: str | None = None
    relation: PlaceRelation = PlaceRelation.UNKNOWN
    near: str = ""  # the words that say "near", "10 km from", "between"
    phrase: tuple[int, int] = (0, 0)
    parent: int | None = None
    dateline: bool = False
    others: tuple[str, ...] = ()
    locative: bool = False
    spatial: bool = False  # right after "in", "at", "near" and the like
    explicit: bool = False  # the kind word stands right beside the name
    alike: bool = False  # the entries only sound like the name
    code: str = ""  # GeoNames unit that an abbreviation stands for
    hint: str = ""  # why an unknown name was taken: "kind", "ent", "in"
    anchor: int | None = None  # the name from which this place's distance is told


@cache
def kind_words() -> str:
    """The kinds of places as alternatives of a regular expression, the longest first."""
    longest_first = sorted(kinds(), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    kind = kind_words()
    found = {
        "after": re.compile(
            rf"^(?:\s+(?:(?:{USED_AS})\s+(?!depart|divis|agenc|region))?|-)({kind})\b"
            r"(?!\s+(?:police|court|government|official))", re.I),
        "before": re.compile(
            rf"\b({kind})\s+(?:of|called|named|known as)\s+(?:the\s+)?[\"']?$", re.I),
        "beside": re.compile(rf"\b({'|'.join(_SITES)})\s+\(?$", re.I),
        "gloss": re.compile(rf"^,\s+(?:a|an|the)\s+(?:[\w'-]+\s+){{0,4}}?({kind})\b", re.I),
        "wider": re.compile(
            rf"^(?:\s+(?:{kind}))?"
            r"(?:(?:\s+of|,?\s+(?:located|situated)?\s*(?:in|within|of)|,|\s+\(|'s|"
            rf",\s+(?:a|an|the)\s+(?:[\w'-]+\s+){{0,3}}?(?:{kind})\s+(?:in|of))\s*)"
            rf"(?:in\s+|within\s+)?{_DIRECTION}(?:(?:{_PART}|{kind})\s+of\s+)?$", re.I),
        "and": re.compile(
            rf"^(?:\s+(?:{kind}))?,?\s+(?:and|with|to)\s+{_DIRECTION}"
            rf"(?:(?:{kind})\s+of\s+)?$", re.I),
        "owner": re.compile(rf"^(?:'s|')\s+{_DIRECTION}(?:(?:{kind})\s+of\s+)?$", re.I),
    }  # fmt: skip
    for name, words in relations().items():
        options = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
        found[name] = re.compile(
            rf"\b(?:{options})\s+{_OWNER}{_DIRECTION}"
            rf"(?:(?:(?-i:[A-Z])[\w'-]+\s+)?(?:{kind})\s+(?:of\s+|called\s+|named\s+)?"
            rf"|(?:capital|city|town),\s+)?[\"'(]?$",
            re.I,
        )
    return found


def describe(name: PlaceName, text: str) -> None:
    """Fill in kind, relation and phrase from the words beside the name."""
    before = text[max(0, name.start - _BESIDE) : name.start]
    before = before[before.rfind("\n") + 1 :]
    after = text[name.end : name.end + _BESIDE]
    name.phrase = (name.start, name.end)
    plain = " ".join(before.casefold().split()) + " "
    ahead = _kind_before(before, plain)
    _kind(name, before, after, ahead)
    _relation(name, before, plain, ahead)


@cache
def _hints() -> dict[str, tuple[str, ...]]:
    """What of which one stands in whatever the pattern of a relation matches, spaces folded."""
    return {
        **{name: tuple(f"{word} " for word in words) for name, words in relations().items()},
        "distance": ("km", "kilom", "mile", "north", "south", "east", "west"),
        "between": ("between", "linking", "links", "connecting", "connects"),
    }


def _matched(
    relation: str, pattern: re.Pattern[str], words: str, plain: str
) -> re.Match[str] | None:
    """What a pattern finds in ``words``; most have none of its hints, and are not searched."""
    for hint in _hints()[relation]:
        if hint in plain:
            return pattern.search(words)
    return None


def _kind_before(before: str, plain: str) -> re.Match[str] | None:
    """The kind that stands before a name: "the village of", "Mount"; ``plain`` is folded.

    Both patterns end with the words, so that most are told by their ends not to match.
    """
    end = plain.rstrip("\"' ").removesuffix("the").rstrip()
    if _ends_kind(end):
        found = _patterns()["before"].search(before)
        if found is not None:
            return found
    if plain.rstrip("( ").endswith(_SITES):
        return _patterns()["beside"].search(before)
    return None


def _ends_kind(end: str) -> bool:
    """Whether words end with what may be a kind and "of", "called" or the like."""
    for called in _CALLED:
        if end.endswith(called):
            before = end[: len(end) - len(called)].rstrip().rpartition(" ")[2]
            word = _LAST.search(before)
            if word is not None and word.group() in _last_words():
                return True
    return False


_LAST = re.compile(r"\w+$")


@cache
def _last_words() -> frozenset[str]:
    """The words with which a word for a kind ends."""
    return frozenset(re.split(r"\W", kind.casefold())[-1] for kind in kinds())


def _kind(name: PlaceName, before: str, after: str, ahead: re.Match[str] | None) -> None:
    patterns = _patterns()
    if _opens_kind(after) and (found := patterns["after"].match(after)):
        name.kind, name.explicit = found.group(1).lower(), True
        name.phrase = (name.phrase[0], name.end + found.end())
    elif found := ahead:
        name.kind, name.explicit = found.group(1).lower(), True
        name.phrase = (name.start - len(before) + found.start(), name.phrase[1])
    elif found := patterns["gloss"].match(after):
        name.kind = found.group(1).lower()
    if name.kind is None:
        name.kind = _own_kind(name.text)


def _opens_kind(after: str) -> bool:
    """Whether the next word behind a name may begin the word for its kind."""
    word = _NEXT.match(after)
    return word is not None and word[1].lower() in _first_words()


_NEXT = re.compile(r"(?:\s+|-)(\w+)")


@cache
def _first_words() -> frozenset[str]:
    """The words with which a word for a kind begins, and those that may stand before it."""
    firsts = (re.split(r"\W", kind.lower(), maxsplit=1)[0] for kind in kinds())
    return frozenset([*firsts, *USED_AS.split("|")])


def _own_kind(text: str) -> str | None:
    """The kind word that is part of the name: "Kidal Region", "Barangay Poblacion"."""
    first, _, rest = text.lower().partition(" ")
    last = rest.rpartition(" ")[2]
    return last if last in kinds() else first if rest and first in {"barangay", "sitio"} else None


def _relation(name: PlaceName, before: str, plain: str, ahead: re.Match[str] | None) -> None:
    patterns = _patterns()
    if found := _matched("distance", _DISTANCE, before, plain):
        name.relation, name.near = PlaceRelation.NEAR, found.group().strip()
    elif found := _matched("between", _BORDER_BETWEEN, before, plain):
        name.relation, name.near = PlaceRelation.BORDER, "border between"
    elif found := _matched("between", _BETWEEN, before, plain):
        name.relation, name.near = PlaceRelation.BETWEEN, "between"
        road = _ROAD.search(before[: found.start()])
        name.kind = found["road"] or (road[1].lower() if road else name.kind)
    elif not _may_relate(plain.rstrip("\"'( ").rpartition(" ")[2]):
        found = None
    elif found := _matched("border", patterns["border"], before, plain):
        name.relation = PlaceRelation.BORDER
    elif found := _matched("near", patterns["near"], before, plain):
        name.relation, name.near = PlaceRelation.NEAR, found.group().strip()
    elif found := _matched("in", patterns["in"], before, plain):
        name.relation = PlaceRelation.IN
    if found:
        name.locative = True
        name.spatial = not _SPATIAL.isdisjoint(found.group().lower().split()[:2])
        start = name.start - len(before) + found.start()
        name.phrase = (min(start, name.phrase[0]), name.phrase[1])
    elif ahead:
        name.relation = PlaceRelation.IN  # "shelled a quarter of Kherson", "the capital Kabul"


@lru_cache(maxsize=20_000)
def _may_relate(word: str) -> bool:
    """Whether the last word before a name may end what the pattern of a relation matches."""
    last = _LAST.search(word)
    if last is not None and last.group() in _relating():
        return True
    return word.endswith(("'s", "\u2019s", "capital,", "city,", "town,")) or bool(
        re.fullmatch(_ASIDE, word, re.I)
    )


@cache
def _relating() -> frozenset[str]:
    """The last words of relations, of kinds and of what stands between a kind and a name."""
    ends = (words.rpartition(" ")[2] for options in relations().values() for words in options)
    return _last_words() | {"of", "called", "named", *ends}


def is_wider(gap: str) -> bool:
    """Whether the words between two names say that the second holds the first."""
    return len(gap) < _BESIDE and _patterns()["wider"].match(gap) is not None


def is_away(gap: str) -> bool:
    """Whether the words between two names tell how far the first lies from the second."""
    if len(gap) >= _BESIDE or "\n" in gap:
        return False
    found = _DISTANCE.search(gap)
    return found is not None and _LEAD.fullmatch(gap[: found.start()]) is not None


_LEAD = re.compile(
    rf"(?:'s)?(?:\s+(?:{_SITES_OF}))?(?:,|\s+\()?\s*(?:(?:which|that)\s+(?:is|lies|sits)\s+)?"
    r"(?:located\s+|situated\s+|a\s+(?:\w+\s+)?(?:town|village|city|hamlet)\s+)?"
    r"(?:some|about|around|nearly|roughly|approximately|just|less than|more than|over|almost)?\s*",
    re.IGNORECASE,
)


def is_and(gap: str) -> bool:
    """Whether the words between two names join the ends of a stretch ("A and the town of B")."""
    return len(gap) < _BESIDE and _patterns()["and"].match(gap) is not None


def is_owner(gap: str) -> bool:
    """Whether the words between two names say that the first holds the second ("Mali's Gao")."""
    return len(gap) < _BESIDE and _patterns()["owner"].match(gap) is not None
