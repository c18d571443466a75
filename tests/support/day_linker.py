"""A linker simple enough to see through: the same day and place is the same event, a day apart may
be. What a mention leaves out is linked with nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from dateline.dossiers import Comparison, Link
from dateline.linking import Profile, Rulings
from dateline.linking.profile import Spell, Spot
from dateline.records import CodedReport, Mention, Report, WhenValue, WhereValue
from dateline.vocabulary import DatePrecision, Verdict


class DayAndPlace:
    """The same day and the same place: the same event."""

    producer = "day-and-place/1"

    def profiles(self, coded: CodedReport, copy_of: str | None = None) -> list[Profile]:
        return [_profile(coded.report, mention, copy_of) for mention in coded.mentions]

    def keys(self, profile: Profile) -> tuple[int, ...]:
        """One block for each place, negative numbers among them."""
        return (zlib.crc32(profile.spots[0].name.encode()) - 2**31 if profile.spots else 0,)

    def compare(self, profile: Profile, candidates: Sequence[Profile]) -> list[Link]:
        return [link for other in candidates if (link := _link(profile, other)) is not None]

    def explain(self, one: Profile, two: Profile) -> tuple[Comparison, ...]:
        days = abs(one.spells[0].start - two.spells[0].start)
        return (
            Comparison(aspect="date", found=f"{days} days apart", weight=1.0 - 2 * days),
            Comparison(aspect="place", found=f"the same place, {one.spots[0].name}", weight=5.5),
        )

    def group(
        self, profiles: Sequence[Profile], links: Iterable[Link], rulings: Rulings
    ) -> list[tuple[str, ...]]:
        """Sure links and rulings for, less rulings against; taken from the smallest key on."""
        sure = {(x.left, x.right) for x in links if x.verdict is Verdict.SAME}
        groups = {profile.key: {profile.key} for profile in profiles}
        for left, right in [*sorted(rulings.together), *sorted(sure - rulings.apart)]:
            one, other = groups[left], groups[right]
            if one is other or any(
                (min(a, b), max(a, b)) in rulings.apart for a in one for b in other
            ):
                continue
            one |= other
            groups.update((key, one) for key in other)
        return sorted({tuple(sorted(group)) for group in groups.values()})


def _profile(about: Report, mention: Mention, copy_of: str | None) -> Profile:
    days = [
        s.value.start.toordinal()
        for s in mention.of("when")
        if isinstance(s.value, WhenValue) and s.value.start
    ]
    places = [s.value for s in mention.of("where") if isinstance(s.value, WhereValue)]
    return Profile(
        key=f"{about.id}/{mention.id}",
        text=copy_of or about.id,
        published=about.published.toordinal(),
        ground=mention.ground,
        loose=False,
        spells=tuple(Spell(start=day, end=day, precision=DatePrecision.DAY) for day in days),
        spots=tuple(
            Spot(
                name=place.name, kind=None, seat=0, precision=place.precision,
                lat=place.lat, lon=place.lon,
                geonameid=None, country=place.country, admin1=None, admin2=None,
            )
            for place in places
        ),
        types=(), perpetrators=(), others=(), means=(), counts=(), words=(),
    )  # fmt: skip


def _link(one: Profile, other: Profile) -> Link | None:
    if not (one.spells and other.spells and one.spots and other.spots):
        return None
    days = abs(one.spells[0].start - other.spells[0].start)
    if one.spots[0].name != other.spots[0].name or days > 1:
        return None
    left, right = sorted((one.key, other.key))
    return Link(
        left=left, right=right, probability=0.99 - days / 2,
        verdict=Verdict.POSSIBLE if days else Verdict.SAME,
        producer=DayAndPlace.producer,
    )  # fmt: skip


def same(left: str, right: str, probability: float = 0.99) -> Link:
    """A sure link."""
    return Link(
        left=left, right=right, probability=probability, verdict=Verdict.SAME,
        producer=DayAndPlace.producer,
    )  # fmt: skip
