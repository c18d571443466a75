"""The same sentences in another order, where nothing hangs on the order."""

from __future__ import annotations

import re

from dateline.records import CodedReport

_SPEECH = r"(?:said|reported|announced)"
_SENTENCE = r"(?:^|(?<=\n)|(?<=[a-z][.!?] ))"
_WHO = r"(?:(?:the|a|an|local|state) )?[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*){0,4}?"
_LAST = re.compile(
    rf"{_SENTENCE}(?P<body>[A-Z0-9][^.!?\n\"“”:;]{{20,}}?), (?P<who>{_WHO}) (?P<verb>{_SPEECH})\."
    r"(?=\s|$)"
)
_FIRST = re.compile(
    rf"{_SENTENCE}(?P<who>[A-Z][\w'’-]*(?: [\w'’-]+){{0,4}}?) (?P<verb>{_SPEECH}) "
    r"(?:that )?(?P<body>(?!on |in |at |by |to |it |he |she |they |its |his |their |this |late |"
    r"early |earlier |the attack |no |\w+day )[A-Za-z0-9][^.!?\n\"“”:;]{20,}?)\.(?=\s|$)"
)
_NOT_SPEAKERS = frozenset(
    "which who it that and but he she they as is was were are been being have has had what".split()
)
_SMALL = frozenset(
    "a an the at in on two three four five six seven eight nine ten eleven twelve some several "
    "many most dozens hundreds thousands scores gunmen militants soldiers police rebels fighters "
    "troops attackers insurgents villagers residents officials people witnesses army security "
    "unidentified unknown armed no all both another more nearly about around".split()
)
"""First words of a sentence that are no names."""

_LEANING = re.compile(
    r"\b(?:he|she|it|they|his|her|its|their|him|them|this|that|these|those|also|another|others?|"
    r"later|earlier|same|separate(?:ly)?|meanwhile|however|but|latter|former|second|then|there|"
    r"too|both|after|before|since|next|previous(?:ly)?|following|the)\b",
    re.IGNORECASE,
)
"""Words by which a paragraph's first sentence leans on what was said before."""


def attribution_first(coded: CodedReport) -> str:
    """ "X, police said." as "Police said X." wherever the sentence has no quotation."""

    def new(match: re.Match[str]) -> str:
        if _no_speaker(match["who"]) or re.search(rf"\b{_SPEECH}\b", match["body"]):
            return match.group()
        who = match["who"][0].upper() + match["who"][1:]
        return f"{who} {match['verb']} {_inside(match['body'])}."

    return _LAST.sub(new, coded.report.text)


def attribution_last(coded: CodedReport) -> str:
    """ "Police said X." as "X, police said." wherever the sentence has no quotation."""

    def new(match: re.Match[str]) -> str:
        body = match["body"]
        if _no_speaker(match["who"]) or re.search(rf"\b{_SPEECH}\b", body):
            return match.group()
        return f"{body[0].upper()}{body[1:]}, {_inside(match['who'])} {match['verb']}."

    return _FIRST.sub(new, coded.report.text)


def last_paragraphs_swapped(coded: CodedReport) -> str:
    """The last two of four or more paragraphs swapped, where neither leans on what comes before.

    A paragraph leans when its first sentence has a pronoun, a "the" or a word like "later".
    """
    gap = "\n\n" if "\n\n" in coded.report.text else "\n"
    paragraphs = coded.report.text.split(gap)
    if len(paragraphs) < 4 or any(_leans(paragraph) for paragraph in paragraphs[-2:]):
        return coded.report.text
    return gap.join([*paragraphs[:-2], paragraphs[-1], paragraphs[-2]])


def _leans(paragraph: str) -> bool:
    first = re.split(r"(?<=[.!?])\s", paragraph.strip(), maxsplit=1)[0]
    return not first.endswith(".") or _LEANING.search(first) is not None


def _no_speaker(who: str) -> bool:
    return bool(_NOT_SPEAKERS & set(who.lower().split()))


def _inside(words: str) -> str:
    """The words as they stand within a sentence: a small letter first, unless they are a name."""
    first = words.split(" ", 1)[0]
    return words[0].lower() + words[1:] if first.lower() in _SMALL else words
