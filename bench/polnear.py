"""Score the shipped reader on PolNeAR's dev articles and hold the figure to its floor.

    python bench/polnear.py            # measure; exit 1 below the floor
    python bench/polnear.py --record   # also write what was measured to floors.json

Needs `../shared/polnear`; without it, says so and passes. Only figures are printed, no text.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tadmor.reading.tagger import attributions

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "polnear"
WEIGHTS = HERE.parent / "src/tadmor/reading/weights/reader.onnx"
FLOORS = HERE / "floors.json"
KEY = "polnear.dev.attribution_f1"


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description="Score the reader on PolNeAR dev.")
    parser.add_argument("--record", action="store_true", help="write the figure to floors.json")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"{CORPUS} is not here: the reader was not measured.")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        predicted = Path(scratch) / "predicted.jsonl"
        _read_all(CORPUS / "dev", predicted)
        result = _score(predicted)
    _show(result)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    entry = floors.setdefault(KEY, {"floor": 66})
    measured = round(result["attribution F1"], 2)
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    if options.record:
        entry |= {"measured": measured, "weights": digest}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    elif entry.get("weights") != digest:
        print("The weights are not those in floors.json: run again with --record.")
        return 1
    print(f"attribution F1 {measured}, floor {entry['floor']}")
    return int(measured < entry["floor"])


def _read_all(folder: Path, target: Path) -> None:
    """Write the reader's answers in the scorer's format, and say how fast they came."""
    began, count = time.perf_counter(), 0
    with target.open("w", encoding="utf-8") as lines:
        for path in sorted(folder.glob("*.txt")):
            text = path.read_bytes().decode("utf-8")
            count += len(text.split())
            found = [
                {"source": item.source, "cue": item.cue, "content": item.content}
                for item in attributions(text)
            ]
            lines.write(json.dumps({"doc": path.stem, "attributions": found}) + "\n")
    spent = time.perf_counter() - began
    threads = os.environ.get("TADMOR_THREADS", "all")
    print(f"{count} words in {spent:.1f} s: {count / spent:.0f} a second ({threads} threads)")


def _score(predicted: Path) -> dict[str, Any]:
    command = [sys.executable, "-B", str(CORPUS / "score.py"), str(CORPUS / "dev"), str(predicted)]
    command += ["--json", "--breakdown", "--bootstrap", "1000"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def _show(result: dict[str, Any]) -> None:
    for name, value in result["metrics"].items():
        low, high = result["interval"][name]
        figures = value if isinstance(value, dict) else {"accuracy": value}
        line = "/".join(f"{figure:.1f}" for figure in figures.values())
        print(f"{name:22} {line:16} [{low:.1f}, {high:.1f}]")
    for kind, row in result["breakdown"].items():
        shares = f"content {row['content recall']:.1f}, attribution {row['attribution recall']:.1f}"
        print(f"recall, {kind:14} {shares}")


if __name__ == "__main__":
    sys.exit(main())
