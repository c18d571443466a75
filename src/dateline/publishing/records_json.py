"""The JSON forms of coded reports: exactly the records, for programs to read back."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.records import CodedReport, to_json


def json_text(coded: Iterable[CodedReport]) -> str:
    """One JSON array of the records, two blanks of indentation."""
    packed = b"[" + b",".join(to_json(one) for one in coded) + b"]"
    return msgspec.json.format(packed, indent=2).decode("utf-8") + "\n"


def json_lines(coded: Iterable[CodedReport]) -> Iterable[str]:
    """One line of JSON for each coded report, each ended by a newline."""
    for one in coded:
        yield to_json(one).decode("utf-8") + "\n"
