"""Measuring disagreements on whole articles of `tests/golden/relations`: found, missed, false."""

from collections import Counter
from dataclasses import dataclass, field

from tadmor.comparison.conflicts import conflicts, dismissed
from tadmor.model.findings import ConflictRow
from tests import golden
from tests.comparison.building import pages


@dataclass
class Alarms:
    """Disagreements by kind: found, missed, and given though the article holds none such.

    `alike` counts the look-alikes that are asked for, by whether they are dismissed as told.
    """

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    alike: Counter[bool] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def precision(self) -> float:
        """Give the share of the rows given that are right, in per cent."""
        return 100 * self.found.total() / max(1, self.found.total() + self.false.total())

    def recall(self) -> float:
        """Give the share of the disagreements wanted that are found, in per cent."""
        return 100 * self.found.total() / max(1, self.found.total() + self.missed.total())


def fits(row: ConflictRow, line: str) -> bool:
    """Say whether a row is the one that an expected line tells of."""
    *because, kind, words = line.split(": ", 2)
    one, _, other = words.partition(" | ")
    quotes = (row.left_quote or "-", row.right_quote)
    return (
        row.kind == kind
        and row.dismissed_because == (because[0] if because else None)
        and any(one in a and other in b for a, b in (quotes, quotes[::-1]))
    )


def alarms(name: str) -> Alarms:
    """Compare what each article of a file holds with what is found in it."""
    tally = Alarms()
    for text, expected in golden.cases(f"relations/{name}"):
        whole = pages(text)
        rows, alike = list(conflicts(whole)), dismissed(whole)
        for line in expected:
            if line == "nothing" or not line.strip():
                continue
            if line.count(": ") > 1 and line.split(": ")[1] in KINDS:
                tally.alike[any(fits(row, line) for row in alike)] += 1
                continue
            met = next((row for row in rows if fits(row, line)), None)
            (tally.missed if met is None else tally.found)[line.partition(": ")[0]] += 1
            if met is None:
                tally.shown.append(f"missed {line}")
            else:
                rows.remove(met)
        for row in rows:
            tally.false[row.kind] += 1
            tally.shown.append(f"false {row.kind}: {row.left_quote!r} | {row.right_quote!r}")
    return tally


KINDS = frozenset(
    {
        "denial",
        "reversal",
        "alleged-reversal",
        "disputed-figure",
        "disputed-evidence",
        "rival-explanation",
        "contradiction",
    }
)
