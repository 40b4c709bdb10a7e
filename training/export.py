"""Trained weights to the file that is shipped: `python -m training.export TRAINED OUT` (ONNX, int8, with its labels).

The exported model is compared with the original on the way: it must not differ by more than rounding.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertConfig

from training.model import Reader

INPUTS = ("pieces", "features", "places", "opens")
LIKELY = ("name", "kind", "cue", "stance", "sure", "trigger", "certainty", "polarity", "tense", "generic")
"""Layers of which the likelihoods are wanted; of the tags only the best."""

ANCHORS = 0.01
"""Words that are less likely than this part of a cue or trigger are not asked for what belongs to them."""


class Shipped(nn.Module):
    """One window in, decisions out: what can be decided in the graph is decided there."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor, places: Tensor, opens: Tensor) -> tuple[Tensor, ...]:
        """Pieces, features (pieces,), places (words,) and whether a word opens a paragraph (words,)."""
        words = self.reader.encode(pieces.unsqueeze(0), features.unsqueeze(0), None, places.unsqueeze(0))
        scores = self.reader.score(words)
        starts = (scores["start"][0].argmax(-1) + opens).clamp(max=1)
        sentence = starts.cumsum(0)
        apart = sentence.unsqueeze(0) != sentence.unsqueeze(1)
        arcs = scores["arcs"][0].masked_fill(apart, -1e4)
        arcs = _one_root(arcs, apart)
        heads = arcs.argmax(-1)
        deps = self.reader.dep_scores(scores, heads.unsqueeze(0))[0].argmax(-1)
        tags = scores["tag"][0].argmax(-1)
        likely = {name: scores[name][0].softmax(-1) for name in LIKELY}
        is_anchor = torch.maximum(1 - likely["cue"][:, 0], 1 - likely["trigger"][:, 0]) > ANCHORS
        anchors = is_anchor.nonzero()[:, 0]
        anchored = self.reader.anchored(words, words[:, anchors])[0].sigmoid()
        return (arcs, heads, deps, starts, tags, *likely.values(), anchors, anchored)


def _one_root(arcs: Tensor, apart: Tensor) -> Tensor:
    """Scores in which every sentence has one word that is its own head: that with the most to gain from it.

    So the labels, which are read for the chosen heads, fit the tree.
    """
    places = torch.ones_like(arcs[0]).cumsum(0)
    itself = places.unsqueeze(0) == places.unsqueeze(1)
    others = arcs.masked_fill(itself, -1e4)
    gain = arcs.masked_fill(~itself, -1e9).max(-1).values - others.max(-1).values
    best = gain.unsqueeze(0).expand_as(arcs).masked_fill(apart, -1e9).max(-1).values
    is_root = (gain >= best).unsqueeze(1)
    return torch.where(itself, torch.where(is_root, torch.full_like(arcs, 1e4), torch.full_like(arcs, -1e4)), arcs)


OUTPUTS = ("arcs", "heads", "dep", "starts", "tag", *LIKELY, "anchors", "anchored")


def main(trained: str, out: str) -> None:
    """Export, quantise, compare, and write labels and hash beside the model."""
    folder, target = Path(trained), Path(out)
    target.mkdir(parents=True, exist_ok=True)
    labels = json.loads((folder / "labels.json").read_text())
    config = BertConfig.from_json_file(folder / "config.json")
    config._attn_implementation = "eager"  # noqa: SLF001 - what the exporter can trace
    reader = Reader(config, {name: len(each) for name, each in labels.items()})
    reader.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu"))
    shipped = Shipped(reader).eval()
    generator = torch.Generator().manual_seed(1)
    sample = (
        torch.randint(1000, 20000, (24,), generator=generator),
        torch.randint(0, 6, (24,), generator=generator),
        torch.arange(1, 21),
        torch.tensor([1] + [0] * 19),
    )
    whole = target / "reader.fp32.onnx"
    axes = {name: {0: "pieces" if name in {"pieces", "features"} else "words"} for name in INPUTS}
    axes |= {name: {0: "words"} for name in OUTPUTS}
    axes["arcs"] = {0: "words", 1: "heads"}
    axes["anchors"] = {0: "anchors"}
    axes["anchored"] = {1: "words", 2: "anchors"}
    torch.onnx.export(
        shipped, sample, str(whole), dynamo=False, opset_version=17,
        input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
    )  # fmt: skip
    _compare(shipped, whole, sample)
    model = target / "reader.onnx"
    quantize_dynamic(
        str(whole), str(model), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        nodes_to_exclude=_products(whole),
    )  # fmt: skip
    whole.unlink()
    known = {"labels": labels, "sha256": hashlib.sha256(model.read_bytes()).hexdigest()}
    (target / "labels.json").write_text(json.dumps(known, indent=1) + "\n")
    print(model.stat().st_size, known["sha256"])


def _products(path: Path) -> list[str]:
    """The products of the biaffine heads: the runtime has no integer kernel for their shapes."""
    names = [node.name for node in onnx.load(str(path)).graph.node if node.op_type == "MatMul"]
    return [name for name in names if name.count("/") == 2 and ("arcs" in name or "anchored" in name)]


def _compare(shipped: Shipped, path: Path, sample: tuple[Tensor, ...]) -> None:
    """Raise where the exported graph answers otherwise than the original (on another length, too)."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    longer = tuple(torch.cat([each, each]) for each in sample)
    longer = (longer[0], longer[1], torch.cat([sample[2], sample[2] + 24]), longer[3])
    for given in (sample, longer):
        with torch.no_grad():
            wanted = shipped(*given)
        got = session.run(list(OUTPUTS), dict(zip(INPUTS, (each.numpy() for each in given), strict=True)))
        for name, a, b in zip(OUTPUTS, wanted, got, strict=True):
            if not np.allclose(a.numpy(), b, atol=1e-3):
                raise SystemExit(f"the exported model differs in {name} by {np.abs(a.numpy() - b).max()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
