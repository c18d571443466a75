"""Build ``proper_words.txt``: words of English dictionaries that are names in nearly all texts.

Dictionaries in one case list "jonathan", "irrawaddy" and "ford" beside "captive" and "door". Which
are names is told by the word forms that spaCy's English medium pipeline has vectors for (GloVe
vectors of web texts, in the public domain; the pipeline is MIT): a word is listed when its
capitalised form is among the frequent ones and its small form is not, or when only the capitalised
form is known at all. Recasing an upper-case text asks for them.
"""

from __future__ import annotations

from pathlib import Path

from dateline.analysis.english import load_pipeline
from dateline.knowledge.common_words import common_words

TARGET = Path(__file__).parents[1] / "src/dateline/knowledge/data/proper_words.txt"

SHORTEST = 3
"""Letters of the shortest word that is listed."""

WIDTH = 100
"""Characters of a line of the table."""

NO_NAMES = frozenset(
    # Titles, offices and ranks.
    "abbey archbishop archer baron baronet bishop brigadier col colonel commodore congressman "
    "constable corporal countess dame devi duchess duchy emperor empress gen governorate guru "
    "herr highness madame majesty marquis marshal mayer mayor messiah methodist monsieur mrs "
    "papa prof raja rabbi ranger regent reverend sen sheikh sultan viscount "
    # Trades, things, kinds of places.
    "arbor archdiocese arsenal barber barrow basin beaver belle berry billboard boulder "
    "boulevard bourbon brook buggy bulletin butler canary capitol carpenter cedar chronicle "
    "coca cola commons commonwealth concerto conservatory corp cove crescent crow cross deluxe "
    "derby directorate domino dominion downing drake emerald encyclopedia epistle etymology "
    "expo falcon federation fig finch fisher fletcher flint fowler fury gazette gee glacier "
    "grove guild gulf hamlet handbook hart hawk heath herald highland hulk humanities hurling "
    "inc infinity iris isle islander ivory ivy jade jaguar jeep joker jubilee judiciary kindle "
    "laguna lam lance laurel legion lempira loch lotus mafia marina marines mart marvel mason "
    "medicaid medicare mesa monastery moss mummy musk mustang negro observatory oracle orchard "
    "page palmer panther papacy parkway patty pavilion pence penguin phantom philharmonic "
    "pierce pike plaza polytechnic porter potter prairie prefecture premiership prep providence "
    "python queens raven root rouge rover ruby safari sands savage scripture secretariat "
    "seminary skinner sol sonata sonic speedway springer strait sturgeon swan symphony synopsis "
    "tanner taxa taxonomy telegraph tiger tigers treasury tribune turner twilight vale vogue "
    "violet vista wan weaver wilder willow zen "
    # Plain words that open sentences and headlines.
    "aah aboriginal agent allah alternatively amen apostolic azure baptist baroque bravo "
    "chattering confederate confederation covenant crimson democrat episcopal fortunately "
    "furthermore gothic granny halloween hardy hindi hispanic holocaust interestingly lastly "
    "luckily moreover oriental possessive presbyterian quran reformation renaissance republican "
    "scotch secondly firstly thankfully yay cop tai boo stoke chi phi rho kappa sigma omega tau "
    "alto gran brits brotherhood corona dodge eocene fang gill lynch mar miocene moody pinter "
    "pliocene psalm ram shire triassic wade adobe amber archaeology cape cork daisy dale din "
    "earl holocene marsh pat piper randy reed rosemary shin tang valentine "
    # Acronyms, which have capitals throughout.
    "abm anzac asean cfc darpa erp fao farc frs nafta nato opec pfc plo unita uno".split()
)
"""Words that the rule finds and that are none, or that upper-case texts use for a thing."""


def names() -> list[str]:
    """The words in small letters, in order."""
    vocabulary = load_pipeline().vocab
    vectors, forms = vocabulary.vectors, vocabulary.strings
    place = {form: at for at, form in enumerate(vectors.key2row)}
    frequent = vectors.shape[0]  # these have rows of their own and stand first

    def at(word: str) -> int | None:
        return place.get(forms[word])

    def is_name(word: str) -> bool:
        if is_trade(word):
            return False
        small, capital = at(word), at(word.capitalize())
        if capital is None:
            return False
        return small is None or capital < frequent <= small

    words = (word for word in common_words() if word.isascii() and word.isalpha())
    return sorted(w for w in words if len(w) >= SHORTEST and w not in NO_NAMES and is_name(w))


def is_trade(word: str) -> bool:
    """Whether a word is formed like a trade, "cooper" or "parker": it may be anybody's."""
    stem = word[:-2]
    known = common_words()
    return word.endswith("er") and (stem in known or word[:-1] in known or stem[:-1] in known)


def main() -> None:
    """Write the table."""
    import textwrap

    head = (
        "# Words of English dictionaries that are names in nearly all texts, lower case; built by\n"
        "# scripts/build_proper_words.py from the word forms of spaCy's English medium pipeline.\n"
    )
    lines = textwrap.wrap(" ".join(names()), WIDTH)
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
