"""Measure the reading of claims on our own annotated sentences: patterns that were held out.

    python bench/measure_sentences.py [FOLDER] [--misses]

The places that are marked are given, since most are invented; attributions, actors and times are
read. A found claim matches a marked one of the same frame and place whose words hold its trigger,
one to one. Roles are counted over matched claims and are right when half of their words are the
same (Dice). Polarity and aspect are macro-F1 beside the constants. Format:
`training/claims/README.md`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from measure_passages import best, macro, touched
from sentences import HELD_OUT, MarkedClaim, Sentence, digest, sentences

from tadmor.claims import propositions
from tadmor.grounding import actors, times
from tadmor.model.reading import Claim, Place, Voice
from tadmor.model.text import Span, Spans, quote
from tadmor.reading import attributions, speakers

STATES = {"control", "present"}
"""Frames of states: what still holds is found to be ongoing and is not so marked."""

VOICE = Voice(id="v0", kind="author", published="2020-06-15")


class Read(NamedTuple):
    """One sentence and the claims found in it."""

    sentence: Sentence
    claims: tuple[Claim, ...]
    places: dict[str, Place]


class Pair(NamedTuple):
    """A marked claim and the one found for it."""

    read: Read
    marked: MarkedClaim
    found: Claim


def read(sentence: Sentence) -> Read:
    """Read one sentence as a page of its own."""
    text = sentence.text
    said = attributions.find(text, (VOICE,))
    known = actors.find(text, (VOICE,), said)
    said = speakers.link(text, said, known)
    where = places(sentence)
    dated = times.find(text, (VOICE,))
    found = propositions.find(text, (VOICE,), said, known, where, dated)
    return Read(sentence, found, {place.id: place for place in where})


def places(sentence: Sentence) -> tuple[Place, ...]:
    """Give the named places that are marked, each with all its mentions."""
    names = {
        quote(sentence.text, span)
        for marked in sentence.claims
        for span in marked.roles.get("place", ())
    }
    kept = sorted(name for name in names if re.search(r"\b[A-Z0-9]", name))
    return tuple(
        Place(id=f"p{n + 1}", name=name, kind="point", mentions=mentions(sentence.text, name))
        for n, name in enumerate(kept)
    )


def mentions(text: str, name: str) -> Spans:
    """Give every place where a name stands by itself."""
    pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def pairs(one: Read) -> Iterator[Pair]:
    """Match claims of one frame: same place, words that hold the trigger, the most roles first."""
    scored = []
    for g, marked in enumerate(one.sentence.claims):
        for f, found in enumerate(one.claims):
            if marked.frame == found.frame and placed(one, marked, found) and held(marked, found):
                right, _, _ = roles(Pair(one, marked, found))
                scored.append((-right, g, f))
    for _, g, f in best(scored):
        yield Pair(one, one.sentence.claims[g], one.claims[f])


def placed(one: Read, marked: MarkedClaim, found: Claim) -> bool:
    """Say whether both are of one place, where a named one is marked."""
    want = {quote(one.sentence.text, span) for span in marked.roles.get("place", ())}
    named = {place.name for place in one.places.values()} & want
    have = one.places.get(found.place or "")
    return have is not None and have.name in named if named else True


def held(marked: MarkedClaim, found: Claim) -> bool:
    """Say whether the found claim's words hold the trigger."""
    return any(found.span.overlaps(span) for span in marked.trigger)


def roles(pair: Pair) -> tuple[int, int, int]:
    """Count roles: right, marked, found. Times and places are judged elsewhere."""
    text = pair.read.sentence.text
    want = {n: s for n, s in pair.marked.roles.items() if n not in ("time", "place")}
    have = {n: s for n, s in pair.found.roles.items() if n not in ("time", "place") and s}
    right = sum(alike(text, spans, have.get(name, ())) for name, spans in want.items())
    return right, len(want), len(have)


def alike(text: str, left: Spans, right: Spans) -> bool:
    """Say whether two fillers share half of their words."""
    want, have = touched(text, left), touched(text, right)
    return 2 * len(want & have) >= (len(want) + len(have)) / 2 if want and have else False


def figured(pair: Pair) -> bool:
    """Say whether bounds and kind of a figure are right."""
    want, have = pair.marked.figure, pair.found.figure
    if want is None or have is None:
        return want is None and have is None
    return (want.least, want.most, want.kind) == (have.min, have.max, have.kind)


