"""Measuring typed relations on the pairs of `tests/golden/relations`, read as a case would be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tadmor.comparison.relations import relations
from tadmor.model.collection import Collection
from tadmor.model.findings import RelationRow
from tadmor.model.sentences import sentences
from tadmor.model.text import Span
from tests import golden
from tests.comparison.building import pages

TUNED = ("pairs-alike", "pairs-changing", "pairs-opposed", "pairs-apart")
PAGES = ("pairs-pages",)
HELD_OUT = ("held-out",)
SECOND = ("held-out-second",)


@dataclass
class Tally:
    """Pairs by (wanted, found); rows of contradictions, right and wrong; what was missed."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    contradictions: Counter[bool] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def f1(self) -> dict[str, float]:
        """Give the F1 in per cent of each type that is wanted or found."""
        found = {}
        for type_ in sorted({name for pair in self.pairs for name in pair}):
            wanted = sum(n for (want, _), n in self.pairs.items() if want == type_)
            given = sum(n for (_, got), n in self.pairs.items() if got == type_)
            found[type_] = 200 * self.pairs[type_, type_] / (wanted + given)
        return found

    def macro(self) -> float:
        """Give the mean F1 of the types."""
        scores = self.f1()
        return sum(scores.values()) / len(scores)

    def right(self) -> int:
        """Count the pairs that are given their type."""
        return sum(n for (want, got), n in self.pairs.items() if want == got)

    def precision(self) -> float:
        """Give the share of the rows of contradictions that are right, in per cent."""
        return 100 * self.contradictions[True] / max(1, self.contradictions.total())


def measure(names: Iterable[str]) -> Tally:
    """Count what is found of the pairs of some files.

    A row of a contradiction between statements that the case does not ask about is wrong.
    """
    tally = Tally()
    for name in names:
        for text, (line, _) in golden.cases(f"relations/{name}"):
            wanted, _, words = line.partition(": ")
            whole = pages(text)
            rows = relations(whole)
            joined = [row for row in rows if _joins(whole, row, *words.split(" | "))]
            got = joined[0].type if joined else "none"
            tally.pairs[wanted, got] += 1
            if got != wanted:
                tally.missed.append(f"{wanted} read as {got}: {text!r}")
            for row in rows:
                if row.type == "contradicts":
                    tally.contradictions[wanted == "contradicts" and row in joined] += 1
    return tally


def _joins(whole: Collection, row: RelationRow, one: str, other: str) -> bool:
    left = _around(whole, row.left_document, row.left_span)
    right = _around(whole, row.right_document, row.right_span)
    return (one in left and other in right) or (one in right and other in left)


def _around(whole: Collection, document: str, span: Span) -> str:
    text = whole.source(document).reading.text
    held = [sentence for sentence in sentences(text) if sentence.overlaps(span)]
    return text[held[0].start : held[-1].end]
