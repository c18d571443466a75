"""A text as the language pipeline likes it, character by character the same length.

Offsets in the folded text are offsets in the report. Folding makes curly quotes straight, exotic
spaces plain, the lines of a hard-wrapped paragraph one line, and upper-case wires mixed case. Words
that the language pipeline does not know as what they are give way to ones of the same length.
"""

from __future__ import annotations

import re

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2015": "\u2014",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ",
    "\u00ad": " ", "\t": " ", "\r": " ", "\u2028": "\n", "\u2029": "\n", "`": "'",
}  # fmt: skip
_ODD = frozenset(_PLAIN)

_FILED = re.compile(
    r"(?:date )?(?:\d{4}-\d\d-\d\d\s+)?[A-Z][A-Z'. -]{2,40}(?:,[^\n.!?:;\"]{1,50})?"
    r"(?:\([^()\n]{2,40}\))? ?-?(?P<dash>[-\u2013\u2014]|(?<=[A-Za-z]\)):) (?=[A-Z\"'])"
)
"""A dateline at the head of a mixed-case report: "NIAMEY, Niger, Sept 9 (Agency) - ", "AIBAK
(Agency): "."""

_HEADLINE = re.compile(r"[^\n]{8,160}(?<![.!?:;,])\n+")
"""A headline in a line of its own, before the dateline."""

_ARTICLE_APART = re.compile(r"(?<=\bAl) (?=[A-Z][a-z]+)(?!Gore|Capone|Sharpton|Franken|Pacino)")
"""The Arabic article as a word of its own: "Al Bab" is analysed as "Al-Bab"."""

_MARTYRED = re.compile(r"\b[Mm]artyred\b")
"""What a side says of its own dead; the pipeline takes it for an adjective, not for a passive."""

_CLAIMS = re.compile(r"\bclaims(?= (?:\w+ )?responsibility\b)")
_LAUNCHES = re.compile(
    r"(?<!missile )(?<!rocket )(?<!satellite )(?<!test )\blaunches"
    r"(?= (?:an?|its|new|more|several|dozens|multiple|massive|heavy|major|ground|military|air|drone"
    r"|missile|rocket|airstrikes|strikes|raids|attacks|missiles|rockets|drones)\b)"
)
"""Verbs of the present tense that the pipeline takes for nouns: "Turkey launches airstrikes"."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_CAPS_SHARE = 0.6
"""Share of letters in upper case from which a text counts as an upper-case wire; mixed-case English
news lies near 0.05, headlines near 0.2."""

_SMALL_SHARE = 1.001 - _CAPS_SHARE
_NOT_SMALL = bytes(set(range(256)) - set(range(ord("a"), ord("z") + 1)))

_SMALL = frozenset(
    "a an the and or but nor of in on at by to for from with near under over into onto as "
    "than that this these those which who whom whose what when where while after before "
    "during since until is are was were be been being has have had do does did will would can "
    "could may might must shall should not no it its he she they them his her their we our "
    "you your i my me us him".split()
)


def fold(text: str) -> str:
    """The folded form of ``text``, of the same length."""
    plain = text
    for odd in _ODD.intersection(text):  # a text has few, and ``translate`` asks for each letter
        plain = plain.replace(odd, _PLAIN[odd])
    plain = _unwrap(plain)
    if is_upper_case(plain):
        plain = _recase(plain)
    plain = _parted(plain)
    if "Al " in plain:
        plain = _ARTICLE_APART.sub("-", plain)
    if "laims" in plain or "aunches" in plain:
        plain = _LAUNCHES.sub("launched", _CLAIMS.sub("admits", plain))
    if "artyred" in plain:
        plain = _MARTYRED.sub(lambda m: "Murdered" if m.group()[0] == "M" else "murdered", plain)
    assert len(plain) == len(text)
    return plain


def _parted(text: str) -> str:
    """The text with its dateline ended like a sentence, so that it is no part of the first one.

    Otherwise "NIAMEY - Jihadists" reads as one name, and the town as the attacker.
    """
    headline = _HEADLINE.match(text)
    filed = _FILED.match(text) or (_FILED.match(text, headline.end()) if headline else None)
    if filed is None:
        return text
    return text[: filed.start("dash")] + ".\n" + text[filed.end() :]


def is_upper_case(text: str) -> bool:
    """Whether the text is an upper-case wire."""
    # Letters are at most all characters, so that small ones in this number rule it out.
    if len(text.encode("ascii", "ignore").translate(None, _NOT_SMALL)) > _SMALL_SHARE * len(text):
        return False
    upper = sum(1 for c in text if c.isupper())
    letters = sum(1 for c in text if c.isalpha())
    return letters >= 20 and upper / letters >= _CAPS_SHARE


def _unwrap(text: str) -> str:
    """Newlines inside hard-wrapped paragraphs become spaces; others stay.

    The width counts in mixed-case texts only: upper-case wires set headers in lines of their own.
    """
    if "\n" not in text:
        return text
    width = None if is_upper_case(text) else _width(text)
    pieces: list[str] = []
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        pieces += [_unwrap_block(text[at : gap.start()], width), gap.group()]
        at = gap.end()
    pieces.append(_unwrap_block(text[at:], width))
    return "".join(pieces)


def _width(text: str) -> int | None:
    """The width to which the text's paragraphs are wrapped; ``None`` when they are not."""
    blocks = (block.split("\n") for block in _PARAGRAPH.split(text))
    inner = [line.rstrip() for lines in blocks for line in lines[:-1] if line.strip()]
    longest = max(map(len, inner), default=0)
    return longest if longest <= _WIDEST and _open_ended(inner) else None


