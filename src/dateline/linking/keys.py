"""Block keys: two mentions are compared only where they share one.

A key joins a time and something else, so that blocks stay small however long the archive: the
place (a grid cell, a second-order unit), a figure or an actor in a first-order unit, a figure in a
country, a rare word anywhere. What has no date is taken for news of the days before publication.
Two kinds need no time: copies of one text, and great tolls in one country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.linking.profile import Profile, Spell, Spot
from dateline.linking.profiling import LONG
from dateline.linking.table import hashed
from dateline.vocabulary import Ground, Outcome, PlacePrecision

DAYS = 4
"""Days of a bucket of time. Each day lies in two buckets, shifted by half, so that days two apart
always share one."""

NEWS = 3
"""Days before publication in which an undated event is sought."""

CELL = 0.5
"""Degrees of a cell. Each point lies in two, shifted by half: points 10 km apart mostly share one,
and those that do not share their unit or a rare word."""

RARE, RAREST = 5, 10
"""Least worth in bits of a word that makes a key, and how many do."""

WORD_DAYS = 32
"""Days of the buckets of time for words. Those of news are counted from publication, which is known
better than the date of the event."""

FIGURE, GREAT = 3, 20
"""Killed from which a figure makes a key in a country, and without a date."""

_FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})
_MASK = (1 << 64) - 1


def keys_of(profile: Profile) -> tuple[int, ...]:
    """The block keys: signed 64-bit numbers, sorted, each once."""
    found = {text_key(hashed(profile.text))}
    times = set(_times(profile))
    found.update(_mixed(fellow, time) for fellow in set(_fellows(profile)) for time in times)
    times = set(_word_times(profile))
    found.update(_mixed(word, time) for word in _rare(profile) for time in times)
    found.update(_timeless(profile))
    return tuple(sorted(found))


def text_key(text: int) -> int:
    """The key that the mentions of one text share, whatever their time; ``text`` is its hash."""
    return _mixed(1, text)


def _mixed(one: int, two: int) -> int:
    """A signed 64-bit hash of two numbers (the finisher of SplitMix64)."""
    x = (one * 0x9E3779B97F4A7C15 + two) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    x ^= x >> 31
    return x - (1 << 64) if x >> 63 else x


def _times(profile: Profile) -> Iterator[int]:
    spells: Iterable[Spell] = profile.spells[:2]
    for spell in spells:
        if spell.end - spell.start <= LONG:
            yield from _buckets(spell.start, spell.end, DAYS)
    if not profile.spells and profile.ground is not Ground.BACKGROUND:
        yield from _buckets(profile.published - NEWS, profile.published, DAYS)


def _word_times(profile: Profile) -> Iterator[int]:
    """The publication of news, the date of what is recalled."""
    spells = (s for s in profile.spells[:2] if s.end - s.start <= LONG)
    old = [s for s in spells if profile.published - s.start > WORD_DAYS // 2]
    for spell in old:
        yield from _buckets(spell.start, spell.end, WORD_DAYS)
    if not old:
        yield from _buckets(profile.published, profile.published, WORD_DAYS)


def _buckets(start: int, end: int, days: int) -> Iterator[int]:
    for shift in (0, 1):
        half = shift * days // 2
        for bucket in range((start + half) // days, (end + half) // days + 1):
            yield 2 * bucket + shift


def _rare(profile: Profile) -> Iterator[int]:
    rare = sorted((-w.bits, w.text) for w in profile.words if w.bits >= RARE)[:RAREST]
    yield from (hashed(f"w:{text}") for _, text in rare)


def _fellows(profile: Profile) -> Iterator[int]:
    """What a mention shares with others of its event, beside the time."""
    killed = {c.low for c in profile.counts if c.outcome is Outcome.KILLED and c.low}
    for spot in profile.spots[:2]:
        yield from _places(spot)
        for low in killed:
            if spot.admin1:
                yield hashed(f"1:{spot.admin1}:{low}")
            if spot.country and low >= FIGURE:
                yield hashed(f"0:{spot.country}:{low}")
        if spot.admin1:
            yield from (hashed(f"p:{spot.admin1}:{name}") for name in profile.perpetrators)


def _places(spot: Spot) -> Iterator[int]:
    if spot.admin2:
        yield hashed(f"2:{spot.admin2}")
    if spot.geonameid is not None and spot.precision not in _FINE:
        yield hashed(f"g:{spot.geonameid}")
    elif spot.geonameid is None:
        yield hashed(f"n:{spot.name.casefold()}")
    if spot.precision in _FINE and spot.lat is not None and spot.lon is not None:
        for shift in (0, 1):
            half = shift * CELL / 2
            row, column = int((spot.lat + 90 + half) / CELL), int((spot.lon + 180 + half) / CELL)
            yield (row * 1000 + column) * 2 + shift + 2


def _timeless(profile: Profile) -> Iterator[int]:
    lands = {spot.country for spot in profile.spots if spot.country}
    for count in profile.counts:
        great = count.outcome is Outcome.KILLED and (count.low or 0) >= GREAT
        yield from (hashed(f"t:{land}:{count.low}") for land in lands if great)
