"""Train the attribution reader: two processes of one thread, bf16, resumable at any moment.

    PYTHONPATH=src python training/train.py --corpus CORPUS --base BASE --run training/runs/NAME

Stop it at will; the same command goes on from the newest checkpoint. Every draw (order, jitter,
dropout) follows from the seed and the step, so an interrupted run is the same run.
"""

import argparse
import os
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
import torch.multiprocessing as mp
from corpus import HOLD_OUT, Article, Batch, articles, batch, epoch
from network import LAYERS, Network, load_base, loss
from tokenizers import Tokenizer
from torch import distributed

WINDOWS, PROCESSES = 10, 2  # windows a step, shared between the processes
ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1e-3, 0.95
WARM_UP, FLOOR = 0.06, 0.01
KEEP_EVERY = 150
FROZEN = ("words.weight", "positions.weight")  # the base model's, so not kept again


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
    data = articles(options.corpus, "train", tokenizer)
    data = [article for n, article in enumerate(data) if n % HOLD_OUT]
    torch.manual_seed(options.seed)
    network = Network()
    load_base(network, options.base / "model.safetensors")
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
    data: list[Article],
    step: int,
) -> None:
    """Train from `step` to the end of the schedule."""
    network, optimizer = model
    network.train()
    per_epoch = len(epoch(data, options.seed)) // WINDOWS - 5  # jitter changes the count a little
    began, pieces, mean = time.monotonic(), 0, 0.0
    order: list[tuple[int, int, int]] = []
    while step < options.steps:
        if not order or step % per_epoch == 0:
            order = epoch(data, options.seed + 1 + step // per_epoch)
        at = step % per_epoch * WINDOWS
        seed = (options.seed * 1_000_003 + step) * PROCESSES + rank
        made = batch(data, order[at + rank : at + WINDOWS : PROCESSES], seed)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * rate(step, options.steps)
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
    parser.add_argument("--corpus", type=Path, required=True, help="holds train/ and score.py")
    parser.add_argument("--base", type=Path, required=True, help="holds model.safetensors")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--port", type=int, default=29517)
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    mp.spawn(work, args=(options,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
