"""What the MUC-4 view weighs in each sentence of a wire.

A feature is a name with a value in 0..1: stems and pairs of them, classes and their order, times,
the country the wire is at, the wire's form, and what the engine found in the sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from dateline.codebooks.muc4_times import ages
from dateline.codebooks.muc4_words import class_words, content, sentences, stem_of, tokens
from dateline.records import (
    CodedReport,
    MeansValue,
    Mention,
    PartyValue,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import DatePrecision, Ground

Features: TypeAlias = dict[str, float]

RECENT = 62
"""Days before the report within which an incident is news (MUC-4: two months)."""

SCOPE = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})
"""The countries whose incidents MUC-4 asks for."""

_FORMS = frozenset(
    "report speech interview communique commentary editorial statement excerpt conference article "
    "continued correspondent talk announcement press".split()
)
_TAG = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[a-z]+")
_FROM = re.compile(r"^\s*([A-Z][A-Z .]+?)(?: \(([A-Z ]+)\))?,", re.MULTILINE)
_WINDOW = 9
"""Words within which two classes are a pair."""

_MOODS = {
    "neg": frozenset("not no never deny den".split()),
    "might": frozenset("will would if could may might should".split()),
    "blame": frozenset(
        stem_of(w)
        for w in "accused accuse accuses denounced denounce condemned condemn alleged "
        "charges".split()
    ),
    "report": frozenset(
        stem_of(w) for w in "reported report sources source spokesman police stated".split()
    ),
    "perfect": frozenset({"has", "have"}),
    "we": frozenset("we our us i my you".split()),
}
_SIDES = {
    "civ": frozenset({"to.civilian", "to.known"}),
    "thing": frozenset({"to.building", "to.network", "to.vehicle"}),
    "army": frozenset({"to.army"}),
    "fighter": frozenset({"to.fighter"}),
    "police": frozenset({"to.police"}),
}
_LAID_BY = frozenset({"t:none", "t:sum"})
"""Ages that are not carried on to the next sentences."""


class Judged(NamedTuple):
    """A sentence's place in the text and its features."""

    start: int
    end: int
    features: Features


class _Course:
    """What earlier sentences leave behind: the country, the last time, the classes before."""

    def __init__(self, form: set[str]) -> None:
        self.land = "abroad" if "h:foreign" in form else "scope"
        self.time = "none"
        self.classes: set[str] = set()


def judged_sentences(coded: CodedReport) -> list[Judged]:
    """The sentences of a wire with their features, in order."""
    text = coded.report.text
    places = sentences(text)
    engine = _engine(coded, places)
    form = _form(text[: places[0][0]] if places else "")
    course = _Course(form)
    found = []
    for number, (start, end) in enumerate(places):
        features = _words(text[start:end])
        features |= _classes(text[start:end], coded, form, course)
        features |= dict.fromkeys((f"e:{name}" for name in engine[number]), 1.0)
        features |= dict.fromkeys(form, 1.0)
        features[f"pos:{_position(number)}"] = 1.0
        found.append(Judged(start, end, features))
    return found


def _position(number: int) -> str:
    if number < 3:
        return str(number)
    return "early" if number < 6 else "middle" if number < 10 else "late"


def _words(text: str) -> Features:
    stems, _ = tokens(text)
    words = content(stems)
    found = {f"u:{word}": 1.0 for word in words}
    found.update({f"b:{one}_{two}": 0.7 for one, two in pairwise(words)})
    found.update({f"w:{word}": 0.7 for word in class_words(text)})  # "killed" is not "kill"
    found["len"] = min(1.0, len(stems) / 40)
    found["quote"] = float("@quote" in stems)
    found["we"] = float(bool({"we", "i", "our", "us", "my"} & set(stems)))
    return found


