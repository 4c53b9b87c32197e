"""How much is read of the whole pages of tests/golden/articles; `-v` lists what is missed."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.claims.articles import expectations


def main() -> None:
    """Print how many expectations hold."""
    told = list(expectations())
    if "-v" in sys.argv:
        print("\n".join(one.line for one in told if not one.met))
    print(f"{sum(one.met for one in told)} of {len(told)} expectations hold")


if __name__ == "__main__":
    main()
