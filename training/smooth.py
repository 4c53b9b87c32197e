"""Even out activations before they become int8, so that a few large ones do not coarsen the rest.

A dynamic int8 scale serves a whole window. Where one channel is ten times the others, those
keep a tenth of the steps, and what else stands in the window changes how a word is read. Each
channel of a layer's input is therefore divided by a factor that its weights are multiplied with:
the float network computes the same (Xiao and others, SmoothQuant, ICML 2023).
"""

from collections.abc import Iterable

import torch
from network import HEADS, SIZE, Layer, Network
from torch import Tensor, nn

from tadmor.reading.pieces import Ints

# How much of a channel's range moves into the weights. Of the values tried, on held-out articles.
INTO_WEIGHTS, INTO_DOWN = 0.65, 0.85
SMALLEST = 1e-5


class Smoothed(nn.Module):
    """A linear layer whose input is divided channel by channel; its weights make up for it."""

    def __init__(self, linear: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.register_buffer("inverse", 1 / factors)
        self.linear = linear
        self.linear.weight.data *= factors

    def forward(self, x: Tensor) -> Tensor:
        """Give what the linear layer gave before."""
        return self.linear(x * self.inverse)


class Attend(torch.autograd.Function):
    """Attention as one operator of the graph: onnxruntime's own is a tenth faster."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Attend in every head, without a mask: windows are read one at a time."""

        def split(y: Tensor) -> Tensor:
            return y.view(y.shape[0], y.shape[1], HEADS, SIZE // HEADS).transpose(1, 2)

        mixed = nn.functional.scaled_dot_product_attention(split(query), split(key), split(value))
        return mixed.transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(graph: torch.Graph, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Name the operator."""
        name = "com.microsoft::MultiHeadAttention"
        mixed = graph.op(name, query, key, value, num_heads_i=HEADS)
        mixed.setType(query.type())
        return mixed


class ReadOnly(nn.Module):
    """A layer as it is shipped: the same sums, with one operator for attention."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor, _: Tensor | None) -> Tensor:
        """Mix each piece with all others."""
        layer = self.layer
        mixed = Attend.apply(layer.query(x), layer.key(x), layer.value(x))
        x = layer.attention_norm(x + layer.output(mixed))
        return layer.norm(x + layer.down(nn.functional.gelu(layer.up(x))))


def smoothed(network: Network, windows: Iterable[tuple[Ints, Ints]]) -> Network:
    """Even out every layer by the largest activations in `windows`; gives the network itself."""
    largest = maxima(network.eval(), windows)
    for n, layer in enumerate(network.layers):
        attention = [layer.query, layer.key, layer.value]
        factors = balance(largest[f"layers.{n}.query"], attention, INTO_WEIGHTS)
        layer.query, layer.key, layer.value = (Smoothed(part, factors) for part in attention)
        # What attention mixes is linear in its values: the division needs no operator of its own.
        factors = balance(largest[f"layers.{n}.output"], [layer.output], INTO_WEIGHTS)
        layer.output.weight.data *= factors
        layer.value.linear.weight.data /= factors[:, None]
        layer.value.linear.bias.data /= factors
        factors = balance(largest[f"layers.{n}.up"], [layer.up], INTO_WEIGHTS)
        layer.up = Smoothed(layer.up, factors)
        factors = balance(largest[f"layers.{n}.down"], [layer.down], INTO_DOWN)
        layer.down = Smoothed(layer.down, factors)
        network.layers[n] = ReadOnly(layer)
    return network


def maxima(network: Network, windows: Iterable[tuple[Ints, Ints]]) -> dict[str, Tensor]:
    """Give the largest activation of each channel that goes into each linear layer."""
    found: dict[str, Tensor] = {}

    def watch(name: str, module: nn.Module) -> torch.utils.hooks.RemovableHandle:
        def seen(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            most = inputs[0].abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found.get(name, most), most)

        return module.register_forward_pre_hook(seen)

    linear = [(n, m) for n, m in network.named_modules() if isinstance(m, nn.Linear)]
    handles = [watch(*one) for one in linear]
    with torch.no_grad():
        for ids, features in windows:
            network(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])
    for handle in handles:
        handle.remove()
    return found


def balance(largest: Tensor, linear: list[nn.Linear], share: float) -> Tensor:
    """Give a factor for each channel: range of activations against range of weights."""
    weights = torch.stack([part.weight.abs().amax(0) for part in linear]).amax(0)
    factors = largest.clamp(min=SMALLEST) ** share / weights.clamp(min=SMALLEST) ** (1 - share)
    return factors / factors.log().mean().exp()
