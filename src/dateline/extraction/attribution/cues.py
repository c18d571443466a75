"""Words of saying and the head of the phrase that says who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.analysis import Document
from dateline.extraction.attribution.closing import CLOSING, closing_phrase, phrase_head
from dateline.extraction.attribution.cue import COLON, SILENT, Cue
from dateline.extraction.attribution.figuring import FIGURING, figure_cue
from dateline.extraction.attribution.owners import known, owner_of
from dateline.extraction.attribution.speakers import PRONOUNS
from dateline.extraction.clauses import is_passive, subject_of
from dateline.knowledge.sources import source_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SAID = frozenset(("ccomp", "parataxis"))
_PASSIVE = frozenset(
    "report quote cite claim announce confirm document record publish release broadcast verify "
    "carry issue monitor state say".split()
)
"""Verbs whose "by ..." names the speaker when they are passive."""
_RELAY = frozenset(("quote", "cite"))
_INHERIT = frozenset(("conj", "advcl", "xcomp", "acl", "pcomp", "dep"))
_HELD = frozenset(("believe", "think", "suspect", "fear", "report", "allege", "say", "understand"))
"""Verbs that with an infinitive tell what is held of the subject ("gunmen believed to be ...")."""
_ACCORDING = frozenset(("according", "accordance"))
RESPONSIBLE = frozenset(("accept", "take", "assume"))
"""Verbs that attribute with "responsibility" as their object."""
_DUMMY = frozenset(("it", "there", "i", "we", "you", "nobody", "none", "what", "this", "these"))
FIRST_PERSON = frozenset(("i", "we"))
"""Outside quoted speech these are the author's own voice."""
_NONE = frozenset(("no", "nobody", "none", "neither"))
_BLAMING = frozenset(("blame", "accuse", "suspect"))
_SPEAKING = frozenset(("speak", "call", "put", "warn", "point", "swear", "plead"))


def find_cues(document: Document, quoted: set[int]) -> Iterator[Cue]:
    """The cues of a report in order; ``quoted`` holds the tokens inside quoted speech."""
    lexicon, words, doc = source_lexicon(), document.words, document.doc
    spoken = [at for at, low in enumerate(words.lower) if low in _ACCORDING]
    colons = _colons(document, quoted)
    for at in sorted({*words.verbs, *spoken}):
        lemma, cue = words.lemma[at], None
        if words.lower[at] in _ACCORDING:
            cue = _according(doc[at])
        elif words.lower[at] in CLOSING and (closing := _closing(document, doc[at])) is not None:
            cue = closing
        elif lemma in lexicon.strong or lemma in lexicon.weak:
            cue = _verb(doc[at], quoted) or figure_cue(doc[at])
        elif lemma in FIGURING:
            cue = figure_cue(doc[at])
        elif lemma in RESPONSIBLE and doc[at].lemma_ in RESPONSIBLE:
            cue = _responsible(doc[at])
        if cue is None and at in colons:
            cue = _before_colon(doc[at])
        if cue is not None:
            yield cue


def _according(token: Token) -> Cue | None:
    """As in "According to X"."""
    nxt = token.i + 1
    if nxt >= len(token.doc) or token.doc[nxt].lower_ != "to":
        return None
    to = token.doc[nxt]
    for child in list(to.children) + list(token.children):
        if child.dep_ in ("pobj", "dobj") and child.i > nxt:
            return Cue(token, owner_of(child), "according")
    return None


def _colons(document: Document, quoted: set[int]) -> set[int]:
    """The verbs before a quotation that a colon opens: "it sent a text message: ...".."""
    doc, found = document.doc, set()
    for at in quoted:
        if at - 1 in quoted or at < 2 or doc[at - 1].text != ":":
            continue
        start = document.sentences[document.sentence_of(at - 1)].start
        verbs = [i for i in range(start, at - 1) if doc[i].tag_ in ("VBD", "VBZ", "VBP")]
        found.update(verbs[-1:])
    return found


