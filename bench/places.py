"""Count the places located, wrong and missed in the dev articles, and in UCDP's list for Syria.

    python bench/places.py

Needs `../shared/suites`; without it, says so and passes. Exits 1 where a floor of the issue is
missed: 90 % of what the gazetteer holds within 25 km, and none more than 100 km off. Only figures
and names of places are printed, no text.
"""

import csv
import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tadmor.grounding.gazetteer import kilometres, named
from tadmor.grounding.places import find, resolve
from tadmor.model.reading import Place

SUITES = Path(__file__).parents[2] / "shared" / "suites"
RIGHT_KM, WRONG_KM = 25.0, 100.0


def main() -> int:
    """Measure, print, compare with the floors."""
    if not SUITES.is_dir():
        print(f"{SUITES} is not here: the places were not measured.")
        return 0
    total: Counter[str] = Counter()
    for path in sorted((SUITES / "dev-articles").glob("*.json")):
        counts = article(path)
        total += counts
        print(f"{path.stem}: {line(counts)}")
    print(f"dev articles: {line(total)}")
    print(f"UCDP, villages of Syria by name and governorate: {line(ucdp())}")
    held = total["located"] + total["off"] + total["wrong"] + total["missed"]
    return int(total["wrong"] > 0 or total["located"] < 0.9 * held)


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
