"""Who a phrase names: register entries, forces of states, typed unknowns, references back."""

from dateline.resolution.who.antecedent import antecedents, refer_back
from dateline.resolution.who.resolve import Who, resolve_actor

__all__ = ["Who", "antecedents", "refer_back", "resolve_actor"]
