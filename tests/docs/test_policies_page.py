"""Every policy, assumption and parameter stands in the documentation."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.reconciliation import POLICIES, policy
from dateline.reconciliation.parameters import Parameters, Rule, Words
from dateline.vocabulary import ResponsibilityStatus, SourceKind

DOCS = Path(__file__).parents[2] / "docs"
METHOD = (DOCS / "method/reconciliation.md").read_text("utf-8")
HOW_TO = (DOCS / "how-to/policies.md").read_text("utf-8")


def test_every_policy_is_explained() -> None:
    assert [name for name in POLICIES if f"| `{name}` |" not in METHOD] == []
    assumed = [name for name in POLICIES if policy(name).terms.assumed]
    assert [name for name in assumed if f"- `{name}`: " not in METHOD] == []


def test_every_key_of_a_policy_file_is_explained() -> None:
    names = [field.name for kind in (Parameters, Words) for field in msgspec.structs.fields(kind)]
    words = [*names, *Rule, *SourceKind]
    assert [word for word in words if f"`{word}`" not in HOW_TO] == []


def test_every_status_of_responsibility_is_explained() -> None:
    assert [one for one in ResponsibilityStatus if f"| {one} |" not in METHOD] == []
