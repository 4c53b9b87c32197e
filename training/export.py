"""Turn checkpoints into the shipped weights: averaged, ONNX, int8, with a manifest.

PYTHONPATH=src python training/export.py --base BASE CHECKPOINT…
"""

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from network import Network, load_base
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from own import own, packed
from passages import FOLDER
from smooth import smoothed
from tokenizers import Tokenizer
from torch import Tensor, nn

from tadmor.reading.pieces import model_input

WEIGHTS = Path(__file__).parents[1] / "src/tadmor/reading/weights"
OUTPUTS = ["tags", "links"]
OPSET = 17
# Activations into these have outliers that one int8 scale for all serves badly even when evened
# out: kept float, they lower the divergence of the tags from the float network from 0.0026 to
# 0.0015 for 1.8 MB.
FLOAT = ("layers.0/down",)
CALIBRATION = 60  # windows of our own passages


class Shipped(nn.Module):
    """The graph that is shipped: log-probabilities of tags, and of each piece's head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Give `tags` [windows, pieces, 7] and `links` [windows, pieces, pieces]."""
        tags, queries, keys, biases = self.network(ids, features)
        links = queries @ keys.transpose(1, 2) + biases[:, None, :]
        return tags.log_softmax(-1), links.log_softmax(-1)


def averaged(paths: list[Path]) -> dict[str, Tensor]:
    """Average the trained parameters of several checkpoints."""
    states = [torch.load(path)["network"] for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def export(network: Network, path: Path) -> None:
    """Write the network as a float ONNX graph that takes windows of any length."""
    example = torch.full((1, 384), 1000), torch.ones((1, 384), dtype=torch.long)
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "features", *OUTPUTS)}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Shipped(network).eval(),
            example,
            str(path),
            input_names=["ids", "features"],
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Make the weights int8, a scale for each output channel; activations are scaled as read."""
    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(source, ready, skip_symbolic_shape=True)
    nodes = [node.name for node in onnx.load(ready).graph.node]
    quantize_dynamic(
        ready,
        target,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[name for name in nodes if any(part in name for part in FLOAT)],
    )


def manifest(folder: Path, steps: list[str]) -> str:
    """Name every file with its size and digest."""
    files = {
        path.name: {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in (folder / "reader.onnx", folder / "tokenizer.json")
    }
    return json.dumps({"checkpoints": steps, "files": files}, indent=2) + "\n"


def main() -> None:
    """Export the named checkpoints, averaged."""
    parser = argparse.ArgumentParser(description="Export the attribution reader.")
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True, help="holds model.safetensors")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--float", action="store_true", help="do not make the weights int8")
    options = parser.parse_args()
    network = Network()
    load_base(network, options.base / "model.safetensors")
    network.load_state_dict(averaged(options.checkpoints), strict=False)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    packs = packed(own(FOLDER, tokenizer), seed=0)[:CALIBRATION]
    smoothed(network, (model_input(one.pieces, 0, len(one.pieces.ids)) for one in packs))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, made = Path(scratch) / "plain.onnx", Path(scratch) / "reader.onnx"
        export(network, plain)
        if options.float:
            plain.rename(made)
        else:
            quantise(plain, made)
        shutil.copyfile(made, options.out / "reader.onnx")
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    names = [f"{path.parent.name}/{path.stem}" for path in options.checkpoints]
    (options.out / "manifest.json").write_text(manifest(options.out, names), encoding="utf-8")


if __name__ == "__main__":
    main()
