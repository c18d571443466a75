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
    if terms.rule is Rule.OPEN or terms.parameters.groups is Adding.ONE_SOURCE:
        chosen = _by_source(told, terms, tray)
    else:
        chosen = _by_group(told, terms, tray)
    return _figure(outcome, None, None, chosen, tray, aside)


def _by_source(told: dict[str, dict[Part, Standing]], terms: Terms, tray: Tray) -> Chosen:
    """The rule over what each source counts in all; who counts one group only counts no whole."""
    wholes = [whole(parts, tray) for parts in told.values()]
    return choose(terms.rule, wholes, terms.parameters)


def _by_group(told: dict[str, dict[Part, Standing]], terms: Terms, tray: Tray) -> Chosen:
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
    counted = {part: c for part, c in chosen.items() if c.best is not None or c.low is not None}
    rows = list(counted.values())
    vouched = [c for part, c in counted.items() if not _passed_over(part, counted)]
    best = sum(c.best or 0 for c in rows)
    low = sum(c.low or 0 for c in vouched)
    highs = [c.high for c in rows]
    high = None if None in highs else sum(h or 0 for h in highs)
    return Chosen(
        min(low, best) if rows else None,
        best if rows else None,
        high if rows else None,
        tuple(s for c in rows for s in c.used),
        tuple(pair for c in chosen.values() for pair in c.aside),
        contested=any(c.contested for c in rows),
        reason="; ".join(dict.fromkeys(why for c in rows for why in c.reason.split("; ") if why)),
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