_WIDEST = 100
"""Characters of the longest line that is taken for a hard-wrapped one."""


def _open_ended(lines: list[str]) -> bool:
    """Whether most lines end within a sentence."""
    return sum(1 for line in lines if line[-1] not in ".!?:\"'") * 2 > len(lines)


def _unwrap_block(block: str, width: int | None) -> str:
    """A paragraph of several lines of similar length, cut mid-sentence, as one line.

    In a text that is wrapped to ``width`` also one whose every line is too full for the next word,
    wherever its sentences end.
    """
    lines = [line.rstrip() for line in block.split("\n")]
    inner = [line for line in lines[:-1] if line]
    if not inner:
        return block
    cut = max(map(len, inner)) <= _WIDEST and _open_ended(inner)
    if cut or (width is not None and all(map(_is_full, lines, lines[1:], [width] * len(lines)))):
        return block.replace("\n", " ")
    return block


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    word = after.split(" ", 1)[0]
    return bool(word) and len(line) + 1 + len(word) > width


def _recase(text: str) -> str:
    """An upper-case text in mixed case: names and unknown words capitalised, others lower.

    Common words are those of the dictionary (``knowledge.common_words``), less the names that it
    lists; a name of several words that an actor bears ("Shining Path") keeps its capitals.
    Abbreviations in brackets stay as they are. After a wire's headers ("[TEXT] ", "3 JAN 90 -- ")
    a line begins, so that a sentence does.
    """
    from dateline.knowledge.capital_names import acronyms, named_phrases
    from dateline.knowledge.common_words import is_common, listed_names

    names = listed_names()
    known = _INITIALS | acronyms()
    bracketed = {word for word in _ACRONYM.findall(text) if len(word) <= _SHORT}
    capitals = bracketed | known

    def word(match: re.Match[str]) -> str:
        token = match.group()
        low = _lower(token)
        if token in bracketed and text[match.start() - 1] in "[(":
            return token
        if low in _SMALL:
            return low
        stem, mark, rest = token.partition("'")
        if stem in capitals:
            several = stem in _SEVERAL
            return (stem[:-1] + "s" if several else stem) + mark + _lower(rest)
        if is_common(low) and _lower(stem) not in names:
            return low
        return token[0] + _lower(token[1:])

    folded = _WORD.sub(word, text)
    folded = _named(folded, named_phrases())
    folded = _AFTER_ARTICLE.sub(lambda m: m.group().upper(), folded)
    folded = _MONTH.sub(lambda m: m.group().capitalize(), folded)
    folded = _SMALL_MARKS.sub(lambda m: _lower(m.group()), folded)
    folded = _STATES.sub("US", folded)
    folded = _ARABIC.sub("A", folded)
    folded = _UNIT.sub(lambda m: f"{m['name']} {m['kind'].capitalize()}", folded)
    folded = _COMPASS.sub(lambda m: m.group().title(), folded)
    folded = _NAMED_AFTER.sub(lambda m: m.group().capitalize(), folded)
    folded = _TITLE.sub(lambda m: m.group().capitalize(), folded)
    folded = _ARTICLE.sub(lambda m: m.group().capitalize(), folded)
    folded = _break(folded[:_HEAD]) + folded[_HEAD:]
    folded = _SENTENCE.sub(_opened, folded)
    assert len(folded) == len(text)
    return folded


def _opened(match: re.Match[str]) -> str:
    """The letter that begins a sentence as a capital; none begins after "a.m." or "i.e."."""
    before = match.string[max(0, match.start() - 3) : match.start() + 1]
    if before.endswith(("a.m.", "p.m.", "i.e.", "e.g.")):
        return match.group()
    return match.group(1) + match.group(2).upper()


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE = re.compile(r"(^|[.!?][\"')]*\s+|\n\s*|[^\w\s]\s\")([a-z])")
_ARTICLE = re.compile(
    r"\b(?:el|la|los|las)(?= [A-Z][a-z])|\b(?:south|north|central|latin)(?= americ)"
    r"|\bamerica(?:n|ns)?\b"
)
"""Articles that begin Spanish names; the Americas."""

