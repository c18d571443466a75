"""Who a phrase names: register entries, forces of states, typed unknowns, references back."""

from dateline.resolution.who.antecedent import antecedents
from dateline.resolution.who.resolve import Who, resolve_actor

__all__ = ["Who", "antecedents", "resolve_actor"]
