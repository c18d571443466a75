"""What a careful human coder reads in an example, and how a coded report is held against it.

An expected event and a mention of the engine belong together when they share the most: figures,
date, place, type, ground. Each expected field is then one check. A field that is not written in the
expected file is not checked; ``high`` that is not written is an open bound. ``when`` is the first
and the last day and the precision, or one day that the interval must hold and the precision.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.records import (
    CodedReport,
    Mention,
    PartyValue,
    StageValue,
    Statement,
    TollValue,
    TypeValue,
    WhenValue,
    WhereValue,
)
from dateline.vocabulary import Ground, SourceKind, Stage

EXAMPLES = Path(__file__).parents[2] / "examples"
_SMALL = frozenset({"the", "of", "and", "a", "in", "for", "group", "forces", "s"})
Fields = dict[str, Any]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one expected event; ``gap`` says why the engine is known to miss it."""

    example: str
    event: int  # from 1
    field: str  # "when", "toll.2" ...
    expected: Fields
    gap: str | None

    @property
    def name(self) -> str:
        return f"{self.example}-{self.event}.{self.field}"


def expected_events(example: str) -> tuple[list[Fields], dict[str, str]]:
    """The expected events of an example, and its known gaps."""
    path = EXAMPLES / "expected" / f"{example}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return read["event"], read.get("known_gap", {})


def checks() -> Iterator[Check]:
    """Every check of every example."""
    for path in sorted((EXAMPLES / "expected").glob("*.toml")):
        events, gaps = expected_events(path.stem)
        unused = set(gaps)
        for number, event in enumerate(events, 1):
            for field in _fields(event):
                key = f"{number}.{field}"
                unused.discard(key)
                yield Check(
                    example=path.stem, event=number, field=field, expected=event, gap=gaps.get(key)
                )
        unused -= {"nothing_else", "nothing_invented"}
        assert not unused, f"{path.name}: known gaps that name no field: {sorted(unused)}"


def _fields(event: Fields) -> Iterator[str]:
    yield from (name for name in ("ground", "type", "stage", "when", "where") if name in event)
    for slot in ("party", "toll"):
        yield from (f"{slot}.{number}" for number, _ in enumerate(event.get(slot, ()), 1))


def assigned(events: list[Fields], reports: list[CodedReport]) -> list[Mention | None]:
    """For each expected event the mention that shares the most with it, each mention once."""
    pairs = [
        (_shared(event, mention), -number, number, mention)
        for number, event in enumerate(events)
        for mention in reports[event.get("report", 1) - 1].mentions
    ]
    found: list[Mention | None] = [None] * len(events)
    taken: set[tuple[str, str]] = set()
    for score, _, number, mention in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        key = (mention.report, mention.id)
        if score > 1 and found[number] is None and key not in taken:
            found[number] = mention
            taken.add(key)
    return found


def _shared(event: Fields, mention: Mention) -> int:
    figures = [_figure(statement) for statement in mention.of("toll")]
    tolls = event.get("toll", ())
    score = 2 * sum(_expected_figure(toll) in figures for toll in tolls)
    score += 2 * (not problems_of_when(event, mention)) + 2 * (
        not problems_of_where(event, mention)
    )
    score += int(not problems_of_type(event, mention))
    return int(score + (event["ground"] == mention.ground.value))


def problems(field: str, event: Fields, mention: Mention) -> list[str]:
    """What is wrong with one field of a mention; empty when it is as expected."""
    name, _, number = field.partition(".")
    match name:
        case "ground":
            return _differs("ground", event["ground"], mention.ground.value)
        case "type":
            return problems_of_type(event, mention)
        case "stage":
            return _problems_of_stage(event, mention)
        case "when":
            return problems_of_when(event, mention)
        case "where":
            return problems_of_where(event, mention)
        case "party":
            return _problems_of_party(event["party"][int(number) - 1], mention)
        case _:
            return _problems_of_toll(event, int(number) - 1, mention)


def _differs(what: str, expected: object, found: object) -> list[str]:
    return [] if expected == found else [f"{what}: expected {expected!r}, found {found!r}"]


def problems_of_type(event: Fields, mention: Mention) -> list[str]:
    """Whether the first type stated is the expected one."""
    if "type" not in event:
        return []
    found = [s.value.type.value for s in mention.of("type") if isinstance(s.value, TypeValue)]
    return _differs("type", event["type"], found[0] if found else None)


def _problems_of_stage(event: Fields, mention: Mention) -> list[str]:
    found = [s.value.stage.value for s in mention.of("stage") if isinstance(s.value, StageValue)]
    return _differs("stage", event["stage"], found[0] if found else "accomplished")


def problems_of_when(event: Fields, mention: Mention) -> list[str]:
    """Whether the first date stated is the expected interval, known as exactly."""
    if "when" not in event:
        return []
    values = [s.value for s in mention.of("when") if isinstance(s.value, WhenValue)]
    found = [[str(v.start), str(v.end), v.precision.value] for v in values]
    if found and len(event["when"]) == 2:
        day, precision = event["when"]
        about = found[0][0] <= day <= found[0][1] and found[0][2] == precision
        return [] if about else _differs("when", event["when"], found[0])
    return _differs("when", event["when"], found[0] if found else None)


