"""Adds reports to a ledger, forwards (1) or backwards (-1); run by the tests as a program."""

from __future__ import annotations

import sys

from killing import open_, reports

if __name__ == "__main__":
    where, count, turn = sys.argv[1:]
    with open_(where) as ledger:
        for report in reports(int(count))[:: int(turn)]:
            ledger.add(report)
