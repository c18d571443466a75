"""The names of places in a report, with what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.extraction.places.eventful import add_eventful
from dateline.extraction.places.evidence import weigh
from dateline.extraction.places.lists import add_listed
from dateline.extraction.places.phrases import PlaceName, describe
from dateline.extraction.places.pieces import Piece, ends, openings, pieces
from dateline.extraction.places.unknown import unknown_names
from dateline.knowledge.events import event_lexicon
from dateline.knowledge.gazetteer.keys import key
from dateline.knowledge.place_words import abbreviations, words
from dateline.reading.dateline import find_dateline

if TYPE_CHECKING:
    from dateline.analysis.document import Document
    from dateline.knowledge.gazetteer import Gazetteer
    from dateline.knowledge.gazetteer.entry import Entry

THRESHOLD = 3.0
"""Evidence from which a name is taken for a place; fitted on two sets of news reports."""

_DATELINE = re.compile(r"[^\n]{0,60}?(?:\s(?:--|[-–—])\s|\s\([A-Z][A-Za-z ]+\)|:\s)")
SMALL = 30_000
"""Inhabitants below which a place is not looked for at the end of a longer name."""

_DEL = re.compile(r"(?<![.!?\n] )\b[^\W\d_a-z][\w'’]+ del $")
_TOLD = re.compile(r"\btold (?:the |The )?$", re.IGNORECASE)
_SAID = re.compile(
    r"[.,;]|\s(?:on|that|by|in|late|early|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""What stands behind whom something was told, and not behind a place that describes them."""


_FILED_WITHIN = 25
"""Characters from the head of a report within which the place of its dateline begins."""


def find_places(
    document: Document, gazetteer: Gazetteer, events: Sequence[int] = ()
) -> list[PlaceName]:
    """The place names of a report, in order, each with its gazetteer entries.

    ``events`` are the tokens that tell of events: names where these took place are places too.
    """
    text = document.text
    row = pieces(text)
    taken = _actors(text)
    names: list[PlaceName] = []
    behind = 0
    for i in openings(row):
        if i < behind or _inside(taken, row[i].start):
            continue
        found = _name_at(row, i, gazetteer, text)
        if found is not None:
            name, behind = found
            names.append(name)
    names += unknown_names(document, text, names, taken, gazetteer)
    names.sort(key=lambda n: n.start)
    _shorten(names)
    for name in names:
        name.demonym = name.demonym or _describes(name, document)
        describe(name, text)
    names = _filed(names, document.report.text)
    weigh(names, document, text)
    if events:
        names = add_eventful(names, document, events, taken, gazetteer, THRESHOLD)
    names = add_listed(names, document, text, gazetteer)
    sure = [n for n in names if n.evidence >= THRESHOLD]
    return [n for n in sure if not (_told(n, text) or _tail(n, text))]


_SHORT = frozenset({"US", "U.S.", "U.S", "UK", "U.K.", "U.K", "UAE", "DPRK", "DRC"})


def _describes(name: PlaceName, document: Document) -> bool:
    """Whether a country's short name only says whose something is: "13 US troops".

    Before a word of event it may say where ("the US shooting").
    """
    if name.text not in _SHORT:
        return False
    words, token = document.words, document.token_at(name.start)
    head = words.head[token]
    if words.dep[token] not in {"compound", "nmod", "amod"} or head < token:
        return False
    lexicon = event_lexicon()
    eventful = words.lemma[head] in lexicon.nouns or words.lower[head] in lexicon.nouns
    return words.tag[head] in {"NN", "NNS"} and not eventful


def _tail(name: PlaceName, text: str) -> bool:
    """Whether a small place's name only ends a longer one: "the restaurant La Cabana del Pescador".

    Longer names that the gazetteer has ("Valle del Cauca") were found whole.
    """
    wide = any(e.is_country or e.feature == "ADM1" for e in name.entries)
    small = not wide and all(e.population < SMALL for e in name.entries)
    return bool(name.entries) and small and bool(_DEL.search(text[: name.start][-40:]))


