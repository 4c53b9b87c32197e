"""Train the attribution reader: two processes of one thread, bf16, resumable at any moment.

    PYTHONPATH=src python training/train.py --corpus CORPUS --base BASE --run training/runs/NAME

Stop it at will; the same command goes on from the newest checkpoint. Every draw (order, jitter,
dropout) follows from the seed and the step, so an interrupted run is the same run.
"""

import argparse
import os
import time
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
import torch.multiprocessing as mp
from corpus import HOLD_OUT, Article, Batch, articles, batch, epoch
from export import averaged
from network import LAYERS, Network, load_base, loss
from own import own, packed
from tokenizers import Tokenizer
from torch import distributed

from tadmor.reading.pieces import model_input, windows
from tadmor.reading.windows import load

WINDOWS, PROCESSES = 10, 2  # windows a step, shared between the processes
ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1e-3, 0.95
WARM_UP, FLOOR = 0.06, 0.01
KEEP_EVERY = 150
FROZEN = ("words.weight", "positions.weight")  # the base model's, so not kept again


class Lessons(NamedTuple):
    """Articles, read window by window, and short texts, packed anew for each epoch."""

    articles: list[Article]
    short: list[Article]

    def drawn(self, seed: int) -> tuple[list[Article], list[tuple[int, int, int]]]:
        """Give one epoch: the texts, and their windows in the order of learning."""
        texts = [*self.articles, *(packed(self.short, seed) if self.short else [])]
        return texts, epoch(texts, seed)


def groups(network: Network) -> list[dict[str, Any]]:
    """Parameter groups: the rate falls a little with each layer down; heads learn faster."""
    made = [
        {"params": list(layer.parameters()), "rate": ENCODER_RATE * LAYER_DECAY ** (LAYERS - 1 - n)}
        for n, layer in enumerate(network.layers)
    ]
    made.append(
        {"params": list(network.norm.parameters()), "rate": ENCODER_RATE * LAYER_DECAY**LAYERS}
    )
    heads = (network.features, network.tag, network.dependent, network.head)
    heads += (network.bilinear, network.bias)
    made.append({"params": [p for part in heads for p in part.parameters()], "rate": HEAD_RATE})
    return made


def rate(step: int, steps: int) -> float:
    """Linear warm-up, then linear down to the floor."""
    warm = WARM_UP * steps
    if step < warm:
        return (step + 1) / warm
    return 1 - (1 - FLOOR) * (step - warm) / (steps - warm)


def average(network: Network) -> None:
    """Average the gradients of all processes, as one message."""
    grads = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([grad.flatten() for grad in grads])
    distributed.all_reduce(flat)
    flat /= PROCESSES
    for grad, part in zip(grads, flat.split([g.numel() for g in grads]), strict=True):
        grad.copy_(part.view_as(grad))


def lessons(options: argparse.Namespace, tokenizer: Any) -> Lessons:
    """Read what is learned from: the corpus's articles, our own passages, or both."""
    rows: list[Article] = []
    if options.corpus:
        rows = articles(options.corpus, "train", tokenizer)
        rows = [article for n, article in enumerate(rows) if n % HOLD_OUT]
        if options.teacher:
            taught(rows, options.teacher)
    short = [article for folder in options.own for article in own(folder, tokenizer)]
    return Lessons(rows, short * options.repeat)


def taught(data: list[Article], weights: Path) -> None:
    """Let exported weights read every article: what they make of each word is a second label."""
    reader = load(weights)
    for article in data:
        article.taught = np.zeros((len(article.pieces.ids), 7), np.float32)
        for window in windows(article.pieces.ids):
            ids, features = model_input(article.pieces, window.start, window.end)
            scores, _ = reader.session.run(None, {"ids": ids[None], "features": features[None]})
            own = slice(window.own_start - window.start + 1, window.own_end - window.start + 1)
            article.taught[window.own_start : window.own_end] = np.exp(scores[0, own])


def newest(run: Path) -> Path | None:
    """Give the newest checkpoint of a run."""
    return max(run.glob("step-*.pt"), default=None)


