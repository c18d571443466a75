"""The rows of a coded shard: one for each report of the plan's shard, in its order.

What became of the report is told by ``kind``. A row never says that a report tells of nothing where
it was not read: reports that a screen let pass by, and copies, have rows of their own.
"""

from __future__ import annotations

import msgspec

from dateline.records import CodedReport, Failure, Record, Report


class Coded(Record, frozen=True, kw_only=True, tag="coded", tag_field="kind"):
    """A report that was coded."""

    coded: CodedReport

    @property
    def report(self) -> Report:
        """The report."""
        return self.coded.report


class Copy(Record, frozen=True, kw_only=True, tag="copy", tag_field="kind"):
    """A report of which every word stands in another one, which was coded in its place.

    ``report`` is without its text, which stands in the plan.
    """

    report: Report
    copy_of: str


class Screened(Record, frozen=True, kw_only=True, tag="screened", tag_field="kind"):
    """A report that the screen let pass by as irrelevant; it was not coded.

    ``score`` is the screen's own measure, where it offers one. ``report`` is without its text.
    """

    report: Report
    score: float | None = None


class Failed(Record, frozen=True, kw_only=True, tag="failed", tag_field="kind"):
    """A report that could not be coded, and why. ``report`` is without its text."""

    report: Report
    failure: Failure


Row = Coded | Copy | Screened | Failed

KINDS = ("coded", "copy", "screened", "failed")
"""What may become of a report."""

_row: msgspec.json.Decoder[Row] = msgspec.json.Decoder(Row)


def row(line: bytes) -> Row:
    """The row of a line."""
    return _row.decode(line)


def bare(report: Report) -> Report:
    """The report without its text."""
    return msgspec.structs.replace(report, text="")
