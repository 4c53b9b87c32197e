"""Measure against `../shared`, and hold what is measured to its floors, which only rise.

    python bench/gate.py             # exit 1 below a floor
    python bench/gate.py --record    # write what was measured; floors stay
    python bench/gate.py --raise     # and lift each floor to what was measured

What is not here is skipped and said. Each figure stands beside the digest of the weights.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import actors
import articles
import claims
import measure_passages
import measure_sentences
import places
import polnear
import times
from control import prose
from sentences import HELD_OUT, SECOND

from tadmor.documents import load
from tadmor.pipeline.read import read

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
WEIGHTS = HERE.parent / "src/tadmor/reading/weights/reader.onnx"


def _polnear() -> Mapping[str, float]:
    report = polnear.measure()
    if report is None:
        return {}
    metrics = report["metrics"]
    return {
        "polnear.dev.attribution_f1": metrics["attribution"]["f1"],
        "polnear.dev.source_given_content": metrics["source given content"],
        "polnear.dev.indirect_recall": report["breakdown"]["indirect"]["attribution recall"],
    }


def _passages() -> Mapping[str, float]:
    figures, _, _ = measure_passages.measure()
    return {
        f"passages.held_out.{name}": figure
        for name, figure in figures.items()
        if name not in {"precision", "recall", "stance_constant"}
    }


def _sentences() -> Mapping[str, float]:
    left = {"polarity_constant", "aspect_constant", "aspect_of_events"}
    return {
        f"sentences.{name}.{figure}": value
        for name, folder in (("held_out", HELD_OUT), ("held_out_second", SECOND))
        for figure, value in measure_sentences.measure(folder)[0].items()
        if figure not in left
    }


def _actors() -> Mapping[str, float]:
    figures = actors.measure(held_out=True)
    return {f"actors.held_out.{name}": figures[name] for name in ("bcubed.f1", "type")}


def _articles() -> Mapping[str, float]:
    if not articles.ARTICLES.is_dir():
        return {}
    counts, _ = articles.measure()
    share = 200 * counts["right"] / (counts["gold"] + counts["found"])
    return {"articles.attribution_and_speaker_f1": share}


def _times() -> Mapping[str, float]:
    measured = times.measure()
    if measured is None:
        return {}
    return {f"times.{suite}.exact": counts["exact"] for suite, counts in measured.items()}


def _places() -> Mapping[str, float]:
    if not places.SUITES.is_dir():
        return {}
    found = [places.article(path) for path in (places.SUITES / "dev-articles").glob("*.json")]
    return {
        "places.articles.located": sum(counts["located"] for counts in found),
        "places.articles.not_wrong": -sum(counts["wrong"] for counts in found),
    }


def _claims() -> Mapping[str, float]:
    if not claims.ARTICLES.is_dir():
        return {}

    def whole(_: str, gold: claims.Gold) -> claims.Reading:
        path = claims.ARTICLES / gold["text_file"]
        return read(load(path, {"published": gold["document"]["published"]}))

    counts = claims.measure(whole)
    return {
        "claims.articles.changes_found": counts["change found"],
        "claims.articles.no_false_moves": -counts["false move"],
        "claims.articles.figures_right": counts["figure right"],
    }


def _prose() -> Mapping[str, float]:
    shares = prose.shares()
    if shares is None:
        return {}
    return {"control.prose.all_days": shares[0], "control.prose.towns_that_changed": shares[1]}


MEASURES: tuple[Callable[[], Mapping[str, float]], ...] = (
    _polnear,
    _passages,
    _sentences,
    _actors,
    _articles,
    _times,
    _places,
    _claims,
    _prose,
)


def main() -> int:
    """Measure everything, print it beside its floor, and fail below one."""
    parser = argparse.ArgumentParser(description="Hold figures to their floors.")
    parser.add_argument("--record", action="store_true", help="write what was measured")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to it too")
    options = parser.parse_args()
    measured = {name: round(v, 2) for measure in MEASURES for name, v in measure().items()}
    if not measured:
        print("skipped: ../shared is not here")
        return 0
    floors = json.loads(FLOORS.read_text("utf-8"))
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    for name, value in measured.items():
        entry = floors["figures"].setdefault(name, {"floor": value})
        mark = "" if value >= entry["floor"] else "  BELOW"
        print(f"{name:42} {value:8.2f}  floor {entry['floor']:8.2f}{mark}")
        if options.record or options.lift:
            entry["measured"] = value
        if options.lift:
            entry["floor"] = max(value, entry["floor"])
    if options.record or options.lift:
        floors["weights"] = digest
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return int(any(v < floors["figures"][name]["floor"] for name, v in measured.items()))


if __name__ == "__main__":
    sys.exit(main())
