"""Score exported weights on the training articles that the trainer keeps out.

    PYTHONPATH=src python training/held_out.py --corpus CORPUS WEIGHTS…

Every choice about decoding and checkpoints is made here, none on dev. `--least` tries values of
the setting of that name in `tadmor.reading.links`.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import HOLD_OUT, scorer

from tadmor.reading import links, tagger, windows


def main() -> None:
    """Print a line of figures for each folder of weights and each setting."""
    parser = argparse.ArgumentParser(description="Score weights on held-out training articles.")
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--least", type=float, nargs="+", default=[links.LEAST_SOURCE])
    options = parser.parse_args()
    score = scorer(options.corpus)
    gold = score.load_gold(options.corpus / "train")
    gold = {name: item for n, (name, item) in enumerate(gold.items()) if n % HOLD_OUT == 0}
    for folder in options.weights:
        windows.WEIGHTS = folder
        for least in options.least:
            links.LEAST_SOURCE = least
            print(folder, f"least {least}", figures(score, gold), flush=True)


def figures(score: Any, gold: dict[str, Any]) -> str:
    """Read the articles and give the main figures as one line."""
    predicted = {name: predictions(text) for name, (text, _, _) in gold.items()}
    counts: Counter[Any] = sum(score.score(gold, predicted), Counter())
    found = score.metrics(counts)
    line = [f"{name} {found[name]['f1']:.1f}" for name in ("source tokens", "cue tokens")]
    line += [f"{name} {found[name]['f1']:.1f}" for name in ("content tokens", "content partial")]
    whole = found["attribution"]
    return ", ".join([*line, f"attribution {whole['p']:.1f}/{whole['r']:.1f}/{whole['f1']:.2f}"])


def predictions(text: str) -> list[dict[str, Any]]:
    """Read one text into the scorer's format."""
    return [
        {"source": found.source, "cue": found.cue, "content": found.content}
        for found in tagger.attributions(text)
        if found.content
    ]


if __name__ == "__main__":
    main()
