"""How far an event went, and how the report commits itself to it, from the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.vocabulary import Modality, Stage

if TYPE_CHECKING:
    from dateline.analysis.words import Words

Status = tuple[Stage, Modality]

HAPPENED: Status = (Stage.ACCOMPLISHED, Modality.ASSERTED)
_NEGATED: Status = (Stage.DENIED, Modality.NEGATED)
_SUSPECTED: Status = (Stage.ACCOMPLISHED, Modality.SUSPECTED)
_ALLEGED: Status = (Stage.ALLEGED, Modality.SUSPECTED)
_PLANNED: Status = (Stage.PLANNED, Modality.PLANNED)
_THREATENED: Status = (Stage.THREATENED, Modality.PLANNED)
_ATTEMPTED: Status = (Stage.ATTEMPTED, Modality.ASSERTED)
_FOILED: Status = (Stage.FOILED, Modality.ASSERTED)
_DENIED: Status = (Stage.DENIED, Modality.DENIED)

_GOVERNORS: dict[str, Status] = {
    **dict.fromkeys(
        "threaten vow warn swear pledge promise threat warning ultimatum".split(), _THREATENED
    ),
    **dict.fromkeys(
        "plan plot intend prepare conspire plotting preparation intention want aim seek consider "
        "propose order urge call demand urging expect ready poised likely suggest hope wish decide "
        "contemplate propose authorize authorise able need refuse agree".split(),
        _PLANNED,
    ),
    **dict.fromkeys("fear worry risk danger prospect possibility concern".split(), _THREATENED),
    **dict.fromkeys("try attempt fail failure bid unsuccessful".split(), _ATTEMPTED),
    **dict.fromkeys(
        "foil thwart prevent avert disrupt preempt stop avoid frustrate abort".split(), _FOILED
    ),
    **dict.fromkeys("deny denial refute reject dismiss".split(), _DENIED),
    **dict.fromkeys("suspect allege accuse blame allegation accusation".split(), _SUSPECTED),
}  # fmt: skip
"""Words whose complement is the event, with what they say of it."""

_MODIFIERS: dict[str, Status] = {
    **dict.fromkeys("alleged purported rumored rumoured supposed".split(), _ALLEGED),
    **dict.fromkeys("suspected apparent presumed possible".split(), _SUSPECTED),
    **dict.fromkeys("planned intended upcoming scheduled proposed imminent".split(), _PLANNED),
    **dict.fromkeys("potential feared threatened hypothetical".split(), _THREATENED),
    **dict.fromkeys("attempted failed unsuccessful botched abortive".split(), _ATTEMPTED),
    **dict.fromkeys("foiled thwarted averted prevented".split(), _FOILED),
}  # fmt: skip

_MODALS: dict[str, Status] = {
    **dict.fromkeys("will shall wo 'll".split(), _PLANNED),
    **dict.fromkeys("could may might can ca would should must 'd".split(), _THREATENED),
}
_IMPLICATIVE = frozenset(
    "begin start continue manage go come help force lead cause proceed keep happen use be "
    "seem appear say report believe think know find leave".split()
)
"""Verbs whose infinitive took place ("began to shell", "are believed to have killed")."""

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_CHAIN = frozenset(
    "xcomp ccomp dobj pobj pcomp prep acl conj nsubjpass compound advcl oprd attr".split()
)
_LIGHT = frozenset(
    "carry conduct launch stage commit make perpetrate mount undertake organize organise execute "
    "perform hold wage resume attempt be do have take of out to for from against in at about that "
    "series spate wave string act number place occur".split()
)
"""Words between an event and its governor that say nothing ("plans to carry out attacks")."""


def status_of(words: Words, event: int) -> Status:
    """Stage and modality of the event that token ``event`` tells."""
    own = _own(words, event)
    if own is not None:
        return own
    token = event
    for _ in range(4):
        dep, head = words.dep[token], words.head[token]
        if dep not in _CHAIN or head == token:
            break
        if dep in {"advcl", "conj"} and token != event and words.lemma[token] not in _LIGHT:
            break
        found = _governed(words, token, head)
        if found is not None:
            return found
        if words.lemma[head] not in _LIGHT and words.lower[head] not in _LIGHT:
            if words.dep[token] == "conj":
                found = _own(words, head)
                return (
                    found if found in {_PLANNED, _THREATENED} and _bare(words, event) else HAPPENED
                )
            break
        found = _own(words, head) if words.pos[head] in {"VERB", "NOUN", "AUX"} else None
        if found is not None:
            return found
        token = head
    return HAPPENED


def _bare(words: Words, event: int) -> bool:
    """Whether a coordinated verb shares the auxiliary of the first ("will attack and kill")."""
    return words.tag[event] == "VB" and words.child(event, "aux", "nsubj") is None


def _own(words: Words, event: int) -> Status | None:
    """What the event's own modifiers say."""
    perfect = False
    modal: Status | None = None
    for child in words.children[event]:
        lower, dep = words.lower[child], words.dep[child]
        if dep == "neg" and lower != "only":
            return _NEGATED
        if dep == "det" and lower == "no":
            return _NEGATED
        if dep in {"amod", "compound", "nmod"} and lower in _MODIFIERS:
            return _MODIFIERS[lower]
        if dep == "mark" and lower in _CONDITIONS:
            return _PLANNED
        if dep == "advmod" and lower in {"allegedly", "reportedly", "apparently", "possibly"}:
            return _SUSPECTED if lower != "reportedly" else None
        if dep in {"aux", "auxpass"}:
            if lower in _MODALS and words.tag[child] == "MD":
                modal = _MODALS[lower]
            perfect = perfect or lower == "have"
    if modal is not None:
        return _SUSPECTED if perfect else modal
    if words.dep[event] == "pobj" and words.lower[words.head[event]] == "without":
        return _NEGATED
    return None


def _governed(words: Words, token: int, head: int) -> Status | None:
    """What the word that governs ``token`` says of the event."""
    lemma, dep = words.lemma[head], words.dep[token]
    if lemma in _GOVERNORS and dep not in {"conj", "nsubjpass", "advcl"}:
        if lemma in {"fail", "refuse"} and words.child(head, "neg") is not None:
            return HAPPENED
        if lemma in {"want", "order", "suspect"} and dep in {"pobj", "prep"}:
            return None
        if _GOVERNORS[lemma] is _THREATENED and _perfect(words, token):
            return _SUSPECTED  # "is feared to have killed hundreds"
        return _GOVERNORS[lemma]
    if dep == "advcl" and _GOVERNORS.get(lemma) in (_THREATENED, _PLANNED):
        # "Threatened on Friday to attack": words between make the parse call it a purpose.
        return _GOVERNORS[lemma] if _infinitive(words, token) else None
    if dep == "nsubjpass" and _GOVERNORS.get(lemma) in (_FOILED, _PLANNED, _DENIED):
        return _GOVERNORS[lemma]
    if dep in {"xcomp", "acl"} and words.tag[token] == "VB" and _infinitive(words, token):
        return None if lemma in _IMPLICATIVE or lemma in _LIGHT else _PLANNED
    return None


def _perfect(words: Words, token: int) -> bool:
    return any(words.lower[c] == "have" and words.dep[c] == "aux" for c in words.children[token])


def _infinitive(words: Words, token: int) -> bool:
    return any(words.lower[c] == "to" and words.dep[c] == "aux" for c in words.children[token])