def _classes(text: str, coded: CodedReport, form: set[str], course: _Course) -> Features:
    """Classes, their order, and what is done where, when, to whom and in what mood."""
    stems, classes = tokens(text)
    times = ages(text, coded.report.published)
    order = [(i, kind) for i, kind in enumerate(classes) if kind]
    kinds = {kind for _, kind in order}
    found = dict.fromkeys((*times, *(f"c:{kind}" for kind in kinds)), 1.0)
    found.update({f"before:{kind}": 0.5 for kind in course.classes})
    for i, one in order:
        for j, two in order:
            if i < j <= i + _WINDOW and one != two:
                found[f"cc:{one}>{two}"] = 0.7
    _go_on(course, stems, times, kinds)
    found |= {f"land:{course.land}": 1.0, f"time:{course.time}": 1.0}
    side = "+".join(name for name, members in _SIDES.items() if members & kinds) or "none"
    found[f"side:{side}"] = 0.7
    deeds = {kind for kind in kinds if kind.startswith("do.")}
    found["nothing"] = float(not deeds)
    for deed in {kind for kind in kinds if not kind.startswith("to.")}:
        found |= {f"ds:{deed}:{side}": 1.0}
        found |= {f"dl:{deed}:{course.land}": 0.7, f"dt:{deed}:{course.time}": 0.7}
        found |= {f"dm:{deed}:{name}": 0.7 for name, words in _MOODS.items() if words & set(stems)}
    for deed in deeds:
        found |= {f"da:{deed}:{time}": 0.7 for time in times}
        found |= {f"df:{deed}:{name}": 0.5 for name in form}
        found |= {f"dn:{deed}:{n}": 0.5 for n in ("@name", "@scope", "@abroad") if n in stems}
    return found


def _go_on(course: _Course, stems: list[str], times: set[str], kinds: set[str]) -> None:
    for stem in stems:
        if stem in {"@scope", "@abroad"}:
            course.land = stem[1:]
    exact = sorted(times - _LAID_BY)
    course.time = exact[0] if exact else course.time
    course.classes = kinds


def _form(head: str) -> set[str]:
    """What the dateline and the tags tell: the form of the wire and where it was filed."""
    words = set(_WORD.findall(" ".join(_TAG.findall(head)).lower()))
    found = {f"h:{word}" for word in words & _FORMS}
    found |= {f"h:{name}" for name in ("CLANDESTINE", "NO DATE") if name in head}
    filed = _FROM.search(head.split("\n", 1)[-1])
    if filed and filed[2]:
        found.add("h:foreign")
    return found


def _engine(coded: CodedReport, places: list[tuple[int, int]]) -> list[set[str]]:
    """The engine's findings by sentence: mentions where told, values where they stand."""
    found: list[set[str]] = [set() for _ in places]

    def at(position: int) -> int | None:
        return next((i for i, (a, b) in enumerate(places) if a <= position < b), None)

    for mention in coded.mentions:
        told = {at(trigger.start) for trigger in mention.triggers} - {None}
        names = _of_mention(mention)
        for statement in mention.statements:
            values = _of_statement(statement, names[0], coded)
            names += values
            place = at(statement.evidence[0].start) if statement.evidence else None
            if place is not None and place not in told:
                found[place].update(f"x{value}" for value in values)
        for number in told:
            if number is not None:
                found[number].update(names)
    return found


def _of_mention(mention: Mention) -> list[str]:
    kind = next((s.value.type for s in mention.statements if isinstance(s.value, TypeValue)), None)
    ground = "old" if mention.ground is Ground.BACKGROUND else "new"
    main = ["main"] if mention.id == "e1" else []
    return [f"{kind}", f"{ground}", f"{kind}:{ground}", *main]


def _of_statement(statement: Statement, kind: str, coded: CodedReport) -> list[str]:
    value = statement.value
    if isinstance(value, PartyValue):
        level = [f"level:{value.level}"] if value.level else []
        return [f"{value.role}:{value.kind}", f"{kind}:{value.role}:{value.kind}", *level]
    if isinstance(value, TollValue):
        size = "total" if value.total else f"one:{value.low == 1}"
        return [f"{value.outcome}:{value.group}", f"{kind}:{value.outcome}", size]
    if isinstance(value, MeansValue):
        return [f"means:{value.means}"]
    if isinstance(value, StageValue):
        return [f"stage:{value.stage}"]
    if isinstance(value, WhenValue):
        return [f"when:{age_of(value, coded)}", f"{kind}:when:{age_of(value, coded)}"]
    if isinstance(value, WhereValue):
        land = "none" if not value.country else "scope" if value.country in SCOPE else "abroad"
        return [f"in:{land}", f"{kind}:in:{land}", f"where:{value.precision}"]
    return []


def age_of(when: WhenValue, coded: CodedReport) -> str:
    """``day`` (of the last week), ``recent`` (two months), ``old`` or ``none``."""
    if when.end is None or when.start is None:
        return "none"
    days = (coded.report.published - when.end).days
    if days > RECENT:
        return "old"
    return "day" if when.precision is DatePrecision.DAY and days < 8 else "recent"