def _before_colon(verb: Token) -> Cue | None:
    """Whoever does what comes before the colon says what is quoted after it."""
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or not known(subject):
        return None
    return Cue(verb, owner_of(subject), COLON)


def _closing(document: Document, verb: Token) -> Cue | None:
    """As in "…, three people who fled told reporters on Friday."."""
    phrase = closing_phrase(document, verb)
    if phrase is None:
        return None
    return Cue(verb, phrase_head(document.doc, phrase), "closing", phrase)


def _verb(token: Token, quoted: set[int]) -> Cue | None:
    lemma = token.lemma_.lower()
    if _undone(token, lemma):
        return _silent(token)
    subject = subject_of(token) or _before_relative(token)
    if subject is not None and is_passive(token):
        return _passive(token, lemma)
    if subject is None:
        return _agent_cue(token, lemma) if token.tag_ == "VBN" else None
    if subject.lower_ in FIRST_PERSON and token.i not in quoted:
        return Cue(token, subject, "verb") if _takes(token, lemma) else None
    if subject.lower_ in _DUMMY and not (subject.lower_ == "it" and _takes(token, lemma)):
        return None
    if any(c.lower_ in _NONE for c in subject.lefts) or subject.lower_ in _NONE:
        return None
    speaker = owner_of(_teller(token, subject))
    if not _speaks(token, lemma, speaker, quoted):
        return None
    return Cue(token, speaker, "verb")


def _silent(token: Token) -> Cue | None:
    """One who says nothing ("could not confirm any figure") can be meant by the next "he said"."""
    subject = subject_of(token)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or not known(subject):
        return None
    return Cue(token, owner_of(subject), SILENT)


def _before_relative(token: Token) -> Token | None:
    """The speaker of "…, X, who heads the union, told reporters", where the parse loses it."""
    doc, at = token.doc, token.i
    if token.lemma_ not in ("say", "tell") or at < 2 or doc[at - 1].text != ",":
        return None
    for index in range(at - 2, max(at - _RELATIVE, 0), -1):
        word = doc[index]
        if word.is_sent_start or word.text == '"':
            return None
        if word.lower_ == "who" and word.head.dep_ == "relcl":
            noun = word.head.head
            return noun if doc[index - 1].text == "," and noun.i < index else None
    return None


_RELATIVE = 20
"""Tokens of the longest "who" clause between a speaker and "said"."""

_SUFFERING = frozenset(("die", "perish", "suffer", "drown", "disappear"))


def _teller(token: Token, subject: Token) -> Token:
    """The subject, but no victim and no bare number of a list before the verb.

    In "X said that 19 people had died, and accused Y" it is X who accuses; in "… killed 16, three
    of them children, residents said" it is residents who say so.
    """
    verb = subject.head
    counted = subject.tag_ == "CD" or any(
        c.dep_ == "nsubj" and c.tag_ == "CD" for c in subject.lefts
    )
    if counted and verb.i == token.i:
        return _listed(subject) or subject
    if verb.i == token.i or token.dep_ != "conj" or verb.dep_ != "ccomp":
        return subject
    if subject.dep_ == "nsubjpass" or verb.lemma_.lower() in _SUFFERING:
        above = subject_of(verb.head)
        return above if above is not None and verb.head.i < verb.i else subject
    return subject


def _listed(number: Token) -> Token | None:
    """The first member of the list that a number opens that can speak."""
    todo = [c for c in number.rights if c.dep_ in ("conj", "appos")]
    while todo:
        token = todo.pop(0)
        if token.tag_ != "CD" and known(token):
            return token
        todo += [c for c in token.rights if c.dep_ in ("conj", "appos")]
    return None


def _responsible(token: Token) -> Cue | None:
    """As in "X accepted responsibility for"."""
    for child in token.rights:
        if child.dep_ == "dobj" and child.lemma_ in ("responsibility", "credit"):
            subject = None if _undone(token, token.lemma_) else subject_of(token)
            if subject is not None and not any(c.lower_ in _NONE for c in subject.lefts):
                return Cue(token, owner_of(subject), "verb")
    return None


