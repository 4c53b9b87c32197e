"""Measure the reading of our own annotated passages: the part that was never trained on.

    python bench/measure_passages.py [FOLDER] [--misses]

A found attribution matches a marked one when their contents share half of their words (Dice), one
to one, best pairs first; it is *right* when the sources share a word too, or neither has one.
Speaker, stance and nesting are counted over the right ones, since what was not found has none.
Stance is a macro-F1 over the stances that occur, beside that of the constant "asserts". The
format is that of `training/attribution/README.md`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from passages import HELD_OUT, Marked, Passage, digest, passages

from tadmor.grounding import actors
from tadmor.model.reading import Actor, Attribution
from tadmor.model.text import Spans, quote
from tadmor.reading import attributions, speakers, voices

Cost = TypeVar("Cost")
WORD = re.compile(r"\w+")
EMPTY = frozenset("the a an of for and in s".split())
UNASSERTED = {"admits", "denies", "doubts", "asserts", "infers", "relays"}


class Read(NamedTuple):
    """What was read of one passage."""

    passage: Passage
    found: tuple[Attribution, ...]
    actors: dict[str, Actor]


class Pair(NamedTuple):
    """A marked attribution and the one found for it."""

    read: Read
    marked: Marked
    found: Attribution


def read(passage: Passage) -> Read:
    """Read one passage as a page."""
    said = attributions.find(passage.text, page := voices.find(passage.text).voices)
    known = actors.find(passage.text, page, said)
    linked = speakers.link(passage.text, said, known)
    return Read(passage, linked, {actor.id: actor for actor in known})


def pairs(one: Read) -> Iterator[Pair]:
    """Match by content, then keep what has the right source."""
    scored = []
    for g, marked in enumerate(one.passage.attributions):
        want = touched(one.passage.text, marked.content)
        for f, found in enumerate(one.found):
            have = touched(one.passage.text, found.content)
            dice = 2 * len(want & have) / (len(want) + len(have) or 1)
            if dice >= 0.5:
                scored.append(((not sourced(one, marked, found), -dice), g, f))
    for (wrong, _), g, f in best(scored):
        if not wrong:
            yield Pair(one, one.passage.attributions[g], one.found[f])


def best(scored: list[tuple[Cost, int, int]]) -> Iterator[tuple[Cost, int, int]]:
    """Give the cheapest pairs first, each of either side at most once."""
    used: tuple[set[int], set[int]] = (set(), set())
    for cost, g, f in sorted(scored):
        if g not in used[0] and f not in used[1]:
            used[0].add(g)
            used[1].add(f)
            yield cost, g, f


def touched(text: str, spans: Spans) -> set[int]:
    """Give the words that spans hold."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def sourced(one: Read, marked: Marked, found: Attribution) -> bool:
    """Say whether both name a source that shares a word, or both none."""
    want, have = (touched(one.passage.text, which.source) for which in (marked, found))
    return bool(want & have) if want or have else True


def stance(found: Attribution) -> str:
    """Give the stance in the passages' terms: a negated admission neither asserts nor denies."""
    if found.negated and found.stance in UNASSERTED:
        return "unasserted"
    return found.stance


def named(pair: Pair) -> bool:
    """Say whether the speaker is who was meant: all of one name's words in the other's."""
    actor = pair.read.actors.get(pair.found.speaker or "")
    if pair.marked.speaker is None or actor is None:
        return pair.marked.speaker is None and actor is None
    want, have = telling(pair.marked.speaker), telling(actor.name)
    return bool(want and have) and (want <= have or have <= want)


def telling(name: str) -> set[str]:
    """Give the words of a name that tell whose it is."""
    return set(WORD.findall(name.lower())) - EMPTY


def macro(rows: list[tuple[str, str]]) -> float:
    """Macro-F1, in percent, of (marked, found) labels over the labels that are marked."""
    scores = []
    for label in {marked for marked, _ in rows}:
        right = sum(marked == found == label for marked, found in rows)
        both = sum(marked == label for marked, _ in rows) + sum(f == label for _, f in rows)
        scores.append(2 * right / both)
    return 100 * sum(scores) / len(scores) if scores else 0.0


def nesting(found: list[Pair]) -> tuple[int, int, int]:
    """Count links to the outer attribution: right, marked, found; between right attributions."""
    ours = {(id(p.read), p.marked.number): p.found.id for p in found}
    theirs = {(id(p.read), p.found.id): p.marked.number for p in found}
    marked = {
        (id(p.read), p.found.id, ours.get((id(p.read), p.marked.within)))
        for p in found
        if p.marked.within and (id(p.read), p.marked.within) in ours
    }
    made = {
        (id(p.read), p.found.id, p.found.within)
        for p in found
        if p.found.within and (id(p.read), p.found.within) in theirs
    }
    return len(marked & made), len(marked), len(made)


def measure(folder: Path = HELD_OUT) -> tuple[dict[str, float], list[Read], list[Pair]]:
    """Give every figure in percent, with what was read and what was right."""
    held = [read(passage) for passage in passages(folder)]
    right = [pair for one in held for pair in pairs(one)]
    gold = sum(len(one.passage.attributions) for one in held)
    made = sum(len(one.found) for one in held)
    stances = [(pair.marked.stance, stance(pair.found)) for pair in right]
    links, marked, found = nesting(right)
    figures = {
        "precision": 100 * len(right) / (made or 1),
        "recall": 100 * len(right) / (gold or 1),
        "attribution_f1": 200 * len(right) / (gold + made or 1),
        "speaker": 100 * sum(map(named, right)) / (len(right) or 1),
        "stance_macro_f1": macro(stances),
        "stance_constant": macro([(marked, "asserts") for marked, _ in stances]),
        "nesting_f1": 200 * links / (marked + found or 1),
    }
    return figures, held, right


def misses(held: list[Read], right: list[Pair]) -> Iterator[str]:
    """Name what was not found, what is extra, and each wrong speaker and stance."""
    for one in held:
        mine = [pair for pair in right if pair.read is one]
        text, title = one.passage.text, one.passage.title[:30]
        for marked in one.passage.attributions:
            if all(pair.marked is not marked for pair in mine):
                yield f"{title}: missed {marked.stance}: {shown(text, marked)}"
        for found in one.found:
            if all(pair.found is not found for pair in mine):
                yield f"{title}: extra {stance(found)}: {shown(text, found)}"
        for pair in mine:
            if stance(pair.found) != pair.marked.stance:
                cue = quote(text, pair.found.cue)
                yield f"{title}: {cue!r} {pair.marked.stance}, not {stance(pair.found)}"
            if not named(pair):
                actor = one.actors.get(pair.found.speaker or "")
                name = actor.name if actor else None
                yield f"{title}: speaker {pair.marked.speaker!r}, not {name!r}"


def shown(text: str, one: Marked | Attribution) -> str:
    """Give the words of the three roles, shortened."""
    roles = (one.source, one.cue, one.content)
    return " | ".join(" ".join(quote(text, role).split())[:60] for role in roles)


def main() -> int:
    """Measure one folder and print."""
    given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = given[0] if given else HELD_OUT
    figures, held, right = measure(folder)
    gold = Counter(marked.stance for one in held for marked in one.passage.attributions)
    print(f"{len(held)} passages, {gold.total()} attributions, digest {digest(folder)[:16]}")
    print(", ".join(f"{count} {label}" for label, count in gold.most_common()))
    for name, figure in figures.items():
        print(f"{name:18} {figure:.1f}")
    if "--misses" in sys.argv:
        print("\n".join(misses(held, right)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
