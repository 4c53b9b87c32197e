"""Train a head for claims on the reader's encoder, and read with it.

    PYTHONPATH=src python training/claims_head.py cross|whole --base BASE --weights CHECKPOINT
        --out FOLDER --told rules --epochs 30 --rate 2e-3

`cross` parts the patterns in FOLDS, trains on all but one and writes what it finds in that one;
`whole` trains on all and writes the head. `bench/measure_claims_head.py` measures both.
`--layers N` lets the head have upper layers of its own, which start as the reader's and learn.
"""

import argparse
import os
import pickle
import re
import time
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
from claims_features import (
    ASPECTS,
    FRAMES,
    HINTS,
    LISTED,
    POLARITIES,
    ROLES,
    Row,
    alone,
    among,
    encoder,
    quiet,
    varied,
)
from claims_network import ALLOWED, Head, loss
from network import Network
from sentences import FOLDER, Sentence, sentences
from torch import Tensor

from tadmor.model.text import Span, Spans

FOLDS, BATCH = 5, 48
LIST = re.compile(r"(?:[,;\s]|and|or|&|with|against|between|vs\.?|then|as well as|both|the)*")
SHARED = {"place", "victims", "participant"}  # each filler makes a claim of its own


class Found(NamedTuple):
    """A claim that a head found; `confidence` is the most that any word of its trigger has."""

    frame: str
    confidence: float
    trigger: Span
    roles: dict[str, Spans]
    polarity: str
    aspect: str
    moves: bool


def shape(options: argparse.Namespace) -> tuple[int, int, int]:
    """Give the layers, the size and the hints of a head."""
    told = {"nothing": 0, "lists": LISTED, "rules": HINTS}[options.told]
    return options.layers, options.size, told


def trained(network: Network, data: list[list[Row]], options: argparse.Namespace) -> Head:
    """Train a head; `data` holds each sentence in several readings, of which one is drawn."""
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    head = Head(network, *shape(options)).train()
    upper = list(head.own.parameters())
    rest = [p for name, p in head.named_parameters() if not name.startswith("own.")]
    parts = [{"params": upper, "rate": 1e-4}, {"params": rest, "rate": options.rate}]
    optimizer = torch.optim.AdamW([p for p in parts if p["params"]], lr=0, weight_decay=0.01)
    count, step = len(data) // BATCH, 0
    for _ in range(options.epochs):
        order = random.permutation(len(data))
        for at in range(0, count * BATCH, BATCH):
            rows = [data[n][random.integers(len(data[n]))] for n in order[at : at + BATCH]]
            done = step / (options.epochs * count)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * min(1, done / 0.08) * max(0.02, 1 - done)
            value = loss(head, rows)
            optimizer.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            step += 1
    return head.eval()


@torch.no_grad()
def find(head: Head, row: Row, least: float) -> list[Found]:
    """Find the claims of a sentence whose trigger has at least a probability."""
    x, lengths = head.read([row])
    chances = head.tag(x)[0].softmax(-1)
    triggers = list(spanned(chances, least))
    if not triggers:
        return []
    asked = [(0, frame, start, end) for frame, start, end, _ in triggers]
    roles, facts = head.fill(x, lengths, asked)
    return [
        one
        for n, (frame, start, end, sure) in enumerate(triggers)
        for one in claims(row, (frame, start, end, sure), roles[n], facts[n])
    ]


def spanned(chances: Tensor, least: float) -> list[tuple[int, int, int, float]]:
    """Give triggers: runs of words of which one frame is likelier than others and than `least`."""
    by_frame = chances[:, 1::2] + chances[:, 2::2]
    best, frame = by_frame.max(-1)
    found: list[tuple[int, int, int, float]] = []
    for at in range(len(chances)):
        if best[at] < least:
            continue
        f, begins = int(frame[at]), bool(chances[at, 1 + 2 * frame[at]] >= best[at] / 2)
        if found and found[-1][2] == at and found[-1][0] == f and not begins:
            last = found.pop()
            found.append((f, last[1], at + 1, max(last[3], float(best[at]))))
        else:
            found.append((f, at, at + 1, float(best[at])))
    return found


def claims(
    row: Row, trigger: tuple[int, int, int, float], roles: Tensor, facts: Tensor
) -> list[Found]:
    """Read the roles of one trigger; a list of places is a claim for each."""
    frame, start, end, sure = trigger
    chances = roles.softmax(-1)
    filled: dict[str, Spans] = {}
    for n, name in enumerate(ROLES):
        if ALLOWED[frame, n] and (spans := runs(row, chances[:, n])):
            filled[name] = spans
    polarity, aspect, moves = facts.split([len(POLARITIES), len(ASPECTS), 1], -1)
    made = [filled]
    for name in sorted(SHARED & filled.keys()):
        made = [{**one, name: (span,)} for one in made for span in filled[name]]
    return [
        Found(
            FRAMES[frame], sure, within(row, start, end), one,
            POLARITIES[int(polarity.argmax())], ASPECTS[int(aspect.argmax())], bool(moves > 0),
        )
        for one in made
    ]  # fmt: skip


