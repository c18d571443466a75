"""An archive linked at once has the links and groups of one linked mention by mention."""

from __future__ import annotations

import random
from collections import defaultdict

import msgspec
import numpy as np
import pytest

from dateline.dossiers import Link
from dateline.evaluation.synthetic_mentions import synthetic_reports
from dateline.linking import Profile, Rulings, default_linker
from dateline.linking.batch import components, link_all, pairs_of
from dateline.vocabulary import Verdict

LINKER = default_linker()


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    """Mentions of some hundred invented events, crowded into one year."""
    found = [p for _, coded in synthetic_reports(600) for p in LINKER.profiles(coded)]
    first = min(p.published for p in found)
    return [_moved(p, (p.published - first) // 365 * 365) for p in found]


def _moved(profile: Profile, days: int) -> Profile:
    spells = tuple(
        msgspec.structs.replace(s, start=s.start - days, end=s.end - days) for s in profile.spells
    )
    return msgspec.structs.replace(profile, published=profile.published - days, spells=spells)


@pytest.fixture(scope="module")
def one_by_one(profiles: list[Profile]) -> list[Link]:
    """The links of mentions added in a random order, each compared with those that are there."""
    order = profiles.copy()
    random.Random(3).shuffle(order)
    held: dict[int, list[Profile]] = defaultdict(list)
    links: list[Link] = []
    for profile in order:
        near = {p.key: p for key in LINKER.keys(profile) for p in held[key]}
        links += LINKER.compare(profile, list(near.values()))
        for key in LINKER.keys(profile):
            held[key].append(profile)
    return sorted(links, key=lambda link: (link.left, link.right))


def test_the_links_are_the_same(profiles: list[Profile], one_by_one: list[Link]) -> None:
    at_once = link_all(profiles, LINKER).links()
    assert sorted(at_once, key=lambda link: (link.left, link.right)) == one_by_one
    assert sum(link.verdict is Verdict.SAME for link in one_by_one) > 100


def test_the_groups_are_the_same(profiles: list[Profile], one_by_one: list[Link]) -> None:
    assert link_all(profiles, LINKER).groups == LINKER.group(profiles, one_by_one, Rulings())


def test_the_order_of_the_archive_plays_no_part(profiles: list[Profile]) -> None:
    assert link_all(profiles[::-1], LINKER).groups == link_all(profiles, LINKER).groups


def test_rulings_hold_at_once_too(profiles: list[Profile]) -> None:
    one, two = sorted(p.key for p in profiles[:2])
    told = Rulings(together=frozenset({(one, two)}))
    assert any({one, two} <= set(g) for g in link_all(profiles, LINKER, told).groups)


def test_comparing_is_symmetric(profiles: list[Profile], one_by_one: list[Link]) -> None:
    by_key = {p.key: p for p in profiles}
    for link in one_by_one[:200]:
        left, right = by_key[link.left], by_key[link.right]
        assert LINKER.compare(left, [right]) == LINKER.compare(right, [left]) == [link]


def test_linked_mentions_share_a_key(profiles: list[Profile]) -> None:
    by_key = {p.key: p for p in profiles}
    every = LINKER.compare(profiles[0], profiles[1:])
    for link in every:
        left, right = by_key[link.left], by_key[link.right]
        assert set(LINKER.keys(left)) & set(LINKER.keys(right))


def test_nothing_comes_of_nothing() -> None:
    linked = link_all([], LINKER)
    assert (linked.groups, len(linked.left)) == ([], 0)


def test_pairs_are_found_once() -> None:
    block, row = np.array([1, 1, 1, 2, 2, 3]), np.array([0, 1, 2, 1, 2, 0])
    assert pairs_of(block, row, 10).tolist() == [1, 2, 12]


def test_components() -> None:
    assert components(5, [(0, 3), (3, 4)]) == [0, 1, 2, 0, 0]
