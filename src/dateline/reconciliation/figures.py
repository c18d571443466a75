"""The tolls of an event as a policy settles them: everyone, each group, each side.

For each outcome the figure of everyone rests on, or sets aside, every statement about it exactly
once; the figure of a group every statement about that group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.dossiers import Dossier, Figure
from dateline.reconciliation.choosing import Chosen, choose
from dateline.reconciliation.harm import harm
from dateline.reconciliation.parameters import Adding, Rule, Terms
from dateline.reconciliation.said import Said, said, screened
from dateline.reconciliation.tellings import Part, Standing, Tray, part_of, standings, whole
from dateline.records import SetAside
from dateline.vocabulary import Group, Outcome

Told = dict[str, dict[Part, Standing]]
"""What each voice counts of each part."""


def figures(dossier: Dossier, terms: Terms) -> tuple[Figure, ...]:
    """The figures in the order of outcomes; for each everyone, then groups, then their sides."""
    return tuple(
        figure
        for outcome in Outcome
        for figure in _of_outcome(outcome, said(dossier, outcome, terms.parameters), terms)
    )


def _of_outcome(outcome: Outcome, rows: Sequence[Said], terms: Terms) -> Iterator[Figure]:
    if not rows:
        return
    yield _everyone(outcome, rows, terms)
    for group in Group:
        mine = [row for row in rows if row.toll.group is group]
        if group is Group.UNSPECIFIED or not mine:
            continue
        yield _one_group(outcome, group, None, mine, terms)
        actors = sorted({row.toll.actor for row in mine if row.toll.actor})
        for actor in actors:
            own = [r for r in mine if r.toll.actor == actor or (len(actors) == 1)]
            yield _one_group(outcome, group, actor, own, terms)


def _one_group(
    outcome: Outcome, group: Group, actor: str | None, rows: Sequence[Said], terms: Terms
) -> Figure:
    """The figure of one group: parts of larger figures count here, as they count this group."""
    kept, aside = screened(rows, terms.parameters, group)
    tray = Tray()
    told = standings(kept, terms.parameters, tray)
    part = part_of(group)
    chosen = choose(terms.rule, [s[part] for s in told.values()], terms.parameters)
    return _figure(outcome, group, actor, chosen, tray, aside)


def _everyone(outcome: Outcome, rows: Sequence[Said], terms: Terms) -> Figure:
    kept, aside = screened(rows, terms.parameters)
    tray = Tray()
    if terms.rule is Rule.HARM:
        return _figure(outcome, None, None, harm(kept, terms.parameters), tray, aside)
    told = standings(kept, terms.parameters, tray)
    apart = _apart(told)
    if terms.rule is Rule.OPEN or terms.parameters.groups is Adding.ONE_SOURCE or len(apart) < 2:
        chosen = _by_source(told, apart, terms, tray)
    else:
        chosen = _by_group(told, terms, tray)
    return _figure(outcome, None, None, chosen, tray, aside)


def _apart(told: Told) -> frozenset[Part]:
    """The parts that sources tell apart, as far as a policy can count them.

    A single person whom one source tells of may be the one of whom another does: an officer, a
    student. Only one source's own words tell them apart.
    """
    found = set()
    for parts in told.values():
        groups = {p: s for p, s in parts.items() if p is not Part.PEOPLE and not s.high_only}
        found |= {p for p, s in groups.items() if len(groups) > 1 or not s.count.single}
    return frozenset(found)


def _by_source(told: Told, apart: frozenset[Part], terms: Terms, tray: Tray) -> Chosen:
    """The rule over what each source counts in all.

    Each source has an account of the whole: all people, or the groups that are told of at all. Who
    counts one group of several gives no whole, and where nobody does the groups are added up.
    """
    wholes = [(set(parts), whole(parts, tray)) for parts in told.values()]
    people = _people_of_texts(told)
    accounts = [s for parts, s in wholes if _counts_all(parts, s, apart, people)]
    full = [standing for standing in accounts if not standing.high_only]
    sure = [standing for _, standing in wholes if not standing.high_only]
    if terms.rule is not Rule.OPEN and sure and not full:
        return _by_group(told, terms, tray)
    rows = []
    for parts, standing in wholes:
        compared = terms.rule is Rule.RANGE and _counted_again(parts, standing, told)
        account = standing in accounts or compared
        larger = all(standing.count.low > other.count.low for other in full)
        if account or larger or terms.rule is Rule.OPEN or not full:
            rows.append(replace(standing, whole=account))
        else:
            tray.put(standing.rows, f"counts only some of those in the figure of {full[0].label}")
    return choose(terms.rule, rows, terms.parameters)


def _people_of_texts(told: Told) -> dict[str, int]:
    """The most people that somebody counts in each text."""
    found: dict[str, int] = {}
    for parts in told.values():
        standing = parts.get(Part.PEOPLE)
        if standing is not None and not standing.weak:
            for text in standing.texts:
                found[text] = max(found.get(text, 0), standing.count.low)
    return found


def _counts_all(
    parts: set[Part], standing: Standing, apart: frozenset[Part], people: dict[str, int]
) -> bool:
    """Whether a source counts the whole: people, or all groups that are told of.

    Who counts women or children alone does not, nor who counts a group in a text that tells of more
    people.
    """
    if Part.PEOPLE in parts:
        return True
    part = all(people.get(text, 0) > standing.count.high for text in standing.texts)
    return apart <= parts and not standing.narrow and not part


def _counted_again(parts: set[Part], standing: Standing, told: Told) -> bool:
    """Whether another source counts the same groups and more, so that the two can be compared."""
    return not standing.narrow and any(
        parts < set(other) - {Part.PEOPLE} for other in told.values()
    )


def _by_group(told: Told, terms: Terms, tray: Tray) -> Chosen:
    """The rule over each group by itself; their sum, or the people where these are more."""
    chosen: dict[Part, Chosen] = {}
    for part in Part:
        rows = [parts[part] for parts in told.values() if part in parts]
        if rows:
            chosen[part] = choose(terms.rule, rows, terms.parameters)
    people = chosen.pop(Part.PEOPLE, None)
    groups = _sum(chosen)
    if people is None or groups is None:
        return people or groups or Chosen(None, None, None, ())
    if _number(people) > _number(groups):
        _lay_aside(groups, tray, "a group of the people who are counted together")
        return _joined(people, groups)
    _lay_aside(people, tray, "people who are counted again by groups")
    return _joined(groups, people)


def _number(chosen: Chosen) -> int:
    return chosen.best or 0


def _sum(chosen: dict[Part, Chosen]) -> Chosen | None:
    """The groups added up; a source that passes over a group does not vouch for its dead."""
    if not chosen:
        return None
    counted = {p: c for p, c in chosen.items() if c.best is not None or c.low is not None}
    rows = list(counted.values())
    boasts = [c for part, c in chosen.items() if part not in counted and c.high is not None]
    vouched = [c for part, c in counted.items() if not _passed_over(part, chosen)]
    best = None if any(c.best is None for c in rows) else sum(c.best or 0 for c in rows)
    low = sum(c.low or 0 for c in vouched)
    highs = [c.high for c in rows]
    high = (
        None if None in highs else max([sum(h or 0 for h in highs), *(c.high or 0 for c in boasts)])
    )
    everyone = [*rows, *boasts]
    return Chosen(
        (low if best is None else min(low, best)) if rows else None,
        best if rows else None,
        high if everyone else None,
        tuple(s for c in everyone for s in c.used),
        tuple(pair for c in chosen.values() for pair in c.aside),
        contested=any(c.contested for c in everyone) or bool(rows and boasts),
        reason="; ".join(
            dict.fromkeys(why for c in everyone for why in c.reason.split("; ") if why)
        ),
    )


def _passed_over(part: Part, chosen: dict[Part, Chosen]) -> bool:
    """Whether a source that counts other dead of the event says nothing of this group."""
    tellers = {p: {s.voice for s in c.used} for p, c in chosen.items()}
    named = {p: {v for v in voices if not v.startswith("report ")} for p, voices in tellers.items()}
    return any(
        names & named[part] and names - named[part]
        for other, names in named.items()
        if other is not part
    )


def _lay_aside(chosen: Chosen, tray: Tray, reason: str) -> None:
    for standing in chosen.used:
        tray.put(standing.rows, reason)


def _joined(best: Chosen, other: Chosen) -> Chosen:
    """A figure beside which another way of counting was passed over."""
    return replace(best, aside=(*best.aside, *other.aside))


def _figure(
    outcome: Outcome,
    group: Group | None,
    actor: str | None,
    chosen: Chosen,
    tray: Tray,
    aside: Sequence[SetAside],
) -> Figure:
    for standing, reason in chosen.aside:
        tray.put(standing.rows, reason)
    used = tuple(dict.fromkeys(key for standing in chosen.used for key in standing.keys))
    rest = sorted((*aside, *tray.listed(used)), key=lambda one: one.statement)
    return Figure(
        outcome=outcome,
        group=group,
        low=chosen.low,
        best=chosen.best,
        high=chosen.high,
        actor=actor,
        contested=chosen.contested,
        used=used if chosen.best is not None or chosen.low is not None or used else (),
        set_aside=tuple(rest),
        reason=chosen.reason,
    )
