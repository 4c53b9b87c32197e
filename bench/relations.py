"""How well relations are typed: the pairs of tests/golden/relations, tuned and held out.

A pair counts as right if the first row that joins the two statements gives its type, `none` if no
row does. `-v` prints what is missed of the tuned part; nobody may tune on the held-out one.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.comparison.pairs import HELD_OUT, TUNED, measure


def main() -> None:
    """Print the figures of both parts."""
    for name, files in (("tuned", TUNED), ("held out", HELD_OUT)):
        tally = measure(files)
        listed = ", ".join(f"{type_} {score:.0f}" for type_, score in tally.f1().items())
        print(f"{name}: macro-F1 {tally.macro():.1f} ({listed});", end=" ")
        print(f"{tally.right()} of {tally.pairs.total()} pairs right;", end=" ")
        print(
            f"{tally.contradictions[True]} of {tally.contradictions.total()} contradictions right"
        )
        if "-v" in sys.argv and files == TUNED:
            print("\n".join(tally.missed))


if __name__ == "__main__":
    main()
