"""A spaCy pipeline with stand-ins for the components that have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.analysis.quick.chunks import Chunks
from dateline.analysis.quick.encoder import Encoder, Index
from dateline.analysis.quick.forms import Forms
from dateline.analysis.quick.lemmas import Lemmas
from dateline.analysis.quick.names import Names
from dateline.analysis.quick.parses import Parses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_FIRST, _LAST = ("tok2vec", "tagger"), ("parser", "attribute_ruler", "lemmatizer", "ner")


class Hastened:
    """``pipe`` of a spaCy pipeline; ``parts`` names what is done by stand-ins."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.chunks = Chunks(nlp)
        self.parts: list[str] = []
        pipes: dict[str, Any] = dict(nlp.pipeline)
        _by_numpy(pipes.values())
        index = Index()
        encoded = [n for n in ("tok2vec", "ner") if n in pipes and _encode(pipes[n].model, index)]
        self.parts += encoded
        self._steps: tuple[Parses, Forms, Names] | None = None
        self.lemmas: Lemmas | None = None
        """The lemmas that a form may get, where ruler and lemmatizer are such as can tell."""
        if tuple(nlp.pipe_names) == _FIRST + _LAST:
            self._stand_in()

    def _stand_in(self) -> None:
        pipes: list[Any] = [self._nlp.get_pipe(name) for name in _LAST]
        try:
            self._steps = Parses(pipes[0]), Forms(*pipes[1:3]), Names(pipes[3])
            self.lemmas = Lemmas(*pipes[1:3])
        except (KeyError, ValueError):
            self._steps = self.lemmas = None
        else:
            self.parts += ["parses", "forms", "names"]

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        """The documents with all that the pipeline sets, in order."""
        if self._steps is None:
            yield from self._nlp.pipe(docs, batch_size=batch_size)
            return
        first = self._nlp.pipe(docs, batch_size=batch_size, disable=list(_LAST))
        while batch := list(islice(first, batch_size)):
            for step in self._steps:
                step(batch)
            yield from batch


def _by_numpy(pipes: Iterable[Any]) -> None:
    """Let the models' products be made by numpy's library: thinc's takes three times as long."""
    from thinc.api import Model, NumpyOps

    ours = NumpyOps(use_blis=False)
    for pipe in pipes:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = ours


def _encode(model: Any, index: Index) -> bool:
    """Whether the model's ``Tok2Vec``, if it has one of its own, is computed by an ``Encoder``."""
    for node in model.walk():
        if not (node.has_ref("embed") and node.has_ref("encode")):
            continue
        try:
            encoder = Encoder(node, index)
        except (KeyError, ValueError):
            return False
        _swap(node, encoder)
        return True
    return False


def _swap(node: Any, stand_in: Callable[[Any], Any]) -> None:
    usual = node._func  # thinc has no public way to change a layer's forward pass

    def forward(model: Any, given: Any, is_train: bool) -> Any:
        if is_train:
            return usual(model, given, is_train)
        return stand_in(given), lambda _: []

    node._func = forward
