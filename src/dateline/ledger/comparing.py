"""Mentions compared with those that share a block key with them; profiles, blocks and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select

from dateline.dossiers import Link
from dateline.ledger import schema
from dateline.ledger.writing import Write, among, change, found
from dateline.linking import Linker, Profile
from dateline.records import CodedReport
from dateline.vocabulary import Verdict

_pack = msgspec.msgpack.Encoder().encode
_profile = msgspec.msgpack.Decoder(Profile)
_keys = msgspec.msgpack.Decoder(tuple[int, ...])

_P, _B, _L = schema.profiles.c, schema.blocks.c, schema.links.c
_KEYS = among(select(_P.mention, _P.blocks), _P.mention)
_PROFILES = among(select(_P.mention, _P.record), _P.mention)
_BY_KEY = among(
    select(schema.mentions.c.key, _P.record).join_from(
        schema.profiles, schema.mentions, schema.mentions.c.id == _P.mention
    ),
    schema.mentions.c.key,
)
_BLOCKS = among(select(_B.block, _B.mention), _B.block)
_LINKS = among(select(_L.left, _L.right, _L.verdict, _L.probability), _L.left)
_LINKER = select(schema.meta.c.value).where(schema.meta.c.name == "linker")
_NO_BLOCK = delete(schema.blocks).where(
    _B.block == bindparam("of"), _B.mention == bindparam("number")
)
_NOT_COMPARED = (
    among(delete(schema.profiles), _P.mention),
    among(delete(schema.links), _L.left),
    among(delete(schema.links), _L.right),
)


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose mentions are to be compared: its coding, and their numbers in order."""

    coded: CodedReport
    copy_of: str | None
    mentions: tuple[int, ...]


def compare(write: Write, reports: Sequence[Filed]) -> None:
    """Write down the profiles, block keys and links of mentions that were not compared so far.

    Mentions of one report are not compared: which of its sentences tell one event was decided when
    it was coded.
    """
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
    entries = [
        {"of": block, "number": row.mention}
        for row in found(write.connection, _KEYS, mentions)
        for block in _keys.decode(row.blocks)
    ]
    if entries:
        write.connection.execute(_NO_BLOCK, entries)
    for statement in _NOT_COMPARED:
        change(write.connection, statement, mentions)


def load_profiles(connection: Connection, mentions: Collection[int]) -> dict[int, Profile]:
    """The profiles of mentions, by number."""
    rows = found(connection, _PROFILES, mentions)
    return {row.mention: _profile.decode(row.record) for row in rows}


def load_links(connection: Connection, keys: dict[int, str], producer: str) -> list[Link]:
    """The links among these mentions (keys by number), in order; ``producer`` made them."""
    rows = (row for row in found(connection, _LINKS, keys) if row.right in keys)
    links = (link_of(row, keys[row.left], keys[row.right], producer) for row in rows)
    return sorted(links, key=lambda link: (link.left, link.right))


def link_of(row: Any, one: str, two: str, producer: str) -> Link:
    """The link of a row (``verdict``, ``probability``) between two mentions, by their keys."""
    return Link(
        left=min(one, two),
        right=max(one, two),
        probability=row.probability,
        verdict=Verdict(row.verdict),
        producer=producer,
    )


def linked_by(connection: Connection) -> str:
    """The id of the linker that made the ledger's links."""
    producer: str = connection.execute(_LINKER).scalar_one()
    return producer


def explained(connection: Connection, linker: Linker, links: Sequence[Link]) -> list[Link]:
    """Links with their comparisons; those of another linker than this one as they are."""
    keys = {key for link in links for key in (link.left, link.right)}
    rows = found(connection, _BY_KEY, keys)
    profiles = {row.key: _profile.decode(row.record) for row in rows}
    return [
        msgspec.structs.replace(
            link, comparisons=linker.explain(profiles[link.left], profiles[link.right])
        )
        if link.producer == linker.producer
        else link
        for link in links
    ]


def _enter(write: Write, profiles: dict[int, Profile], blocks: dict[int, tuple[int, ...]]) -> None:
    packed = [
        {"mention": number, "record": _pack(profile), "blocks": _pack(blocks[number])}
        for number, profile in profiles.items()
    ]
    write.rows(schema.profiles, packed)
    entries = [{"block": b, "mention": number} for number, keys in blocks.items() for b in keys]
    write.rows(schema.blocks, entries)


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
    done: set[int] = set()
    for mentions in reports:
        done.update(mentions)  # a pair is compared once
        for number in mentions:
            candidates = sorted(
                (known[other] for other in near[number] - done), key=lambda profile: profile.key
            )
            for link in write.linker.compare(profiles[number], candidates):
                links[link.left, link.right] = link
    write.rows(schema.links, [_row(links[pair], numbers) for pair in sorted(links)])


def _candidates(connection: Connection, blocks: dict[int, tuple[int, ...]]) -> dict[int, set[int]]:
    """The mentions that share a block key with each mention, itself among them."""
    wanted = {block for keys in blocks.values() for block in keys}
    held: dict[int, list[int]] = defaultdict(list)
    for row in found(connection, _BLOCKS, wanted):
        held[row.block].append(row.mention)
    return {number: {m for key in keys for m in held[key]} for number, keys in blocks.items()}


def _row(link: Link, numbers: dict[str, int]) -> dict[str, object]:
    return {
        "left": numbers[link.left],
        "right": numbers[link.right],
        "verdict": str(link.verdict),
        "probability": link.probability,
    }
