"""Who says so: for a word of a report the nearest attribution that scopes over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.analysis import Document
from dateline.extraction.attribution import mark_sources, source_of
from dateline.extraction.attribution.kinds import kind_of
from dateline.extraction.attribution.quotes import quotations
from dateline.marks import SourceMark
from dateline.vocabulary import SourceKind

Analyse = Callable[..., Document]


def says(document: Document, words: str) -> SourceMark | None:
    """The source of the first token of ``words`` in the report."""
    at = document.report.text.index(words)
    token = document.tokens_of(document.chars(at, at + len(words)))[0]
    return source_of(mark_sources(document), token)


# Each row: the report, words of it, who says them, and the kind of that source.
ATTRIBUTED = [
    # The clause after the verb, with and without "that".
    ("Police said five people were killed in Mubi.", "five", "Police", "police"),
    ("The army said on Monday that it lost six men.", "six", "The army", "military"),
    ("Two hospital doctors told AFP that nine bodies had arrived.", "nine", "Two hospital doctors",
     "medical"),
    # The clause before the verb, straight and inverted.
    ("At least 12 farmers died in the raid, residents said.", "12", "residents", "resident"),
    ("Four rebels were shot dead, said Colonel Idriss Mato.", "Four", "Colonel Idriss Mato",
     "military"),
    ("Eleven miners were abducted, the interior ministry announced.", "Eleven",
     "the interior ministry", "state"),
    # In the middle of the clause.
    ("The rebels, the army said, had killed seven villagers.", "seven", "the army", "military"),
    ("Three of the dead, police say, were guards.", "guards", "police", "police"),
    # According to.
    ("According to the Red Cross, 30 families fled.", "30", "the Red Cross", "un_igo"),
    ("Shells hit a market, wounding 14, according to local activists.", "14", "local activists",
     "monitor"),
    ("Eight died, according to a statement by the defence ministry.", "Eight",
     "the defence ministry", "state"),
    # Verbs that take a thing: documented, monitored, confirmed, denied.
    ("The Syrian Observatory has documented the death of two shepherds.", "two",
     "The Syrian Observatory", "monitor"),
    ("SOHR activists monitored an attack that killed three soldiers.", "three", "SOHR activists",
     "monitor"),
    ("A United Nations spokesman confirmed the deaths of 21 civilians.", "21",
     "A United Nations spokesman", "un_igo"),
    # Claims: the claim scopes over all that is claimed.
    ("The Taliban claimed responsibility for a blast that killed 16 recruits.", "16",
     "The Taliban", "armed_group"),
    ("Al-Shabaab said its fighters had killed 40 troops.", "40", "Al-Shabaab", "armed_group"),
    # Behind a list.
    ("Gunmen opened fire on a market in Taga on Friday, killing 11 people, including a midwife and "
     "a truck driver, the state prosecutor's office said on Sunday.", "11",
     "the state prosecutor's office", "state"),
    ("An air strike on a village in Sudan's Darfur region killed at least 12 people on Sunday, "
     "three of them children, residents and a local "
     "rights group said.", "12", "residents and a local rights group", "resident"),
    ("The rebels tied up the villagers and killed them, Sani Bala, who heads the farmers' union, "
     "told reporters.", "villagers", "Sani Bala", "monitor"),
    # Bodies that are named by what they do.
    ("At least six people died, according to the National Network for Open Rights.", "six",
     "the National Network for Open Rights", "monitor"),
    ("The Freedom Front claimed the attack and said that it had killed 14 soldiers.", "14",
     "The Freedom Front", "armed_group"),
    # Who is meant: the speaker named before, never its victims or its enemies.
    ("A police captain told a newspaper that the convoy was hit. \"One of the attackers was "
     "killed,\" the captain said.", "killed", "A police captain", "police"),
    ("The national police confirmed the attack. It said that two bandits were killed.", "two",
     "The national police", "police"),
    ("Troops killed 30 al-Shabaab fighters, the information ministry said. The group said it lost "
     "nobody.", "nobody", "al-Shabaab", "armed_group"),
    ("Security sources said that six men died. The Islamic State group said that it killed ten.",
     "ten", "The Islamic State group", "armed_group"),
    ("The People's Defence Force said 19 people had died and accused the junta of murder. "
     "\"There was no fighting here,\" its spokesman said.", "fighting",
     "The People's Defence Force", "armed_group"),
    ("Ukraine's southern command said there had been no losses.", "losses",
     "Ukraine's southern command", "military"),
    # Passive.
    ("The deaths of 17 herders were reported by Radio Okapi.", "17", "Radio Okapi", "media"),
    ("The commander was quoted by Xinhua as saying 19 gunmen were dead.", "19", "The commander",
     None),
    # Witnesses, villagers, unnamed officials, rights groups.
    ("Witnesses said troops shot 23 people.", "23", "Witnesses", "witness"),
    ("A village elder told reporters that 25 houses were burned.", "25", "A village elder",
     "resident"),
    ("A security source said 26 inmates escaped.", "26", "A security source",
     "anonymous_official"),
    ("An Iraqi official said 27 were hurt.", "27", "An Iraqi official", "state"),
    ("Rights groups say 28 protesters were shot.", "28", "Rights groups", "monitor"),
    # "As X reported" and headlines.
    ("As Reuters reported, 29 sailors were seized.", "29", "Reuters", "media"),
    ("Five killed in ambush near Gao: army", "Five", "army", "military"),
    ("Army: Five rebels killed near Gao", "Five", "Army", "military"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "kind"), ATTRIBUTED)
def test_who_says_it(analyse: Analyse, text: str, words: str, name: str, kind: str | None) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.name == name
    assert kind is None or source.kind == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Nobody is named: the report itself speaks.
        ("Five people were killed in a raid on Mubi on Friday.", "Five"),
        ("The bomb killed six soldiers and wounded two.", "six"),
        # Nothing was said.
        ("Seven men were killed. Police did not say who attacked them.", "Seven"),
        ("No group has claimed responsibility for the attack, which killed eight.", "eight"),
        # A new paragraph without a tie to the one before.
        ("Police said two boys were missing.\n\nIn May, nine soldiers died in Bosso.", "nine"),
    ],
)
def test_report_in_its_own_voice(analyse: Analyse, text: str, words: str) -> None:
    assert says(analyse(text), words) is None


# Each row: the report, words of it, the name to which pronoun or short name is resolved.
RESOLVED = [
    ("Army spokesman Yusuf Bala said two men died. He said 31 were hurt.", "31",
     "Army spokesman Yusuf Bala"),
    ("Army spokesman Yusuf Bala said two men died.\n\nBala said 32 were hurt.", "32",
     "Army spokesman Yusuf Bala"),
    ("The Taliban said on Twitter that it took the town. It said 33 policemen died.", "33",
     "The Taliban"),
    ("Two villagers said the men came at dawn. They said 34 huts burned.", "34", "Two villagers"),
    ("The Arakan Army said it took a camp. The group said 35 soldiers fell.", "35",
     "The Arakan Army"),
    ("Governor Ana Ruiz said it was an ambush. The governor added that 36 had fled.", "36",
     "Governor Ana Ruiz"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_short_names_and_pronouns_mean_the_speaker_before(
    analyse: Analyse, text: str, words: str, name: str
) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.name == name


def test_resolved_speaker_keeps_its_kind(analyse: Analyse) -> None:
    document = analyse("Police chief Omar Dan said five died. Dan said 12 were hurt.")
    source = says(document, "12")
    assert source is not None
    assert source.kind is SourceKind.POLICE


# Quotations. Each row: the report, words of it, who says them.
QUOTED = [
    # Over several sentences, with the speaker after them.
    ('"They came at night. They killed 41 men. Then they left," farmer Adamu Isa said.', "41",
     "farmer Adamu Isa"),
    # Split by the speaker.
    ('"They came at night," said farmer Adamu Isa. "They killed 42 men."', "42",
     "farmer Adamu Isa"),
    # Left open at the end of a paragraph and taken up in the next.
    ('"They came at night.\n\n"They killed 43 men," said farmer Adamu Isa.', "night",
     "farmer Adamu Isa"),
    # Curly marks.
    ("\u201cWe buried 44 people. We have no shelter,\u201d a resident told AFP.", "44",
     "a resident"),
    # A paragraph of its own, after its speaker.
    ('A resident told AFP the men came at night.\n\n"They killed 45 people. We fled."', "45",
     "A resident"),
    # One inside the other: the innermost speaks.
    ('"The army told us that 46 men were dead," a resident said.', "46", "The army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), QUOTED)
def test_quotations(analyse: Analyse, text: str, words: str, name: str) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.name == name


def test_quotation_that_nobody_closes_ends_with_its_paragraph(analyse: Analyse) -> None:
    document = analyse('The mayor said: "We lost ten men.\n\nThe town is quiet.')
    ((start, end),) = quotations(document)
    assert document.doc[start:end].text.strip() == '"We lost ten men.'


# Continuations. Each row: the report, words of it, who says them.
CONTINUED = [
    ("Police said gunmen raided Kaya. They also killed 51 farmers.", "51", "Police"),
    ("Police said gunmen raided Kaya. The attack left 52 people dead.", "52", "Police"),
    ("The observatory documented 100 deaths, as follows:\n- 53 soldiers\n- 47 civilians", "53",
     "The observatory"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), CONTINUED)
def test_continuation_keeps_the_source(analyse: Analyse, text: str, words: str, name: str) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.name == name


def test_two_sources_in_one_sentence_each_have_their_figure(analyse: Analyse) -> None:
    document = analyse("The army said 61 rebels died while the rebels said they lost two men.")
    army, rebels = says(document, "61"), says(document, "two")
    assert army is not None
    assert rebels is not None
    assert (army.kind, rebels.kind) == (SourceKind.MILITARY, SourceKind.ARMED_GROUP)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The mayor told the Associated Press that 71 fled.", "71", ("told the Associated Press",)),
        ("The group said on its Telegram channel that 72 died.", "72",
         ("on its Telegram channel",)),
        ("The ministry said in a statement that 73 died.", "73", ("in a statement",)),
        ("The commander was quoted by Xinhua as saying 74 died.", "74", ("quoted by Xinhua",)),
    ],
)  # fmt: skip
def test_chain(analyse: Analyse, text: str, words: str, chain: tuple[str, ...]) -> None:
    source = says(analyse(text), words)
    assert source is not None
    assert source.chain == chain


@pytest.mark.parametrize(
    ("text", "claim", "denial", "suspicion"),
    [
        ("The rebels claimed they had killed 81 soldiers.", True, False, False),
        ("The army denied that it had killed 82 civilians.", False, True, False),
        ("Police suspect that the sect killed 83 herders.", False, False, True),
        ("Police said the sect killed 84 herders.", False, False, False),
    ],
)
def test_flags(analyse: Analyse, text: str, claim: bool, denial: bool, suspicion: bool) -> None:
    source = says(analyse(text), "8")
    assert source is not None
    assert (source.claim, source.denial, source.suspicion) == (claim, denial, suspicion)


def test_a_group_that_tells_its_enemys_losses_claims(analyse: Analyse) -> None:
    source = says(analyse("Al-Shabaab said its fighters had killed 85 troops."), "85")
    assert source is not None
    assert source.claim


def test_a_victim_blames_nobody(analyse: Analyse) -> None:
    text = "The rebels said that 19 people had died and accused the junta of choosing the target."
    source = says(analyse(text), "junta")
    assert source is not None
    assert source.name == "The rebels"


@pytest.mark.parametrize(
    ("core", "head", "rest", "kind"),
    [
        ("provincial police spokesman", "spokesman", "", SourceKind.POLICE),
        ("a leader", "leader", "of the rebel coalition", SourceKind.ARMED_GROUP),
        ("the Saudi-led coalition", "coalition", "", SourceKind.MILITARY),
        ("a medical source", "source", "in the rebel-held town", SourceKind.MEDICAL),
        ("officials", "official", "", SourceKind.ANONYMOUS_OFFICIAL),
        ("Afghan officials", "official", "", SourceKind.STATE),
        ("the weather", "weather", "", None),
    ],
)
def test_kind_of_speaker(core: str, head: str, rest: str, kind: SourceKind | None) -> None:
    assert kind_of(core, head, rest) is kind


def test_every_mark_quotes_words_that_stand_in_the_report(analyse: Analyse) -> None:
    text = "\U0001f4f0 Mairie de Sévaré : \u201cNous\u201d. Police said 5 died, يقول. Bah said so."
    document = analyse(text)
    for mark in mark_sources(document):
        mark.span.check(text)
        mark.cue.check(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Whom it was told, where and when is no part of what is said.
        ("The mayor told reporters on Friday that nine people died.", ["that nine people died."]),
        ("Nine people died, the mayor said on Friday.", ["Nine people died,"]),
        ("Nine people died, said the mayor, who had visited the site.", ["Nine people died,"]),
        # Urging and judging attribute, too.
        ("The union urged the rebels to free the nurses.", ["the rebels to free the nurses."]),
        ("The mayor praised the volunteers.", ["the volunteers."]),
        ("A survey found that most families had fled.", ["that most families had fled."]),
        ("The militia threatened to burn the village.", ["to burn the village."]),
        # Outside quotations the author speaks.
        ("I said that the road was mined.", ["that the road was mined."]),
    ],
)
def test_content(analyse: Analyse, text: str, said: list[str]) -> None:
    document = analyse(text)
    (mark,) = mark_sources(document)
    told = [document.doc[start:end].text.strip(", ") for start, end in mark.content]
    assert [t for t in told if any(c.isalpha() for c in t)] == [t.strip(",") for t in said]


def test_what_comes_with_the_toll_stays_said(analyse: Analyse) -> None:
    document = analyse("Nine people were killed, police said, including two nurses.")
    assert says(document, "two nurses") is not None


def test_a_blank_line_within_a_name_names_nobody(analyse: Analyse) -> None:
    document = analyse("A bomb went off in Taga.\n\nThe group said that two men died.")
    blank = next(token for token in document.doc if token.is_space)
    blank.ent_type_ = "ORG"
    assert blank.ent_type_ == "ORG"
    found = says(document, "two")
    assert found is not None
    assert found.name == "The group"
