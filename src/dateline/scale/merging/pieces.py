"""What linking needs of a shard: signatures of texts, columns of mentions, and their block keys.

Shards are read by several processes; the pieces are put together in the order of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from dateline.ledger.likeness import PERMUTATIONS, signature
from dateline.linking.batch import read
from dateline.linking.keys import text_key
from dateline.linking.linker import WeightedLinker
from dateline.linking.table import Table, hashed
from dateline.linking.weights import weights
from dateline.records import CodedReport
from dateline.scale.merging.coded import moment_of, rows_of
from dateline.scale.plan import Archive, Shard
from dateline.scale.rows import Coded
from dateline.scale.segments import Array


class Piece(msgspec.Struct):
    """A shard's coded reports and their mentions.

    ``rows`` and ``blocks`` are the block keys with the row of each, sorted by key; ``report`` tells
    for each mention the number of its report within the shard.
    """

    ids: list[str]
    moments: list[str]
    days: Array
    signatures: Array
    keys: list[str]
    report: Array
    table: Table
    blocks: Array
    rows: Array


class Pieces:
    """The pieces of an archive put together; their signatures are kept on disk."""

    def __init__(self, scratch: Path) -> None:
        self._path = scratch / "signatures"
        self._file = self._path.open("wb")
        self.ids: list[str] = []
        self.moments: list[str] = []
        self.keys: list[str] = []
        self.shards: list[tuple[int, int]] = []  # the mentions of each shard: first, one past
        self._days: list[Array] = []
        self._report: list[Array] = []
        self._tables: list[Table] = []
        self._blocks: list[Array] = []
        self._rows: list[Array] = []

    def add(self, piece: Piece) -> None:
        """Add the piece of the next shard."""
        first = len(self.keys)
        self._file.write(piece.signatures.tobytes())
        self._days.append(piece.days)
        self._report.append(piece.report + len(self.ids))
        self._tables.append(piece.table)
        self._blocks.append(piece.blocks)
        self._rows.append(piece.rows + np.int32(first))
        self.ids += piece.ids
        self.moments += piece.moments
        self.keys += piece.keys
        self.shards.append((first, len(self.keys)))

    def close(self) -> None:
        """No more pieces come."""
        self._file.close()
        self.days = _joined(self._days, "i4")
        self.report = _joined(self._report, "i4")

    def signatures(self) -> Array:
        """The signatures of the reports, read from the disk as they are asked for."""
        if not self.ids:
            return np.empty((0, PERMUTATIONS), "u4")
        return np.memmap(self._path, "u4", "r").reshape(-1, PERMUTATIONS)

    def linkable(self, heads: dict[int, int]) -> tuple[list[str], Table, tuple[Array, Array]]:
        """Keys, columns and sorted blocks, as ``linking.batch.read`` gives them; the mentions of
        copies have the text of the report that stands for them. The pieces are used up."""
        table = Table.joined(self._tables)
        self._tables.clear()
        blocks, rows = _joined(self._blocks, "i8"), _joined(self._rows, "i4")
        self._blocks.clear()
        self._rows.clear()
        if heads:
            _retexted(table, blocks, rows, self.report, heads, self.ids)
        order = np.argsort(blocks, kind="stable")
        return self.keys, table, (blocks[order], rows[order])


def piece_of(archive: Archive, shard: Shard) -> Piece:
    """The piece of a shard that is done."""
    coded = [one.coded for one in rows_of(archive, shard) if isinstance(one, Coded)]
    linker = WeightedLinker(weights())
    keys, table, (blocks, rows) = read(
        (profile for one in coded for profile in linker.profiles(one)), linker
    )
    counts = [len(one.mentions) for one in coded]
    return Piece(
        ids=[one.report.id for one in coded],
        moments=[moment_of(one.report) for one in coded],
        days=np.array([one.report.published.toordinal() for one in coded], "i4"),
        signatures=_signatures(coded),
        keys=keys,
        report=np.repeat(np.arange(len(coded), dtype="i4"), counts),
        table=table,
        blocks=blocks,
        rows=rows.astype("i4"),
    )


def _signatures(coded: Sequence[CodedReport]) -> Array:
    signed = b"".join(signature(one.report.text) for one in coded)
    return np.frombuffer(signed, "<u4").reshape(-1, PERMUTATIONS)


def _retexted(
    table: Table, blocks: Array, rows: Array, report: Array, heads: dict[int, int], ids: list[str]
) -> None:
    """Give the mentions of copies the text, and the block key, of what stands for them."""
    texts = {copy: hashed(ids[head]) for copy, head in heads.items()}
    for row in np.flatnonzero(np.isin(report, list(heads))):
        table.text[row] = texts[int(report[row])]
    before = {copy: text_key(hashed(ids[copy])) for copy in heads}
    after = {copy: text_key(text) for copy, text in texts.items()}
    for at in np.flatnonzero(np.isin(report[rows], list(heads))):
        copy = int(report[rows[at]])
        if blocks[at] == before[copy]:
            blocks[at] = after[copy]


def _joined(arrays: list[Array], kind: str) -> Array:
    return np.concatenate(arrays) if arrays else np.empty(0, kind)


def lots_of(pieces: Pieces, events: dict[str, str]) -> Iterator[dict[str, str]]:
    """For each shard the events of its mentions."""
    for first, last in pieces.shards:
        yield {key: events[key] for key in pieces.keys[first:last]}
