"""The policies that come with Dateline, and those that users bring."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import HOSPITAL, POLICE, bounds, dossier, entry, toll

from dateline.errors import ConfigurationError
from dateline.reconciliation import POLICIES, policy
from dateline.vocabulary import Outcome, Qualifier


def test_every_policy_says_what_it_does_and_where_that_is_written() -> None:
    for name in POLICIES:
        terms = policy(name).terms
        assert terms.title
        assert terms.does.endswith(".")
        assert terms.source
        assert policy(name).version == terms.version
        assert policy(name).settle(dossier(entry((POLICE, toll(1))))).policy == f"{name}/1"


def test_what_is_no_policy() -> None:
    with pytest.raises(ConfigurationError, match="ucdp, acled, gtd"):
        policy("average")


def own(tmp_path: Path, text: str) -> str:
    path = tmp_path / "ours.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_policy_of_ones_own_starts_from_one_of_these(tmp_path: Path) -> None:
    rule = policy(
        own(
            tmp_path,
            'base = "acled"\ntitle = "Ours"\n[parameters.words]\ndozens = 20\n',
        )
    )
    vague = toll(24, high=None, qualifier=Qualifier.VAGUE, phrase="dozens")
    word = rule.settle(dossier(entry((POLICE, vague)))).figure(Outcome.KILLED)
    assert word is not None
    assert bounds(word) == (20, 20, 20)
    settlement = rule.settle(dossier(entry((POLICE, toll(12)), (HOSPITAL, toll(14)))))
    figure = settlement.figure(Outcome.KILLED)
    assert figure is not None
    assert (figure.best, settlement.policy) == (12, "ours/1")
    assert rule.terms.parameters.words.tens == 10


def test_a_ranking_of_ones_own(tmp_path: Path) -> None:
    rule = policy(
        own(
            tmp_path,
            'base = "hierarchy"\nversion = "2"\n'
            "[parameters]\n"
            'ranking = [["police"], ["medical"]]\n',
        )
    )
    event = dossier(entry((POLICE, toll(12)), (HOSPITAL, toll(14))))
    figure = rule.settle(event).figure(Outcome.KILLED)
    assert figure is not None
    assert figure.best == 12
    assert rule.settle(event).policy == "ours/2"


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        'base = "ucdp"\n'
        'colour = "red"\n'
        'rule = "average"\n'
        "[parameters]\n"
        'ranking = [["police", "state"], ["police"], ["gossip"]]\n'
        "claim_steps = -1\n"
        'up_to = "sometimes"\n'
        "[parameters.words]\n"
        "dozens = [24, 12]\n"
        "heaps = 7\n"
    )
    with pytest.raises(ConfigurationError) as caught:
        policy(own(tmp_path, text))
    message = str(caught.value)
    wrong = (
        "ours.colour",
        "ours.rule",
        "ours.parameters.ranking",
        "ours.parameters.claim_steps",
        "ours.parameters.up_to",
        "ours.parameters.words.dozens",
        "ours.parameters.words.heaps",
    )
    for place in wrong:
        assert place in message
    assert len(message.splitlines()) == 1 + len(wrong)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = 'Ours'", "base: missing; one of ucdp"),
        ("base = 'mine'", "base: 'mine'; one of ucdp"),
        ("base = ", "is not TOML"),
    ],
)
def test_a_file_that_is_no_policy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        policy(own(tmp_path, text))


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        policy("nowhere.toml")
