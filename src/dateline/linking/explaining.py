"""Why two mentions are linked, in words that a coder understands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from dateline.dossiers import Comparison
from dateline.linking.figures import FOUND, toll_words
from dateline.linking.levels import (
    Actors,
    Grounds,
    Means,
    Texts,
    Types,
    plain_levels,
    wording_levels,
)
from dateline.linking.profile import Profile, Spell, Spot
from dateline.linking.sureness import in_series, needed, points
from dateline.linking.table import HELD, INJURED, KILLED, Table
from dateline.linking.tolls import Tolls
from dateline.linking.weights import Weights
from dateline.linking.when import Dates
from dateline.linking.where import Places
from dateline.linking.words import shared

WORDS = 6
"""Shared words that are named."""

_DATES = {
    Dates.SAME_DAY: "the same day, {day}",
    Dates.ONE_DAY: "one day apart: {one} and {two}",
    Dates.TWO_DAYS: "two days apart: {one} and {two}",
    Dates.WEEK: "within a week: {one} and {two}",
    Dates.MONTH: "within a month: {one} and {two}",
    Dates.FAR: "more than a month apart: {one} and {two}",
    Dates.WITHIN: "times that overlap: {one} and {two}",
    Dates.WITHIN_LONG: "long periods that overlap: {one} and {two}",
    Dates.BESIDE: "times a few days apart: {one} and {two}",
    Dates.OUTSIDE: "times that do not meet: {one} and {two}",
    Dates.NEWS: "{day}; the other gives no date and was published within two days of it",
    Dates.NEWS_WEEK: "{day}; the other gives no date and was published within a week of it",
    Dates.NEWS_MONTH: "{day}; the other gives no date and was published within a month of it",
    Dates.NEWS_OLD: "{day}; the other gives no date and was published more than a month later",
    Dates.BEFORE: "{day}; the other gives no date and was published before it",
    Dates.PUBLISHED_TOGETHER: "no dates; published within a day of each other",
    Dates.PUBLISHED_NEAR: "no dates; published within three days of each other",
    Dates.PUBLISHED_WEEK: "no dates; published within a week of each other",
    Dates.PUBLISHED_MONTH: "no dates; published within a month of each other",
    Dates.PUBLISHED_FAR: "no dates; published more than a month apart",
    Dates.RECAP: "a recap without a date",
}
_PLACES = {
    Places.VILLAGE: "the same {kind}, {one}",
    Places.TOWN: "the same {kind}, {one}",
    Places.CITY: "the same city, {one}",
    Places.BESIDE: "places within 10 km: {one} and {two}",
    Places.NAME: "the same name, {one}, which the gazetteer lacks",
    Places.NEAR: "places within 30 km: {one} and {two}",
    Places.UNIT2: "{one} and {two} lie in one second-order unit",
    Places.UNIT1: "{one} and {two} lie in one first-order unit",
    Places.FEATURE: "one area: {one} and {two}",
    Places.COUNTRY: "one country: {one} and {two}",
    Places.UNKNOWN: "no places that can be compared",
    Places.APART: "places 30 to 100 km apart: {one} and {two}",
    Places.ELSEWHERE: "different places in one country: {one} and {two}",
    Places.ABROAD: "different countries: {one} and {two}",
    Places.HOMONYM: "two places of one name, {one}",
}
_TYPES = {
    Types.SAME: "the same type, {one}",
    Types.OPEN: "both leave the form of the violence open: {one} and {two}",
    Types.ALIKE: "types that may name one event: {one} and {two}",
    Types.HALF_OPEN: "one leaves the form of the violence open: {one} and {two}",
    Types.WAR: "types of what goes on for days or is often repeated: {one} and {two}",
    Types.OTHER: "different types: {one} and {two}",
    Types.UNKNOWN: "no types that can be compared",
}
_ACTORS = {
    Actors.PERPETRATOR: "the same perpetrator, {both}",
    Actors.PERPETRATOR_AND_OTHER: "the same sides: {both}",
    Actors.SOME: "an actor in both, {both}",
    Actors.NONE: "different actors: {one} and {two}",
    Actors.UNKNOWN: "no named actors to compare",
}
_MEANS = {
    Means.SAME: "the same means, {both}",
    Means.OTHER: "different means: {one} and {two}",
    Means.UNKNOWN: "no means to compare",
}
_GROUNDS = {
    Grounds.BOTH_MAIN: "both reports are about it",
    Grounds.MAIN_OTHER: "one report is about it, the other tells it beside its main event",
    Grounds.MAIN_RECAP: "one report is about it, the other recalls it",
    Grounds.BOTH_OTHER: "both reports tell it beside their main event",
    Grounds.OTHER_RECAP: "one report tells it beside its main event, the other recalls it",
    Grounds.BOTH_RECAP: "both reports recall it",
}
_TEXTS = {Texts.COPY: "one text in two outlets", Texts.OWN: "two texts"}
MEANINGS: dict[str, Mapping[Any, str]] = {
    "date": _DATES,
    "place": _PLACES,
    "type": _TYPES,
    "actors": _ACTORS,
    "killed": FOUND,
    "injured": FOUND,
    "held": FOUND,
    "means": _MEANS,
    "ground": _GROUNDS,
    "text": _TEXTS,
}
"""What each level of each aspect but the wording is called; names in braces are filled in."""

_OUTCOMES = {"killed": KILLED, "injured": INJURED, "held": HELD}
_SILENT = {
    "date": Dates.RECAP,
    "place": Places.UNKNOWN,
    "type": Types.UNKNOWN,
    "actors": Actors.UNKNOWN,
    "killed": Tolls.NONE,
    "injured": Tolls.NONE,
    "held": Tolls.NONE,
    "means": Means.UNKNOWN,
    "text": Texts.OWN,
}
"""Levels at which nothing was compared; they are left out where they weigh nothing."""


def comparisons(left: Profile, right: Profile, weights: Weights) -> tuple[Comparison, ...]:
    """What was compared and found, in the order of the aspects, with the weight of each.

    Their weights and the prior add up to the evidence of the link.
    """
    table = Table([left, right])
    i, j = np.array([0]), np.array([1])
    levels = plain_levels(table, i, j)
    levels["wording"] = wording_levels(table, i, j, levels["place"])
    found = []
    if left.report == right.report:
        doubt = "one report, whose reading left open whether it tells them as one event"
        found.append(Comparison(aspect="report", found=doubt, weight=0.0))
    for aspect, values in levels.items():
        level = int(values[0])
        weight = float(weights.columns[aspect][level])
        if weight or level != _SILENT.get(aspect):
            words = _words(aspect, level, left, right)
            found.append(Comparison(aspect=aspect, found=words, weight=weight))
    if left.report != right.report and in_series(table, i, j)[0]:
        found.append(Comparison(aspect="series", found=_apart(table, levels), weight=0.0))
    return tuple(found)


def _apart(table: Table, levels: dict[str, Any]) -> str:
    """How far the pair stands out from other events of a series, in the points of ``sureness``."""
    i, j = np.array([0]), np.array([1])
    told, least = float(points(table, i, j, levels)[0]), float(needed(table, i, j, levels)[0])
    if np.isinf(least):
        return "such events come in series, and these two are too vague or too far apart to be sure"
    return (
        "such events come in series: figures, rare names and type in both make "
        f"{told:g} points, and a sure link needs {least:g}"
    )


def _words(aspect: str, level: int, left: Profile, right: Profile) -> str:
    if aspect in _OUTCOMES:
        later = right.published - left.published
        return toll_words(aspect, Tolls(level), left.counts, right.counts, later)
    if aspect == "wording":
        return _wording(left, right)
    if aspect == "date":
        return _dates(Dates(level), left, right)
    if aspect == "place":
        return _places(Places(level), left, right)
    if aspect == "type":
        one, two = (_list(t.replace("_", " ") for t in p.types) for p in (left, right))
        return _TYPES[Types(level)].format(one=one, two=two)
    if aspect == "actors":
        return _actors(Actors(level), left, right)
    if aspect == "means":
        return _named(_MEANS[Means(level)], left.means, right.means)
    return _GROUNDS[Grounds(level)] if aspect == "ground" else _TEXTS[Texts(level)]


def _list(names: Iterator[str]) -> str:
    found = [name for name in names if name]
    return " or ".join(found) or "not told"


def _named(words: str, one: tuple[str, ...], two: tuple[str, ...]) -> str:
    both = [name for name in one if name in two]
    return words.format(
        both=" and ".join(both),
        one=" and ".join(one) or "nobody",
        two=" and ".join(two) or "nobody",
    )


def _actors(level: Actors, left: Profile, right: Profile) -> str:
    if level is Actors.PERPETRATOR:
        return _named(_ACTORS[level], left.perpetrators, right.perpetrators)
    one = tuple(dict.fromkeys(left.perpetrators + left.others))
    two = tuple(dict.fromkeys(right.perpetrators + right.others))
    return _named(_ACTORS[level], one, two)


def _day(spell: Spell) -> str:
    start, end = (dt.date.fromordinal(day) for day in (spell.start, spell.end))
    said = f"{start.day} {start:%B %Y}"
    return said if start == end else f"{said} to {end.day} {end:%B %Y}"


def _dates(level: Dates, left: Profile, right: Profile) -> str:
    pairs = [(a, b) for a in left.spells for b in right.spells]
    if pairs:
        one, two = min(pairs, key=lambda p: (_gap(*p), _length(*p)))
        return _DATES[level].format(day=_day(one), one=_day(one), two=_day(two))
    known = (*left.spells, *right.spells)
    return _DATES[level].format(day=_day(known[0]) if known else "")


def _gap(one: Spell, two: Spell) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _length(one: Spell, two: Spell) -> int:
    return max(one.end - one.start, two.end - two.start)


def _places(level: Places, left: Profile, right: Profile) -> str:
    """The pair of places told that lies closest; it is the one that was counted."""
    pairs = [(a, b) for a in left.spots for b in right.spots]
    if not pairs:
        return _PLACES[Places.UNKNOWN]
    one, two = next((p for p in pairs if _level(*p, left, right) == level), pairs[0])
    return _PLACES[level].format(
        one=_place(one), two=_place(two), kind=one.kind or two.kind or "place"
    )


def _level(one: Spot, two: Spot, left: Profile, right: Profile) -> int:
    from msgspec.structs import replace

    from dateline.linking.where import place_levels

    table = Table([replace(left, spots=(one,)), replace(right, spots=(two,))])
    return int(place_levels(table, np.array([0]), np.array([1]))[0])


def _place(spot: Spot) -> str:
    return f"{spot.name} ({spot.country})" if spot.country else spot.name


def _wording(left: Profile, right: Profile) -> str:
    both = shared(left.words, right.words)
    if not both:
        return "no telling words in both"
    named = ", ".join(word.text for word in both[:WORDS])
    more = f" and {len(both) - WORDS} more" if len(both) > WORDS else ""
    return f"in both: {named}{more} (worth {sum(word.bits for word in both)} bits)"
