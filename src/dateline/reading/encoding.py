"""From bytes to text: UTF-8 first, then what the bytes themselves say."""

from __future__ import annotations

import codecs
import re

from dateline.errors import BinaryFileError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip archive",
}
_SAMPLE = 65_536
"""Bytes looked at to tell text from binary; enough for the statistics, cheap for large files."""
_NUL_SHARE = 0.1
"""Share of NULs over which bytes are not text with stray NULs in it."""
_CONTROL_SHARE = 0.05
"""Share of control bytes over which bytes are not text; program files lie near 0.2."""
_FOREIGN_SHARE = 0.15
"""Share of bytes over 0x7F under which text that is not UTF-8 is Latin text with some accents and
curly quotes (Windows-1252); Russian or Arabic in one byte a letter lies near 0.8."""
_CANDIDATES = ["cp1251", "cp1256", "cp1252", "cp1250", "cp1253", "cp1255", "koi8_r", "gb18030",
               "euc_kr", "shift_jis", "big5"]  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PRINTED = re.compile(rb"[\t\n\r\x20-\x7e]")
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of ``data``. With ``html`` the encoding that the page declares is tried second.

    Raises:
        BinaryFileError: when the bytes are not text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    kind = next((word for magic, word in _MAGIC.items() if data.startswith(magic)), None)
    if kind is not None:
        raise BinaryFileError(f"not text but {kind}; save its text as a .txt file")
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, "replace")
    _refuse_binary(data[:_SAMPLE])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return (html and _declared(data)) or _other(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte-order mark, told by the NULs in every other byte."""
    half = len(sample) // 2
    others = sample.replace(b"\0", b"")
    if half < 2 or len(_PRINTED.findall(others)) < 0.9 * len(others):
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _refuse_binary(sample: bytes) -> None:
    if not sample:
        return
    controls = len(_CONTROL.findall(sample))
    nuls = sample.count(0)
    size = len(sample)
    if nuls / size > _NUL_SHARE or (controls - nuls) / size > _CONTROL_SHARE:
        raise BinaryFileError("not text: the file holds binary data")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    try:
        return data.decode(found.group(1).decode("ascii"), "replace")
    except (LookupError, UnicodeDecodeError):
        return None


def _other(data: bytes) -> str:
    """Text that is not UTF-8: damaged UTF-8, Windows-1252, or what the statistics say."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = sum(1 for c in mended if c > "\x7f") - broken
    if whole > broken:
        return mended
    if sum(1 for byte in data[:_SAMPLE] if byte > 0x7F) / len(data[:_SAMPLE]) < _FOREIGN_SHARE:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is None:
        raise BinaryFileError("not text in any encoding that Dateline knows; save it as UTF-8")
    return data.decode(best.encoding, "replace")
