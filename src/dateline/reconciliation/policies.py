"""The policies that come with Dateline, and those that users bring."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import ConfigurationError, KnowledgeError
from dateline.reconciliation.parameters import Terms, terms
from dateline.reconciliation.rules import RulePolicy

POLICIES = ("ucdp", "acled", "gtd", "airwars", "range", "majority", "hierarchy", "open")
"""Names of the policies, in the order in which they are shown."""


def policy(name: str) -> RulePolicy:
    """The policy of that name, or the one that a TOML file of that path describes.

    Raises:
        ConfigurationError: where there is none, or the file cannot be used; all problems at once.
    """
    if name in POLICIES:
        return RulePolicy(name, _shipped()[name])
    if name.endswith(".toml"):
        return load(Path(name))
    raise ConfigurationError(
        f"no policy {name!r}; the policies are {', '.join(POLICIES)}, or the path of a .toml file"
    )


@cache
def _shipped() -> dict[str, Terms]:
    path = files("dateline.reconciliation") / "policies.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return {name: terms(name, data[name]) for name in POLICIES}
    except (OSError, tomllib.TOMLDecodeError, KeyError, ConfigurationError) as error:
        raise KnowledgeError(f"the table of policies {path} cannot be read: {error}") from error


def load(path: Path) -> RulePolicy:
    """The policy of a file: ``base`` names the policy that it starts from.

    Raises:
        ConfigurationError: with everything that is wrong in it.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"the policy {path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"the policy {path} is not TOML: {error}") from error
    base = data.pop("base", None)
    if base not in POLICIES:
        raise ConfigurationError(
            f"policy {str(path)!r} cannot be used:\n  base: "
            f"{'missing' if base is None else repr(base)}; one of {', '.join(POLICIES)}"
        )
    return RulePolicy(path.stem, terms(path.stem, data, _shipped()[base]))