def problems_of_where(event: Fields, mention: Mention) -> list[str]:
    """Whether the first place stated is the expected one in each field that is expected."""
    if "where" not in event:
        return []
    expected: Fields = event["where"]
    values = [s.value for s in mention.of("where") if isinstance(s.value, WhereValue)]
    if not values:
        return [f"where: expected {expected['name']!r}, found nothing"]
    place = values[0]
    found = []
    if not _alike(expected["name"], place.name, place.phrase):
        found.append(f"where: expected {expected['name']!r}, found {place.name!r}")
    found += _differs("country", expected.get("country", place.country), place.country)
    for part in ("precision", "relation"):
        told = getattr(place, part).value
        found += _differs(part, expected.get(part, told), told)
    return found


def _alike(expected: str, *found: str | None) -> bool:
    """Whether a word of the name, small words apart, is shared."""
    told = {word for text in found if text for word in _words(text)}
    return bool(_words(expected) & told)


def _words(text: str) -> set[str]:
    parts = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {part for part in parts if part not in _SMALL}


def _problems_of_party(expected: Fields, mention: Mention) -> list[str]:
    values = [s.value for s in mention.of("party") if isinstance(s.value, PartyValue)]
    named = [v for v in values if _alike(expected["name"], v.name, v.phrase, v.actor)]
    for value in named:
        level = value.level.value if value.level else None
        if value.role.value == expected["role"] and expected.get("level", level) == level:
            return []
    told = [(v.role.value, v.name, v.level.value if v.level else None) for v in values]
    return [f"party: expected {expected}, found {told}"]


def _figure(statement: Statement) -> tuple[str, int | None, int | None]:
    value = statement.value
    assert isinstance(value, TollValue)
    return (value.outcome.value, value.low, value.high)


def _expected_figure(toll: Fields) -> tuple[str, int | None, int | None]:
    return (toll["outcome"], toll.get("low"), toll.get("high"))


def _problems_of_toll(event: Fields, number: int, mention: Mention) -> list[str]:
    """The least that is wrong with any statement of the figure; a statement serves once."""
    expected = event["toll"][number]
    same = [s for s in mention.of("toll") if _figure(s) == _expected_figure(expected)]
    if not same:
        told = ", ".join(str(_figure(s)) for s in mention.of("toll"))
        return [f"toll: expected {_expected_figure(expected)}, found {told or 'none'}"]
    twins = [t for t in event["toll"][:number] if _alike_in_all(t, expected)]
    if len(same) <= len(twins):
        return [f"toll: {_expected_figure(expected)} is expected {len(twins) + 1} times"]
    return min((_wrong(expected, statement) for statement in same), key=len)


def _alike_in_all(one: Fields, other: Fields) -> bool:
    return all(
        one.get(key) == other.get(key) for key in ("outcome", "group", "low", "high", "kind")
    )


def _wrong(expected: Fields, statement: Statement) -> list[str]:
    value, source = statement.value, statement.source
    assert isinstance(value, TollValue)
    found = _differs("group", expected.get("group", value.group.value), value.group.value)
    if "qualifier" in expected:
        found += _differs("qualifier", expected["qualifier"], value.qualifier.value)
    for flag in ("includes", "total", "earlier"):
        found += _differs(flag, expected.get(flag, False), getattr(value, flag))
    if "kind" in expected:
        found += _differs("source kind", expected["kind"], source.kind.value)
    if "source" in expected and source.kind is not SourceKind.REPORT:
        told = expected["source"]  # one name, or all the names that the report has for the speaker
        names = [told] if isinstance(told, str) else told
        named = any(_alike(name, source.name, source.actor) for name in names)
        found += [] if named else _differs("source", expected["source"], source.name)
    elif "source" in expected:
        found += _differs("source", expected["source"], "report")
    if "modality" in expected:
        found += _differs("modality", expected["modality"], statement.modality.value)
    return found


def too_many(events: list[Fields], reports: list[CodedReport]) -> list[str]:
    """New events that no expected event stands for."""
    matched = {(m.report, m.id) for m in assigned(events, reports) if m}
    return [
        f"{mention.id}: {' / '.join(span.text for span in mention.triggers)}"
        for coded in reports
        for mention in coded.mentions
        if (mention.report, mention.id) not in matched and _told_as_new(mention)
    ]


def _told_as_new(mention: Mention) -> bool:
    """Whether the mention is told as something new that happened: no recap, threat or plan."""
    stages = {s.value.stage for s in mention.of("stage") if isinstance(s.value, StageValue)}
    ahead = {Stage.THREATENED, Stage.PLANNED}
    return mention.ground is not Ground.BACKGROUND and not stages & ahead


def invented(events: list[Fields], reports: list[CodedReport]) -> list[str]:
    """Figures that no expected figure stands for, in whichever event."""
    known = {_expected_figure(toll) for event in events for toll in event.get("toll", ())}
    return [
        f"{_figure(statement)} from {statement.evidence[0].text!r}"
        for coded in reports
        for mention in coded.mentions
        for statement in mention.of("toll")
        if _figure(statement) not in known
    ]
