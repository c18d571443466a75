"""What each voice counts, as it stands after its last word.

One voice's figures in one report make a telling: people as a whole, and groups that have nobody in
common (forces of the state, armed groups, civilians). Its later tellings replace its earlier ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from dateline.reconciliation.accounts import accounts, beside
from dateline.reconciliation.counts import Count, added
from dateline.reconciliation.parameters import Parameters
from dateline.reconciliation.said import ARMED, CIVILIAN, STATE, Said
from dateline.records import SetAside
from dateline.vocabulary import Group, Modality, SourceKind, Stance


class Part(StrEnum):
    """Whom a figure counts, coarsely."""

    PEOPLE = "people"
    STATE = "state"
    ARMED = "armed"
    CIVILIAN = "civilian"


NARROW = CIVILIAN - {Group.CIVILIANS} | {Group.ATTACKERS}
"""Groups by which nobody counts all: women, officials ... and attackers who died themselves."""
WIDE = frozenset({Group.CIVILIANS, Group.SECURITY_FORCES, Group.MILITANTS, Group.ATTACKERS})
"""Groups that may hold the others of their part: children are civilians."""
REPLACED = "replaced by a later figure of the same source"
WEAK = 100
"""Steps of credit that a figure without a number stands below all others."""


def part_of(group: Group) -> Part:
    """The part that a group belongs to."""
    for part, groups in ((Part.STATE, STATE), (Part.ARMED, ARMED), (Part.CIVILIAN, CIVILIAN)):
        if group in groups:
            return part
    return Part.PEOPLE


@dataclass(frozen=True)
class Standing:
    """What a voice counts as it stands: the count, and the statements that it rests on.

    ``credit`` is the step of the ranking, 0 the most credible.
    """

    voice: str
    label: str
    day: dt.date
    count: Count
    credit: int
    rows: tuple[Said, ...]
    whole: bool = False
    """Whether it is its voice's account of everyone, be it told as of one group."""

    @cached_property
    def weak(self) -> bool:
        """Whether it rests on a word like "several" or on a single person told of."""
        return self.count.vague or self.count.single

    @cached_property
    def high_only(self) -> bool:
        """Whether it is only good to raise the high figure."""
        return all(row.high_only for row in self.rows)

    @cached_property
    def analyst(self) -> bool:
        """Whether an analyst gives it."""
        return all(row.statement.source.kind is SourceKind.ANALYST for row in self.rows)

    @cached_property
    def enemy(self) -> bool:
        """Whether a party counts its enemy's losses."""
        return all(row.enemy for row in self.rows)

    @cached_property
    def groups(self) -> frozenset[Group]:
        """The groups that it counts."""
        return frozenset(row.toll.group for row in self.rows)

    @cached_property
    def narrow(self) -> bool:
        """Whether it counts women, children, officials and their like alone."""
        return self.groups <= NARROW

    def within(self, other: Standing) -> bool:
        """Whether it counts only some of those whom another counts: women, not all civilians."""
        if self.whole or Group.UNSPECIFIED in self.groups or self.groups == other.groups:
            return False
        if Group.UNSPECIFIED in other.groups or self.groups < other.groups:
            return True
        parts = {part_of(group) for group in self.groups}
        wide = {part_of(group) for group in other.groups if group in WIDE}
        return parts <= wide and not self.groups & WIDE

    @cached_property
    def texts(self) -> frozenset[str]:
        """The independent texts that tell it."""
        return frozenset(row.entry.text for row in self.rows)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the statements, in order."""
        return tuple(row.key for row in self.rows)


class Tray:
    """Statements set aside, each with its reason; the first reason given holds."""

    def __init__(self) -> None:
        self._reasons: dict[str, str] = {}

    def put(self, rows: Iterable[Said], reason: str) -> None:
        """Set statements aside."""
        for row in rows:
            self._reasons.setdefault(row.key, reason)

    def listed(self, but: Iterable[str] = ()) -> tuple[SetAside, ...]:
        """All that was set aside, by key, without those that were used after all."""
        used = set(but)
        rows = sorted(item for item in self._reasons.items() if item[0] not in used)
        return tuple(SetAside(statement=key, reason=reason) for key, reason in rows)


def standings(
    rows: Sequence[Said], parameters: Parameters, tray: Tray
) -> dict[str, dict[Part, Standing]]:
    """For each voice what it counts of each part."""
    voices: dict[str, list[Said]] = {}
    for row in rows:
        voices.setdefault(row.voice, []).append(row)
    return {voice: _latest(told, parameters, tray) for voice, told in sorted(voices.items())}


def _latest(rows: Sequence[Said], parameters: Parameters, tray: Tray) -> dict[Part, Standing]:
    """The parts as the voice last told them; a whole, or all parts anew, replaces what was told."""
    days: dict[dt.date, list[Said]] = {}
    for row in rows:
        days.setdefault(row.day, []).append(row)
    every = {part_of(row.toll.group) for row in rows}
    found: dict[Part, Standing] = {}
    complete = False
    for day in sorted(days, reverse=True):
        told = _of_day(days[day], parameters, tray)
        for part, standing in told.items():
            held = found.get(part)
            kept = _kept_before(held, standing) if held is not None else None
            if held is None and not complete:
                found[part] = standing
            elif held is not None and kept is not None:
                tray.put(held.rows, kept)
                found[part] = standing
            else:
                tray.put(standing.rows, REPLACED)
        complete = complete or _complete({p for p, s in told.items() if not s.weak}, every)
    return found


def _kept_before(later: Standing, earlier: Standing) -> str | None:
    """Why an earlier figure stands against a later one of its voice; ``None`` where it does not."""
    if later.weak and not earlier.weak:
        return "counts nobody; the same source gave a number before"
    lower = later.count.low < earlier.count.low and not earlier.weak
    if lower and later.within(earlier):
        return "counts only some of those whom the same source counted before"
    return None


def _complete(told: set[Part], every: set[Part]) -> bool:
    """Whether a voice tells everything anew: people, or all the groups that it ever told apart.

    One group alone says nothing of the people of whom it is a part.
    """
    groups = every - {Part.PEOPLE}
    anew = bool(groups) and groups <= told
    return Part.PEOPLE in told or (anew and (Part.PEOPLE not in every or len(groups) > 1))


def _of_day(rows: Sequence[Said], parameters: Parameters, tray: Tray) -> dict[Part, Standing]:
    """What a voice counts on one day: of several reports, the largest figure of each part."""
    found: dict[Part, list[Standing]] = {}
    reports: dict[str, list[Said]] = {}
    for row in rows:
        reports.setdefault(row.entry.report.id, []).append(row)
    for told in reports.values():
        mixed = _people_and_groups(told)
        for part in Part:
            mine = [row for row in told if _part(row, mixed) is part]
            if mine:
                found.setdefault(part, []).append(_in_report(mine, part, parameters, tray))
    return {part: _largest(each, tray) for part, each in found.items()}


def _people_and_groups(rows: Sequence[Said]) -> frozenset[str]:
    """The figures of groups told in one breath with people at large: "a man and a young girl".

    Together they are people, for nothing tells that the man is of no group.
    """
    text = rows[0].entry.report.text
    order = sorted(rows, key=lambda row: row.statement.evidence[0].start)
    found = set()
    for one, two in pairwise(order):
        parts = {part_of(row.toll.group) for row in (one, two)}
        if len(parts) > 1 and Part.PEOPLE in parts and beside(one.statement, two.statement, text):
            found |= {one.key, two.key}
    return frozenset(found)


def _part(row: Said, mixed: frozenset[str]) -> Part:
    return Part.PEOPLE if row.key in mixed else part_of(row.toll.group)


def _largest(each: Sequence[Standing], tray: Tray) -> Standing:
    """The largest of the figures of one voice and day, with the statements that agree with it."""
    best = max(each, key=lambda s: (not s.weak, s.count.low, s.count.high))
    agree = [s for s in each if s.count == best.count]
    for other in each:
        if other.count != best.count:
            tray.put(other.rows, "the same source gives a larger figure on the same day")
    rows = tuple(row for standing in agree for row in standing.rows)
    return replace(best, rows=rows)


def _in_report(rows: Sequence[Said], part: Part, parameters: Parameters, tray: Tray) -> Standing:
    """What a voice counts of one part in one report."""
    by_id = {row.statement.id: row for row in rows}
    text = rows[0].entry.report.text
    told = [
        [by_id[statement.id] for statement in account.rows]
        for account in accounts([row.statement for row in rows], text)
    ]
    sides = _sides(rows)
    narrow: dict[tuple[Group, str | None], list[Said]] = {}
    for account in told:
        groups = {(row.toll.group, sides.get((row.toll.group, row.toll.actor))) for row in account}
        key = groups.pop()
        wide = bool(groups) or part is Part.PEOPLE or key[0] in WIDE
        slot = (Group.UNSPECIFIED, None) if wide else key
        narrow[slot] = _larger(narrow.get(slot), account)
    wide_one = narrow.pop((Group.UNSPECIFIED, None), None)
    summed = [row for account in narrow.values() for row in account]
    chosen = _larger(wide_one, summed) if summed else wide_one or []
    kept = {row.key for row in chosen}
    rest = [row for row in rows if row.key not in kept]
    tray.put(rest, "the same source gives a larger figure, or the whole, in the same report")
    return _standing(chosen, parameters)


def _sides(rows: Sequence[Said]) -> dict[tuple[Group, str | None], str]:
    """The sides that a voice tells apart within a group; one alone is the group."""
    named: dict[Group, set[str]] = {}
    for row in rows:
        if row.toll.actor is not None:
            named.setdefault(row.toll.group, set()).add(row.toll.actor)
    several = {group: actors for group, actors in named.items() if len(actors) > 1}
    return {(group, actor): actor for group, actors in several.items() for actor in actors}


def _larger(held: list[Said] | None, account: list[Said]) -> list[Said]:
    """The larger of two accounts; a number goes before a word."""
    if held is None:
        return account

    def rank(rows: list[Said]) -> tuple[bool, bool, int, int]:
        count = added(row.count for row in rows)
        return (not count.doubtful, not (count.vague or count.single), count.low, count.high)

    return max(held, account, key=rank)


def _standing(rows: Sequence[Said], parameters: Parameters) -> Standing:
    count = added(row.count for row in rows)
    credit = max(credit_of(row, parameters) for row in rows)
    return Standing(
        voice=rows[0].voice,
        label=rows[0].label,
        day=max(row.day for row in rows),
        count=count,
        credit=credit + (WEAK if count.vague or count.single else 0),
        rows=tuple(sorted(rows, key=lambda row: row.order)),
    )


def _summed(groups: Sequence[Standing]) -> Standing:
    """The groups that one voice tells apart, added up."""
    count = added(standing.count for standing in groups)
    credit = max(standing.credit % WEAK for standing in groups)
    rows = [row for standing in groups for row in standing.rows]
    return replace(
        groups[0],
        day=max(standing.day for standing in groups),
        count=count,
        credit=credit + (WEAK if count.vague or count.single else 0),
        rows=tuple(sorted(rows, key=lambda row: row.order)),
    )


def credit_of(row: Said, parameters: Parameters) -> int:
    """The step of the ranking that a statement's source stands on, its own claims lower."""
    kind, source = row.statement.source.kind, row.statement.source
    last = len(parameters.ranking)
    step = next((n for n, kinds in enumerate(parameters.ranking) if kind in kinds), last)
    claim = row.statement.modality is Modality.CLAIMED and source.stance is Stance.PARTY
    return step + (parameters.claim_steps if claim else 0)


def whole(told: dict[Part, Standing], tray: Tray) -> Standing:
    """What a voice counts in all: people, or the sum of the groups that it tells apart."""
    people = told.get(Part.PEOPLE)
    groups = [told[part] for part in Part if part in told and part is not Part.PEOPLE]
    if not groups:
        assert people is not None
        return people
    rows = [row for standing in groups for row in standing.rows]
    summed = _summed(groups)
    if people is None:
        return summed
    if people.weak == summed.weak and people.count.low == summed.count.low:
        both = tuple(sorted((*people.rows, *rows), key=lambda row: row.order))
        return replace(people, rows=both, day=max(people.day, summed.day))
    if (not people.weak, people.count.low) > (not summed.weak, summed.count.low):
        tray.put(rows, "a group of the people whom the same source counts")
        return people
    tray.put(people.rows, "fewer than the groups that the same source counts apart")
    return summed
