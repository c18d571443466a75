"""Possible duplicates page by page, the same on both stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import pytest
from day_linker import DayAndPlace
from msgspec.structs import replace
from plain import CLOCK, PlainPolicy, coded

from dateline.dossiers import Link
from dateline.ledger import Ledger
from dateline.ledger.listing import Pair
from dateline.ledger.wanted import Key
from dateline.linking import Profile
from dateline.vocabulary import Verdict

PLACES = ("Gao", "Kidal", "Menaka", "Mopti", "Segou", "Timbuktu")
CHANCES = (0.9, 0.7, 0.7, 0.3)


class Doubtful(DayAndPlace):
    """As the plain one; events of two places may be one, more or less likely."""

    def keys(self, profile: Profile) -> tuple[int, ...]:
        return (1,)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        sure = super().compare(profile, candidates)
        return sure + [self._doubt(profile, other) for other in candidates if far(profile, other)]

    def _doubt(self, one: Profile, two: Profile) -> Link:
        left, right = sorted((one.key, two.key))
        chance = CHANCES[(one.published + two.published) % len(CHANCES)]
        return Link(
            left=left,
            right=right,
            probability=chance,
            verdict=Verdict.POSSIBLE,
            producer=self.producer,
        )


def far(one: Profile, two: Profile) -> bool:
    return one.spots[0].name != two.spots[0].name


@pytest.fixture
def ledger(place: Callable[[], str]) -> Iterator[Ledger]:
    """Six events, each told by two reports, each pair of which may be one by several links."""
    told = [
        coded((where, "2019-11-01", 3), published=f"2019-11-{2 + n + 5 * again:02}")
        for n, where in enumerate(PLACES)
        for again in (0, 1)
    ]
    clock = lambda: CLOCK  # noqa: E731
    with Ledger.create(place(), clock=clock, linker=Doubtful(), policy=PlainPolicy()) as made:
        made.add_all(told)
        assert len(list(made.dossiers())) == len(PLACES)
        yield made


def after(pair: Pair) -> Key:
    return (repr(pair.link.probability), pair.left, pair.right)


def test_each_pair_is_told_once_by_its_likeliest_link(ledger: Ledger) -> None:
    pairs = ledger.browse().duplicates()
    ids = sorted(dossier.event.id for dossier in ledger.dossiers())
    assert sorted((p.left, p.right) for p in pairs) == list(combinations(ids, 2))
    links = {link for dossier in ledger.dossiers() for link in dossier.doubtful}
    of = {m: d.event.id for d in ledger.dossiers() for m in d.event.mentions}
    for pair in pairs:
        mine = [x for x in links if {of[x.left], of[x.right]} == {pair.left, pair.right}]
        assert len(mine) == 4
        assert pair.link == min(mine, key=lambda x: (-x.probability, x.left, x.right))
    order = [(-p.link.probability, p.left, p.right) for p in pairs]
    assert order == sorted(order)
    assert len({p.link.probability for p in pairs}) > 1


@pytest.mark.parametrize("limit", [1, 2, 4, 7, 15])
def test_pages_of_pairs_hold_every_pair_once(ledger: Ledger, limit: int) -> None:
    whole = ledger.browse().duplicates()
    seen: list[Pair] = []
    while page := ledger.browse().duplicates(after=after(seen[-1]) if seen else None, limit=limit):
        assert len(page) <= limit
        seen += page
    assert seen == whole


def test_the_pairs_of_one_event(ledger: Ledger) -> None:
    whole = ledger.browse().duplicates()
    for event in {pair.left for pair in whole}:
        assert ledger.browse().duplicates(event=event) == [
            p for p in whole if event in (p.left, p.right)
        ]


def test_links_are_explained_when_asked(ledger: Ledger) -> None:
    pairs = ledger.browse().duplicates(limit=3)
    assert all(pair.link.comparisons == () for pair in pairs)
    for pair, told in zip(pairs, ledger.browse().explained(pairs), strict=True):
        assert told.link.comparisons[0].aspect == "date"
        assert replace(told.link, comparisons=()) == pair.link


def test_links_of_another_linker_are_not_explained(ledger: Ledger) -> None:
    class Other(DayAndPlace):
        producer = "other/1"

    with Ledger.open(ledger.address, linker=Other(), policy=PlainPolicy()) as other:
        pairs = other.browse().duplicates(limit=3)
        assert other.browse().explained(pairs) == pairs
        event = other.dossier(pairs[0].left)
        assert all(link.comparisons == () for link in event.doubtful)