def keep(run: Path, step: int, network: Network, optimizer: torch.optim.Optimizer) -> None:
    """Write weights to keep, and the optimizer's state beside them to resume from."""
    state = {"step": step, "optimizer": optimizer.state_dict()}
    torch.save(state, run / "resume.part")
    trained = {k: v for k, v in network.state_dict().items() if k not in FROZEN}
    torch.save({"step": step, "network": trained}, run / "step.part")
    (run / "resume.part").replace(run / "resume.pt")
    (run / "step.part").replace(run / f"step-{step:05}.pt")


def work(rank: int, options: argparse.Namespace) -> None:
    """Run one of the processes."""
    torch.set_num_threads(1)
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(options.port)}
    distributed.init_process_group("gloo", rank=rank, world_size=PROCESSES)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = lessons(options, tokenizer)
    torch.manual_seed(options.seed)
    network = Network()
    load_base(network, options.base / "model.safetensors")
    if options.start:
        network.load_state_dict(averaged(options.start), strict=False)
    optimizer = torch.optim.AdamW(groups(network), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step = 0
    if path := newest(options.run):
        network.load_state_dict(torch.load(path)["network"], strict=False)
        state = torch.load(options.run / "resume.pt")
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    run_steps(rank, options, (network, optimizer), data, step)


def run_steps(
    rank: int,
    options: argparse.Namespace,
    model: tuple[Network, torch.optim.Optimizer],
    data: Lessons,
    step: int,
) -> None:
    """Train from `step` to the end of the schedule."""
    network, optimizer = model
    network.train()
    per_epoch = len(data.drawn(options.order)[1]) // WINDOWS - 5  # the count changes a little
    began, pieces, mean = time.monotonic(), 0, 0.0
    order: list[tuple[int, int, int]] = []
    texts: list[Article] = []
    while step < options.steps:
        if not order or step % per_epoch == 0:
            texts, order = data.drawn(options.order + 1 + step // per_epoch)
        at = step % per_epoch * WINDOWS
        seed = (options.order * 1_000_003 + step) * PROCESSES + rank
        made = batch(texts, order[at + rank : at + WINDOWS : PROCESSES], seed)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * options.pace * rate(step, options.steps)
        value = one_step(network, optimizer, made, seed)
        step += 1
        pieces += int(made.mask.sum()) * PROCESSES
        mean = 0.98 * mean + 0.02 * value if mean else value
        if rank == 0 and step % 10 == 0:
            speed = pieces / (time.monotonic() - began)
            clock, epochs = time.strftime("%H:%M:%S"), step / per_epoch
            print(
                f"{clock} step {step}/{options.steps} epoch {epochs:.2f} loss {mean:.4f}"
                f" {speed:.0f} pieces/s",
                flush=True,
            )
        if rank == 0 and (step % KEEP_EVERY == 0 or step == options.steps):
            keep(options.run, step, network, optimizer)


def one_step(network: Network, optimizer: torch.optim.Optimizer, made: Batch, seed: int) -> float:
    """Learn from one batch; give its loss."""
    tensors = {name: torch.from_numpy(array) for name, array in vars(made).items()}
    torch.manual_seed(seed)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = loss(network, tensors)
    optimizer.zero_grad(set_to_none=True)
    value.backward()
    average(network)
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return value.item()


def main() -> None:
    """Read the command line and start the processes."""
    parser = argparse.ArgumentParser(description="Train the attribution reader.")
    parser.add_argument("--corpus", type=Path, help="PolNeAR: holds train/ and score.py")
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of passages")
    parser.add_argument("--repeat", type=int, default=1, help="times an epoch has each passage")
    parser.add_argument("--base", type=Path, required=True, help="holds model.safetensors")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--start", type=Path, nargs="*", help="checkpoints to begin from, averaged")
    parser.add_argument("--pace", type=float, default=1.0, help="factor on every learning rate")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7, help="of the heads' first values")
    parser.add_argument("--order", type=int, default=7, help="of articles, jitter and dropout")
    parser.add_argument("--teacher", type=Path, help="weights whose tags are learned too")
    parser.add_argument("--port", type=int, default=29517)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    mp.spawn(work, args=(options,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
