"""Score what `tadmor read` finds on PolNeAR's dev articles: the outermost attributions.

    python bench/polnear.py

The corpus never marks an attribution within another, so those are left out here; counting them
all the same is printed beside. Needs `../shared/polnear`; without it, says so and passes. Only
figures are printed, no text.
"""

import importlib.util
import sys
import time
from pathlib import Path
from typing import Any

from tadmor.model.reading import Attribution
from tadmor.reading import attributions, voices

CORPUS = Path(__file__).parents[2] / "shared" / "polnear"
ROLES = ("source", "cue", "content")


def measure(samples: int = 0) -> dict[str, Any] | None:
    """Give the scorer's report over dev, with `all` for the F1 when inner ones count as well."""
    if not CORPUS.is_dir():
        return None
    score = _scorer()
    gold = score.load_gold(str(CORPUS / "dev"))
    found = {name: _read(text) for name, (text, *_) in gold.items()}
    outer = {name: _rows(a for a in held if a.within is None) for name, held in found.items()}
    report: dict[str, Any] = score.report(gold, outer, with_breakdown=True, samples=samples)
    every = score.report(gold, {name: _rows(held) for name, held in found.items()})
    return report | {"all": every["attribution F1"]}


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("polnear_score", CORPUS / "score.py")
    assert spec is not None and spec.loader is not None  # noqa: PT018 - one fact about one file
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(text: str) -> tuple[Attribution, ...]:
    return attributions.find(text, voices.find(text).voices)


def _rows(found: Any) -> list[dict[str, list[list[int]]]]:
    return [{role: [list(span) for span in getattr(a, role)] for role in ROLES} for a in found]


def main() -> int:
    """Measure and print."""
    began = time.perf_counter()
    report = measure(samples=1000)
    if report is None:
        print("skipped: ../shared/polnear is not here")
        return 0
    for name, value in report["metrics"].items():
        low, high = report["interval"][name]
        figures = value if isinstance(value, dict) else {"accuracy": value}
        line = "/".join(f"{figure:.1f}" for figure in figures.values())
        print(f"{name:22} {line:16} [{low:.1f}, {high:.1f}]")
    for kind, row in report["breakdown"].items():
        print(f"recall, {kind:14} {row['content recall']:.1f} {row['attribution recall']:.1f}")
    print(f"attribution F1 counting inner ones: {report['all']:.2f}")
    print(f"{time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