def runs(row: Row, chances: Tensor) -> Spans:
    """Give the surest stretch of a role, and those listed with it: "A, B and the village of C"."""
    found: list[tuple[float, int, int]] = []
    open_ = False
    for at, (outside, begins, goes_on) in enumerate(chances.tolist()):
        inside = begins + goes_on > outside
        if inside and (not open_ or begins > goes_on):
            found.append((1 - outside, at, at + 1))
        elif inside:
            sure, start, _ = found.pop()
            found.append((max(sure, 1 - outside), start, at + 1))
        open_ = inside
    if not found:
        return ()
    best = found.index(max(found))
    low = high = best
    while high + 1 < len(found) and listed(row, found[high][2], found[high + 1][1]):
        high += 1
    while low and listed(row, found[low - 1][2], found[low][1]):
        low -= 1
    return tuple(within(row, start, end) for _, start, end in found[low : high + 1])


def listed(row: Row, start: int, end: int) -> bool:
    """Say whether nothing but a list's own words stand between two words."""
    between = row.sentence.text[row.pieces.ends[start - 1] : row.pieces.starts[end]]
    return LIST.fullmatch(between) is not None


def within(row: Row, start: int, end: int) -> Span:
    """Give the place of words in the text."""
    return Span(int(row.pieces.starts[start]), int(row.pieces.ends[end - 1]))


def loaded(path: Path, network: Network) -> Head:
    """Read a head that was trained on all."""
    kept = torch.load(path)
    head = Head(network, *kept["shape"])
    head.load_state_dict(kept["head"])
    return head.eval()


def folds(found: list[Sentence]) -> list[int]:
    """Give each sentence the fold of its pattern."""
    patterns = sorted({one.pattern for one in found})
    np.random.default_rng(5).shuffle(patterns)
    fold = {pattern: n % FOLDS for n, pattern in enumerate(patterns)}
    return [fold[one.pattern] for one in found]


def readings(options: argparse.Namespace, network: Network, tokenizer: object) -> list[list[Row]]:
    """Give every sentence as it is read alone, among others, and with other names; kept on disk."""
    found = list(sentences(FOLDER))
    kept = options.out / f"hinted-{len(found)}.pt"
    if kept.exists():
        return torch.load(kept, weights_only=False)  # type: ignore[no-any-return]
    made = [alone(found, network, tokenizer), among(found, network, tokenizer, 1)]
    made += [among(varied(found, n), network, tokenizer, n) for n in range(2, 5)]
    rows = [list(same) for same in zip(*made, strict=True)]
    torch.save(rows, kept)
    return rows


def main() -> None:
    """Train across folds, or on all."""
    parser = argparse.ArgumentParser(description="Train a head for claims.")
    parser.add_argument("what", choices=["cross", "whole"])
    parser.add_argument("--base", type=Path, required=True, help="holds model.safetensors")
    parser.add_argument("--weights", type=Path, required=True, help="the reader's checkpoint")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--quiet", type=Path, help="articles of other things, drawn from as nothing"
    )
    parser.add_argument("--name", default="head")
    parser.add_argument("--layers", type=int, default=0, help="upper layers of the head's own")
    parser.add_argument("--told", choices=["nothing", "lists", "rules"], default="nothing")
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folds", type=int, default=FOLDS, help="do only as many")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("TADMOR_THREADS", "1")))
    network, tokenizer = encoder(options.base, options.weights)
    data = readings(options, network, tokenizer)
    none = quiet(options.quiet, network, tokenizer) if options.quiet else []
    more = [[row] for row in none]
    if options.what == "whole":
        head = trained(network, data + more, options)
        kept = {"shape": shape(options), "head": head.state_dict()}
        torch.save(kept, options.out / f"{options.name}.pt")
        return
    fold = folds([same[0].sentence for same in data])
    answers: list[tuple[Sentence, list[tuple[object, ...]], list[tuple[object, ...]]]] = []
    for n in range(options.folds):
        began = time.monotonic()
        head = trained(
            network, [d for d, f in zip(data, fold, strict=True) if f != n] + more, options
        )
        for same in (d for d, f in zip(data, fold, strict=True) if f == n):
            both = [[tuple(f) for f in find(head, reading, 0.05)] for reading in same[:2]]
            answers.append((same[0].sentence, *both))
        print(f"fold {n}: {time.monotonic() - began:.0f} s", flush=True)
        (options.out / f"{options.name}.cross").write_bytes(pickle.dumps(answers))


if __name__ == "__main__":
    main()
