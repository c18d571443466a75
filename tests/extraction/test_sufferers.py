"""Those who die or are hit have done nothing, whatever the grammar of the clause."""

from __future__ import annotations

import pytest

import dateline
from dateline.vocabulary import Role


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Five soldiers died on Friday in Gao.", set()),
        ("At least 53 soldiers and a civilian died in the attack in Gao.", set()),
        ("A convoy was ambushed on the road on Monday, killing two soldiers.", set()),
        ("Soldiers were ambushed by rebels near Gao, killing five of them.", {"rebels"}),
        ("Rebels attacked a base near Gao, killing five.", {"Rebels"}),
    ],
)
def test_no_victim_is_a_perpetrator(text: str, doers: set[str]) -> None:
    coded = dateline.code(text, published="2019-11-05")
    parties = [s.value for m in coded.mentions for s in m.of("party")]
    found = {p.phrase for p in parties if p.role in (Role.PERPETRATOR, Role.PARTICIPANT)}  # type: ignore[union-attr]
    assert found == doers
