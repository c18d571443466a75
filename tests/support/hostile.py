"""Cells that have broken programs: in names, titles, places and publishers."""

from __future__ import annotations

CELLS = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "full width": "＝1+1",
    "tab": "\t=1+1",
    "control": "bell\x07 escape\x1b[31m null\x00",
    "bidi": "abc\u202eevil\u202c",
    "newlines": "one\ntwo\r\nthree",
    "quotes": 'say "no", it\'s; over',
    "long": "long " * 8_000,
    "emoji": "🕊️ 👩‍👩‍👧 𝔘",
    "arabic": "الحديدة",
    "combining": "Te\u0301ssalit",
    "surrogate": "half \ud83d pair",
    "not a character": "\ufffe and \uffff",
    "xml": "<b>&amp;</b> ]]>",
    "looks like a number": "007",
    "looks like a date": "1/2/2020",
    "link": "https://example.org/x?a=1&b=2",
}
