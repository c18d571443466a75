"""A linker for tests: mentions of one place and one day tell one event, and nothing else does."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from dateline.dossiers import Link, mention_key
from dateline.linking import Profile, Rulings
from dateline.records import CodedReport, Mention, WhenValue, WhereValue
from dateline.vocabulary import PlacePrecision, Verdict


class SamePlaceAndDay:
    """The linker."""

    producer = "same-place-and-day/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        return [_profile(coded, mention, copy_of) for mention in coded.mentions]

    def keys(self, profile: Profile) -> tuple[int, ...]:
        if profile.place is None or profile.start is None:
            return ()
        return (zlib.crc32(f"{profile.place} {profile.start}".encode()),)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        return [
            Link(
                left=min(profile.key, other.key),
                right=max(profile.key, other.key),
                probability=0.99,
                verdict=Verdict.SAME,
                comparisons=(),
                producer=self.producer,
            )
            for other in candidates
            if other.key != profile.key and self.keys(other) == self.keys(profile) != ()
        ]

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        groups: dict[object, list[str]] = {}
        for profile in profiles:
            groups.setdefault(self.keys(profile) or profile.key, []).append(profile.key)
        return sorted(tuple(sorted(group)) for group in groups.values())


def _profile(coded: CodedReport, mention: Mention, copy_of: str | None) -> Profile:
    values = [statement.value for statement in mention.statements]
    when = next((v for v in values if isinstance(v, WhenValue)), None)
    where = next((v for v in values if isinstance(v, WhereValue)), None)
    return Profile(
        key=mention_key(coded.report.id, mention.id),
        text=copy_of or coded.report.id,
        published=coded.report.published.toordinal(),
        ground=mention.ground,
        start=when.start.toordinal() if when and when.start else None,
        end=when.end.toordinal() if when and when.end else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        place_precision=where.precision if where else PlacePrecision.UNKNOWN,
        place=where.name.casefold() if where else None,
        geonameid=where.geonameid if where else None,
        country=where.country if where else None,
        admin1=None,
        admin2=None,
        types=(),
        perpetrators=(),
        targets=(),
        means=(),
        counts=(),
        words=(),
    )
