"""The network: BERT's encoder over wordpieces and features, a tag head and a pointer."""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tadmor.reading.words import FEATURES

SIZE, HEADS, LAYERS, INNER, POSITIONS, VOCABULARY = 384, 12, 6, 1536, 512, 30522
TAGS, POINTER = 7, 128
DROPOUT = 0.1


class Layer(nn.Module):
    """One encoder layer. Attention itself has no dropout, else attention on a CPU is slow."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.output = nn.Linear(SIZE, SIZE)
        self.attention_norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Mix each piece with those that the mask lets it see."""

        def split(y: Tensor) -> Tensor:
            return y.view(y.shape[0], y.shape[1], HEADS, SIZE // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.dropout(self.output(mixed)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """ids, features -> tags [.., 7], queries [.., 128], keys [.., 128], biases [..]."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE)
        self.positions = nn.Embedding(POSITIONS, SIZE)
        self.features = nn.Embedding(FEATURES, SIZE)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tag = nn.Linear(SIZE, TAGS)
        self.dependent, self.head = nn.Linear(SIZE, POINTER), nn.Linear(SIZE, POINTER)
        self.bilinear, self.bias = nn.Linear(POINTER, POINTER), nn.Linear(POINTER, 1)
        for frozen in (self.words, self.positions):
            frozen.weight.requires_grad_(requires_grad=False)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score windows. Piece i points at j with `queries[i] @ keys[j] + biases[j]`."""
        places = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.words(ids) + places + self.features(features)))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        dependent = self.dropout(functional.gelu(self.dependent(x)))
        head = self.dropout(functional.gelu(self.head(x)))
        return self.tag(x), self.bilinear(dependent), head, self.bias(head).squeeze(-1)


def loss(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of the tags, and half that of the pointers.

    Where a teacher's probabilities are given, they weigh as much as the annotator's tag: a
    corpus on which two people agree to 75 % is not to be learned to the letter (Furlanello and
    others, Born-Again Neural Networks, ICML 2018).
    """
    mask = None if bool(batch["mask"].all()) else batch["mask"]
    tags, queries, keys, biases = network(batch["ids"], batch["features"], mask)
    scores = (queries @ keys.transpose(1, 2) + biases[:, None, :]).float()
    scores = scores.masked_fill(~batch["mask"][:, None, :], -1e9)
    tagging = functional.cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten())
    taught = (batch["taught"].sum(-1) > 0) & (batch["tags"] >= 0)
    if bool(taught.any()):
        soft = -(batch["taught"] * tags.float().log_softmax(-1)).sum(-1)[taught]
        tagging = 0.5 * tagging + 0.5 * soft.mean()
    if bool((batch["heads"] < 0).all()):
        return tagging
    return tagging + 0.5 * functional.cross_entropy(scores.flatten(0, 1), batch["heads"].flatten())


def tensors(path: Path) -> dict[str, Tensor]:
    """Read a safetensors file of float32: a length, a JSON header, raw numbers."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            flat = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype="<f4").copy()
            found[name] = torch.from_numpy(flat).view(entry["shape"])
    return found


def load_base(network: Network, path: Path) -> None:
    """Start from a BERT encoder of the same shape; heads and features stay as initialised."""
    base = tensors(path)
    types = base["embeddings.token_type_embeddings.weight"][0]
    network.words.weight.data.copy_(base["embeddings.word_embeddings.weight"])
    network.positions.weight.data.copy_(base["embeddings.position_embeddings.weight"] + types)
    named = {"norm": "embeddings.LayerNorm"}
    inner = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for n in range(LAYERS):
        named |= {f"layers.{n}.{a}": f"encoder.layer.{n}.{b}" for a, b in inner.items()}
    for ours, theirs in named.items():
        for part in ("weight", "bias"):
            network.get_parameter(f"{ours}.{part}").data.copy_(base[f"{theirs}.{part}"])
