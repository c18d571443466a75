"""Names as other newsrooms spell them."""

from __future__ import annotations

import re
import unicodedata

from dateline.evaluation.transformations.replacing import replaced
from dateline.records import CodedReport, PartyValue, WhereValue

_ACTORS = {
    "ISIS": "Daesh",
    "ISIL": "Islamic State",
    "Daesh": "ISIS",
    "Boko Haram": "Boko-Haram",
    "Boko-Haram": "Boko Haram",
    "al-Shabaab": "al-Shabab",
    "Al-Shabaab": "Al-Shabab",
    "al-Shabab": "al Shabaab",
    "Al-Shabab": "Al Shabaab",
    "Al Shabab": "Al-Shabaab",
    "Al Shabaab": "Al-Shabab",
    "al-Qaeda": "al-Qaida",
    "Al-Qaeda": "Al-Qaida",
    "al Qaeda": "al-Qaeda",
    "al-Qaida": "al Qaeda",
    "Al-Qaida": "Al Qaeda",
    "Hezbollah": "Hizbullah",
    "Hizbullah": "Hezbollah",
    "Houthi": "Huthi",
    "Houthis": "Huthis",
    "Taliban": "Taleban",
    "Taleban": "Taliban",
    "Abu Sayyaf": "Abu Sayaf",
    "Lashkar-e-Taiba": "Lashkar-e-Tayyiba",
    "Jaish-e-Mohammed": "Jaish-e-Mohammad",
    "Jaish-e-Mohammad": "Jaish-e-Mohammed",
    "Kurdistan Workers' Party": "Kurdistan Workers Party",
    "Kurdistan Workers’ Party": "Kurdistan Workers Party",
    "Janjaweed": "Janjawid",
}
_ISLAMIC_STATE = re.compile(
    r"\bIslamic State\b(?!(?: of| in| West| Khorasan| Sahel| Greater| Central| Somalia| Mozambique|"
    r" Sinai| Libya|'s| –| -|-| Province))"
)

_PLACES = {
    "Kyiv": "Kiev",
    "Kiev": "Kyiv",
    "Kharkiv": "Kharkov",
    "Odesa": "Odessa",
    "Idlib": "Idleb",
    "Homs": "Hims",
    "Deraa": "Daraa",
    "Daraa": "Deraa",
    "Deir al-Zor": "Deir ez-Zor",
    "Deir ez-Zor": "Deir al-Zour",
    "Deir al-Zour": "Deir al-Zor",
    "Fallujah": "Falluja",
    "Falluja": "Fallujah",
    "Raqqa": "Raqqah",
    "Hodeidah": "Hudaydah",
    "Taiz": "Taizz",
    "Sanaa": "Sana'a",
    "Sana'a": "Sanaa",
    "Yangon": "Rangoon",
    "Rangoon": "Yangon",
    "N'Djamena": "Ndjamena",
    "Ouagadougou": "Wagadugu",
    "Kabul": "Kabol",
    "Kandahar": "Qandahar",
    "Helmand": "Hilmand",
    "Benghazi": "Banghazi",
    "Baquba": "Baqubah",
    "Baqubah": "Baquba",
}
_ARTICLE = re.compile(r"\b[aA]l-(?=[A-Z])")


def actors_spelt_otherwise(coded: CodedReport) -> str:
    """Names of armed groups in another usual spelling: Daesh for ISIS, Taleban, Al Shabab."""
    text = _ISLAMIC_STATE.sub("Daesh", coded.report.text)
    return replaced(text, _ACTORS, any_case=False) if text == coded.report.text else text


def places_spelt_otherwise(coded: CodedReport) -> str:
    """Names of places in another usual spelling: Kiev for Kyiv, Falluja for Fallujah."""
    return replaced(coded.report.text, _PLACES, any_case=False)


def article_apart(coded: CodedReport) -> str:
    """The Arabic article apart and large: "Al Anbar" for "al-Anbar"."""
    return _ARTICLE.sub("Al ", coded.report.text)


def accents_dropped(coded: CodedReport) -> str:
    """Letters without their accents."""
    plain = unicodedata.normalize("NFKD", coded.report.text)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def hyphens_dropped(coded: CodedReport) -> str:
    """Hyphens in the names of places and actors as spaces; the article's (``al-``) stay."""
    words: dict[str, str] = {}
    for mention in coded.mentions:
        for statement in (*mention.of("where"), *mention.of("party")):
            value = statement.value
            assert isinstance(value, WhereValue | PartyValue)
            for name in _HYPHENED.findall(value.phrase):
                if not name.lower().startswith(("al-", "el-")):
                    words[name] = name.replace("-", " ")
    return replaced(coded.report.text, words, any_case=False)


_HYPHENED = re.compile(r"\b[A-Z]\w+(?:-\w+)*-[A-Z]\w+")
