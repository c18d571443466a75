"""Groups are a function of the set of links and rulings, and chains do not grow."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.linking import Rulings
from dateline.linking.grouping import group_edges

Edge = tuple[str, str, float, bool]
KEYS = [f"r{number}/e1" for number in range(8)]
AVERAGE = 0.3


def edge(one: int, two: int, chance: float = 0.95) -> Edge:
    return KEYS[one], KEYS[two], chance, chance >= 0.9


def groups(*edges: Edge, rulings: Rulings | None = None, keys: list[str] = KEYS) -> list[str]:
    """The groups of more than one, as the numbers of their reports."""
    found = group_edges(keys, edges, rulings or Rulings(), AVERAGE)
    return ["".join(key[1] for key in group) for group in found if len(group) > 1]


def test_sure_links_join() -> None:
    assert groups(edge(0, 1), edge(1, 2), edge(0, 2)) == ["012"]


def test_doubtful_links_do_not_join() -> None:
    assert groups(edge(0, 1, 0.89)) == []


def test_a_chain_of_chance_likenesses_breaks() -> None:
    chain = [edge(n, n + 1) for n in range(7)]
    assert max(map(len, groups(*chain))) < 5


def test_two_clear_groups_are_not_joined_by_one_link() -> None:
    first, second = combinations(range(4), 2), combinations(range(4, 8), 2)
    links = [edge(a, b) for a, b in [*first, *second]]
    assert groups(*links, edge(3, 4, 0.91)) == ["0123", "4567"]


def test_two_mentions_of_one_report_are_never_one_event() -> None:
    keys = ["r0/e1", "r0/e2", "r1/e1"]
    edges = [("r0/e1", "r1/e1", 0.99, True), ("r0/e2", "r1/e1", 0.98, True)]
    assert group_edges(keys, edges, Rulings(), AVERAGE) == [("r0/e1", "r1/e1"), ("r0/e2",)]


def test_rulings_go_before_links() -> None:
    apart = Rulings(apart=frozenset({(KEYS[0], KEYS[1])}))
    assert groups(edge(0, 1), rulings=apart) == []
    told = Rulings(together=frozenset({(KEYS[0], KEYS[1])}))
    assert groups(rulings=told) == ["01"]


def test_a_ruling_apart_holds_for_whole_groups() -> None:
    apart = Rulings(apart=frozenset({(KEYS[0], KEYS[3])}))
    links = [edge(a, b) for a, b in combinations(range(4), 2)]
    found = groups(*links, rulings=apart)
    assert all(not {"0", "3"} <= set(group) for group in found)


def test_ruled_mentions_of_one_report_are_one_event() -> None:
    told = Rulings(together=frozenset({("r0/e1", "r0/e2")}))
    assert group_edges(["r0/e1", "r0/e2"], [], told, AVERAGE) == [("r0/e1", "r0/e2")]


_EDGES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.3, 0.6, 0.9, 0.95, 0.99]))
    .filter(lambda e: e[0] < e[1])
    .map(lambda e: edge(*e)),
    unique_by=lambda e: e[:2],
    max_size=20,
)


@given(edges=_EDGES, seed=st.randoms(use_true_random=False))
def test_no_order_of_mentions_or_links_changes_the_groups(edges: list[Edge], seed: object) -> None:
    expected = group_edges(KEYS, edges, Rulings(), AVERAGE)
    keys, mixed = KEYS.copy(), edges.copy()
    seed.shuffle(keys)  # type: ignore[attr-defined]
    seed.shuffle(mixed)  # type: ignore[attr-defined]
    assert group_edges(keys, mixed, Rulings(), AVERAGE) == expected


@given(edges=_EDGES)
def test_lots_that_no_sure_link_joins_can_be_grouped_one_by_one(edges: list[Edge]) -> None:
    whole = group_edges(KEYS, edges, Rulings(), AVERAGE)
    lots: list[set[str]] = []
    for key in KEYS:
        lots.append({key})
    for one, two, _, sure in edges:
        if sure:
            a, b = (next(lot for lot in lots if key in lot) for key in (one, two))
            if a is not b:
                a |= b
                lots.remove(b)
    parts = [g for lot in lots for g in group_edges(sorted(lot), edges, Rulings(), AVERAGE)]
    assert sorted(parts) == whole