def measure(folder: Path = HELD_OUT) -> tuple[dict[str, float], list[Read], list[Pair]]:
    """Give every figure in percent, with what was read and what matched."""
    done = [read(sentence) for sentence in sentences(folder)]
    right = [pair for one in done for pair in pairs(one)]
    gold = sum(len(one.sentence.claims) for one in done)
    made = sum(len(one.claims) for one in done)
    same, marked, found = (sum(column) for column in zip(*map(roles, right), strict=True))
    moving = sum(claim.moves for one in done for claim in one.sentence.claims)
    moved = sum(bool(claim.moves) for one in done for claim in one.claims)
    moves = sum(pair.marked.moves and bool(pair.found.moves) for pair in right)
    polarity = [(pair.marked.polarity, pair.found.polarity or "asserts") for pair in right]
    aspect = [(pair.marked.aspect, pair.found.aspect or "completed") for pair in right]
    events = [
        row for row, pair in zip(aspect, right, strict=True) if pair.marked.frame not in STATES
    ]
    figures = [pair for pair in right if pair.marked.figure]
    return (
        {
            "frame_f1": 200 * len(right) / (gold + made),
            "frame_precision": 100 * len(right) / made,
            "frame_recall": 100 * len(right) / gold,
            "role_f1": 200 * same / (marked + found),
            "moves_precision": 100 * moves / (moved or 1),
            "moves_recall": 100 * moves / (moving or 1),
            "polarity_macro_f1": macro(polarity),
            "polarity_constant": macro([(one, "asserts") for one, _ in polarity]),
            "aspect_macro_f1": macro(aspect),
            "aspect_constant": macro([(one, "completed") for one, _ in aspect]),
            "aspect_of_events": macro(events),
            "figures": 100 * sum(map(figured, figures)) / (len(figures) or 1),
        },
        done,
        right,
    )


def misses(done: list[Read], right: list[Pair]) -> Iterator[str]:
    """Name what is missed, extra or read otherwise, sentence by sentence."""
    for one in done:
        mine = [pair for pair in right if pair.read is one]
        lines = [
            f"  missed {c.frame} <{quote(one.sentence.text, c.trigger)}>"
            for c in one.sentence.claims
            if all(pair.marked is not c for pair in mine)
        ]
        lines += [
            f"  extra {'moving ' if c.moves else ''}{c.frame}: {filled(one.sentence.text, c)}"
            for c in one.claims
            if all(pair.found is not c for pair in mine)
        ]
        lines += [line for pair in mine for line in differing(pair)]
        if lines:
            yield f"{one.sentence.pattern}: {one.sentence.text}"
            yield from lines


def filled(text: str, claim: Claim) -> str:
    """Give a claim's roles in words."""
    return ", ".join(f"{name} {quote(text, spans)!r}" for name, spans in claim.roles.items())


def differing(pair: Pair) -> Iterator[str]:
    """Name what a matched claim has otherwise than marked."""
    text, marked, found = pair.read.sentence.text, pair.marked, pair.found
    for name in ("polarity", "aspect", "extent", "moves"):
        want, have = getattr(marked, name), getattr(found, name)
        if want != have and not (name == "extent" and want is None):
            yield f"  {marked.frame}: {name} {want}, not {have}"
    for name in (marked.roles.keys() | found.roles.keys()) - {"time", "place"}:
        want, have = marked.roles.get(name, ()), found.roles.get(name, ())
        if not alike(text, want, have) and (want or have):
            yield f"  {marked.frame}: {name} {quote(text, want)!r}, not {quote(text, have)!r}"
    if not figured(pair):
        yield f"  {marked.frame}: figure {marked.figure}, not {found.figure}"


def main() -> int:
    """Measure one folder and print."""
    given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = given[0] if given else HELD_OUT
    figures, done, right = measure(folder)
    frames = Counter(claim.frame for one in done for claim in one.sentence.claims)
    patterns = len({one.sentence.pattern for one in done})
    print(f"{len(done)} sentences, {patterns} patterns, digest {digest(folder)[:16]}")
    print(", ".join(f"{count} {frame}" for frame, count in frames.most_common()))
    for name, figure in figures.items():
        print(f"{name:18} {figure:.1f}")
    if "--misses" in sys.argv:
        print("\n".join(misses(done, right)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
