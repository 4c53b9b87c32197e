"""How well the linter catches faults: the reports of tests/golden/lint, tuned and held out.

One fault at a time is put into a report without any. `caught` counts a new finding of any rule,
`named` one of the rule that the fault was made for. `-v` prints what is missed of the tuned part.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.lint.faults import CASE_OF, HELD_OUT, TUNED, build, measure


def main() -> None:
    """Print false alarms of the clean reports, then the faults of both parts."""
    with TemporaryDirectory() as scratch:
        bench = build(Path(scratch))
        for report in CASE_OF:
            found = bench.clean(report)
            print(f"{report}: {len(found.rows)} false alarms in {found.factual} factual sentences")
            for row in found.rows:
                print(f"  {row.line}:{row.column} {row.rule}: {row.message} | {row.sentence}")
        for name in (TUNED, HELD_OUT)[: 1 if "-t" in sys.argv else 2]:
            tally = measure(bench, name)
            caught, named = tally.caught.total(), tally.named.total()
            print(f"{name}: {caught} of {tally.seeded.total()} caught, {named} by their own rule")
            if "-v" in sys.argv and name == TUNED:
                print("\n".join(tally.missed))


if __name__ == "__main__":
    main()
