"""What makes two spellings of a place name the same.

``key`` ignores case, accents, hyphens, apostrophes and spaces ("I-n-Delimane" = "Indelimane");
``bare_key`` also drops an Arabic article ("al-Baghouz" = "Baghouz"); ``sound_key`` also folds the
usual differences of romanisation ("Baghouz" = "Baghuz", "Kafr Nabl" = "Kafranbel").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
     "ə": "a", "ŋ": "n", "ħ": "h"}
)  # fmt: skip
_NOISE = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(
    r"^(?:al|el|ul|ad|ar|as|ash|at|ath|an|az|ed|er|es|esh|et|en|ez|l)[-\s'’]+(?=\w{3})", re.I
)
_GENERIC = re.compile(
    r"^(?:(?:muhafazat|muḩāfaz̧at|wilayat|wilaya|wilāyat|ostan-e|ostān-e|velayat-e|velāyat-e|"
    r"departement|département|departamento|provincia|province|region|région|cercle|estado|"
    r"municipio|commune|qada'?|qaḑā[’ʼ]?|nahiyat|nāḩiyat|liwa['’]?|district|shahrestan-e|"
    r"shahrestān-e|preah|changwat|tinh|tỉnh|raionul|partido|distrito|mintaqat|minţaqat|"
    r"wuluswali|woluswali-e|county|autonomous|state|prefecture|préfecture|mudiriyat)"
    r"\s+(?:of\s+the\s+|of\s+|de\s+la\s+|de\s+los\s+|de\s+l['’]|de\s+|du\s+|des\s+|del\s+|d['’])?)",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:governorate|province|region|state|district|county|oblast['’]?|raion|rayon|department|"
    r"prefecture|municipality|territory|division|canton|parish|republic|krai|zone|woreda|"
    r"local government area|area|lga|voivodeship|emirate|wilayat|sub-region|union territory|"
    r"autonomous region|community|township|vilayat|ili|sheng|zizhiqu|muhafazat|mintaqah|"
    r"special administrative region|capital territory|city|cercle|regency|kabupaten|upazila|"
    r"zila|tehsil)$",
    re.I,
)

_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"ck|q|c(?!h)|kh"), "k"), (re.compile(r"dh|dj"), "d"),
    (re.compile(r"th"), "t"), (re.compile(r"gh"), "g"), (re.compile(r"dj"), "j"),
    (re.compile(r"ou|oo|ow|aw|au|w|o"), "u"), (re.compile(r"ee|ei|ey|ay|ai|iy|y|e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"(?:ah|ih|a|i|h)$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def fold(name: str) -> str:
    """Lower case without accents; other signs stay."""
    low = name.casefold()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def unaccented(name: str) -> str:
    """The name without accents and without the signs for Semitic consonants; case stays."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "‘’ʻʼ`")


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """The letters and digits of a name."""
    return _NOISE.sub("", fold(name))


@lru_cache(maxsize=20_000)
def bare_key(name: str) -> str:
    """The key without a leading Arabic article."""
    return key(_ARTICLE.sub("", fold(name)))


@lru_cache(maxsize=20_000)
def sound_key(name: str) -> str:
    """The key with the differences of romanisation folded; "" for what is too short to tell."""
    sound = bare_key(name)
    for pattern, plain in _SOUNDS:
        sound = pattern.sub(plain, sound)
    return sound if len(sound) >= 4 else ""


_VOWELS = re.compile(r"[aiu]|(?<=[^skgtdjc])h")
_LANDFORMS = frozenset("jabal jebel wadi tal tall tell kafr umm bir hayy nahr khan ras ayn".split())
_QUALIFIED = re.compile(
    r"\s+(?:al|el|at|as|ash|ad|ar)?[-\s]?(?:fawq\w*|fouq\w*|tahta\w*|tahti\w*|sharq\w*|gharb\w*|"
    r"kabir\w*|saghir\w*|jadid\w*|qadim\w*|shamal\w*|janub\w*|kalan|khurd|bala|payan|sufla|ulya)$",
    re.I,
)


@lru_cache(maxsize=20_000)
def skeleton_key(name: str) -> str:
    """The consonants of the sound key ("Himreen" = "Hamrin"); "" for fewer than three."""
    bones = _VOWELS.sub("", sound_key(name))
    return bones if len(bones) >= 3 else ""


def unqualified(name: str) -> str:
    """A name without "upper", "lower", "great" and the like in Arabic or Persian."""
    plain = _QUALIFIED.sub("", name)
    return name if key(plain) in _LANDFORMS else plain


def without_generic(name: str) -> str:
    """A unit's name without the word for its kind: "Kidal Region" gives "Kidal"."""
    return _TAIL.sub("", _GENERIC.sub("", name)).strip() or name
