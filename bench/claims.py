"""Count the changes of control, the still rows and the figures read from the dev articles.

    python bench/claims.py

Needs `../shared/suites`; without it, says so and passes. The claims are read from the gold's own
attributions, places and times, so that only the claims stage is measured; `measure` takes any
other reader of a text, such as the whole pipeline. Exits 1 where a floor of the issue is missed:
85 % of the changes, 5 % false moves, 85 % of the figures. No text is printed but short spans.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from tadmor.claims.propositions import find
from tadmor.model.reading import Attribution, Claim, Place, Reading, TimeExpression, Voice
from tadmor.model.text import Span

ARTICLES = Path(__file__).parents[2] / "shared" / "suites" / "dev-articles"
Gold: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[str, Gold], Reading | tuple[tuple[Claim, ...], tuple[Place, ...]]]
MOVED, PARTLY = {"change"}, {"partial"}
KINDS = {"sorties": {"strikes"}, "targets hit": {"other", "strikes"}, "bodies found": {"killed"}}
SAME_KM = 8.0
COUNTRIES = {"Syria", "Russia", "Libya", "Afghanistan"}


def main() -> int:
    """Measure, print, compare with the floors."""
    if not ARTICLES.is_dir():
        print(f"{ARTICLES} is not here: the claims were not measured.")
        return 0
    total = measure(from_gold)
    print(f"dev articles: {dict(sorted(total.items()))}")
    found = total["change found"] / max(1, total["change found"] + total["change missed"])
    still = total["still"] + total["false move"]
    false = total["false move"] / max(1, still + total["change found"])
    figures = total["figure right"] / max(1, sum(total[f"figure {how}"] for how in OUTCOMES))
    print(f"changes {found:.0%}, false moves {false:.0%}, figures {figures:.0%}")
    return int(found < 0.85 or false > 0.05 or figures < 0.85)


OUTCOMES = ("right", "wrong", "missed")


def measure(reader: Reader) -> Counter[str]:
    """Score a reader on every article, printing each miss."""
    total: Counter[str] = Counter()
    for path in sorted(ARTICLES.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        started = time.perf_counter()
        read = reader(text, gold)
        total["ms"] += round(1000 * (time.perf_counter() - started))
        claims, places = (read.claims, read.places) if isinstance(read, Reading) else read
        for outcome, row in (*control(gold, claims, places), *figures(gold, claims)):
            total[outcome] += 1
            if outcome.split()[-1] in {"missed", "move", "wrong"}:
                print(f"{path.stem} {row['id']}: {outcome} ({row['kind']})")
        total["claims"] += len(claims)
    return total


def from_gold(text: str, gold: Gold) -> tuple[tuple[Claim, ...], tuple[Place, ...]]:
    """Read the claims of a text from its gold attributions, places and times."""
    voices = (Voice(id="v0", kind="author", published=gold["document"]["published"]),)
    attributions = tuple(_attribution(row) for row in gold["attributions"])
    places = tuple(_place(row) for row in gold["places"])
    times = tuple(
        TimeExpression(id=f"t{number}", span=span(row["span"]), edtf=row["edtf"])
        for number, row in enumerate(gold["times"], 1)
    )
    return find(text, voices, attributions, (), places, times), places


def control(
    gold: Gold, claims: tuple[Claim, ...], places: tuple[Place, ...]
) -> Iterator[tuple[str, Gold]]:
    """Say of each gold row of control how it came out.

    A change is found where a claim that moves control overlaps its words, at its place; where it
    has a day, that day is scored apart. A row that must not move is false where one does.
    """
    known = {row["id"]: row for row in gold["places"]}
    for row in gold["control"]:
        near = [claim for claim in claims if overlaps(claim, row)]
        moving = [claim for claim in near if claim.moves]
        partial = [claim for claim in near if claim.extent == "part" and claim.frame == "gain"]
        if row["kind"] in MOVED:
            here = [claim for claim in moving if same_place(claim, known[row["place"]], places)]
            yield f"change {'found' if here else 'missed'}", row
            if here:
                yield f"day {'same' if any(same_day(one, row) for one in here) else 'open'}", row
        elif row["kind"] in PARTLY:
            yield f"partial {'found' if partial else 'missed'}", row
        else:
            wrong = [claim for claim in moving if claim.frame == "gain" and not _other(claim, gold)]
            yield ("false move" if wrong else "still"), row


def figures(gold: Gold, claims: tuple[Claim, ...]) -> Iterator[tuple[str, Gold]]:
    """Say of each gold figure whether one with its bounds and kind overlaps its words."""
    for row in gold["figures"]:
        near = [claim.figure for claim in claims if claim.figure and overlaps(claim, row)]
        value, kinds = row["value"], KINDS.get(row["kind"], {row["kind"], "other"})
        right = [
            one
            for one in near
            if (one.min, one.max) == (value["min"], value["max"]) and one.kind in kinds
        ]
        outcome = "right" if right else "wrong" if near else "missed"
        yield f"figure {outcome}", row


def overlaps(claim: Claim, row: Gold) -> bool:
    """Say whether a claim's words overlap those of a gold row."""
    return any(claim.span.overlaps(span(one)) for one in row["spans"])


def same_place(claim: Claim, gold: Gold, places: tuple[Place, ...]) -> bool:
    """Say whether a claim is about a gold place: by position, or by its mentions."""
    place = next((one for one in places if one.id == claim.place), None)
    if place is None:
        return False
    mentioned = any(one.overlaps(span(two)) for one in place.mentions for two in gold["mentions"])
    if place.lat is None or place.lon is None:
        return mentioned
    away = 111 * max(abs(place.lat - gold["lat"]), abs(place.lon - gold["lon"]))
    return mentioned or away <= SAME_KM


def same_day(claim: Claim, row: Gold) -> bool:
    """Say whether the days agree, marks of doubt aside."""
    return (claim.time or "").rstrip("~?") == (row["edtf"] or "").rstrip("~?")


def span(piece: Gold) -> Span:
    """Read a gold span."""
    return Span(piece["s"], piece["e"])


def _other(claim: Claim, gold: Gold) -> bool:
    """Say whether a claim is what another row calls a change: two rows may share words."""
    return any(row["kind"] in MOVED and overlaps(claim, row) for row in gold["control"])


def _attribution(row: Gold) -> Attribution:
    stance: Any = "relays" if row["stance"] == "reports" else row["stance"]
    return Attribution(
        id=row["id"],
        source=(span(row["source"]["span"]),) if row["source"]["span"] else (),
        cue=(span(row["cue"]["span"]),) if row["cue"]["span"] else (),
        content=tuple(span(piece) for piece in row["content"]),
        within=None if row["parent"] == "AUT" else row["parent"],
        stance=stance,
        said=row.get("date"),
    )


def _place(row: Gold) -> Place:
    wide: Any = "province" if "province" in row["name"] else "point"
    return Place(
        id=row["id"],
        name=row["name"],
        lat=row["lat"],
        lon=row["lon"],
        kind="country" if row["name"] in COUNTRIES else wide,
        mentions=tuple(span(piece) for piece in row["mentions"]),
    )


if __name__ == "__main__":
    sys.exit(main())