_AFTER_ARTICLE = re.compile(
    r"(?<=\b[aA][ldnrsz]-)[a-z](?=[a-z])|(?<=\b[eE]l-)[a-z](?=[a-z])|(?<=\bD)r(?= Congo)"
    r"|(?<=(?<!-)\b[aA]t-)[a-z](?=[a-z])"  # "at-Tanf", and not "sit-at-home"
    r"|(?<=\b[aA]l )[a-z](?=[a-z]{3})"
    r"|(?<=\b(?:Valle|Villa|Cerro|Monte) )[a-z](?=[a-z]{3})"
    r"|(?<=\b(?:Puerto|Ciudad|Pueblo|Rancho) )[a-z](?=[a-z]{3})"
)
"""The letter behind an Arabic article or a Spanish word for a place: "al-dabas", "Valle dorado" are
names whatever the dictionary says."""

_ARABIC = re.compile(r"\ba(?=l[- ][A-Z][a-z])")
"""The Arabic article, with a capital in most mixed-case reports: "Al-Bab"."""

_UNIT = re.compile(
    r"\b(?P<name>[A-Z][\w'-]*[a-z]) (?P<kind>state|province|township|county|governorate)\b"
    r"(?!-| (?:media|television|tv|radio|news|agency|forces|security|department|terror))"
)
"""The kind of a unit behind its name: "Shan State", and not "Syrian state media"."""

_SMALL_MARKS = re.compile(
    r"\b(?:[aApP]\.[mM]\b|[iI]\.[eE]\b|[eE]\.[gG]\b|(?<=\d )KMS?\b|(?<=\d)KMS?\b)"
)
"""Abbreviations that have no capitals: "a.m.", "i.e.", "5 km"."""

_COMPASS = re.compile(
    r"\b(?:north|south)[ -](?:east|west)(?= (?:and (?:north|south)[ -](?:east|west) )?regions?\b)"
    r"|\bfar north(?= region\b)"
)
"""Regions that are named by their quarter alone."""

_NAMED_AFTER = re.compile(
    r"\b(?:ain|ayn|deir|dayr|tal|tel|tell|jabal|jebel|wadi|bir|kafr|umm|bab|ras|beit|bayt|nahr)"
    r"(?=[ -](?:[aA]l[ -]|[eE]l[ -]|[eE]z-|[eE]s-|[aA]sh-)?[A-Z])"
)
"""Arabic words that begin names of places and are words of English dictionaries, too."""

_SEVERAL = frozenset({"IEDS", "NGOS"})

_MONTH = re.compile(
    r"(?:(?<=\d )|(?<=\d(?:th|st|nd|rd) )|(?<=\b(?:in|of|on) )|(?<=\b(?:late|last) )"
    r"|(?<=\b(?:since|until|early) ))(?:march|may)\b"
    r"|\b(?:march|may)(?= \d)"
)
"""The months that are words too, where the words beside them tell a date."""

_STATES = re.compile(r"(?<=\bthe )us\b|\bus(?=-[a-z]|'s? )")
"""The country's initials: "the us", "us-led"."""

_TITLE = re.compile(
    r"\b(?:president|minister|general|lieutenant|colonel|captain|major|sergeant|brigadier|admiral|"
    r"commander|governor|mayor|senator|judge|bishop|sheikh|imam|mullah|king|prince|queen|mr|mrs|ms|"
    r"dr|inspector|superintendent|commissioner|ambassador)(?= [A-Z][a-z])"
)
"""Titles, right before a name."""

_ACRONYM = re.compile(r"[\[(]([A-Z][A-Z0-9-]{1,7})[\])]")
_SHORT = 5
"""Letters up to which a word in brackets is taken for an abbreviation."""

_HEAD = 500
"""Characters from the start in which a wire's headers stand."""

_HEADER = re.compile(r"\[(?:text|excerpts?)\]( )(?=\S)", re.IGNORECASE)
_DATELINE = re.compile(r"(?: --|^[^\n:.]{2,60}[A-Za-z]\):)( )(?=\S)")
_INITIALS = frozenset(
    "UN US USA UK EU AU OAS NATO CIA FBI DEA AFP AP UPI EFE DPA KM GMT TNT FMLN ELN FARC EPL MRTA "
    "URNG ERP FPL MIR USSR PRC FRG GDR IMF EEC TV".split()
)


def _break(head: str) -> str:
    """The head of a wire with a line's end after its last header."""
    found = _HEADER.search(head) or _DATELINE.search(head)
    if found is None:
        return head
    at = found.start(1)
    return head[:at] + "\n" + head[at + 1 :]


def _named(text: str, names: dict[str, tuple[tuple[str, ...], ...]]) -> str:
    """The text with the names of several words capitalised."""
    spans = [(m.start(), m.end(), _lower(m.group())) for m in _WORD.finditer(text)]
    letters = [*text]
    for at, (_, _, first) in enumerate(spans):
        for name in names.get(first, ()):
            if tuple(s[2] for s in spans[at : at + len(name)]) == name:
                for start, end, low in spans[at : at + len(name)]:
                    if low not in _SMALL and text[start:end] == low:
                        letters[start] = letters[start].upper()
                break
    return "".join(letters)


def _lower(text: str) -> str:
    """Lower case that never changes the length."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
