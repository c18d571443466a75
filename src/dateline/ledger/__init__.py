"""The ledger: the store of reports, statements, events, links and decisions."""

from dateline.ledger.rules import Added, Copies
from dateline.ledger.selection import Selection
from dateline.ledger.store import Ledger

__all__ = ["Added", "Copies", "Ledger", "Selection"]
