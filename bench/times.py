"""How well times are read: exact, overlapping, wrong and missed, against the gold in ../shared.

An expression is exact if its EDTF is the gold's or its first and last day are (a day's tolerance
on each closed side; where the gold is open, open or not before the document's date). Durations
must be the same string. Where the gold is `open` no date may be given, where it is `none` nothing
may be read. Two sets of our own stand beside those of ../shared, both written before the rules
were read: `second`, then worked on, and `held-out`, which nobody may tune on.
"""

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.grounding.times import find
from tadmor.model import edtf
from tadmor.model.edtf import day_of
from tadmor.model.reading import TimeExpression, Voice
from tadmor.model.text import Span
from tadmor.model.time import bounds_within, ordinal

SUITES = Path(__file__).resolve().parents[2] / "shared" / "suites"
OWN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "times"
OWN_SETS = ("second", "held-out")
OPEN, NOT_A_TIME = "open", "none"
TOLERANCE = 1


@dataclass(frozen=True, slots=True)
class Case:
    """One gold expression: where it stands, when its text was published, what it means."""

    suite: str
    text: str
    span: Span
    published: str | None
    gold: str


def measure(suites: Path = SUITES) -> dict[str, Counter[str]] | None:
    """Count the verdicts of each suite, or give None where the suites are not there."""
    if not suites.is_dir():
        return None
    verdicts: dict[str, Counter[str]] = {}
    for case in cases(suites):
        verdict = judge(case)
        verdicts.setdefault(case.suite, Counter())[verdict] += 1
    return verdicts


def cases(suites: Path) -> Iterator[Case]:
    """Give the expressions of every suite."""
    yield from expressions("time-expressions", suites)
    yield from articles(suites)
    for name in OWN_SETS:
        yield from expressions(name, OWN)


def expressions(name: str, folder: Path) -> Iterator[Case]:
    """Give the single expressions of a set; a backslash and an n stand for the end of a line."""
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = row["sentence"].replace("\\n", "\n")
            start = text.index(row["expression"])
            span = Span(start, start + len(row["expression"]))
            yield Case(name, text, span, row["published"] or None, row["edtf"])


def articles(suites: Path) -> Iterator[Case]:
    """Give the times of the annotated articles."""
    for path in sorted((suites / "dev-articles").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode()
        for row in gold["times"]:
            span = Span(row["span"]["s"], row["span"]["e"])
            yield Case("dev-articles", text, span, gold["document"]["published"], row["edtf"])


def judge(case: Case) -> str:
    """Compare the expression found at the gold's place: exact, overlap, disjoint or none."""
    voice = Voice(id="v0", kind="author", published=case.published)
    found = [one for one in find(case.text, (voice,)) if one.span.overlaps(case.span)]
    if case.gold in {OPEN, NOT_A_TIME}:
        wrong = [one for one in found if case.gold == NOT_A_TIME or one.edtf is not None]
        return "disjoint" if wrong else "exact"
    verdicts = [_verdict(one, case) for one in found if one.edtf is not None]
    order = ["exact", "overlap", "disjoint"]
    return min(verdicts, key=order.index) if verdicts else "none"


def _verdict(found: TimeExpression, case: Case) -> str:
    if found.edtf == case.gold:
        return "exact"
    if found.edtf is None or edtf.is_duration(found.edtf) or edtf.is_duration(case.gold):
        return "disjoint"
    ours, gold = days(found.edtf), days(case.gold)
    today = days(case.published)[1] or 0 if case.published else 0
    close = _near(ours[0], gold[0])
    open_end = gold[1] is None and (ours[1] or today) >= today
    close = close and (open_end or _near(ours[1], gold[1]))
    if close:
        return "exact"
    low = max(ours[0] or 0, gold[0] or 0)
    high = min(one for one in (ours[1], gold[1], 10**7) if one is not None)
    return "overlap" if low <= high else "disjoint"


def days(text: str) -> tuple[int | None, int | None]:
    """Give the first and last day as ordinals; an open side is None."""
    window = bounds_within(text)
    low, high = window.start_min, window.end_max
    first = None if low is None else ordinal(day_of(low))
    return first, None if high is None else ordinal(day_of(high))


def _near(ours: int | None, gold: int | None) -> bool:
    if ours is None or gold is None:
        return ours == gold
    return abs(ours - gold) <= TOLERANCE


def speed(suites: Path = SUITES) -> tuple[int, float]:
    """Give the words of the longest article and the best seconds of 20 runs over it, not cached."""
    texts = [path.read_text("utf-8") for path in (suites / "dev-articles").glob("*.txt")]
    text = max(texts, key=len)
    voices = (Voice(id="v0", kind="author", published="2016-03-26"),)
    best = float("inf")
    for run in range(1, 21):
        start = time.perf_counter()
        find(f"{text}{' ' * run}", voices)
        best = min(best, time.perf_counter() - start)
    return len(text.split()), best


def explain() -> None:
    """Print each expression of the suites to learn from that is not exact; held out stays so."""
    for case in cases(SUITES):
        if case.suite != "held-out" and judge(case) != "exact":
            voice = Voice(id="v0", kind="author", published=case.published)
            got = [one for one in find(case.text, (voice,)) if one.span.overlaps(case.span)]
            quoted = case.text[case.span.start : case.span.end]
            print(case.suite, quoted, case.gold, [(one.edtf, one.rule) for one in got], sep=" | ")


def main() -> int:
    """Print the table."""
    verdicts = measure()
    if verdicts is None:
        print("There is no ../shared/suites beside the project, so times were not measured.")
        return 0
    if "-v" in sys.argv[1:]:
        explain()
    for suite, counts in verdicts.items():
        table = ", ".join(
            f"{counts[name]} {name}" for name in ("exact", "overlap", "disjoint", "none")
        )
        print(f"{suite}: {sum(counts.values())} expressions: {table}")
    words, seconds = speed()
    print(f"speed: {words} words in {seconds * 1000:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
