"""Which tellings are one event, which are background, and what belongs to which."""

from __future__ import annotations

import datetime as dt

import pytest

import dateline
from dateline.records import Mention, Statement, TollValue, WhenValue, WhereValue
from dateline.vocabulary import Ground, PlacePrecision, Stage


def told(text: str) -> list[Mention]:
    """The events of a text published on Saturday 2 November 2019."""
    return list(dateline.code(text, published="2019-11-02").mentions)


def figures(mention: Mention) -> list[tuple[int | None, int | None]]:
    values = [statement.value for statement in mention.of("toll")]
    return [(v.low, v.high) for v in values if isinstance(v, TollValue) and not v.includes]


def places(mention: Mention) -> list[WhereValue]:
    values = [statement.value for statement in mention.of("where")]
    return [value for value in values if isinstance(value, WhereValue)]


def first_when(mention: Mention) -> WhenValue:
    [first, *_] = mention.of("when")
    assert isinstance(first.value, WhenValue)
    return first.value


def test_two_attacks_told_together_are_two() -> None:
    one, two = told(
        "Gunmen killed five farmers in Gao on Friday. In a separate incident, a roadside bomb "
        "killed two soldiers near Kidal on Thursday."
    )
    assert (figures(one), figures(two)) == ([(5, 5)], [(2, 2)])
    assert first_when(one).start == dt.date(2019, 11, 1)
    assert first_when(two).start == dt.date(2019, 10, 31)


def test_a_headline_and_its_lead_and_what_retells_them_are_one() -> None:
    [one] = told(
        "Gunmen kill five farmers in Gao\n\nGunmen killed five farmers in the northern town of "
        "Gao on Friday, officials said. The attack took place at dawn. The five farmers were "
        "killed in their fields."
    )
    assert figures(one) == [(5, 5)]


def test_a_french_and_a_malian_convoy_are_two() -> None:
    one, two = told(
        "Jihadists ambushed a French convoy near Menaka on Friday, wounding three French soldiers. "
        "They also ambushed a Malian convoy near Ansongo on Friday, killing two Malian soldiers."
    )
    assert (figures(one), figures(two)) == ([(3, 3)], [(2, 2)])


def test_what_has_happened_since_2019_and_its_list_are_background() -> None:
    main, *others = told(
        "A suicide bomber killed 12 people at a market in Mogadishu on Friday.\n\n"
        "Since 2019 such attacks have killed 800 people in Somalia:\n"
        "- 300 people were killed in Mogadishu in 2019\n"
        "- 500 people were killed in Kismayo in 2020"
    )
    assert figures(main) == [(12, 12)]
    assert {other.ground for other in others} == {Ground.BACKGROUND}
    assert (800, 800) in [figure for other in others for figure in figures(other)]


def test_a_month_after_41_were_killed_names_another_older_event() -> None:
    main, older = told(
        "Militants attacked an army base in Menaka on Friday, killing 53 soldiers. The raid came a "
        "month after 41 soldiers were killed in an ambush near Boulikessi."
    )
    assert figures(main) == [(53, 53)]
    assert (older.ground, figures(older)) == (Ground.BACKGROUND, [(41, 41)])
    end = first_when(older).end
    assert end is not None
    assert end < dt.date(2019, 11, 1)


def test_an_anniversary_is_no_new_attack() -> None:
    mentions = told(
        "Thousands gathered in Kampala on Friday to mark the anniversary of the 2010 bombings "
        "that killed 74 people."
    )
    [attack] = [mention for mention in mentions if figures(mention)]
    assert (attack.ground, figures(attack)) == (Ground.BACKGROUND, [(74, 74)])
    assert first_when(attack).end == dt.date(2010, 12, 31)


def test_a_claim_and_a_government_s_figure_are_two_statements_of_one_event() -> None:
    [attack] = told(
        "Islamists attacked a military base in Indelimane on Friday. The government said 53 "
        "soldiers were killed. The Islamic State group claimed the attack on its Telegram channel, "
        "saying it had killed 70 soldiers."
    )
    assert figures(attack) == [(53, 53), (70, 70)]
    government, group = attack.of("toll")
    assert (government.source.name, group.source.name) == (
        "The government",
        "The Islamic State group",
    )


