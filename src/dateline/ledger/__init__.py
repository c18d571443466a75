"""The ledger: the store of reports, statements, events, links and decisions."""
