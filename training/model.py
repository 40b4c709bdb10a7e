"""The reader's model: one small encoder, and a head for every layer that it reads.

Grammar is read as in the deep biaffine parser (Dozat & Manning 2017): a head for every word, all in one product.
Attributions and events are read like semantic roles: a cue or trigger is found word by word, then every word of the
window is asked whether it belongs to that cue's source or content, or to that trigger's actors or recipients.
So contents may be broken, nested and shared without any further rule.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sayso.read.guesses import CHANNELS

FEATURES: Final = 12
"""Six kinds of case, in and out of quotation marks."""


class Biaffine(nn.Module):
    """Scores of all pairs of words: (words, words, channels); rows depend, columns govern."""

    def __init__(self, width: int, size: int, channels: int) -> None:
        super().__init__()
        self.row = nn.Linear(width, size)
        self.column = nn.Linear(width, size)
        self.product = nn.Parameter(torch.zeros(channels, size + 1, size + 1))
        self.drop = nn.Dropout(0.2)
        nn.init.normal_(self.product, std=0.02)

    def forward(self, words: Tensor, governing: Tensor | None = None) -> Tensor:
        """(batch, words, width) to (batch, channels, words, words), or of all words with but some `governing` ones."""
        row = self.drop(torch.nn.functional.gelu(self.row(words)))
        column = self.drop(torch.nn.functional.gelu(self.column(words if governing is None else governing)))
        row = torch.cat([row, torch.ones_like(row[..., :1])], -1)
        column = torch.cat([column, torch.ones_like(column[..., :1])], -1)
        return torch.matmul(row.unsqueeze(1), torch.matmul(self.product, column.unsqueeze(1).transpose(-1, -2)))


class Reader(nn.Module):
    """Word pieces in, a score for every label of every layer out."""

    def __init__(self, config: BertConfig, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.case = nn.Embedding(FEATURES, config.hidden_size)
        nn.init.zeros_(self.case.weight)
        width = config.hidden_size
        self.drop = nn.Dropout(0.2)
        self.labels = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items() if name != "dep"})
        self.arcs = Biaffine(width, 160, 1)
        self.dep_row = nn.Linear(width, 160)
        self.dep_column = nn.Linear(width, 160)
        self.dep_out = nn.Linear(160, sizes["dep"])
        self.anchored = Biaffine(width, 128, len(CHANNELS))

    def encode(self, pieces: Tensor, features: Tensor, mask: Tensor | None, places: Tensor) -> Tensor:
        """Hidden states of the words: (batch, words, width), each that of its first piece; no mask: all are seen."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(features)
        if mask is None:
            hidden = self.encoder.embeddings(inputs_embeds=embedded)
            for layer in self.encoder.encoder.layer:
                hidden = layer(hidden)
        else:
            hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden.gather(1, places.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, places: Tensor) -> dict[str, Tensor]:
        """Scores of every head; `dep_row` and `dep_column` are summed and put through `dep_out` for the chosen arcs."""
        words = self.drop(self.encode(pieces, features, mask, places))
        return self.score(words) | {"anchored": self.anchored(words)}

    def score(self, words: Tensor) -> dict[str, Tensor]:
        """Scores of every head but `anchored`."""
        scores = {name: head(words) for name, head in self.labels.items()}
        scores["arcs"] = self.arcs(words)[:, 0]
        scores["dep_row"] = self.dep_row(words)
        scores["dep_column"] = self.dep_column(words)
        return scores

    def dep_scores(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of the dependency labels, given every word's head: (batch, words, labels)."""
        columns = scores["dep_column"]
        above = columns.gather(1, heads.unsqueeze(-1).expand(-1, -1, columns.shape[-1]))
        return self.dep_out(torch.nn.functional.gelu(scores["dep_row"] + above))
