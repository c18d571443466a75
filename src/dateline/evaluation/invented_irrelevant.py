"""Invented reports about anything but political violence, for screening and for speed.

Sport, business, weather, disasters, accidents, culture, science, politics and everyday life, in
sentences written for this project (``invented_irrelevant.toml``). Many use the words of violence in
another sense ("a late strike", "killer heat"), or tell of accidents and floods with deaths.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.records import Report, report_id

_CITIES = (
    "Nordhaven Lastovia Quill Bay Rosport Amberley Tarsk Velden Ostmoor Calder Pinecrest "
    "Marino Alvesta Dunwick Sorrel Brackwater".split()
)
_FIRST = "Anna Peter Maria John Lucia David Grace Samuel Ines Thomas Amina Viktor".split()
_LAST = "Harrow Velasco Lindt Okoro Marsh Petrov Dunne Sato Alvarez Bell Novak Keita".split()
_TEAMS = ("United", "Rovers", "Athletic", "City", "Wanderers")
_FIRMS = ("Altera Foods", "Norvik Steel", "Quantum Air", "Helio Energy", "Brightwell", "Polestone")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October".split()


@cache
def _topics() -> dict[str, dict[str, list[str]]]:
    file = files("dateline.evaluation") / "invented_irrelevant.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def irrelevant(count: int, *, seed: int = 1) -> Iterator[Report]:
    """``count`` invented reports of 5 to 25 sentences; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # invented data, no secret
    topics = sorted(_topics())
    for number in range(count):
        topic = _topics()[topics[number % len(topics)]]
        head = _filled(chance.choice(topic["head"]), chance)
        paragraphs = [
            " ".join(_filled(chance.choice(topic["body"]), chance) for _ in range(sentences))
            for sentences in [chance.randint(1, 4) for _ in range(chance.randint(4, 8))]
        ]
        day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(3000))
        text = "\n\n".join([head, *paragraphs])
        yield Report(id=report_id(text, day, None), text=text, published=day)


def _filled(pattern: str, chance: random.Random) -> str:
    """A sentence with something for each of its gaps; two teams are two."""
    while "{" in pattern:
        start, end = pattern.index("{"), pattern.index("}")
        pattern = pattern[:start] + _word(pattern[start + 1 : end], chance) + pattern[end + 1 :]
    return pattern


def _word(kind: str, chance: random.Random) -> str:
    """What stands in a gap of a kind.

    Raises:
        KeyError: for a kind that there is none of.
    """
    if kind == "person":
        return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    if kind == "team":
        return f"{chance.choice(_CITIES)} {chance.choice(_TEAMS)}"
    numbers = {"n": (10, 900), "few": (2, 9)}
    if kind in numbers:
        return str(chance.randint(*numbers[kind]))
    rows = {"city": _CITIES, "firm": _FIRMS, "day": _DAYS, "month": _MONTHS}
    return chance.choice(rows[kind])
