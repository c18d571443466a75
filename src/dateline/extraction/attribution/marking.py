"""Source marks: each attribution with its speaker, kind, chain and content."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.analysis import Document
from dateline.extraction.attribution.channels import chain_of, owned_channel
from dateline.extraction.attribution.citing import cited_by
from dateline.extraction.attribution.continuation import continued
from dateline.extraction.attribution.cue import SILENT, Cue
from dateline.extraction.attribution.cues import FIRST_PERSON, RESPONSIBLE, find_cues
from dateline.extraction.attribution.headlines import headline_marks
from dateline.extraction.attribution.kinds import is_party, kind_of
from dateline.extraction.attribution.memory import Memory
from dateline.extraction.attribution.quotes import quotations, speech
from dateline.extraction.attribution.releases import release_mark
from dateline.extraction.attribution.scope import claims_deed, scope_of, widen
from dateline.extraction.attribution.speakers import Speaker, speaker_at
from dateline.extraction.clauses import subject_of
from dateline.knowledge.sources import source_lexicon
from dateline.marks import SourceMark
from dateline.records import Span
from dateline.vocabulary import SourceKind


def mark_sources(document: Document) -> tuple[SourceMark, ...]:
    """The attributions of a report, in the order of their cues."""
    quotes = speech(document, quotations(document))
    quoted = {i for start, end in quotes for i in range(start, end)}
    memory = Memory(document)
    untold: dict[str, SourceKind] = {}
    marks: list[SourceMark] = list(headline_marks(document))
    for cue in find_cues(document, quoted):
        speaker = memory.resolve(speaker_at(document, cue.speaker, cue.phrase))
        if cue.form == SILENT:
            continue
        speaker = _self_described(document, speaker)
        if speaker.kind is None:
            kind = untold.setdefault(speaker.name, _untold_kind(document, speaker, cue))
            speaker = replace(speaker, kind=kind)
        mark = _mark(document, cue, speaker, quotes)
        marks.append(_as_cited(document, cue, mark, memory))
    marks.sort(key=lambda m: m.tokens)
    marks = _still_claiming(marks)
    found = continued(document, marks, quotes)
    author = release_mark(document, quoted)
    return found if author is None else (author, *(_in_own_voice(m, author) for m in found))


def _in_own_voice(mark: SourceMark, author: SourceMark) -> SourceMark:
    """In a statement printed whole, "we" is who wrote it."""
    if mark.name.lower() not in FIRST_PERSON:
        return mark
    return msgspec.structs.replace(mark, name=author.name, kind=author.kind)


def _as_cited(document: Document, cue: Cue, mark: SourceMark, memory: Memory) -> SourceMark:
    """The one whom a medium cites as the source, the medium as a link of the chain."""
    cited = cited_by(cue, mark.tokens) if mark.kind is SourceKind.MEDIA else None
    if cited is None:
        return mark
    speaker = memory.resolve(speaker_at(document, cited))
    if speaker.kind is None:
        return mark
    return msgspec.structs.replace(
        mark,
        span=document.span(speaker.start, speaker.end),
        tokens=(speaker.start, speaker.end),
        name=speaker.name,
        kind=speaker.kind,
        chain=(mark.name, *mark.chain),
    )


def _still_claiming(marks: list[SourceMark]) -> list[SourceMark]:
    """In "claimed the attack and said that it had killed ten" the figure is a part of the claim."""
    found: list[SourceMark] = []
    for mark in marks:
        before = found[-1] if found else None
        goes_on = (
            before is not None
            and before.claim
            and (before.sentence, before.name, before.kind)
            == (mark.sentence, mark.name, SourceKind.ARMED_GROUP)
        )
        found.append(msgspec.structs.replace(mark, claim=True) if goes_on else mark)
    return found


def _mark(
    document: Document, cue: Cue, speaker: Speaker, quotes: list[tuple[int, int]]
) -> SourceMark:
    token = cue.token
    lexicon = source_lexicon()
    lemma = token.lemma_.lower()
    denial = lemma in lexicon.denial
    content = widen(scope_of(document, cue, speaker), (token.i, token.i + 1), quotes)
    return SourceMark(
        span=document.span(speaker.start, speaker.end),
        tokens=(speaker.start, speaker.end),
        sentence=document.sentence_of(token.i),
        name=speaker.name,
        kind=speaker.kind or SourceKind.STATE,
        cue=_cue_span(document, cue),
        content=tuple(content),
        chain=_chain(document, cue, speaker),
        claim=not denial and (_takes_credit(cue) or _claims(document, speaker, content)),
        denial=denial,
        suspicion=lemma in lexicon.suspicion,
    )


_PUBLISHING = frozenset("report publish broadcast tweet quote carry air post cite show".split())


def _untold_kind(document: Document, speaker: Speaker, cue: Cue) -> SourceKind:
    """The likeliest kind of a speaker of whom the report tells nothing else.

    Texts and outlets are media; a body that claims a deed is an armed group; other names are
    mostly officials, other nouns private persons.
    """
    lemma = cue.token.lemma_.lower()
    head = document.doc[speaker.head]
    if head.lower_ in FIRST_PERSON:  # outside quotations the author speaks
        return SourceKind.MEDIA
    speechless = head.lemma_.lower() in source_lexicon().speech
    if speaker.name.startswith("@") or speechless or "@" in speaker.name:
        return SourceKind.MEDIA
    if head.pos_ == "PROPN" and lemma in _PUBLISHING and head.ent_type_ != "PERSON":
        return SourceKind.MEDIA
    told = [c for c in head.rights if c.dep_ == "relcl"]
    if told:  # "Sani Bala, who heads the villagers' union"
        clause = document.doc[told[0].i : told[0].right_edge.i + 1].text
        kind = kind_of("", "", clause)
        if kind is not None:
            return kind
    if head.pos_ == "PROPN" and not speaker.person and _claims_deed(cue):
        return SourceKind.ARMED_GROUP
    if head.lemma_.lower() in _COMMANDING:
        return SourceKind.MILITARY
    private = head.tag_ in ("NN", "NNS") and head.lemma_.lower() not in _OFFICIAL
    return SourceKind.RESIDENT if private else SourceKind.STATE


_OFFICIAL = frozenset("spokesman spokeswoman spokesperson spokespeople official office".split())
_COMMANDING = frozenset(("commander", "command", "officer"))


_ANYBODY = frozenset("man woman person caller someone somebody voice".split())
_CALLING = frozenset("identify claim introduce call describe say speak".split())


def _self_described(document: Document, speaker: Speaker) -> Speaker:
    """The kind of "a man who identified himself as a rebel spokesman", by what he says he is."""
    head = document.doc[speaker.head]
    if head.lemma_.lower() not in _ANYBODY:
        return speaker
    for clause in head.rights:
        if clause.dep_ in ("relcl", "acl") and clause.lemma_ in _CALLING:
            text = document.doc[clause.i : clause.right_edge.i + 1].text
            kind = kind_of("", "", text)
            return speaker if kind is None else replace(speaker, kind=kind)
    return speaker


def _takes_credit(cue: Cue) -> bool:
    lemma = cue.token.lemma_.lower()
    return lemma in source_lexicon().claim or lemma in RESPONSIBLE


def _claims_deed(cue: Cue) -> bool:
    """As in "X claimed the attack", "X claimed responsibility"."""
    objects = [c.lemma_.lower() for c in cue.token.rights if c.dep_ == "dobj"]
    deeds = {"responsibility", "credit", "attack", "killing", "assassination", "bombing", "ambush"}
    return _takes_credit(cue) and not deeds.isdisjoint(objects)


def _claims(document: Document, speaker: Speaker, content: list[tuple[int, int]]) -> bool:
    party = speaker.kind is not None and is_party(speaker.kind, speaker.name)
    return party and claims_deed(document, content)


def _cue_span(document: Document, cue: Cue) -> Span:
    end = cue.token.i + (2 if cue.form == "according" else 1)
    return document.span(cue.token.i, end)


def _chain(document: Document, cue: Cue, speaker: Speaker) -> tuple[str, ...]:
    chain = chain_of(document, cue.token, speaker.head) if cue.form != "according" else ()
    if cue.form == "verb":
        subject = subject_of(cue.token)
        owned = owned_channel(document, subject, speaker.head) if subject is not None else ()
        return owned + chain
    for noun in cue.token.doc[speaker.head].ancestors:
        if noun.i <= cue.token.i:
            break
        owned = owned_channel(document, noun, speaker.head)
        if owned:
            return owned + chain
    return chain