def _told(name: PlaceName, text: str) -> bool:
    """Whether a name is that of a paper or an agency: "he told the Irrawaddy on Monday"."""
    before, after = text[max(0, name.start - 12) : name.start], text[name.end : name.end + 16]
    return bool(_TOLD.search(before) and _SAID.match(after))


def _actors(text: str) -> list[tuple[int, int]]:
    """Where names of armed groups, media and organisations stand that hold place names."""
    return [m.span() for m in _actor_pattern().finditer(text)]


_ACTORS: list[re.Pattern[str]] = []


def _actor_pattern() -> re.Pattern[str]:
    if not _ACTORS:
        longest = sorted(words("actors"), key=len, reverse=True)
        firsts = "".join(sorted({re.escape(name[0]) for name in longest}))
        names = "|".join(map(re.escape, longest))
        _ACTORS.append(re.compile(rf"\b(?=[{firsts}])(?:{names})\b"))
    return _ACTORS[0]


def _inside(taken: list[tuple[int, int]], at: int) -> bool:
    i = bisect_right(taken, (at, 1 << 40)) - 1
    return i >= 0 and taken[i][0] <= at < taken[i][1]


def _name_at(
    row: list[Piece], i: int, gazetteer: Gazetteer, text: str
) -> tuple[PlaceName, int] | None:
    """The longest known name that begins at piece ``i``, and the piece after it."""
    start = row[i].start
    for j in reversed(list(ends(row, i))):
        end = row[j - 1].end
        words_here = text[start:end]
        if j - i <= 3 and (code := _abbreviation(row[i].before, words_here, text[end : end + 1])):
            unit = gazetteer.unit(code)
            if unit is not None:
                end += text[end : end + 1] == "."
                return PlaceName(start, end, text[start:end], (unit,), code=code), j
        entries = _admissible(words_here, gazetteer)
        if entries:
            end += "." in words_here and text[end : end + 1] == "."
            demonym = all(e.demonym for e in entries[:1])
            return PlaceName(start, end, text[start:end], entries, demonym=demonym), j
    return None


@lru_cache(maxsize=20_000)
def _admissible(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Entries that may be meant by the name as it is written."""
    k, entries = key(name), gazetteer.lookup(name)
    if len(k) <= 3 and not (name.isupper() and entries and entries[0].is_country):
        entries = [e for e in entries if e.is_settlement and e.primary and len(k) == 3]
    if " " not in name and k in words("never"):
        entries = [e for e in entries if e.is_country]
        if k in {"may", "march", "bush", "union", "mark", "black", "republican"}:
            return ()
    demonyms = [e for e in entries if e.demonym]
    if demonyms:
        return tuple(demonyms)
    return tuple(entries)


def _abbreviation(before: str, words_here: str, after: str) -> str:
    """The unit that "Ky." or "KY" stands for after a comma."""
    dotted, told = after == ".", before.startswith(", ")
    if not told and not (dotted and "." in words_here):
        return ""
    table = abbreviations()
    if dotted and "." in words_here:
        return table.get(words_here + ".", "")
    return (table.get(words_here + ".", "") if dotted else "") or table.get(words_here, "")


def _shorten(names: list[PlaceName]) -> None:
    """ "Al-Zawiya" after "Jabal al-Zawiya" is that mountain, whatever else has the name."""
    longer = [n for n in names if n.hint == "land"]
    for name in names:
        tail = key(name.text)
        if name.hint != "land" and any(
            n.start < name.start and key(n.text) != tail and key(n.text).endswith(tail)
            for n in longer
        ):
            name.entries, name.hint = (), "land"


def _filed(names: list[PlaceName], text: str) -> list[PlaceName]:
    """The names, the place marked where the report was filed: "BAMAKO, Nov 2 (Agency) -".

    Of a dateline's day and agency ("ACAN") none is a place. ``text`` is the report's own: the
    folded one has no dash there.
    """
    line = find_dateline(text)
    if line is not None:
        place = text.index(line.place) + len(line.place)
        names = [n for n in names if not place <= n.start < line.end]
    head = _DATELINE.match(text)
    for name in names:
        if head is None or name.start > _FILED_WITHIN or name.end > head.end():
            break
        name.dateline = True
    return names
