"""Who said what on the four annotated articles, through the whole pipeline: counts and misses.

    python bench/articles.py [--misses]

A found attribution matches a gold one when their contents share half of their words (Dice), one to
one, best pairs first; it is right when the speaker's name shares a telling word as well.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measure_passages import best, touched

from tadmor.documents import load
from tadmor.model.reading import Attribution, Reading
from tadmor.model.text import Span, quote
from tadmor.pipeline.read import read

ARTICLES = Path(__file__).parents[2] / "shared/suites/dev-articles"
WORD = re.compile(r"\w+")


def measure() -> tuple[Counter[str], list[str]]:
    """Count gold, found, matched and right attributions; name each that was missed or is extra."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for path in sorted(ARTICLES.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        published = gold["document"]["published"]
        reading = read(load(path.with_suffix(".txt"), {"published": published}))
        pairs = dict(_pairs(reading, gold["attributions"]))
        taken = set(pairs.values())
        counts["gold"] += len(gold["attributions"])
        counts["found"] += len(reading.attributions)
        counts["matched"] += len(pairs)
        for index, row in enumerate(gold["attributions"]):
            found = pairs.get(index)
            ok = found is not None and _named(reading, reading.attributions[found], row)
            counts["right"] += ok
            if not ok:
                misses.append(f"{path.stem[:2]} {row['id']} {_said(reading, found, row)}")
        extra = (a for n, a in enumerate(reading.attributions) if n not in taken)
        misses += (f"{path.stem[:2]} extra {_shown(reading, a)}" for a in extra)
    return counts, misses


def _pairs(reading: Reading, gold: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    scored = []
    for g, row in enumerate(gold):
        want = touched(reading.text, tuple(Span(p["s"], p["e"]) for p in row["content"]))
        for f, found in enumerate(reading.attributions):
            have = touched(reading.text, found.content)
            dice = 2 * len(want & have) / (len(want) + len(have) or 1)
            if dice >= 0.5:
                scored.append((-dice, g, f))
    for _, g, f in best(scored):
        yield g, f


def _named(reading: Reading, found: Attribution, row: dict[str, Any]) -> bool:
    names = {actor.id: actor.name for actor in reading.actors}
    name = names.get(found.speaker or "", "") + " " + quote(reading.text, found.source)
    if row["source"]["span"] is None:
        return found.speaker is None or bool(_telling(name) & _telling(row["source"]["name"]))
    return bool(_telling(name) & (_telling(row["source"]["name"])))


def _telling(name: str) -> set[str]:
    empty = {
        "the",
        "of",
        "a",
        "for",
        "he",
        "she",
        "it",
        "they",
        "s",
        "and",
        "in",
        "human",
        "rights",
    }
    return {word.removesuffix("s") for word in WORD.findall(name.lower())} - empty


def _said(reading: Reading, found: int | None, row: dict[str, Any]) -> str:
    if found is None:
        return f"missed: {row['source']['name']}: {row['content'][0]['text'][:70]!r}"
    return (
        f"wrong speaker for {row['source']['name']}: {_shown(reading, reading.attributions[found])}"
    )


def _shown(reading: Reading, found: Attribution) -> str:
    roles = (found.source, found.cue, found.content)
    return " | ".join(quote(reading.text, role)[:60].replace("\n", " ") for role in roles)


def main() -> int:
    """Print the counts, and with --misses each miss."""
    if not ARTICLES.is_dir():
        print("skipped: ../shared is not here")
        return 0
    counts, misses = measure()
    f1 = 2 * counts["right"] / (counts["gold"] + counts["found"])
    print(", ".join(f"{counts[name]} {name}" for name in ("gold", "found", "matched", "right")))
    print(f"attribution and speaker F1 {100 * f1:.1f}")
    if "--misses" in sys.argv:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