def _undone(token: Token, lemma: str) -> bool:
    """Whether nothing was said: "did not say", "refused to comment", "could not confirm"."""
    for child in token.lefts:
        if child.dep_ == "neg":
            return True
        if child.tag_ == "MD" and child.lower_ in ("could", "may", "might", "should", "must"):
            return True
    if lemma in _HELD and any(c.dep_ == "xcomp" for c in token.rights):
        return True
    if token.tag_ == "VB" and token.dep_ == "xcomp":
        return token.head.lemma_ not in ("go", "continue", "appear", "seem")
    return lemma == "call" and not any(c.dep_ in _SAID for c in token.children)


def _passive(token: Token, lemma: str) -> Cue | None:
    """As in "Was reported by X"; "was quoted as saying" is found at "saying"."""
    return _agent_cue(token, lemma) if lemma in _PASSIVE and lemma not in _RELAY else None


def _agent_cue(token: Token, lemma: str) -> Cue | None:
    if lemma not in _PASSIVE or lemma in _RELAY:
        return None
    for child in token.rights:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    speaker = owner_of(noun)
                    if lemma == "claim" or known(speaker):
                        return Cue(token, speaker, "passive")
    return None


def _speaks(token: Token, lemma: str, speaker: Token, quoted: set[int]) -> bool:
    """Whether the verb attributes words to this subject."""
    lexicon = source_lexicon()
    takes = _takes(token, lemma)
    if not takes and not _by_quote(token, quoted):
        return False
    if lemma in ("say", "tell", "state", "announce", "tweet"):
        if speaker.tag_ in ("NN", "NNS") and speaker.lemma_ in _THINGS:
            return False
        return speaker.lower_ not in _DUMMY or speaker.lower_ == "it"
    able = speaker.lower_ in PRONOUNS or known(speaker) or _clausal(token, lemma, speaker)
    if lemma in lexicon.weak and lemma in ("show", "indicate", "suggest", "reveal", "put", "list"):
        return able and speaker.lower_ not in PRONOUNS
    return able


def _clausal(token: Token, lemma: str, speaker: Token) -> bool:
    """Whether a strong verb with a that-clause has a subject that is no deed or thing."""
    if lemma not in source_lexicon().strong or speaker.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    return speaker.lemma_.lower() not in _THINGS and any(c.dep_ == "ccomp" for c in token.children)


_THINGS = frozenset(
    "attack blast explosion bombing killing death clash fighting violence incident fact move "
    "strike raid shooting war crisis situation number event "
    "shell location bomb device rocket missile house village town law system area".split()
)


def _takes(token: Token, lemma: str) -> bool:
    """Whether the verb has what is said as clause or object, or stands inside it."""
    lexicon = source_lexicon()
    if token.dep_ == "parataxis" or (token.dep_ == "ccomp" and token.head.i < token.i):
        return True
    for child in token.children:
        if child.dep_ in _SAID or (child.dep_ in ("advcl", "xcomp") and lemma in lexicon.strong):
            return True
        if child.dep_ == "xcomp" and lemma in lexicon.intent:
            return True
        if child.dep_ in ("dobj", "attr", "oprd") and (
            lemma in lexicon.object or lemma in lexicon.strong
        ):
            return child.lower_ not in ("it", "him", "them")
        if child.dep_ == "prep" and lemma in _SPEAKING | {"say", "tell", "report", "write"}:
            return True
        if child.dep_ == "mark" and child.lower_ == "as":
            return True
    return token.dep_ in ("advcl", "relcl") and lemma in lexicon.strong


def _by_quote(token: Token, quoted: set[int]) -> bool:
    """Whether quoted speech stands in the cue's sentence, outside of which the cue is."""
    if token.i in quoted:
        return False
    root = token
    while root.dep_ != "ROOT" and root.head.i != root.i:
        root = root.head
    return any(i in quoted for i in range(root.left_edge.i, root.right_edge.i + 1))
