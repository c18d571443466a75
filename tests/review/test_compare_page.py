"""Two possible duplicates side by side: what speaks for one event, and why it is not sure."""

from __future__ import annotations

from deskdeciding import pair
from deskwork import Client, told

from dateline.dossiers import Comparison, Link
from dateline.ledger import Ledger
from dateline.ledger.listing import Pair
from dateline.review.pages.compare import _link
from dateline.vocabulary import Verdict

SERIES = "such events come in series, and these two are too vague or too far apart to be sure"


def test_the_page_tells_how_likely_and_what_weighs_how_much(client: Client) -> None:
    one, other = (event["id"] for event in pair(client))
    page = client.get(f"/compare/{one}/{other}").text
    assert "49 % likely to be one event" in page
    assert '<li class="against"><span class="aspect">date</span>' in page
    assert '<li class="for"><span class="aspect">place</span>' in page
    assert "Left to you" not in page


def test_a_series_is_told_as_the_reason_and_what_weighs_nothing_as_nothing() -> None:
    compared = (
        Comparison(aspect="killed", found="killed: 3 against 14: not compatible", weight=-0.51),
        Comparison(aspect="actors", found="an actor in both", weight=0.04),
        Comparison(aspect="place", found="the same place", weight=5.4),
        Comparison(aspect="series", found=SERIES, weight=0.0),
    )
    link = Link(
        left="r1/e1", right="r2/e1", probability=0.997, verdict=Verdict.POSSIBLE,
        comparisons=compared, producer="test",
    )  # fmt: skip
    told = _link(Pair(left="EA", right="EB", link=link))
    assert told["chance"] == "over 99 %"
    assert told["unsure"] == [SERIES]
    assert [(one["aspect"], one["weight"], one["side"]) for one in told["comparisons"]] == [
        ("killed", "−0.5", "against"),
        ("actors", "0", "even"),
        ("place", "+5.4", "for"),
    ]
    assert told["comparisons"][0]["found"] == "3 against 14: not compatible"


def test_the_way_to_the_next_pair_does_not_hang_on_which_side_stands_left(
    client: Client, ledger: Ledger
) -> None:
    ledger.add(told(31, "Gao", "2019-10-31", published="2019-11-01"))  # a day before the pair
    first, second = ledger.browse().duplicates()
    for left, right in ((first.left, first.right), (first.right, first.left)):
        found = client.get(f"/compare/next?left={left}&right={right}", follow_redirects=False)
        assert found.headers["location"] == f"/compare/{second.left}/{second.right}"
    for left, right in ((second.right, second.left), ("gone", "too")):
        found = client.get(f"/compare/next?left={left}&right={right}", follow_redirects=False)
        assert found.headers["location"] == f"/compare/{first.left}/{first.right}"