def test_said_on_saturday_only_bounds_the_day_of_the_event() -> None:
    [raid] = told("Rebels killed nine police officers in Gao, the government said on Saturday.")
    assert (first_when(raid).start, first_when(raid).end) == (None, dt.date(2019, 11, 2))


def test_an_unknown_village_takes_the_point_of_its_region_and_says_so() -> None:
    [attack] = told("Gunmen killed four people in the village of Zzyxwille in Mopti region.")
    village = places(attack)[0]
    assert (village.name, village.admin1) == ("Zzyxwille", "Mopti")
    assert village.precision is PlacePrecision.ADMIN1
    assert village.geonameid is None
    assert village.lat is not None
    assert village.reason


def test_nothing_but_a_country_gives_no_point() -> None:
    [attack] = told("Gunmen killed four people in Mali on Friday.")
    [country] = places(attack)
    assert country.precision is PlacePrecision.COUNTRY
    assert (country.lat, country.lon) == (None, None)


def test_the_speaker_is_no_victim_and_his_town_not_the_place() -> None:
    [strike] = told(
        "Air strikes killed 10 civilians in Hodeidah on Friday, an official in Sanaa said."
    )
    assert figures(strike) == [(10, 10)]
    assert all("Sanaa" not in place.phrase for place in places(strike))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers and police held a mock attack drill at the airport in Kampala on Friday, in "
        "which actors played wounded passengers.",
        "The group threatened on Friday to attack oil facilities in Basra.",
        "The army plans to launch air strikes on rebel bases near Goma next week, officials said.",
    ],
)
def test_what_was_played_threatened_or_planned_did_not_happen(text: str) -> None:
    for mention in told(text):
        [stage] = mention.of("stage")
        assert not figures(mention)
        assert getattr(stage.value, "stage", None) is not Stage.ACCOMPLISHED


# What may not change a figure or a date: who publishes it, its letters, a side's word for "killed".

PLAIN = (
    "Gunmen killed 12 soldiers and wounded three others near Gao on Friday, the army said. "
    "Two civilians were also killed."
)


def values(text: str) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for mention in told(text):
        for statement in mention.statements:
            found |= _value(statement)
    return found


def _value(statement: Statement) -> set[tuple[object, ...]]:
    value = statement.value
    if isinstance(value, TollValue):
        return {(value.outcome, value.group, value.low, value.high)}
    if isinstance(value, WhenValue):
        return {(value.start, value.end)}
    return set()


@pytest.mark.parametrize(
    "other",
    [
        PLAIN.upper(),
        PLAIN.replace("killed", "martyred"),
        f"GAO, Mali, Nov 2 (Xinhua) -- {PLAIN}",
        f"GAO, Mali, Nov 2 (SANA) - {PLAIN}",
        PLAIN.replace(". ", ".\n\n"),
        PLAIN.replace("the army said", "the rebels said"),
    ],
)
def test_neither_agency_nor_capitals_nor_partisan_words_change_figures_and_dates(
    other: str,
) -> None:
    assert values(other) == values(PLAIN)


def test_the_date_of_a_dateline_behind_a_headline_is_none_of_the_event() -> None:
    [one] = told(
        "Gunmen kill 5 in Gao\n\nGAO, Mali, Nov 1 (Agency) - Gunmen killed five people in the "
        "northern city of Gao on Thursday, officials said."
    )
    assert [v.value.start for v in one.of("when") if isinstance(v.value, WhenValue)] == [
        dt.date(2019, 10, 31)
    ]
    assert figures(one) == [(5, 5)]


def test_a_day_within_a_claim_dates_the_deed_and_one_beside_it_the_claim() -> None:
    [one] = told(
        "Al-Shabaab said Saturday it had carried out Thursday's attack on an army post near "
        "Baidoa, killing six soldiers."
    )
    assert (first_when(one).start, first_when(one).end) == (dt.date(2019, 10, 31),) * 2
    [two] = told("Nine died in a blast in Kano. Boko Haram claimed the attack on Friday.")
    assert first_when(two).start is None
