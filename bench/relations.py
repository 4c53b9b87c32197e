"""How well relations are typed and disagreements found: tests/golden/relations, tuned and held out.

A pair counts as right if the first row that joins the two statements gives its type, `none` if no
row does. `--tuned` leaves out what is held out, `-v` prints what is missed of the tuned part; of
what is held out only totals are printed, and nobody may tune on it.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.comparison.articles import alarms
from tests.comparison.pairs import HELD_OUT, PAGES, SECOND, TUNED, measure

PAIRS = {"tuned": TUNED, "tuned pages": PAGES, "held out": HELD_OUT, "held out second": SECOND}
ARTICLES = {"tuned": "articles", "held out": "held-out-articles"}


def main() -> None:
    """Print the figures of all parts."""
    left_out = "held out" if "--tuned" in sys.argv else "nothing"
    for name, files in PAIRS.items():
        if not name.startswith(left_out):
            _pairs(name, files)
    for name, file in ARTICLES.items():
        if not name.startswith(left_out):
            _articles(name, file)


def _pairs(name: str, files: tuple[str, ...]) -> None:
    tally = measure(files)
    listed = ", ".join(f"{type_} {score:.0f}" for type_, score in tally.f1().items())
    print(f"{name}: macro-F1 {tally.macro():.1f} ({listed});", end=" ")
    print(f"{tally.right()} of {tally.pairs.total()} pairs right;", end=" ")
    print(f"{tally.contradictions[True]} of {tally.contradictions.total()} contradictions right")
    if "-v" in sys.argv and not name.startswith("held out"):
        print("\n".join(tally.missed))


def _articles(name: str, file: str) -> None:
    tally = alarms(file)
    print(f"articles, {name}: {tally.found.total()} found, {tally.missed.total()} missed,", end=" ")
    print(f"{tally.false.total()} false; look-alikes dismissed {tally.alike[True]}", end=" ")
    print(f"of {tally.alike.total()}")
    for kind in sorted({*tally.found, *tally.missed, *tally.false}):
        print(f"  {kind}: {tally.found[kind]} found, {tally.missed[kind]} missed,", end=" ")
        print(f"{tally.false[kind]} false")
    if "-v" in sys.argv and not name.startswith("held out"):
        print("\n".join(tally.shown))


if __name__ == "__main__":
    main()
