"""Count the places right, wrong and left open, in news of our own words and in shared articles.

    python bench/places.py

The passages of `tests/golden/places/world.txt` are asked for one by one, as toponym corpora are:
right is within 161 km, or nearer where the passage says so, and every third passage is held out
from all tuning. The dev articles and UCDP's list for Syria need `../shared/suites`. Exits 1 where
a floor is missed: 95 % of the passages; of the dev articles 90 % of what the gazetteer holds
within 25 km, and none more than 100 km off. Only figures and names of places are printed, no text.
"""

import csv
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tadmor.grounding.gazetteer import kilometres, named
from tadmor.grounding.places import find, resolve
from tadmor.model.reading import Place

SUITES = Path(__file__).parents[2] / "shared" / "suites"
WORLD = Path(__file__).parents[1] / "tests" / "golden" / "places" / "world.txt"
MARK = re.compile(r"\{(?P<name>[^|{}]+)\|(?P<lat>[-.\d]+)\|(?P<lon>[-.\d]+)(?:\|(?P<km>\d+))?\}")
TOLERATED_KM = 161.0  # the customary hundred miles
RIGHT_KM, WRONG_KM = 25.0, 100.0


def main() -> int:
    """Measure, print, compare with the floors."""
    passages = [world(held_out=held_out) for held_out in (False, True)]
    for counts, name in zip(passages, ("tuned on", "held out"), strict=True):
        print(f"news of the world and of small towns, {name}: {line(counts)}")
    missed = any(counts["right"] < 0.95 * (counts.total() - counts["ms"]) for counts in passages)
    if not SUITES.is_dir():
        print(f"{SUITES} is not here: the dev articles were not measured.")
        return int(missed)
    total: Counter[str] = Counter()
    for path in sorted((SUITES / "dev-articles").glob("*.json")):
        counts = article(path)
        total += counts
        print(f"{path.stem}: {line(counts)}")
    print(f"dev articles: {line(total)}")
    print(f"UCDP, villages of Syria by name and governorate: {line(ucdp())}")
    held = total["located"] + total["off"] + total["wrong"] + total["missed"]
    return int(missed or total["wrong"] > 0 or total["located"] < 0.9 * held)


def world(*, held_out: bool) -> Counter[str]:
    """Ask for every marked name of the passages that are, or are not, held out."""
    lines = [one for one in WORLD.read_text("utf-8").splitlines() if one and one[0] != "#"]
    counts: Counter[str] = Counter()
    for number, marked in enumerate(lines, 1):
        if (number % 3 == 0) == held_out:
            counts += passage(marked)
    return counts


def passage(marked: str) -> Counter[str]:
    """Score one passage, its marks taken out first."""
    text, gold, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        gold.append((len(text), mark))
        text, at = text + mark["name"], mark.end()
    text += marked[at:]
    spans = [(start, start + len(mark["name"])) for start, mark in gold]
    started = time.perf_counter()
    answers = resolve(text, spans, None)
    counts = Counter({"ms": round(1000 * (time.perf_counter() - started))})
    for (_, mark), answer in zip(gold, answers, strict=True):
        if answer.lat is None or answer.lon is None:
            counts["left open"] += 1
            continue
        gap = kilometres((float(mark["lat"]), float(mark["lon"])), (answer.lat, answer.lon))
        counts["right" if gap <= float(mark["km"] or TOLERATED_KM) else "wrong"] += 1
    return counts


def line(counts: Counter[str]) -> str:
    """Give the counts in one line."""
    return ", ".join(f"{counts[key]} {key}" for key in sorted(counts))


def article(path: Path) -> Counter[str]:
    """Score one article against its gold places; a country only has to be found as one."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    started = time.perf_counter()
    places = find(text)
    counts = Counter({"ms": round(1000 * (time.perf_counter() - started))})
    for gold in json.loads(path.read_text(encoding="utf-8"))["places"]:
        counts[verdict(gold, places)] += 1
    return counts


def verdict(gold: dict[str, Any], places: tuple[Place, ...]) -> str:
    """Say how a gold place came out; what the gazetteer lacks may only be left open or unfound."""
    spans = [(span["s"], span["e"]) for span in gold["mentions"]]
    found = next(
        (
            place
            for place in places
            if any(m.start < end and start < m.end for m in place.mentions for start, end in spans)
        ),
        None,
    )
    if found is None or found.lat is None or found.lon is None:
        lacking = not any(named(span["text"]) for span in gold["mentions"])
        return "not in the gazetteer" if lacking else "missed"
    if gold["uncertainty_km"] is None:
        return "located" if found.kind == "country" else "wrong"
    return near(kilometres((gold["lat"], gold["lon"]), (found.lat, found.lon)))


def near(gap: float) -> str:
    """Name a distance in kilometres."""
    return "located" if gap <= RIGHT_KM else "off" if gap <= WRONG_KM else "wrong"


def ucdp() -> Counter[str]:
    """Ask for each of UCDP's places in one sentence that names its governorate."""
    rows = {}
    with gzip.open(SUITES / "ucdp-syria-2016-2019.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["where_prec"] in {"1", "2"}:
                point = (float(row["latitude"]), float(row["longitude"]))
                rows[row["where_coordinates"], row["adm_1"]] = point
    counts: Counter[str] = Counter()
    for (place, governorate), point in rows.items():
        text = f"Shells fell on {place}, in {governorate}, Syria."
        start = text.index(place)
        answer = resolve(text, [(start, start + len(place))], None)[0]
        located = answer.lat is not None and answer.lon is not None
        gap = kilometres(point, (answer.lat or 0.0, answer.lon or 0.0))
        counts[near(gap) if located else "left open"] += 1
    return counts


if __name__ == "__main__":
    sys.exit(main())
