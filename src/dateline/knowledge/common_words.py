"""."""
from functools import cache


@cache
def common_words() -> frozenset[str]:
    """Lower-case English words that are no names, for recasing upper-case wires."""
    return frozenset()
