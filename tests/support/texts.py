"""Report texts for property tests: templates of news sentences filled with what breaks programs."""

from __future__ import annotations

from hypothesis import strategies as st

_NAMES = (
    "Gao", "Idlib", "İdlib", "Ségou", "Se\u0301gou", "غزة", "Дебальцево", "ねむろ", "Al-Bāb",
    "N'Djamena", "San José de Ocuné", "Q", "ẞtraẞe", "Ti\u00adllabéri", "👨‍👩‍👧‍👦", "🇲🇱",
    "\u200bKidal",
)  # fmt: skip
_NUMBERS = (
    "three", "12", "at least 53", "1,200", "dozens of", "no",
    "٣", "３", "½", "9" * 40, "-5", "0",
    "between 5 and 3", "two or three", "a hundred and",
    "10 million", "1e9", "more than a dozen",
)  # fmt: skip
_DAYS = (
    "on Friday", "on 31 February", "in 2017",
    "since June 2019", "last week", "99/99/9999",
    "on 9999-12-31", "5,000,000 years ago",
    "a month after the raid", "overnight", "on 1 January 1",
)  # fmt: skip
_PEOPLE = (
    "people", "soldiers", "civilians, including two children,",
    "militants", "“rebels”", "JNIM",
    "Malian army troops", "أشخاص",
    "unidentified gunmen", "policemen (three of them women)",
)  # fmt: skip
_TEMPLATES = (
    "{who} killed {number} {whom} in {place} {day}.",
    "{number} {whom} were killed and {number} wounded near {place} {day}, the army said.",
    "{place}, {day} (Agency) - {who} attacked a village, leaving {number} dead.",
    "“{number} bodies were found in {place},” said a doctor {day}.",
    "In a separate incident, {number} {whom} died when a bomb exploded in {place}.",
    "{who} claimed responsibility for the attack on its Telegram channel.",
    "Since 2012 {number} {whom} have been killed in {place} and {place}.",
    "- {number} killed in {place}",
    "• {number} {whom} wounded in {place} {day}",
    "The government denied that {number} {whom} had been abducted {day}.",
    '"He said "she said "they said {number} {whom} died"""',
    "[TEXT] {place}, 3 JAN 90 (DOMESTIC SERVICE) -- [REPORT] {number} {whom} DIED. [END QUOTE]",
)
_NOISE = (
    "", " ", "...", "?!?!", "———", "\u00a0", "\u200d", "😀😀", "\t", "e\u0301\u0301\u0301",
    "\u202e!",
    "(" * 30, '"""', "’’", "A" * 300, "7" * 1000,
    "\u0600", "𝔎𝔦𝔩𝔩𝔢𝔡", "1." * 40, "&lt;b&gt;",
    "\ufffd",
)  # fmt: skip
_BREAKS = (" ", "\n", "\n\n", "\n\n\n\n", "\u2028", "\r\n", " \n ", "")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence of a report, or noise."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(_NOISE) | st.text(max_size=20))
    sentence = draw(st.sampled_from(_TEMPLATES))
    for slot, words in (("{place}", _NAMES), ("{number}", _NUMBERS), ("{day}", _DAYS)):
        while slot in sentence:
            sentence = sentence.replace(slot, draw(st.sampled_from(words)), 1)
    people = st.sampled_from(_PEOPLE)
    return sentence.replace("{who}", draw(people)).replace("{whom}", draw(people))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A report: up to eight sentences, joined in every way, at times all in capitals."""
    found = draw(st.lists(sentences(), max_size=8))
    text = "".join(sentence + draw(st.sampled_from(_BREAKS)) for sentence in found)
    return text.upper() if draw(st.integers(0, 5)) == 0 else text
