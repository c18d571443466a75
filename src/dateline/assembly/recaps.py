"""What continues a recap: sentences that go on with a total over a period or an older event."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from dateline.assembly.families import Family, compatible
from dateline.assembly.telling import Telling
from dateline.assembly.wording import is_dated


def inherit_recaps(tellings: list[Telling]) -> list[Telling]:
    """The tellings, with what continues a total over a period marked as part of the recap.

    "Since 2019 the monitor has counted 800 dead. All were killed in ambushes." The second sentence
    tells of no new event unless it gives a day of its own or announces one.
    """
    beside: dict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        beside[telling.order].append(telling)
    news = {telling.order for telling in tellings if not telling.recap}
    told: set[Family] = set()
    for before, telling in pairwise(tellings):
        if not before.recap:
            told.add(before.family)
        if before.recap and _goes_on(before, telling, told):
            telling.recap = True
            continue
        if before.order in news and not before.period:
            continue  # "killed five, bringing to 41 the dead of the month" goes on with the five
        if not before.tolls and any(not other.recap for other in beside[before.order]):
            continue  # "a bomber struck the procession of the feast": the bomber is the news
        continues = (
            telling.order - before.order <= 1 and _totals(before) and not _one_death(telling)
        )
        if continues and not telling.fresh and not is_dated(telling) and not telling.newest:
            telling.recap = telling.period = True
    return tellings


def _goes_on(before: Telling, telling: Telling, news: set[Family]) -> bool:
    """Whether "that explosion" is the one of the recap just told, as none like it is news.

    "Police arrested four men over a grenade thrown two weeks ago. Nobody was hurt in that
    explosion."
    """
    next_to = telling.order - before.order == 1 and not telling.fresh and not telling.newest
    if not (telling.anaphoric and next_to) or is_dated(telling) or telling.recap:
        return False
    kin = telling.family is not Family.GENERIC and compatible(before.family, telling.family)
    return kin and not any(compatible(family, telling.family) for family in news)


def _one_death(telling: Telling) -> bool:
    """Whether all that is told in the pluperfect is of one person: no part of a sum."""
    return (
        telling.recap and bool(telling.tolls) and all(t.low == t.high == 1 for t in telling.tolls)
    )


def _totals(telling: Telling) -> bool:
    return telling.recap and (telling.period or any(toll.total for toll in telling.tolls))
