"""Mentions compared with those that share a block key with them; profiles, blocks and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, select

from dateline.dossiers import Link
from dateline.ledger import schema
from dateline.ledger.filing import json
from dateline.ledger.writing import Write, chunks, found
from dateline.linking import Profile
from dateline.records import CodedReport

_pack = msgspec.msgpack.Encoder().encode
_profile = msgspec.msgpack.Decoder(Profile)
_decode = msgspec.json.Decoder(Link).decode
_blocks = msgspec.msgpack.Decoder(tuple[int, ...])


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose mentions are to be compared: its coding, and their numbers in order."""

    coded: CodedReport
    copy_of: str | None
    mentions: tuple[int, ...]


def compare(write: Write, reports: Sequence[Filed]) -> None:
    """Write down the profiles, block keys and links of the mentions of reports.

    What was known of them is replaced. Mentions of one report are not compared: which of its
    sentences tell one event was decided when it was coded.
    """
    forget(write, [number for filed in reports for number in filed.mentions])
    profiles: dict[int, Profile] = {}
    blocks: dict[int, tuple[int, ...]] = {}
    for filed in reports:
        made = write.linker.profiles(filed.coded, filed.copy_of)
        for number, profile in zip(filed.mentions, made, strict=True):
            profiles[number], blocks[number] = profile, write.linker.keys(profile)
    _enter(write, profiles, blocks)
    _link(write, profiles, blocks, [filed.mentions for filed in reports])


def forget(write: Write, mentions: Collection[int]) -> None:
    """Take away what was compared of mentions."""
    profiles, blocks, links = schema.profiles, schema.blocks, schema.links
    query = select(profiles.c.mention, profiles.c.blocks)
    for row in found(write.connection, query, profiles.c.mention, mentions):
        for some in chunks(_blocks.decode(row.blocks)):
            gone = delete(blocks).where(blocks.c.block.in_(some), blocks.c.mention == row.mention)
            write.connection.execute(gone)
    for some in chunks(mentions):
        write.connection.execute(delete(profiles).where(profiles.c.mention.in_(some)))
        write.connection.execute(delete(links).where(links.c.left.in_(some)))
        write.connection.execute(delete(links).where(links.c.right.in_(some)))


def load_profiles(connection: Connection, mentions: Collection[int]) -> dict[int, Profile]:
    """The profiles of mentions, by number."""
    table = schema.profiles
    query = select(table.c.mention, table.c.record)
    rows = found(connection, query, table.c.mention, mentions)
    return {row.mention: _profile.decode(row.record) for row in rows}


def _enter(write: Write, profiles: dict[int, Profile], blocks: dict[int, tuple[int, ...]]) -> None:
    packed = (
        {"mention": number, "record": _pack(profile), "blocks": _pack(blocks[number])}
        for number, profile in profiles.items()
    )
    write.rows(schema.profiles, list(packed))
    rows = [{"block": b, "mention": number} for number, keys in blocks.items() for b in keys]
    write.rows(schema.blocks, rows)


def _link(
    write: Write,
    profiles: dict[int, Profile],
    blocks: dict[int, tuple[int, ...]],
    reports: Iterable[Sequence[int]],
) -> None:
    """Compare each mention with its candidates, and write down the links."""
    near = _candidates(write.connection, blocks)
    others = set().union(*near.values()) - profiles.keys()
    known = {**load_profiles(write.connection, others), **profiles}
    numbers = {profile.key: number for number, profile in known.items()}
    links: dict[tuple[str, str], Link] = {}
    for mentions in reports:
        for number in mentions:
            candidates = sorted(
                (known[other] for other in near[number].difference(mentions)),
                key=lambda profile: profile.key,
            )
            for link in write.linker.compare(profiles[number], candidates):
                links[link.left, link.right] = link
    rows = [_row(links[pair], numbers) for pair in sorted(links)]
    write.rows(schema.links, rows)


def _candidates(connection: Connection, blocks: dict[int, tuple[int, ...]]) -> dict[int, set[int]]:
    """The mentions that share a block key with each mention, itself among them."""
    table = schema.blocks
    wanted = {block for keys in blocks.values() for block in keys}
    held: dict[int, list[int]] = defaultdict(list)
    for row in found(connection, select(table), table.c.block, wanted):
        held[row.block].append(row.mention)
    return {number: {m for key in keys for m in held[key]} for number, keys in blocks.items()}


def _row(link: Link, numbers: dict[str, int]) -> dict[str, object]:
    return {
        "left": numbers[link.left],
        "right": numbers[link.right],
        "verdict": str(link.verdict),
        "probability": link.probability,
        "record": json(link),
    }


def load_links(connection: Connection, mentions: Collection[int]) -> list[Link]:
    """The links among these mentions, in order."""
    table = schema.links
    wanted = set(mentions)
    rows = found(connection, select(table), table.c.left, wanted)
    links = (_decode(row.record) for row in rows if row.right in wanted)
    return sorted(links, key=lambda link: (link.left, link.right))
