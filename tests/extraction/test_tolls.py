"""The casualty figures of a report, as a codebook would have them.

A figure is written ``outcome group low-high``; an open bound is ``*``, a part has ``<``, a sum over
a period ``+``, an older figure ``^``, "none" ``!``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.analysis import Document
from dateline.extraction.tolls import distinct_tolls, mark_tolls
from dateline.marks import TollMark
from dateline.vocabulary import Qualifier

Analyse = Callable[..., Document]


def written(toll: TollMark) -> str:
    """A toll in the short form of this file."""
    low = "*" if toll.low is None else toll.low
    high = "*" if toll.high is None else toll.high
    bounds = f"{low}" if toll.low == toll.high else f"{low}-{high}"
    flags = [
        "<" if toll.part_of is not None else "",
        "+" if toll.total else "",
        "^" if toll.earlier else "",
        "!" if toll.negated else "",
    ]
    return f"{toll.outcome} {toll.group} {bounds}{''.join(flags)}"


CODEBOOK = [
    # Bounds and how they are put
    ("At least 53 soldiers and one civilian were killed in the attack.",
     ["killed soldiers 53-*", "killed civilians 1"]),
    ("Some 20 rebels were killed and dozens wounded.",
     ["killed militants 20", "injured militants 24-*"]),
    ("More than a dozen people died when a bomb went off.", ["killed unspecified 12-*"]),
    ("Between 10 and 15 villagers were abducted by gunmen.", ["abducted civilians 10-15"]),
    ("Up to 30 people were feared dead.", ["killed unspecified *-30"]),
    ("As many as 200 students were kidnapped from a school.", ["abducted civilians *-200"]),
    ("An unspecified number of soldiers were injured.", ["injured soldiers 1-*"]),
    ("At least one civilian was killed and between one and two civilians were injured.",
     ["killed civilians 1-*", "injured civilians 1-2"]),
    ("Twenty-three policemen were taken hostage.", ["abducted police 23"]),
    # People without a number
    ("A soldier and his wife were killed on Sunday.", ["killed soldiers 1", "killed women 1"]),
    ("Two brothers were shot dead in their home.", ["killed civilians 2"]),
    ("One soldier was killed and another wounded.", ["killed soldiers 1", "injured soldiers 1"]),
    ("A third was injured.", ["injured unspecified 1"]),
    ("Both men were killed.", ["killed unspecified 2"]),
    ("All four were arrested.", ["arrested unspecified 4"]),
    ("Commander Yusuf Ali was killed in the strike.", ["killed militants 1"]),
    ("The wives of the two fighters were arrested.", ["arrested women 2"]),
    # Households, and who was with the victim
    ("A strike hit the house, killing a family of six people, including four children.",
     ["killed civilians 6", "killed children 4<"]),
    ("The whole family was killed in the strike.", ["killed civilians 2-*"]),
    ("Nine members of the Musa family were killed.", ["killed civilians 9"]),
    ("Yusuf Ali, 65, was killed together with his three children.",
     ["killed unspecified 1", "killed children 3"]),
    ("A husband and wife were killed.", ["killed civilians 1", "killed women 1"]),
    ("The mayor of the town, Yusuf Ali, and his two sons were killed.",
     ["killed officials 1", "killed children 2"]),
    ("A 25-day-old girl was killed.", ["killed children 1"]),
    ("Several residents were injured and killed in the shelling.",
     ["injured civilians 3-*", "killed civilians 3-*"]),
    ("Thirteen would-be migrants died in the desert.", ["killed civilians 13"]),
    ("The shelling killed a man of 61 and a girl of four.",
     ["killed unspecified 1", "killed children 1"]),
    ("Five of the injured died in hospital.", ["killed unspecified 5"]),
    ("Nine men were injured in the attack, some of them seriously.", ["injured unspecified 9"]),
    ("A soldier stepped on a mine and lost a foot.", ["injured soldiers 1"]),
    ("The shells killed 12, including a boy of eleven, and 20 were injured.",
     ["killed unspecified 12", "killed children 1<", "injured unspecified 20"]),
    ("The blast killed and wounded dozens of soldiers.",
     ["killed soldiers 24-*", "injured soldiers 24-*"]),
    # How figures are given
    ("The army put the dead at eight and the mayor put the injured at 21.",
     ["killed unspecified 8", "injured unspecified 21"]),
    ("The bomb killed 31 people, a figure that the mayor doubts.", ["killed unspecified 31"]),
    ("It could have killed fifty people.", []),
    ("Up to fifty people may have been killed.", ["killed unspecified *-50"]),
    # Ranges whose upper number is hedged, and years before a number
    ("The strike killed between eight and more than 30 people.", ["killed unspecified 8-30"]),
    ("At least one but possibly up to 12 villagers were killed.", ["killed civilians 1-12"]),
    ("In October 2023 six villagers were killed.", ["killed civilians 6"]),
    ("Medics counted 12 martyrs and dozens wounded.",
     ["killed unspecified 12", "injured unspecified 24-*"]),
    # None at all
    ("There were no casualties.", ["killed unspecified 0!"]),
    ("Nobody was hurt.", ["injured unspecified 0!"]),
    ("The army suffered no casualties.", ["killed soldiers 0!"]),
    ("No soldiers were wounded in the clash.", ["injured soldiers 0!"]),
    # The noun left out
    ("The bomb exploded, killing five and wounding 12.",
     ["killed unspecified 5", "injured unspecified 12"]),
    ("The raid left 12 dead and 5 wounded.", ["killed unspecified 12", "injured unspecified 5"]),
    ("Five people were killed and 12 others injured.",
     ["killed unspecified 5", "injured unspecified 12"]),
    ("The group said it had killed 49 soldiers and captured three.",
     ["killed soldiers 49", "captured soldiers 3"]),
    ("Three Taliban militants have been killed, five wounded and four others detained.",
     ["killed militants 3", "injured militants 5", "arrested militants 4"]),
    ("12 killed, 30 injured in market blast", ["killed unspecified 12", "injured unspecified 30"]),
    ("Suicide bomber kills 8 in Mogadishu", ["killed unspecified 8"]),
    # Lists
    ("Four farmers working in the fields, 11 shepherds and two guards were killed.",
     ["killed civilians 4", "killed civilians 11", "killed security_forces 2"]),
    ("The clashes killed three policemen, a nurse and six gunmen.",
     ["killed police 3", "killed aid_workers 1", "killed attackers 6"]),
    ("The army killed 12 rebels and captured seven.",
     ["killed militants 12", "captured militants 7"]),
    # Parts are never wholes
    ("Ten people, three of them children, were killed.",
     ["killed unspecified 10", "killed children 3<"]),
    ("The blast killed ten people, including three children and two women.",
     ["killed unspecified 10", "killed children 3<", "killed women 2<"]),
    ("There are 47 dead people, including 30 women and five children, who were killed at work.",
     ["killed unspecified 47", "killed women 30<", "killed children 5<"]),
    ("At least 20 soldiers, among them two officers, were killed.",
     ["killed soldiers 20-*", "killed soldiers 2<"]),
    ("The attacks claimed the lives of 90 people, as follows:\n- 60 civilians, including 12 women\n"
     "- 30 soldiers and loyalists",
     ["killed unspecified 90", "killed civilians 60<", "killed women 12<", "killed soldiers 30<"]),
    # Words for death
    ("It claimed the lives of 545 persons.", ["killed unspecified 545"]),
    ("Seven soldiers lost their lives in the ambush.", ["killed soldiers 7"]),
    ("The bodies of seven men were found in a well.", ["killed unspecified 7"]),
    ("Villagers found 13 corpses.", ["killed unspecified 13"]),
    ("He said three policemen succumbed to their wounds.", ["killed police 3"]),
    ("The terrorists martyred 3 soldiers.", ["killed soldiers 3"]),
    ("The defence ministry said its forces neutralised 12 terrorists in northern Iraq.",
     ["killed militants 12"]),
    ("Militants beheaded four fishermen.", ["killed civilians 4"]),
    ("Three men were stabbed to death.", ["killed unspecified 3"]),
    ("The operation resulted in 3 deaths and 14 injuries.",
     ["killed unspecified 3", "injured unspecified 14"]),
    ("Activists documented the death of a child and the injury of two others.",
     ["killed children 1", "injured unspecified 2"]),
    ("Gunmen shot and killed a judge in Kandahar.", ["killed officials 1"]),
    # Running tolls
    ("The death toll rose to 54 from 49.", ["killed unspecified 54", "killed unspecified 49^"]),
    ("The attack happened on Monday, bringing to 41 the number of soldiers killed.",
     ["killed soldiers 41"]),
    ("The number of people seized by gunmen from two villages in the north has risen to 54 from "
     "49.", ["abducted unspecified 54", "abducted unspecified 49^"]),
    ("Officials raised the toll from 12 to 15.",
     ["killed unspecified 12^", "killed unspecified 15"]),
    ("The ministry put the toll at two dead and ten wounded.",
     ["killed unspecified 2", "injured unspecified 10"]),
    ("The toll rises to 97, including 21 children and eight women.",
     ["killed unspecified 97", "killed children 21<", "killed women 8<"]),
    ("Last year the figure for the dead was 4,451.", ["killed unspecified 4451+"]),
    # Verbs that tell of people only when people are their object
    ("Gunmen seized 12 villagers.", ["abducted civilians 12"]),
    ("The army seized 20 rifles and two villages.", []),
    ("Two fighters were killed and about five rifles were seized.", ["killed militants 2"]),
    ('"They took 54 of our people, most of them women, and killed five," he said.',
     ["abducted unspecified 54", "killed unspecified 5"]),
    ("They took two men to hospital.", []),
    ("The army lost three soldiers.", ["killed soldiers 3"]),
    ('"We buried 19 people, of whom seven were women," he said.',
     ["killed unspecified 19", "killed women 7<"]),
    ("Four men were buried under the rubble.", []),
    ("Its troops destroyed an ammunition depot and up to 30 servicemen.",
     ["killed soldiers *-30"]),
    ("The raid sent hundreds of families fleeing.", ["displaced civilians 200-*"]),
    ("A policeman was hit by a bullet.", ["injured police 1"]),
    # Who those are that were counted
    ("The group said 19 people had died, all of them civilians.", ["killed civilians 19"]),
    ("The bomb wounded dozens, mostly students.", ["injured civilians 24-*"]),
    ('The group spoke of more than 20 "Christians" dead.', ["killed civilians 20-*"]),
    ("The army said that an officer was among ten fighters killed.", ["killed militants 10"]),
    ("His mother, father and sister were killed.",
     ["killed women 1", "killed civilians 1", "killed civilians 1"]),
    ("A bomb struck a police convoy, killing a colonel and six of his men.",
     ["killed police 1", "killed police 6"]),
    ("A shell killed a woman and wounded four others.",
     ["killed women 1", "injured unspecified 4"]),
    ("Monitors have documented 143 wounded, among them 52 children.",
     ["injured unspecified 143", "injured children 52<"]),
    ("Gunmen killed five people. Those killed include a trader and two farmers.",
     ["killed unspecified 5", "killed civilians 1<", "killed civilians 2<"]),
    # Casualties are dead and wounded together, unless there were none
    ("The enemy suffered 15 casualties.", []),
    ("There were no losses among the troops.", ["killed soldiers 0!"]),
    ("The body of a local journalist who had been abducted was found.",
     ["killed journalists 1", "abducted journalists 1"]),
    ("He said that no civilians were harmed.", ["killed civilians 0!"]),
    ("Gunmen murdered a retired colonel.", ["killed unspecified 1"]),
    ("Police found 12 bodies. Some of the bodies bore cuts.", ["killed unspecified 12"]),
    ("The ministry acknowledged no losses.", []),
    # A side's own dead
    ("The group said it had lost nobody.", ["killed militants 0!"]),
    ("The rebels left four dead on the field.", ["killed militants 4"]),
    # A drill is no attack
    ("In the drill, mock gunmen took 20 hostages.", []),
    ('"No one was hurt, this is only training," he said.', []),
    # Sums over a period
    ("In March gunmen kidnapped 28 passengers; all have since been freed.",
     ["abducted civilians 28"]),
    ("The raid in the conflict-torn region killed five people.", ["killed unspecified 5"]),
    ("Gangs killed 1,554 people and injured 826 in the first three months of the year.",
     ["killed unspecified 1554+", "injured unspecified 826+"]),
    ("Between 2018 and 2020, more than 600 people went missing.", ["missing unspecified 600-*+"]),
    ("The attack happened on Monday, bringing to 41 the number of soldiers killed in a month.",
     ["killed soldiers 41+"]),
    ("The conflict has killed tens of thousands since 2009.", ["killed unspecified 20000-*+"]),
    ("Hundreds of thousands have been displaced by the conflict since 2015.",
     ["displaced civilians 200000-*+"]),
    # Other outcomes
    ("An estimated 1.2 million people fled their homes.", ["displaced civilians 1200000"]),
    ("Six gendarmes remain missing.", ["missing police 6"]),
    ("Police arrested 14 protesters.", ["arrested civilians 14"]),
    ("A 22-year-old man was arrested.", ["arrested unspecified 1"]),
    ("A 9-year-old was shot in the leg.", ["injured children 1"]),
    # Whose people
    ("Two army officers and three police officers were killed.",
     ["killed soldiers 2", "killed police 3"]),
    ("Six members of the Sudanese army were killed.", ["killed soldiers 6"]),
    ("Nine members of the Islamic State group were killed.", ["killed militants 9"]),
    ("Twelve Houthi fighters and two aid workers were killed.",
     ["killed militants 12", "killed aid_workers 2"]),
    ("Two security guards were killed.", ["killed civilians 2"]),
    ("A radio journalist was shot dead by gunmen.", ["killed journalists 1"]),
    ("Since May, monitors have counted 90 attacks. These attacks killed 47 people.",
     ["killed unspecified 47+"]),
    # Names and what stands beside them
    ("Musa Ali, 35, a farmer, was killed near his village.", ["killed civilians 1"]),
    ("Musa Ali and Ahmed Bala were killed in the attack.", ["killed unspecified 2"]),
    ("Former lawmaker Hassan Ali was shot dead in Mogadishu.", ["killed officials 1"]),
    ("A 10-year-old boy and his 45-year-old father were killed.",
     ["killed children 1", "killed civilians 1"]),
    ("A New People's Army (NPA) rebel was killed while two others were captured.",
     ["killed militants 1", "captured militants 2"]),
    ("The town is tense and many residents have fled their homes.", ["displaced civilians 3-*"]),
    ("Five militants attacked the post and three of them were killed.", ["killed militants 3"]),
    ("Five soldiers paid the supreme price.", ["killed soldiers 5"]),
    # Not people, not done, not told as fact
    ("47 rifles were captured and 3 vehicles destroyed.", []),
    ("The militants killed 20 cows and burned 15 houses.", []),
    ("The aircraft executed four airstrikes on the town.", []),
    ("The rebels threatened to kill 30 hostages.", []),
    ("An attack could kill thousands of people, experts warned.", []),
    ("If more than 50 people are killed, the talks will end.", []),
    ("The court heard of the attempted murder of two policemen by the group.", []),
    ("How many people have they killed?", []),
    ("The soldiers were killed on Thursday.", []),
    ("The market reopened in 2019 on Highway 12.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CODEBOOK, ids=[text[:40] for text, _ in CODEBOOK])
def test_the_figures_of_a_text(analyse: Analyse, text: str, expected: list[str]) -> None:
    assert [written(toll) for toll in mark_tolls(analyse(text))] == expected


def test_the_span_is_the_shortest_phrase_with_number_people_and_outcome(analyse: Analyse) -> None:
    text = "Officials said on Friday that at least 12 Malian troops were killed in the raid."
    document = analyse(text)
    (toll,) = mark_tolls(document)
    assert toll.span.text == "at least 12 Malian troops were killed"
    assert toll.noun == "Malian troops"
    assert document.doc[toll.head].text == "troops"
    assert document.doc[toll.trigger].text == "killed"
    assert toll.qualifier is Qualifier.MINIMUM


def test_lists_of_other_articles_are_left_out(analyse: Analyse) -> None:
    text = "Two men were killed in Ituri.\n\nRelated stories\nTwelve soldiers killed in Kivu\n"
    assert [written(toll) for toll in mark_tolls(analyse(text))] == ["killed unspecified 2"]


def distinct(document: Document, sources: list[str] | None = None) -> list[str]:
    return [written(toll) for toll in distinct_tolls(document, mark_tolls(document), sources)]


def test_a_headline_that_the_body_retells_gives_no_figure(analyse: Analyse) -> None:
    text = "Nearly 20 killed in market blast\n\nA bomb killed 19 people in the market on Monday."
    assert distinct(analyse(text)) == ["killed unspecified 19"]


def test_one_source_that_repeats_itself_counts_once(analyse: Analyse) -> None:
    text = "The raid killed 19 people.\n\nIt was the third raid. The 19 people were killed at noon."
    assert distinct(analyse(text)) == ["killed unspecified 19"]


def test_two_sources_with_one_figure_count_twice(analyse: Analyse) -> None:
    text = "The raid killed 19 people.\n\nPolice said on Monday that 19 people had been killed."
    document = analyse(text)
    assert distinct(document, ["report", "Police"]) == ["killed unspecified 19"] * 2
    assert distinct(document, ["report", "report"]) == ["killed unspecified 19"]


def test_conflicting_figures_are_all_kept(analyse: Analyse) -> None:
    text = "The army said 53 soldiers were killed. The group said it had killed 49 soldiers."
    assert distinct(analyse(text)) == ["killed soldiers 53", "killed soldiers 49"]


def test_equal_figures_of_one_list_are_not_repetitions(analyse: Analyse) -> None:
    text = "Two farmers and two shepherds were killed."
    assert distinct(analyse(text)) == ["killed civilians 2", "killed civilians 2"]


def test_people_who_come_on_top_are_no_repetition(analyse: Analyse) -> None:
    text = "A farmer was killed on Monday. Another farmer was killed on Tuesday."
    assert distinct(analyse(text)) == ["killed civilians 1", "killed civilians 1"]


NOISE = st.text(st.sampled_from("ab é\u0301\u202b\u200fقتلى🔥🇲🇱 -–,."), max_size=12)


@settings(max_examples=25, deadline=None)
@given(NOISE, NOISE)
def test_spans_quote_the_report(analyse: Analyse, before: str, after: str) -> None:
    text = f"{before} At least 12 soldiers were killed {after}. Two 🔥 men died."
    for toll in mark_tolls(analyse(text)):
        assert text[toll.span.start : toll.span.end] == toll.span.text


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("A fire killed 12 men. By Friday it was 14, then 19.", [(12, 12), (14, 14), (19, 19)]),
        ("A raid left 12 dead. The Red Cross spoke of 27.", [(12, 12), (27, 27)]),
        ("A raid left 30 dead. The ministry lowered it to 27.", [(30, 30), (27, 27)]),
        ("The army put its losses at 19 soldiers.", [(19, 19)]),
        # Nothing that is told is counted here.
        ("The town was quiet. The Red Cross spoke of 27.", []),
        ("A raid left 12 dead. It was 30 minutes away. It was in 2014.", [(12, 12)]),
    ],
)
def test_a_figure_counted_anew_without_a_word_for_the_dead(
    analyse: Analyse, report: str, expected: list[tuple[int, int]]
) -> None:
    assert [(toll.low, toll.high) for toll in mark_tolls(analyse(report))] == expected
