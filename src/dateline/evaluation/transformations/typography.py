"""The same words set otherwise: case, quotes, dashes, lines and spaces."""

from __future__ import annotations

import re
import textwrap

from dateline.records import CodedReport

_WIDTH = 72
"""Characters a line of a hard-wrapped wire."""

_CURLY = str.maketrans("“”‘’", "\"\"''")
_OPENING = re.compile(r"(^|[\s(\[—–-])([\"'])(?=\S)")
_DASH = re.compile(r"(?<=\S) (--|-|–|—) (?=\S)|(?<=\w)(—)(?=\w)")
_NEXT = {"--": "—", "-": "–", "–": "-", "—": "–"}
_SENTENCE = re.compile(r"(?<=[a-z\d][.!?]) (?=[A-Z\"“])")


def upper_case(coded: CodedReport) -> str:
    """The text in capitals, as old wires sent it."""
    return coded.report.text.upper()


def quotes(coded: CodedReport) -> str:
    """Curly quotes and apostrophes straight; straight ones curly where there are none."""
    text = coded.report.text
    straight = text.translate(_CURLY)
    if straight != text:
        return straight
    opened = _OPENING.sub(lambda m: m.group(1) + ("“" if m.group(2) == '"' else "‘"), text)
    return opened.replace('"', "”").replace("'", "’")


def dashes(coded: CodedReport) -> str:
    """Dashes between words in another usual form."""

    def new(match: re.Match[str]) -> str:
        return f" {_NEXT[match.group(1)]} " if match.group(1) else " – "

    return _DASH.sub(new, coded.report.text)


def wrapped(coded: CodedReport) -> str:
    """Paragraphs wrapped at 72 characters, an empty line between them; lines joined if they were.

    A text of many short lines is left as it is: its lines may mean something.
    """
    text = coded.report.text
    paragraphs = re.split(r"\n\s*\n", text)
    if any("\n" in paragraph for paragraph in paragraphs):
        return text
    lines = (textwrap.fill(paragraph, _WIDTH, break_on_hyphens=False) for paragraph in paragraphs)
    return "\n\n".join(lines)


def double_spaces(coded: CodedReport) -> str:
    """Two spaces after each sentence."""
    return _SENTENCE.sub("  ", coded.report.text)
